import { addMoney, money, moneyFromDecimal, negateMoney, type Money } from '../../../model/money.ts';
import type { Dimensions, Weight } from '../../../model/records/product.ts';
import { lengthInMm, showLength, showWeight, weightInGrams } from '../measure.ts';
import { priceFault, type CatalogueEntry } from '../margins/catalogue.ts';
import { skuGap, type SkuGap } from '../margins/sku-gap.ts';
import { SIDES, type Change, type FigureChange, type Length, type Side } from './change.ts';

/** Decimals kept of a side or weight after a change: far below what anybody measures. */
const DECIMALS = 1e6;

/** The amount after the change; null where there is nothing to change or the text is no amount of the currency. */
function changedMoney(amount: Money | null, change: FigureChange<string>, currency: string): Money | null {
  if ('to' in change) return moneyFromDecimal(change.to, currency);
  if (amount === null) return null;
  if ('share' in change) {
    const minor = Math.round(amount.minor * (1 + change.share));
    return Number.isSafeInteger(minor) ? money(minor, amount.currency) : null;
  }
  const by = moneyFromDecimal(change.by, amount.currency);
  if (by === null) return null;
  return addMoney(amount, change.sign === 1 ? by : negateMoney(by));
}

function changedFigure<Value>(now: number, change: FigureChange<Value>, valueOf: (value: Value) => number): number {
  const after =
    'to' in change
      ? valueOf(change.to)
      : 'share' in change
        ? now * (1 + change.share)
        : now + change.sign * valueOf(change.by);
  return Math.round(after * DECIMALS) / DECIMALS;
}

/** The value that a change names; null for a share. */
function named<Value>(change: FigureChange<Value>): Value | null {
  return 'to' in change ? change.to : 'by' in change ? change.by : null;
}

function changedSides({ sides, unit }: Dimensions, side: Side, change: FigureChange<Length>): Dimensions {
  // Two units meet in millimetres, where inches are exact too.
  const common = (named(change)?.unit ?? unit) === unit ? unit : 'mm';
  const inCommon = (value: number, from: Dimensions['unit']): number =>
    from === common ? value : showLength(lengthInMm(value, from), common);
  const sorted = sides.map((value) => inCommon(value, unit)).toSorted((left, right) => right - left);
  const [longest = 0, median = 0, shortest = 0] = sorted;
  const changed: [number, number, number] = [longest, median, shortest];
  const place = SIDES.indexOf(side);
  changed[place] = changedFigure(changed[place] ?? 0, change, (length) => inCommon(length.value, length.unit));
  return { sides: changed, unit: common };
}

function changedWeight(weight: Weight, change: FigureChange<Weight>): Weight {
  const common = (named(change)?.unit ?? weight.unit) === weight.unit ? weight.unit : 'g';
  const inCommon = (value: Weight): number =>
    value.unit === common ? value.value : showWeight(weightInGrams(value), common).value;
  return { value: changedFigure(inCommon(weight), change, inCommon), unit: common };
}

/** Faults of other fields; those of a changed field are judged anew. */
function without(faults: readonly SkuGap[], field: string): SkuGap[] {
  return faults.filter((fault) => fault.field !== field);
}

function applyOne(entry: CatalogueEntry, change: Change, currency: string): CatalogueEntry {
  switch (change.field) {
    case 'price': {
      const price = changedMoney(entry.price, change.change, currency);
      const fault = priceFault(price, currency);
      // A price that was not known stays told as it was, unless the change names one.
      const faults = price === null && entry.price === null ? entry.faults : without(entry.faults, 'price');
      const added = price === null && entry.price === null ? [] : fault === null ? [] : [fault];
      return { ...entry, price: fault === null ? price : null, faults: [...faults, ...added] };
    }
    case 'cost': {
      const { change: how } = change;
      if ('to' in how) {
        const cost = moneyFromDecimal(how.to, currency);
        return { ...entry, costs: cost === null ? [] : [{ from: null, cost }] };
      }
      const costs = entry.costs.flatMap(({ from, cost }) => {
        const changed = changedMoney(cost, how, cost.currency);
        return changed === null ? [] : [{ from, cost: changed }];
      });
      return { ...entry, costs };
    }
    case 'side':
      return entry.dimensions === null
        ? entry
        : { ...entry, dimensions: changedSides(entry.dimensions, change.side, change.change) };
    case 'weight':
      if (entry.weight !== null) return { ...entry, weight: changedWeight(entry.weight, change.change) };
      return 'to' in change.change ? { ...entry, weight: change.change.to } : entry;
    case 'category':
      return { ...entry, category: change.value };
    case 'fulfillment':
      return { ...entry, fulfilment: change.value };
    case 'product-type':
      return { ...entry, productType: change.value, faults: without(entry.faults, 'productType') };
    case 'route':
      // A route belongs to the way of selling, not to the product: it is given to the fees of the whole side.
      return entry;
  }
}

/** The SKU after every change, in the order typed. Changes that make no sense for it become faults, never a guess. */
export function applyChanges(entry: CatalogueEntry, changes: readonly Change[], currency: string): CatalogueEntry {
  return changes.reduce((changed, change) => applyOne(changed, change, currency), entry);
}

/** Why a change cannot be made in a currency, such as cents of a yen; null when it can. */
export function changeFault(change: Change, currency: string): SkuGap | null {
  if (change.field !== 'price' && change.field !== 'cost') return null;
  const { change: how } = change;
  const text = 'to' in how ? how.to : 'by' in how ? how.by : null;
  if (text === null || moneyFromDecimal(text, currency) !== null) return null;
  return skuGap('bad-input', change.field, `${text} is no amount in ${currency}`);
}
