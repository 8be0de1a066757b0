/** Pixels of a picture and nothing else: what is drawn on, mended and packed. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  /** Red, green, blue of each pixel, row by row; 3 x width x height bytes. */
  readonly rgb: Uint8Array;
}
