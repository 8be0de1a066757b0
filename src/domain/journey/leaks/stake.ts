import { money, type Money } from '../../../model/money.ts';
import type { Settings } from '../settings.ts';
import { splitChange } from '../../../model/statistics/change-split.ts';
import { newcombe } from '../../../model/statistics/newcombe.ts';
import { intervalZ } from '../../../model/statistics/normal.ts';
import { effective, type Interval } from '../../../model/statistics/proportion.ts';
import type { LeakStep } from './leak-step.ts';
import type { ProductWindow, ProductWindows } from './product-windows.ts';

/** What a fall cost in the later window. */
export interface Stake {
  /** Sales lost in the later window; null when no price is known. */
  readonly amount: Money | null;
  readonly interval: readonly [Money, Money] | null;
  readonly lostUnits: number;
  readonly lostUnitsInterval: Interval;
  readonly basis: string;
}

/** Difference of the shares, later minus earlier, with an interval widened by the week-to-week spread. */
export function fallOf(
  { before, after }: ProductWindows,
  dispersion: number,
  settings: Settings,
): { readonly difference: number; readonly interval: Interval } {
  const z = intervalZ(settings.confidenceLevel);
  return {
    difference: after.share.count / after.share.n - before.share.count / before.share.n,
    interval: newcombe(effective(after.share, dispersion), effective(before.share, dispersion), z),
  };
}

/** The later window's own ratio where it sold anything, else the earlier one's. */
function ratioOf(product: ProductWindows, of: (window: ProductWindow) => readonly [number, number]): number | null {
  for (const window of [product.after, product.before]) {
    const [top, bottom] = of(window);
    if (bottom > 0) return top / bottom;
  }
  return null;
}

/**
 * What the step lost at the earlier rate, times units for each that took it, times average price of a unit. The interval
 * is that of the rate; price and units are taken as they are.
 */
export function stakeOf(
  product: ProductWindows,
  dispersion: number,
  { currency, settings, step }: { readonly currency: string; readonly settings: Settings; readonly step: LeakStep },
): Stake {
  const { difference, interval } = fallOf(product, dispersion, settings);
  const could = product.after.share.n;
  const unitsPerItem = ratioOf(product, ({ units, share }) => [units, share.count]) ?? 1;
  const price = ratioOf(product, ({ salesMinor, units }) => [salesMinor, units]);
  const units = (fall: number): number => -fall * could * unitsPerItem;
  const lostUnitsInterval: Interval = [units(interval[1]), units(interval[0])];
  const worth = (lost: number): Money => money(Math.round(lost * (price ?? 0)), currency);
  const known = price !== null && price > 0;
  return {
    amount: known ? worth(units(difference)) : null,
    interval: known ? [worth(lostUnitsInterval[0]), worth(lostUnitsInterval[1])] : null,
    lostUnits: units(difference),
    lostUnitsInterval,
    basis: `sales lost ${product.after.from} to ${product.after.to}: ${could} ${step.words.bottom} at the earlier rate, times ${unitsPerItem.toFixed(2)} units per ${step.words.one} and the average price; before fees and cost`,
  };
}

/** Part of the change of sales that each factor made; minor units. */
export interface SalesSplit {
  readonly method: 'log-mean' | 'shapley';
  readonly beforeMinor: number;
  readonly changeMinor: number;
  readonly effects: readonly { readonly factor: string; readonly minor: number }[];
}

const FACTORS = ['sessions', 'order items per session', 'units per order item', 'price'] as const;

/** Splits the change of sales into visits, buying, basket and price; null without sales in either window. */
export function salesSplit({ before, after }: ProductWindows): SalesSplit | null {
  const factors = ({ share, units, salesMinor }: ProductWindow): number[] => [
    share.n,
    share.n > 0 ? share.count / share.n : 0,
    share.count > 0 ? units / share.count : 0,
    units > 0 ? salesMinor / units : 0,
  ];
  if (before.salesMinor === 0 && after.salesMinor === 0) return null;
  const { method, effects } = splitChange(factors(before), factors(after));
  return {
    method,
    beforeMinor: before.salesMinor,
    changeMinor: after.salesMinor - before.salesMinor,
    effects: FACTORS.map((factor, index) => ({ factor, minor: Math.round(effects[index] ?? 0) })),
  };
}
