/** What the ground around the product is, judged by corners and frame. */
export type Background = 'white' | 'near-white' | 'white-product-at-frame' | 'off-white' | 'not-white';

/** A rectangle in px of the upright picture at its full size, from its top left corner; whole numbers. */
export interface Rectangle {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Where in the picture the measures were taken: what is drawn into a marked copy. */
export interface ImageGeometry {
  /** Size of the upright picture, in whose px all rectangles are. */
  readonly width: number;
  readonly height: number;
  /** Box around the product; null when the ground is not white, so that the product cannot be told from it. */
  readonly box: Rectangle | null;
  /** Runs of the frame that are not white, one px thick or more; a product that reaches the frame is among them. */
  readonly framePixels: readonly Rectangle[];
  /** Rows of small detached parts that look like letters, top to bottom. */
  readonly textRows: readonly Rectangle[];
  /** Detached flat parts in a corner of the picture that look like a badge. */
  readonly badges: readonly Rectangle[];
}

/** Shares of each edge of the picture, 0-1. */
export interface EdgeShares {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A measure that was not taken, and why. */
export interface NotMeasured {
  /** Key of the measure. */
  readonly measure: string;
  readonly reason: string;
}

/**
 * Numbers measured in the pixels of one picture, turned upright and flattened on white. Shares are 0-1, brightness
 * 0-255. What cannot be told honestly is null, and `notMeasured` says why.
 */
export interface ImageMeasures {
  /** Share of frame pixels with every channel at the white limit (250) or above. */
  readonly whiteBorderShare: number;
  /** Share of frame pixels that are exactly 255, 255, 255. */
  readonly exactWhiteBorderShare: number;
  /** How many of the four corner squares are white, and how many off-white. */
  readonly whiteCorners: number;
  readonly offWhiteCorners: number;
  readonly background: Background;
  /** Median red, green, blue of the four corner squares. */
  readonly cornerColour: readonly [number, number, number];
  /** Share of frame pixels near the frame's own median colour, when that is not white and white lies inside; else 0. */
  readonly borderShare: number;
  /** Share of each edge that is nearly white and yet not white (a shadow, a seam). */
  readonly offWhiteEdges: EdgeShares;

  /** Long side of the product box as a share of the picture's. */
  readonly productFillShare: number | null;
  /** Lowest and highest reading of the same at several brightness limits: soft shadows belong to the product or not. */
  readonly productFillRange: readonly [number, number] | null;
  /** The same at each brightness limit; null where the ground itself lies below the limit. */
  readonly productFillByThreshold: readonly { readonly threshold: number; readonly share: number | null }[] | null;
  readonly boxAreaShare: number | null;
  readonly foregroundShare: number | null;
  /** Share of each edge that the product covers. */
  readonly edges: EdgeShares | null;
  /** Share of the ring just outside the product that is neither ground nor product: a fringe, or a soft shadow. */
  readonly haloShare: number | null;

  /** Variance of the Laplacian of the product at 500 px on the long side; of the whole picture where the ground is not white. */
  readonly sharpness: number | null;
  /** The same at the picture's own size: low where a small picture was enlarged. */
  readonly nativeSharpness: number | null;
  /** Mean colourfulness (saturation, 0-1) of the product, or of the whole picture where the ground is not white. */
  readonly saturation: number | null;
  /** Share of pixels that are not opaque; 0 without an alpha channel. */
  readonly transparentShare: number;
  /** True when every pixel of the flattened picture has the same colour. */
  readonly singleColour: boolean;

  /** Rows of small detached parts on the white ground that look like a line of letters. */
  readonly textRows: number | null;
  /** Detached flat parts in a corner that look like a badge. */
  readonly badges: number | null;
  /** Large parts that look alike: a pack of several, or one product shown more than once. */
  readonly similarParts: number | null;

  /** Perceptual hash of the whole picture: 64 bits as 16 hexadecimal digits. */
  readonly hash: string;
  /** The same of the product box alone. */
  readonly boxHash: string | null;
  /** Mean colour of the product as CIE L*, a*, b*. */
  readonly productColour: readonly [number, number, number] | null;

  readonly notMeasured: readonly NotMeasured[];
}
