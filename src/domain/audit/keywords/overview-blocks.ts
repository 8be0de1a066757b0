import type { Block, Cell, MetricItem } from '../../../model/document.ts';
import type { AuditKeywordsData, KeywordListingData, QueryData, RateData } from './keywords-data.ts';
import { BASIS_TEXT, countText, LEFT_OUT_TEXT, PLURAL_TEXT, VERDICT_TEXT } from './keyword-wording.ts';

function sumOf<Item>(items: readonly Item[], value: (item: Item) => number | null): number {
  return items.reduce((sum, item) => sum + (value(item) ?? 0), 0);
}

function tierShare({ tiers }: KeywordListingData, wanted: string): number | null {
  return tiers.find(({ tier }) => tier === wanted)?.share ?? null;
}

/** Searches that the proposal covers and today's texts do not; null where searches are not known. */
export function proposalAdds({ proposal, covered }: KeywordListingData): number | null {
  if (proposal === null || proposal.covered.volume === null || covered.volume === null) return null;
  return proposal.covered.volume - covered.volume;
}

export function metrics({ listings, targets }: AuditKeywordsData): MetricItem[] {
  const judged = listings.filter(({ total }) => total.phrases > 0);
  const weighed = judged.filter(({ total }) => total.volume !== null);
  const volume = sumOf(weighed, ({ total }) => total.volume);
  const covered = sumOf(weighed, (listing) => listing.covered.volume);
  const known = volume > 0;
  const reason = 'no source gives searches';
  const wasted = sumOf(listings, ({ waste }) => waste?.wastedBytes ?? 0);
  return [
    { id: 'listings', label: 'Listings with phrases', kind: 'integer', value: judged.length },
    { id: 'phrases', label: 'Phrases', kind: 'integer', value: sumOf(targets, ({ phrases }) => phrases) },
    {
      id: 'covered',
      label: 'Searches covered',
      kind: 'percent',
      value: known ? covered / volume : null,
      ...(known ? {} : { note: reason }),
    },
    {
      id: 'proposals-add',
      label: 'Searches a month that other search terms add',
      kind: 'integer',
      value: known ? sumOf(weighed, (listing) => Math.max(proposalAdds(listing) ?? 0, 0)) : null,
      ...(known ? {} : { note: reason }),
    },
    {
      id: 'wasted-bytes',
      label: 'Bytes of search terms that bring nothing',
      kind: 'integer',
      value: wasted,
      tone: wasted > 0 ? 'warning' : 'good',
    },
  ];
}

/** One row a listing, most uncovered first. `limit`: rows shown; null for all. */
export function coverageTable(listings: readonly KeywordListingData[], limit: number | null): Block {
  const shown = limit === null ? listings : listings.slice(0, limit);
  const hidden = listings.length - shown.length;
  return {
    type: 'table',
    id: 'coverage',
    title: 'Coverage by listing',
    columns: [
      { key: 'sku', label: 'SKU', kind: 'id' },
      { key: 'marketplace', label: 'Market', kind: 'text', priority: 3 },
      { key: 'phrases', label: 'Phrases', kind: 'integer', priority: 2 },
      { key: 'volume', label: 'Searches/mo', kind: 'integer' },
      { key: 'covered', label: 'Covered', kind: 'percent' },
      { key: 'in-title', label: 'In title', kind: 'percent' },
      { key: 'missing', label: 'Missing', kind: 'percent', priority: 4 },
      { key: 'terms-add', label: 'Terms could add', kind: 'integer' },
      { key: 'wasted', label: 'Bytes lost', kind: 'integer', priority: 2 },
    ],
    rows: shown.map((listing): Cell[] => [
      listing.sku,
      listing.marketplace,
      listing.total.phrases,
      listing.total.volume,
      listing.covered.share,
      tierShare(listing, 'exact-title'),
      tierShare(listing, 'missing-words'),
      proposalAdds(listing),
      listing.waste?.wastedBytes ?? null,
    ]),
    emptyText: 'No listing has a phrase: give a keyword list with --targets, or a folder with one.',
    ...(hidden > 0 ? { note: `${hidden} more; --sku shows one, --format json has all.` } : {}),
  };
}

export function cannibalisationTable({ cannibalisation }: AuditKeywordsData, limit: number | null): Block[] {
  if (cannibalisation.length === 0) return [];
  const shown = limit === null ? cannibalisation : cannibalisation.slice(0, limit);
  const more = cannibalisation.length - shown.length;
  return [
    {
      type: 'table',
      id: 'cannibalisation',
      title: 'Phrases in several of your titles',
      columns: [
        { key: 'phrase', label: 'Phrase', kind: 'text' },
        { key: 'marketplace', label: 'Market', kind: 'text', priority: 3 },
        { key: 'volume', label: 'Searches/mo', kind: 'integer' },
        { key: 'listings', label: 'Listings', kind: 'integer' },
        { key: 'skus', label: 'SKUs', kind: 'text', priority: 2, truncate: true },
      ],
      rows: shown.map(({ phrase, marketplace, volume, skus }) => [
        phrase,
        marketplace,
        volume,
        skus.length,
        skus.join(' '),
      ]),
      note: `Variations of one parent do not compete; where no file tells the parent, you have to.${more > 0 ? ` ${more} more in the JSON.` : ''}`,
    },
  ];
}

const VERDICT_ORDER: readonly QueryData['verdict'][] = [
  'shown-not-clicked',
  'clicked-not-bought',
  'not-shown',
  'not-enough-data',
  'no-sign',
];

