import type { Origin } from './origin.ts';

/** A picture of a listing that a file names by its address. */
export interface ListedPicture {
  /** `MAIN`, `PT01`..., `SWCH`. */
  readonly slot: string;
  readonly url: string;
}

/** One picture file named by SKU or ASIN and slot: `B0ABCDEFGH.MAIN.jpg`, `SKU-1_PT01.png`. */
export interface ImageRecord {
  readonly kind: 'image';
  readonly origin: Origin;
  readonly path: string;
  /** Name before the slot: a SKU or an ASIN. */
  readonly product: string;
  /** `MAIN`, `PT01`... `PT99`, `SWCH` or another of Amazon's codes; `A+` in a folder for A+; null when the name does not tell. */
  readonly slot: string | null;
  readonly bytes: number;
}
