import { addMoney, decimalText, money, type Money } from '../../../../model/money.ts';
import { addDays, type IsoDate } from '../../../../model/period.ts';
import { versionAt } from '../../../../rules/at.ts';
import type { FeeRules } from '../../../../rules/fee-rules.ts';
import type { ReferralFeeRow } from '../../../../rules/fee-rows.ts';
import { findCategory } from '../../categories.ts';
import { referralAmount } from '../../components/referral.ts';
import type { Because } from '../../fee-types.ts';
import { because } from '../../lookup.ts';
import { sourceRef } from '../../provenance.ts';
import type { OrderItem } from '../order-items.ts';
import { withTaxOnFee } from '../expected.ts';
import { makeCase, type CaseLine, type ReconcileCase } from '../reconcile-case.ts';
import { bySku, comparable, counted, placeOf, type CaseContext, type CheckOutcome } from './case-context.ts';

/** More names than this would be guessing. */
const CATEGORIES_NAMED = 3;

/**
 * What the fee may be a share of, for one unit: the item alone or with gift wrap, shipping and tax, with the seller's
 * discounts taken off or not. Amazon's agreement names the sum; which discounts it takes off depends on who pays them.
 */
export function referralBases(item: OrderItem): Money[] {
  const quantity = item.quantity ?? 1;
  const wrapped = addMoney(item.principal, item.giftWrap);
  const shipped = addMoney(wrapped, item.shipping);
  const totals = [item.principal, wrapped, shipped, addMoney(shipped, item.tax)].flatMap((base) => [
    base,
    addMoney(base, item.promotion),
  ]);
  const units = totals
    .filter((total) => total.minor > 0)
    .flatMap(({ minor }) => [Math.floor(minor / quantity), Math.ceil(minor / quantity)]);
  return [...new Set(units)].map((minor) => money(minor, item.principal.currency));
}

/** Lowest and highest fee of a category for all units of an item, over all readings of the price. */
export function referralRange(row: ReferralFeeRow, item: OrderItem): { readonly low: number; readonly high: number } {
  const amounts = referralBases(item).map((base) => referralAmount(row, base).amount.minor * (item.quantity ?? 1));
  return { low: Math.min(...amounts), high: Math.max(...amounts) };
}

interface Compared {
  readonly item: OrderItem;
  readonly high: number;
  readonly over: number;
  readonly because: Because;
}

function compare(item: OrderItem, category: string, rules: FeeRules, context: CaseContext): Compared | null {
  const { settings } = context;
  const days: IsoDate[] = [item.day, addDays(item.day, -settings.cardSlackDays)];
  const readings = days.flatMap((day) => {
    const found = findCategory(rules, day, category, 'referral');
    if ('gap' in found) return [];
    const { high: bare } = referralRange(found.row, item);
    const high = withTaxOnFee(money(bare, rules.currency), 'referral', rules, day).minor;
    return [{ high, because: because('referral-fees', found.version, found.row, found.row.confidence) }];
  });
  const [dearest] = readings.toSorted((left, right) => right.high - left.high);
  if (dearest === undefined) return null;
  const over = item.referral.minor - dearest.high;
  return { item, ...dearest, over: over > settings.tolerancePerUnit * (item.quantity ?? 1) ? over : 0 };
}

/** Categories whose rate gives just what was charged on every line, so that a person can see what Amazon took it for. */
function categoriesThatCharge(items: readonly OrderItem[], rules: FeeRules, tolerance: number): string[] {
  const [first] = items;
  if (rules.referralFees === null || first === undefined) return [];
  const found = versionAt(rules.referralFees, first.day);
  if (!found.found) return [];
  const fits = (row: ReferralFeeRow): boolean =>
    items.every((item) =>
      referralBases(item).some(
        (base) =>
          Math.abs(referralAmount(row, base).amount.minor * (item.quantity ?? 1) - item.referral.minor) <=
          tolerance * (item.quantity ?? 1),
      ),
    );
  return found.version.rows.filter(fits).map((row) => row.category);
}

