import { compareSeverity, type Finding } from '../../model/finding.ts';
import { decimalText, negateMoney, type Money } from '../../model/money.ts';
import { addDays } from '../../model/period.ts';
import type { RecordSet } from '../../model/records/record.ts';
import type { SkuMargins } from '../fees/margins/sku-margins.ts';
import { leakFinding, returnFinding } from '../journey/leak-blocks.ts';
import type { ReviewPlan } from '../reviews/plan-reviews.ts';
import type { BriefParts } from './brief-parts.ts';
import { RECENT_DAYS, type RecentSales, recentSales } from '../../model/recent-sales.ts';

/** Part of the brief that an item comes from. */
export type BriefFeature = 'listings' | 'images' | 'fees' | 'margins' | 'journey' | 'reviews';

/**
 * What the money beside an item is. loss: worked out from charges, costs or lost orders; disputed: the same, but a
 * person has to settle first whether it is one; exposed: sales of the product, which may or may not suffer; none: not
 * known.
 */
export type StakeKind = 'loss' | 'disputed' | 'exposed' | 'none';

/** One thing that needs a person. */
export interface AttentionItem {
  readonly feature: BriefFeature;
  readonly stakeKind: StakeKind;
  readonly finding: Finding;
  /** Command that shows the detail, without paths. */
  readonly command: string;
}

/** Review windows that shut within so many days are named as urgent. */
export const CLOSING_SOON_DAYS = 7;

/** SKU by ASIN inside a marketplace and by ASIN alone, so that items of all features name both. */
function skuOfAsin(records: RecordSet): ReadonlyMap<string, string> {
  const skus = new Map<string, Set<string>>();
  const { listing, product } = records;
  for (const { asin, sku, marketplace } of [
    ...listing,
    ...product,
    ...records['fee-preview'],
    ...records['order-line'],
  ]) {
    if (asin === null) continue;
    for (const key of marketplace === null ? [asin] : [asin, placed(asin, marketplace)]) {
      skus.set(key, (skus.get(key) ?? new Set()).add(sku));
    }
  }
  // An ASIN sold under several SKUs is named by its ASIN alone.
  return new Map([...skus].flatMap(([asin, found]) => (found.size === 1 ? [[asin, [...found][0] ?? '']] : [])));
}

function placed(asin: string, marketplace: string): string {
  return `${marketplace}\t${asin}`;
}

function withSku(finding: Finding, skus: ReadonlyMap<string, string>): Finding {
  const { asin, sku, marketplace } = finding.where;
  if (sku !== undefined || asin === undefined) return finding;
  const known = skus.get(marketplace === undefined ? asin : placed(asin, marketplace)) ?? skus.get(asin);
  return known === undefined ? finding : { ...finding, where: { ...finding.where, sku: known } };
}

/** Adds the product's recent sales to a finding that has no money of its own. */
function exposed(finding: Finding, sales: RecentSales): Finding {
  const { sku, marketplace } = finding.where;
  const amount = sku === undefined ? null : sales.of(sku, marketplace ?? null);
  if (finding.stake !== undefined || amount === null || sales.end === null) return finding;
  return {
    ...finding,
    stake: amount,
    stakeBasis: `sales of this product in the ${RECENT_DAYS} days to ${sales.end}; exposed, not lost`,
  };
}

/** MARGIN-NEGATIVE: every unit sold costs money. */
function lossFindings(margins: SkuMargins): Finding[] {
  return margins.skus.flatMap((row): Finding[] => {
    const { profit, profitOfPeriod, price, fees, cost } = row;
    if (profit === null || profitOfPeriod === null || price === null || fees === null || cost === null) return [];
    if (profit.minor >= 0 || row.units === 0) return [];
    const [earned, taken, paid] = [price, fees, cost].map(decimalText);
    return [
      {
        rule: 'MARGIN-NEGATIVE',
        severity: 'warning',
        basis: 'advice',
        field: 'price',
        where: {
          sku: row.sku,
          ...(row.asin === null ? {} : { asin: row.asin }),
          marketplace: margins.marketplace,
        },
        message: `Each unit loses ${decimalText(negateMoney(profit))} ${margins.currency}: sold for ${earned}, fees ${taken}, cost ${paid}. Advertising, storage and returns are not even in it.`,
        fix: 'Raise the price, lower the cost, or stop selling it.',
        stake: negateMoney(profitOfPeriod),
        stakeBasis: `loss per unit x ${row.units} units ordered in the files at hand`,
        source: { title: 'your orders and product file, fee card of the day', confidence: row.confidence },
      },
    ];
  });
}

