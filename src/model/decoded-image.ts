/**
 * Pixels of a picture, or of a piece of it, after turning by its EXIF tag and flattening on white: three bytes a pixel,
 * row by row. Usually shrunk: the facts tell the picture's own size.
 */
export interface PixelGrid {
  readonly width: number;
  readonly height: number;
  /** Red, green, blue; 3 x width x height bytes. */
  readonly rgb: Uint8Array;
  /** Share of pixels that were not opaque before flattening, 0-1. */
  readonly transparentShare: number;
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
  /** EXIF orientation, 1-8; null when the file has none. */
  readonly orientation: number | null;
  /** Name of the embedded colour profile; null when there is none. */
  readonly profile: string | null;
  /** Bits of one channel: 8, 16...; null when not known. */
  readonly bitDepth: number | null;
  /** Pixels an inch; null when the file does not say. */
  readonly density: number | null;
  /** Quality 1-100 that the quantisation tables of a JPEG are those of; null for other formats and unknown tables. */
  readonly jpegQuality: number | null;
  /** Bytes of a JPEG's picture data, without its header; null for other formats and where the header is not told from them. */
  readonly dataBytes: number | null;
  /** `4:4:4`, `4:2:0`...: how much colour detail a JPEG keeps; null for other formats. */
  readonly chroma: string | null;
  /** Stored in several passes (progressive JPEG, interlaced PNG). */
  readonly progressive: boolean;
  /** Keywords of the XMP packet (`dc:subject`). */
  readonly subjects: readonly string[];
  /** How the picture came to be by its own word (IPTC `DigitalSourceType`, last part of the address); null when not told. */
  readonly digitalSource: string | null;
}

/** Why there are no pixels, in words for the seller. */
export interface DecodeFailure {
  /** `image-empty`, `image-not`, `image-truncated`, `image-damaged`, `image-too-large`, `image-not-accepted`, `image-unreadable`. */
  readonly code: string;
  readonly message: string;
}

/** A picture as decoded: pixels, or the reason why there are none. */
export interface DecodedImage {
  readonly facts: ImageFacts;
  readonly pixels: PixelGrid | null;
  readonly failure: DecodeFailure | null;
}

/** Facts of a file of which nothing but its path is known. */
export function unknownFacts(path: string): ImageFacts {
  return {
    path,
    bytes: 0,
    format: null,
    width: null,
    height: null,
    pages: 0,
    alpha: false,
    colourSpace: null,
    orientation: null,
    profile: null,
    bitDepth: null,
    density: null,
    jpegQuality: null,
    dataBytes: null,
    chroma: null,
    progressive: false,
    subjects: [],
    digitalSource: null,
  };
}