function caseOf(
  sku: string,
  all: readonly Compared[],
  category: string,
  rules: FeeRules,
  context: CaseContext,
): ReconcileCase | null {
  const over = all.filter((entry) => entry.over > 0);
  const last = over.toSorted((left, right) => (left.item.day < right.item.day ? -1 : 1)).at(-1);
  const units = over.reduce((sum, { item }) => sum + (item.quantity ?? 1), 0);
  if (last === undefined || units < context.settings.minUnits) return null;
  const { currency } = rules;
  const named = categoriesThatCharge(
    over.map(({ item }) => item),
    rules,
    context.settings.tolerancePerUnit,
  );
  const taken = named.length > 0 && named.length <= CATEGORIES_NAMED ? ` It is the fee of ${named.join(' or ')}.` : '';
  const preview = context.facts.get(sku)?.preview;
  const quoted =
    preview?.referralFee?.currency === currency && preview.price !== null && preview.price.minor > 0
      ? preview.referralFee.minor / preview.price.minor
      : null;
  const lastRate = last.item.referral.minor / Math.max(1, addMoney(last.item.principal, last.item.promotion).minor);
  const same = quoted !== null && Math.abs(quoted - lastRate) < context.settings.volumeShare * lastRate;
  const lines = over.map(({ item, high, over: difference }): CaseLine => ({
    orderId: item.orderId,
    day: item.day,
    sku,
    quantity: item.quantity ?? 1,
    what: 'referral fee',
    charged: item.referral,
    expected: money(high, currency),
    difference: money(difference, currency),
    origin: item.origin,
  }));
  return makeCase({
    rule: 'FEE-REFERRAL',
    basis: 'question',
    field: 'referral-fee',
    where: placeOf(sku, context),
    message: `${counted(units, 'unit')} ${units === 1 ? 'was' : 'were'} charged a higher referral fee than the category "${category}" of your product file has: lately ${decimalText(last.item.referral)} instead of at most ${decimalText(money(last.high, currency))} ${currency}.${taken}${same ? ' The fee preview quotes the same share: Amazon keeps it in another fee category.' : ''}`,
    fix: 'Compare the category of the listing with the fee schedule. If yours is right, ask Seller Support to correct the fee category and to pay the difference back.',
    stakeBasis: `referral fee charged less the most that any reading of the price allows in that category, ${counted(lines.length, 'line')}`,
    measured: {
      measured: last.item.referral.minor,
      limit: last.high,
      unit: `minor units of ${currency} an order item`,
    },
    source: sourceRef(last.because.source, last.because.confidence),
    claim: 'fee-other',
    marketplace: context.marketplace,
    currency,
    asOf: context.asOf,
    lines,
    evidence: [
      'The order ids in this file.',
      'The browse node and product type of the listing (Seller Central > Edit listing).',
      "The row of Amazon's fee schedule for that category.",
      'The fee preview of the SKU: estimated-referral-fee-per-unit and your-price.',
    ],
  });
}

/** FEE-REFERRAL: a higher referral fee than the SKU's category has, whichever way the price is read. */
export function referralCases(context: CaseContext): CheckOutcome {
  const { rules } = context;
  if (rules === null || rules.referralFees === null || !comparable(rules, context.asOf)) return { cases: [], gaps: [] };
  const cases: ReconcileCase[] = [];
  const reasons: Because[] = [];
  let unnamed = 0;
  const judged = context.sold.filter(
    (item) => item.referral.minor > 0 && item.principal.minor > 0 && context.within(item.day),
  );
  for (const [sku, items] of bySku(judged)) {
    const category = context.facts.get(sku)?.category ?? null;
    const compared =
      category === null
        ? []
        : items.map((item) => compare(item, category, rules, context)).filter((entry) => entry !== null);
    if (category === null || compared.length === 0) {
      unnamed += 1;
      continue;
    }
    reasons.push(...compared.map((entry) => entry.because));
    const found = caseOf(sku, compared, category, rules, context);
    if (found !== null) cases.push(found);
  }
  const gaps =
    unnamed === 0
      ? []
      : [
          `Referral fees of ${counted(unnamed, 'SKU')} could not be compared: no known fee category in a product file for the day.`,
        ];
  return { cases, gaps, because: reasons };
}

/** The lowest referral fee that a category can have taken on a refunded item; null where the category is not known. */
export function lowestReferral(item: OrderItem, category: string | null, rules: FeeRules | null): Money | null {
  if (category === null || rules === null) return null;
  const found = findCategory(rules, item.day, category, 'referral');
  return 'gap' in found ? null : moneyFromMinor(referralRange(found.row, item).low, rules.currency);
}

const moneyFromMinor = (minor: number, currency: string): Money => money(Number.isFinite(minor) ? minor : 0, currency);
