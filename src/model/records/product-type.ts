import type { Origin } from './origin.ts';

/** What Amazon's schema of a product type asks for (Product Type Definitions API). */
export interface ProductTypeRecord {
  readonly kind: 'product-type';
  readonly origin: Origin;
  /** `LUGGAGE`. */
  readonly productType: string;
  /** Names of the attributes without which nothing is taken; attributes asked for under a condition are not among them. */
  readonly required: readonly string[];
  /** Names of all attributes it has. */
  readonly attributes: readonly string[];
  /** Most characters of one value, by attribute, where the schema says so. */
  readonly maxLengths: Readonly<Record<string, number>>;
  /** Most UTF-8 bytes of one value, by attribute, where the schema says so. */
  readonly maxBytes: Readonly<Record<string, number>>;
  /** Most values, by attribute, where the schema says so. */
  readonly maxItems: Readonly<Record<string, number>>;
}
