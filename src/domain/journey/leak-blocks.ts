import type { Block } from '../../model/document.ts';
import type { SourceRef } from '../../model/confidence.ts';
import type { Finding } from '../../model/finding.ts';
import { leakSentence } from './data.ts';
import type { Leak } from './leaks/leak.ts';
import type { LeakStep } from './leaks/leak-step.ts';
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
    ...(each.leaks.length === 0 ? [] : [leakTable(each, anchor), ...splitTable(each, anchor)]),
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
    rule: leak.step.rule,
    severity: status === 'leak' ? 'warning' : 'info',
    basis: 'advice',
    field: leak.step.field,
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
function nextCheck({ asin, before, after, step }: Leak): string {
  if (step.stage === 'consideration') return searchCheck(step, asin);
  const page = `Look at price, stock, reviews and images of ${asin} in these weeks; sellerctl audit listings and audit images check the page.`;
  if (before.featuredOffer === null || after.featuredOffer === null) return page;
  return after.featuredOffer < before.featuredOffer
    ? `First see who holds the featured offer and whether stock ran out. ${page}`
    : page;
}

/** What buyers see in the list of results, and what they see next. */
function searchCheck({ metric }: LeakStep, asin: string): string {
  return metric === 'K15' || metric === 'K01'
    ? `In the results buyers see main picture, title, price, stars and delivery of ${asin}: compare them with those beside it; sellerctl audit images and audit listings check picture and title.`
    : `Buyers come to the page of ${asin} and leave: look at price, offer, pictures, bullets and reviews; sellerctl audit images, audit listings and journey pains help.`;
}

function leakTable(each: MarketplaceJourney, anchor: string): Block {
  return {
    type: 'table',
    id: `leak-counts-${anchor}`,
    title: 'Leaks in numbers',
    columns: [
      { key: 'asin', label: 'ASIN', kind: 'id' },
      { key: 'step', label: 'Step', kind: 'text' },
      { key: 'status', label: 'Status', kind: 'text' },
      { key: 'before', label: 'Before', kind: 'percent' },
      { key: 'beforeN', label: 'n before', kind: 'integer', priority: 3 },
      { key: 'after', label: 'After', kind: 'percent' },
      { key: 'afterN', label: 'n after', kind: 'integer', priority: 3 },
      { key: 'stake', label: 'Sales lost', kind: 'money' },
      { key: 'stakeLow', label: 'at least', kind: 'money', priority: 2 },
      { key: 'stakeHigh', label: 'at most', kind: 'money', priority: 2 },
    ],
    rows: each.leaks.map((leak) => [
      leak.asin,
      `${leak.step.words.top} of ${leak.step.words.bottom}`,
      leak.status,
      leak.before.rate,
      leak.before.n,
      leak.after.rate,
      leak.after.n,
      leak.stake.amount,
      leak.stake.interval?.[0] ?? null,
      leak.stake.interval?.[1] ?? null,
    ]),
  };
}

/** How the change of sales splits; nothing where no leak has sales of its own. */
function splitTable(each: MarketplaceJourney, anchor: string): Block[] {
  const rows = each.leaks.flatMap(({ asin, split }) => {
    if (split === null) return [];
    const amounts = [split.changeMinor, ...split.effects.map(({ minor }) => minor)];
    return [[asin, ...amounts.map((minor) => asMoney(minor, each.currency))]];
  });
  if (rows.length === 0) return [];
  return [
    {
      type: 'table',
      id: `leak-split-${anchor}`,
      title: 'Where the change of sales came from',
      columns: [
        { key: 'asin', label: 'ASIN', kind: 'id' },
        { key: 'change', label: 'Change of sales', kind: 'money' },
        { key: 'bySessions', label: 'By visits', kind: 'money' },
        { key: 'byConversion', label: 'By conversion', kind: 'money' },
        { key: 'byBasket', label: 'By basket', kind: 'money', priority: 2 },
        { key: 'byPrice', label: 'By price', kind: 'money', priority: 2 },
      ],
      rows,
      note: 'The four add up to the change.',
    },
  ];
}
