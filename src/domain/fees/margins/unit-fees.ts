import { weakestConfidence, type Confidence } from '../../../model/confidence.ts';
import { subtractMoney, type Money } from '../../../model/money.ts';
import type { IsoDate } from '../../../model/period.ts';
import type { FeeRules } from '../../../rules/fee-rules.ts';
import { compileFees } from '../compile.ts';
import type { Because, FeeKind, FeeOptions } from '../fee-types.ts';
import type { CatalogueEntry } from './catalogue.ts';
import { categoryByQuote } from './category-by-quote.ts';
import { costFault, costOn } from './dated-cost.ts';
import { feeGap, type SkuGap } from './sku-gap.ts';

/** One fee of a unit without its reason: catalogues keep millions of them. */
export interface FeePart {
  readonly kind: FeeKind;
  readonly amount: Money;
}

/** What one unit of a SKU earns on a day. Null members are not known; `gaps` says why. */
export interface UnitResult {
  readonly price: Money | null;
  readonly cost: Money | null;
  /** Each fee that is known, also where another is not. */
  readonly parts: readonly FeePart[];
  /** Sum of the fees; null as soon as one is not known. */
  readonly fees: Money | null;
  /** Sales tax in the price that leaves the sale, less what comes back with the fees; zero where tax comes on top. */
  readonly tax: Money | null;
  /** Price less tax and fees: what is left before the cost. */
  readonly proceeds: Money | null;
  /** Price less tax, fees and cost. */
  readonly profit: Money | null;
  /** Profit as a share of the price, tax in it where prices hold tax. */
  readonly margin: number | null;
  /** Profit as a share of the cost; null without a cost above zero. */
  readonly roi: number | null;
  /** Id of the size tier; null for units the seller ships and where it is not known. */
  readonly tier: string | null;
  readonly category: string | null;
  /** True when the category was found by the referral fee that Amazon quoted. */
  readonly categoryByQuote: boolean;
  readonly gaps: readonly SkuGap[];
  readonly confidence: Confidence;
  readonly because: readonly Because[];
}

export type UnitFees = (entry: CatalogueEntry) => UnitResult;

/** One empty list for all SKUs that lack nothing. */
const NO_GAPS: readonly SkuGap[] = [];

/** The function that works out one unit of any SKU on a day: tables are looked up once for all of them. */
export function unitFees(rules: FeeRules, date: IsoDate, options: FeeOptions = {}): UnitFees {
  const compute = compileFees(rules, date, options);
  const { currency } = rules;
  return (entry) => {
    const { price } = entry;
    const noCost = costFault(entry.costs, date, currency);
    const cost = noCost === null ? costOn(entry.costs, date, currency) : null;
    const gaps = noCost === null && entry.faults.length === 0 ? [] : [...entry.faults, ...(noCost ? [noCost] : [])];
    const unknown = {
      price,
      cost,
      parts: [],
      fees: null,
      tax: null,
      proceeds: null,
      profit: null,
      margin: null,
      roi: null,
      tier: null,
    } as const;
    const named = entry.category !== null;
    if (price === null || entry.faults.length > 0) {
      return { ...unknown, category: entry.category, categoryByQuote: false, gaps, confidence: 'a', because: [] };
    }
    const quoted = named ? null : categoryByQuote(entry.preview, price, rules, date);
    const category = quoted !== null && 'category' in quoted ? quoted.category : entry.category;
    const result = compute({
      price,
      dimensions: entry.dimensions,
      weight: entry.weight,
      category,
      productType: entry.productType,
      fulfilment: entry.fulfilment,
      cost,
    });
    for (const gap of result.gaps) {
      // The gap that names the categories that fit says more than the one that says there is none.
      const fitting = quoted !== null && 'gap' in quoted && gap.kind === 'referral' && gap.code === 'missing-input';
      gaps.push(fitting ? quoted.gap : feeGap(gap));
    }
    const { total: fees, tax, profit } = result;
    const proceeds = fees === null || tax === null ? null : subtractMoney(subtractMoney(price, fees), tax);
    const because = result.fees.map((fee) => fee.because);
    const confidence = weakestConfidence(because.map((reason) => reason.confidence));
    const tier = result.tier !== null && result.tier.found ? result.tier : null;
    return {
      price,
      cost,
      parts: result.fees.map(({ kind, amount }) => ({ kind, amount })),
      fees,
      tax,
      proceeds,
      profit,
      margin: result.margin,
      roi: result.roi,
      tier: tier?.tier.id ?? null,
      category,
      categoryByQuote: !named && category !== null,
      gaps: gaps.length === 0 ? NO_GAPS : gaps,
      confidence,
      because: tier === null ? because : [tier.because, ...because],
    };
  };
}