/** Losses first, then by impressions of the whole market. */
function byLoss(left: QueryData, right: QueryData): number {
  return (
    VERDICT_ORDER.indexOf(left.verdict) - VERDICT_ORDER.indexOf(right.verdict) ||
    right.impressions.total - left.impressions.total ||
    (left.query < right.query ? -1 : left.query > right.query ? 1 : 0)
  );
}

/** `needs 741 more clicks`: what would tell a difference from chance. */
function needText({ clicked, bought }: QueryData): string | null {
  const of = (rate: RateData | null, what: string): string[] => {
    if (rate === null) return ['counts contradict each other'];
    if (rate.verdict !== 'not-enough-data') return [];
    return rate.needsMore === null
      ? [`${what}: no clear difference`]
      : [`${rate.needsMore.toLocaleString('en-US')} more ${what}`];
  };
  const parts = [...of(clicked, 'impressions'), ...of(bought, 'clicks')];
  return parts.length === 0 ? null : [...new Set(parts)].join('; ');
}

export function queryTable({ queries }: AuditKeywordsData, limit: number | null): Block[] {
  if (queries.rows.length === 0) return [];
  const rows = queries.rows.toSorted(byLoss);
  const shown = limit === null ? rows : rows.slice(0, limit);
  const more = rows.length - shown.length;
  return [
    {
      type: 'table',
      id: 'queries',
      title: 'Where queries lose shoppers',
      columns: [
        { key: 'query', label: 'Query', kind: 'text', truncate: true },
        { key: 'of', label: 'Of', kind: 'id', priority: 3 },
        { key: 'verdict', label: 'Verdict', kind: 'text' },
        { key: 'impressions', label: 'Shown', kind: 'integer', priority: 3 },
        { key: 'clicks', label: 'Clicked', kind: 'integer', priority: 3 },
        { key: 'click-rate', label: 'Rate', kind: 'percent' },
        { key: 'others-click-rate', label: 'Others', kind: 'percent' },
        { key: 'purchases', label: 'Bought', kind: 'integer', priority: 3 },
        { key: 'buy-rate', label: 'Buy rate', kind: 'percent', priority: 2 },
        { key: 'others-buy-rate', label: 'Others buy', kind: 'percent', priority: 2 },
        { key: 'needs', label: 'To be sure needs', kind: 'text', priority: 4 },
        { key: 'missing', label: 'Words missing', kind: 'text', priority: 4 },
      ],
      rows: shown.map((row): Cell[] => [
        row.query,
        row.asin ?? row.brand,
        VERDICT_TEXT[row.verdict],
        row.impressions.own,
        row.clicks.own,
        row.clicked?.rate ?? null,
        row.clicked?.othersRate ?? null,
        row.purchases.own,
        row.bought?.rate ?? null,
        row.bought?.othersRate ?? null,
        needText(row),
        row.listing === null ? null : row.listing.missing.join(' ') || null,
      ]),
      note: `Search Query Performance, counts of all spans that do not overlap. A loss is named when Wilson intervals do not meet; all ${queries.comparisons} comparisons hold together at ${queries.level * 100} %.${more > 0 ? ` ${more} more in the JSON.` : ''}`,
    },
  ];
}

type TargetsData = AuditKeywordsData['targets'][number];

function sourceText({ sources, differing, withoutVolume, phrases, weightBasis }: TargetsData): string[] {
  if (sources.length === 0) return [];
  const list = sources.map(({ source, phrases: named, volumesTaken }) => {
    const taken =
      volumesTaken > 0 && sources.length > 1 ? `, ${volumesTaken.toLocaleString('en-US')} volumes taken` : '';
    return `${source} (${countText(named, 'phrase', 'phrases')}${taken})`;
  });
  const chosen =
    differing > 0
      ? ` For ${countText(differing, 'phrase', 'phrases')} sources differ: the list given as targets goes first, then Amazon's own count, your own list, the tool with most phrases; volumes are never added.`
      : '';
  const unknown =
    weightBasis === 'monthly-searches' && withoutVolume > 0
      ? ` ${countText(withoutVolume, 'phrase has', 'phrases have')} no volume: counted among ${phrases.toLocaleString('en-US')}, and weighing nothing.`
      : '';
  return [`Phrases from ${list.join(', ')}.${chosen}${unknown}`];
}

function bulletsOf(targets: TargetsData): string[] {
  const { leftOut, unassigned, plurals, language } = targets;
  const left = leftOut.map(
    ({ reason, phrases, volume, examples }) =>
      `Left out: ${countText(phrases, 'phrase', 'phrases')} ${LEFT_OUT_TEXT[reason]}${volume > 0 ? `, ${volume.toLocaleString('en-US')} searches a month` : ''}, such as "${examples[0] ?? ''}".`,
  );
  const fits =
    unassigned.phrases === 0
      ? []
      : [
          `${countText(unassigned.phrases, 'phrase fits', 'phrases fit')} no listing, such as "${unassigned.examples.slice(0, 3).join('", "')}". To judge a listing by them, name the list with --targets and the listing with --sku.`,
        ];
  return [...left, ...fits, `${PLURAL_TEXT[plurals]} (${language}).`];
}

/** How the numbers came about: sources, what is left out, what is not known. */
export function methodBlock({ targets }: AuditKeywordsData): Block[] {
  return targets
    .filter(({ phrases, leftOut }) => phrases > 0 || leftOut.length > 0)
    .map((each) => ({
      type: 'prose' as const,
      id: `method-${(each.marketplace ?? 'unknown').toLowerCase()}`,
      title: `How it was counted, ${each.marketplace ?? 'marketplace not known'}`,
      paragraphs: [[...sourceText(each), BASIS_TEXT[each.weightBasis]].join(' ')],
      bullets: bulletsOf(each),
    }));
}