/** REVIEW-WINDOW: orders that may be asked for a review today, and those whose window shuts soon. */
function reviewFinding(plan: ReviewPlan): Finding[] {
  const due = plan.counts.eligible;
  if (due === 0) return [];
  const soon = addDays(plan.asOf, CLOSING_SOON_DAYS);
  const closing = plan.orders.filter(
    ({ judgement }) => judgement.verdict === 'eligible' && (judgement.window?.closesAt ?? '9999') <= soon,
  ).length;
  const source = plan.rules[0]?.sources[0];
  return [
    {
      rule: 'REVIEW-WINDOW',
      severity: 'info',
      basis: 'advice',
      field: 'review-request',
      where: {},
      message: `${due} orders are in the window for a review request today, as far as delivery can be estimated; for ${closing} of them it shuts by ${soon}.`,
      fix: 'Use the Request a Review button of each order, or plan them by due date. Ask all of them, not only the happy ones.',
      source: source ?? { confidence: 'c' },
    },
  ];
}

/** Class of an item: known losses, then errors, then the rest. Lower comes first. */
function classOf({ stakeKind, finding }: AttentionItem): number {
  if (finding.severity === 'info') return 2;
  if (stakeKind === 'loss') return 0;
  return finding.severity === 'error' ? 1 : 2;
}

/** A question and a mere suspicion are no loss yet. */
function stakeKindOf({ stake, basis, severity }: Finding, own: boolean): StakeKind {
  if (stake === undefined) return 'none';
  if (!own) return 'exposed';
  return basis === 'question' || severity === 'info' ? 'disputed' : 'loss';
}

/** Money as a share of the recent sales in its currency, so that currencies are compared without being mixed. */
function weightOf(stake: Money | undefined, sales: RecentSales): number {
  if (stake === undefined) return 0;
  const all = sales.byCurrency.get(stake.currency)?.minor ?? 0;
  return all === 0 ? 0 : stake.minor / all;
}

function compareText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

/**
 * The few things that need a person, most pressing first: losses worked out from the files, then errors by the sales
 * they expose, then what may be lost or done. Warnings and advice on texts and pictures stay in their sections.
 * Within a class the order is by money as a share of the recent sales in its currency.
 */
export function attentionOf(parts: BriefParts): readonly AttentionItem[] {
  const { records } = parts.loaded;
  const skus = skuOfAsin(records);
  const { asOf, marketplace: only } = parts.options;
  // A picture names no marketplace; the sales beside it are still those of the one that was asked for.
  const sold = records['order-line'].filter(({ marketplace }) => only === null || marketplace === only);
  const sales = recentSales(sold, asOf);
  const items: AttentionItem[] = [];
  const add = (feature: BriefFeature, command: string, findings: readonly Finding[]): void => {
    for (const found of findings) {
      const named = withSku(found, skus);
      const own = named.stake !== undefined && named.stake.minor > 0;
      const finding = own ? named : exposed(named, sales);
      const stakeKind = stakeKindOf(finding, own);
      items.push({ feature, command, finding, stakeKind });
    }
  };
  const errors = (findings: readonly Finding[]): Finding[] => findings.filter(({ severity }) => severity === 'error');
  add(
    'fees',
    'sellerctl fees reconcile',
    parts.charges.flatMap(({ findings }) => findings),
  );
  add('margins', 'sellerctl fees estimate', parts.margins.flatMap(lossFindings));
  for (const { leaks, returns, marketplace } of parts.journey.marketplaces) {
    add('journey', 'sellerctl journey report', [
      ...leaks.map((leak) => leakFinding(leak, marketplace, parts.journey)),
      ...returns.map((outlier) => returnFinding(outlier, marketplace, parts.journey)),
    ]);
  }
  add('listings', 'sellerctl audit listings', errors(parts.listings.listings.flatMap(({ findings }) => findings)));
  add('images', 'sellerctl audit images', errors(parts.images.images.flatMap(({ findings }) => findings)));
  add('reviews', 'sellerctl reviews plan', reviewFinding(parts.reviews));
  return items.toSorted(
    (left, right) =>
      classOf(left) - classOf(right) ||
      weightOf(right.finding.stake, sales) - weightOf(left.finding.stake, sales) ||
      compareSeverity(left.finding.severity, right.finding.severity) ||
      compareText(left.finding.where.sku ?? '', right.finding.where.sku ?? '') ||
      compareText(left.finding.rule, right.finding.rule),
  );
}
