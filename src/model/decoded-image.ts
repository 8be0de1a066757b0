/** Pixels of a picture after turning by its EXIF tag and flattening on white: three bytes a pixel, row by row. */
export interface PixelGrid {
  readonly width: number;
  readonly height: number;
  /** Red, green, blue; 3 x width x height bytes. */
  readonly rgb: Uint8Array;
}

/** What a picture file says of itself, read from its bytes and never from its name. */
export interface ImageFacts {
  readonly path: string;
  readonly bytes: number;
  /** `jpeg`, `png`, `gif`, `tiff`, `webp`, `bmp`, `svg`...; null when the bytes are no picture. */
  readonly format: string | null;
  /** After turning; null when not known. */
  readonly width: number | null;
  readonly height: number | null;
  /** Pictures in the file: more than one is an animation or a document. */
  readonly pages: number;
  readonly alpha: boolean;
  /** `srgb`, `cmyk`, `b-w`...; null when not known. */
  readonly colourSpace: string | null;
}

/** Why there are no pixels, in words for the seller. */
export interface DecodeFailure {
  /** `image-empty`, `image-not`, `image-damaged`, `image-too-large`, `image-not-accepted`, `image-unreadable`. */
  readonly code: string;
  readonly message: string;
}

/** A picture as decoded: pixels, or the reason why there are none. */
export interface DecodedImage {
  readonly facts: ImageFacts;
  readonly pixels: PixelGrid | null;
  readonly failure: DecodeFailure | null;
}
