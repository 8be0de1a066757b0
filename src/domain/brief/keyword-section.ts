import type { Block, Cell } from '../../model/document.ts';
import type { KeywordOverview, KeywordsOfListing } from '../audit/keywords/keyword-overview.ts';
import type { AmountData } from '../audit/keywords/keywords-data.ts';
import { Measure } from '../audit/keywords/make-data.ts';
import type { WeightBasis } from '../audit/keywords/target.ts';
import type { BriefParts } from './brief-parts.ts';

/** How well the listings have the phrases shoppers search for. */
export interface BriefKeywordsData {
  /** Listings with phrases, those with most to gain first. */
  readonly listings: readonly {
    readonly sku: string;
    readonly asin: string | null;
    readonly marketplace: string | null;
    /** What phrases are weighed by. */
    readonly weightBasis: WeightBasis;
    readonly total: AmountData;
    readonly covered: AmountData;
    /** Words that stand nowhere in the listing, the heaviest first. A phrase that lacks two stands under both. */
    readonly uncovered: readonly ({ readonly word: string } & AmountData)[];
  }[];
  /** Why nothing was looked at: half a sentence; null when all was. */
  readonly notLooked: string | null;
}

/** The section for programs. */
export function keywordsData(overview: KeywordOverview | null): BriefKeywordsData | null {
  if (overview === null) return null;
  const listings = overview.listings.map(({ sku, asin, marketplace, basis, total, covered, uncovered }) => {
    const measure = new Measure(basis, total.weight);
    return {
      sku,
      asin,
      marketplace,
      weightBasis: basis,
      total: measure.amount(total),
      covered: measure.amount(covered),
      uncovered: uncovered.map(({ word, ...amount }) => ({ word, ...measure.amount(amount) })),
    };
  });
  return { listings, notLooked: overview.notLooked };
}

/** So many listings are shown. */
const SHOWN = 5;

/** What the share is of, by what phrases are weighed by. */
const WEIGHED: Readonly<Record<WeightBasis, string>> = {
  'monthly-searches': 'searches a month',
  'search-frequency-rank': 'their search frequency rank',
  'ad-impressions': 'impressions of ads',
  none: 'their number, as no file gives a volume',
};

function rowOf({ sku, marketplace, basis, total, covered, uncovered }: KeywordsOfListing): Cell[] {
  const share = new Measure(basis, total.weight).share(covered.weight);
  return [sku, marketplace, total.phrases, share, uncovered.map(({ word }) => word).join(', ')];
}

/** Keywords: how much of what is searched for the listings cover, and the words they lack. Nothing where no file tells. */
export function keywordBlocks({ keywords }: BriefParts): Block[] {
  if (keywords === null) return [];
  const { listings, notLooked } = keywords;
  const detail = 'Every phrase and the search terms that would add most: sellerctl audit keywords.';
  const said = notLooked === null ? [] : [`Not looked at here, because there are ${notLooked}.`];
  const head: Block = { type: 'prose', id: 'keywords', level: 2, title: 'Keywords', paragraphs: [...said, detail] };
  if (listings.length === 0) return [head];
  const lacking = listings.filter(({ total, covered }) => covered.phrases < total.phrases);
  const whole = listings.length - lacking.length;
  const rest = lacking.length - SHOWN;
  const bases = [...new Set(listings.map(({ basis }) => WEIGHED[basis]))].join('; ');
  const notes = [
    `Most to gain first; phrases weighed by ${bases}.`,
    ...(rest > 0 ? [`${rest} more products lack some.`] : []),
    ...(whole > 0 ? [`${whole} ${whole === 1 ? 'product has' : 'products have'} every phrase covered.`] : []),
  ];
  return [
    head,
    {
      type: 'table',
      id: 'keyword-coverage',
      columns: [
        { key: 'product', label: 'Product', kind: 'id' },
        { key: 'marketplace', label: 'Shop', kind: 'id', priority: 3 },
        { key: 'phrases', label: 'Phrases', kind: 'integer', priority: 2 },
        { key: 'covered', label: 'Covered', kind: 'percent' },
        { key: 'uncovered', label: 'Words it lacks', kind: 'text', truncate: true },
      ],
      rows: lacking.slice(0, SHOWN).map(rowOf),
      emptyText: 'None lacks a phrase.',
      note: notes.join(' '),
    },
  ];
}
