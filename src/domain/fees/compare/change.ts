import type { FulfilmentChannel } from '../../../model/records/listing.ts';
import type { Dimensions, Weight } from '../../../model/records/product.ts';
import type { ProductType } from '../../../rules/fee-rows.ts';

/** How a figure is changed: to a value, by a value, or by a share (0.05 = 5 % more). */
export type FigureChange<Value> =
  | { readonly to: Value }
  | { readonly by: Value; readonly sign: 1 | -1 }
  | { readonly share: number };

/** A length with its unit, above zero. */
export interface Length {
  readonly value: number;
  readonly unit: Dimensions['unit'];
}

/** Sides by size: their order in a file means nothing. */
export const SIDES = ['longest', 'median', 'shortest'] as const;
export type Side = (typeof SIDES)[number];

/** One what-if, as typed and as read. Amounts are decimal text in major units, of whatever currency the marketplace has. */
export type Change = { readonly typed: string } & (
  | { readonly field: 'price' | 'cost'; readonly change: FigureChange<string> }
  | { readonly field: 'side'; readonly side: Side; readonly change: FigureChange<Length> }
  | { readonly field: 'weight'; readonly change: FigureChange<Weight> }
  | { readonly field: 'category'; readonly value: string }
  | { readonly field: 'route'; readonly value: string }
  | { readonly field: 'fulfillment'; readonly value: FulfilmentChannel }
  | { readonly field: 'product-type'; readonly value: ProductType }
);
