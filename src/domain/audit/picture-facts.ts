/** What became of a picture that was downloaded. */
export interface FetchedData {
  /** `network`: all bytes came now. `cache`: the server said that the kept ones are still right. */
  readonly from: 'network' | 'cache';
  readonly sha256: string;
  /** What the server calls it; null when it says nothing. The bytes decide. */
  readonly contentType: string | null;
  readonly redirects: number;
}

/** A mended copy of a picture: what was done to it, or why there is none. */
export interface FixData {
  /** True when the copy was written: the findings it mends are gone, and it has no new one. */
  readonly offered: boolean;
  /** Where it lies; null when none is offered. */
  readonly file: string | null;
  /** Size of the copy, px; null when none was made. */
  readonly width: number | null;
  readonly height: number | null;
  /** What was done, one sentence each. */
  readonly steps: readonly string[];
  /** Rules whose findings are gone in the copy. */
  readonly mends: readonly string[];
  /** What was not done and why, one sentence each. */
  readonly reasons: readonly string[];
}

/** What the run knows of a picture besides its measures. */
export interface PictureFacts {
  /** SKU of the listing; null when no file tells, or several SKUs share the ASIN. */
  readonly sku: string | null;
  readonly asin: string | null;
  /** Every SKU the picture is for. */
  readonly skus: readonly string[];
  /** Null for a picture that lies here. */
  readonly fetched: FetchedData | null;
  /** File of the marked copy; null when none was asked for, or there are no pixels. */
  readonly marked: string | null;
  /** Null when no mended copy was asked for, or nothing was found that one could mend. */
  readonly fix: FixData | null;
}
