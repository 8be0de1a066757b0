import type { Block } from '../../model/document.ts';
import type { SourceRef } from '../../model/confidence.ts';
import type { Finding } from '../../model/finding.ts';
import { leakSentence } from './data.ts';
import type { Leak } from './leaks/leak.ts';
import type { ReturnOutlier } from './returns-by-product.ts';
import type { JourneyResult, MarketplaceJourney } from './report.ts';
import { asMoney, moneyWords, percentWords, anchorOf } from './words.ts';

/** The leaks of one marketplace for eyes: findings with money at stake, the counts, and where the sales went. */
export function leakBlocks(each: MarketplaceJourney, result: JourneyResult): Block[] {
  const anchor = anchorOf(each.marketplace);
  const judged = `${each.productsTested} of ${each.products} products had enough data to be judged`;
  const findings: Block = {
    type: 'findings',
    id: `leaks-${anchor}`,
    title: 'Leaks',
    findings: each.leaks.map((leak) => leakFinding(leak, each.marketplace, result)),
    emptyText: each.leakReason === null ? `No leak found: ${judged}.` : `Not judged: ${each.leakReason}.`,
    note: `${each.leakReason === null ? `${judged}. ` : ''}A leak needs two of three judges (own history, catalogue, market) after correction for ${result.tests.count} tests.`,
  };
  return [
    findings,
    ...(each.leaks.length === 0 ? [] : [leakTable(each, anchor)]),
    ...returnBlocks(each, anchor, result),
  ];
}

function returnBlocks(each: MarketplaceJourney, anchor: string, result: JourneyResult): Block[] {
  if (each.returns.length === 0) return [];
  return [
    {
      type: 'findings',
      id: `returns-${anchor}`,
      title: 'Unusual returns',
      findings: each.returns.map((outlier) => returnFinding(outlier, each.marketplace, result)),
    },
  ];
}

/** Unusually many returns of one product as a finding, for the journey and for the brief. */
export function returnFinding(
  outlier: ReturnOutlier,
  marketplace: string | null,
  { rules }: Pick<JourneyResult, 'rules'>,
): Finding {
  const { asin, rate, interval, restRate, returnedLines, shippedLines, topReason, open } = outlier;
  const [low, high] = interval.map(percentWords);
  const reason =
    topReason === null ? '' : ` ${topReason.lines} of ${returnedLines} give the reason ${topReason.reason}.`;
  return {
    rule: 'RETURNS-HIGH',
    severity: 'warning',
    basis: 'advice',
    field: 'returns',
    where: { asin, ...(marketplace === null ? {} : { marketplace }) },
    message: `${returnedLines} of ${shippedLines} order lines came back (${percentWords(rate)}, 95 % interval ${low} to ${high}), against ${percentWords(restRate)} of all other products.${reason}${open ? ' More may still come back.' : ''}`,
    fix: 'Read the buyers’ comments in the returns report, then compare title, pictures and description with the product itself.',
    source: settingsSource(rules),
  };
}

function settingsSource(rules: JourneyResult['rules']): SourceRef {
  return rules.find(({ table }) => table === 'journey-settings')?.sources.at(-1) ?? { confidence: 'c' };
}

/** A leak as a finding, for the journey and for the brief. */
export function leakFinding(leak: Leak, marketplace: string | null, { rules }: Pick<JourneyResult, 'rules'>): Finding {
  const { stake, judges, asin, status } = leak;
  const said = judges.map(({ judge, verdict }) => `${judge}: ${verdict}`).join(', ');
  return {
    rule: 'LEAK-CONVERSION',
    severity: status === 'leak' ? 'warning' : 'info',
    basis: 'advice',
    field: 'conversion',
    where: { asin, ...(marketplace === null ? {} : { marketplace }) },
    message: `${leakSentence(leak)} Judges: ${said}.${featuredWords(leak)}`,
    fix: nextCheck(leak),
    ...(stake.amount === null ? {} : { stake: stake.amount }),
    stakeBasis: `${stake.basis}${intervalOfStake(leak)}`,
    source: settingsSource(rules),
  };
}

function intervalOfStake({ stake }: Leak): string {
  if (stake.interval === null) return '';
  return `; 95 % interval ${moneyWords(stake.interval[0])} to ${moneyWords(stake.interval[1])}`;
}

function featuredWords({ before, after }: Leak): string {
  if (before.featuredOffer === null || after.featuredOffer === null) return '';
  return ` Featured offer in ${percentWords(before.featuredOffer)} of views before, ${percentWords(after.featuredOffer)} after.`;
}

/** What to look at first: a lost offer explains a fall before any page does. */
function nextCheck({ asin, before, after }: Leak): string {
  const page = `Look at price, stock, reviews and images of ${asin} in these weeks; sellerctl audit listings and audit images check the page.`;
  if (before.featuredOffer === null || after.featuredOffer === null) return page;
  return after.featuredOffer < before.featuredOffer
    ? `First see who holds the featured offer and whether stock ran out. ${page}`
    : page;
}

function leakTable(each: MarketplaceJourney, anchor: string): Block {
  return {
    type: 'table',
    id: `leak-counts-${anchor}`,
    title: 'Leaks in numbers',
    columns: [
      { key: 'asin', label: 'ASIN', kind: 'id' },
      { key: 'status', label: 'Status', kind: 'text' },
      { key: 'before', label: 'Before', kind: 'percent' },
      { key: 'beforeN', label: 'Sessions before', kind: 'integer', priority: 3 },
      { key: 'after', label: 'After', kind: 'percent' },
      { key: 'afterN', label: 'Sessions after', kind: 'integer', priority: 3 },
      { key: 'stake', label: 'Sales lost', kind: 'money' },
      { key: 'stakeLow', label: 'at least', kind: 'money', priority: 2 },
      { key: 'stakeHigh', label: 'at most', kind: 'money', priority: 2 },
      { key: 'bySessions', label: 'By visits', kind: 'money', priority: 4 },
      { key: 'byConversion', label: 'By conversion', kind: 'money', priority: 4 },
      { key: 'byBasket', label: 'By basket', kind: 'money', priority: 5 },
      { key: 'byPrice', label: 'By price', kind: 'money', priority: 5 },
    ],
    rows: each.leaks.map((leak) => {
      const effects = leak.split?.effects.map(({ minor }) => asMoney(minor, each.currency)) ?? [];
      const [sessions = null, conversion = null, basket = null, price = null] = effects;
      return [
        leak.asin,
        leak.status,
        leak.before.rate,
        leak.before.n,
        leak.after.rate,
        leak.after.n,
        leak.stake.amount,
        leak.stake.interval?.[0] ?? null,
        leak.stake.interval?.[1] ?? null,
        sessions,
        conversion,
        basket,
        price,
      ];
    }),
    note: 'By visits, conversion, basket and price: how the change of sales splits; the four add up to it.',
  };
}
