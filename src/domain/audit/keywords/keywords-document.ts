import type { Block, Document, RunFacts } from '../../../model/document.ts';
import type { Problem } from '../../../model/problem.ts';
import type { KeywordAudit } from './audit-keywords.ts';
import { keywordFindings } from './keyword-findings.ts';
import { countText } from './keyword-wording.ts';
import type { AuditKeywordsData, KeywordListingData } from './keywords-data.ts';
import { listingBlocks } from './listing-blocks.ts';
import { auditKeywordsData } from './make-data.ts';
import { cannibalisationTable, coverageTable, methodBlock, metrics, queryTable } from './overview-blocks.ts';

/** How the document is to be read. */
export interface KeywordLayout {
  /** Heaviest phrases listed with each listing. */
  readonly phrases: number;
  /** True for people; programs that read tables get every row, and one table of phrases. */
  readonly forEyes: boolean;
}

/** Rows of a table that people see. */
const ROWS = 15;
/** Findings that people see. */
const FINDINGS = 8;
/** Listings shown in full: those with most uncovered. */
const DETAILED = 2;

/** Most uncovered weight first; by SKU where that is equal. */
function byUncovered(left: KeywordListingData, right: KeywordListingData): number {
  const open = ({ total, covered }: KeywordListingData): number =>
    (total.volume ?? total.phrases) - (covered.volume ?? covered.phrases);
  return open(right) - open(left) || (right.total.volume ?? 0) - (left.total.volume ?? 0);
}

/** Listings worth a look of their own: with something open, something lost, or a title to cut. */
function detailed(listings: readonly KeywordListingData[]): KeywordListingData[] {
  if (listings.length <= DETAILED) return [...listings];
  return listings
    .filter(({ total, covered, titleCut }) => total.phrases > covered.phrases || titleCut !== null)
    .slice(0, DETAILED);
}

function phraseTable(listings: readonly KeywordListingData[]): Block {
  return {
    type: 'table',
    id: 'phrases',
    title: 'Phrases of each listing',
    columns: [
      { key: 'sku', label: 'SKU', kind: 'id' },
      { key: 'marketplace', label: 'Market', kind: 'text' },
      { key: 'phrase', label: 'Phrase', kind: 'text' },
      { key: 'volume', label: 'Searches/month', kind: 'integer' },
      { key: 'source', label: 'Source', kind: 'text' },
      { key: 'why', label: 'Why this source', kind: 'text' },
      { key: 'tier', label: 'Tier', kind: 'id' },
      { key: 'missing', label: 'Missing', kind: 'text' },
    ],
    rows: listings.flatMap(({ sku, marketplace, phrases }) =>
      phrases.map(({ phrase, volume, source, why, tier, missing }) => [
        sku,
        marketplace,
        phrase,
        volume,
        source,
        why,
        tier,
        missing.join(' '),
      ]),
    ),
  };
}

function proposalTable(listings: readonly KeywordListingData[]): Block {
  return {
    type: 'table',
    id: 'proposals',
    title: 'Proposed search terms',
    columns: [
      { key: 'sku', label: 'SKU', kind: 'id' },
      { key: 'marketplace', label: 'Market', kind: 'text' },
      { key: 'bytes', label: 'Bytes', kind: 'integer' },
      { key: 'limit', label: 'Limit', kind: 'integer' },
      { key: 'search-terms', label: 'Search terms', kind: 'text' },
    ],
    rows: listings.flatMap(({ sku, marketplace, proposal }) =>
      proposal === null ? [] : [[sku, marketplace, proposal.bytes, proposal.limit, proposal.text]],
    ),
  };
}

function titlesOf(audit: KeywordAudit): (data: KeywordListingData) => string | null {
  const titles = new Map(
    audit.listings.map(({ listing }) => [`${listing.marketplace ?? ''} ${listing.sku}`, listing.title?.text ?? null]),
  );
  return ({ marketplace, sku }) => titles.get(`${marketplace ?? ''} ${sku}`) ?? null;
}

function blocksForEyes(audit: KeywordAudit, data: AuditKeywordsData, sorted: readonly KeywordListingData[]): Block[] {
  const findings = keywordFindings(audit);
  const titleOf = titlesOf(audit);
  return [
    { type: 'metrics', id: 'summary', metrics: metrics(data) },
    {
      type: 'findings',
      id: 'findings',
      title: 'What to do first',
      ranked: true,
      findings: findings.slice(0, FINDINGS),
      emptyText:
        audit.listings.length === 0
          ? 'No listings in these files: give a folder with an All Listings report or a product file.'
          : 'Nothing to do by the phrases known.',
      ...(findings.length > FINDINGS ? { note: `${findings.length - FINDINGS} more.` } : {}),
    },
    coverageTable(
      sorted.filter(({ total }) => total.phrases > 0),
      ROWS,
    ),
    ...detailed(sorted).flatMap((listing, place) => listingBlocks(listing, String(place + 1), titleOf(listing))),
    ...cannibalisationTable(data, ROWS),
    ...queryTable(data, ROWS),
    ...methodBlock(data),
  ];
}

/** The keyword audit as a document. Problems of the files read are given by the caller and come first. */
export function keywordsDocument(
  audit: KeywordAudit,
  run: RunFacts,
  layout: KeywordLayout,
  problems: readonly Problem[] = [],
): Document<'audit-keywords', AuditKeywordsData> {
  const data = auditKeywordsData(audit, layout.phrases);
  const sorted = data.listings.toSorted(byUncovered);
  const blocks = layout.forEyes
    ? blocksForEyes(audit, data, sorted)
    : [
        coverageTable(data.listings, null),
        phraseTable(data.listings),
        proposalTable(data.listings),
        ...cannibalisationTable(data, null),
        ...queryTable(data, null),
      ];
  const phrases = data.targets.reduce((sum, each) => sum + each.phrases, 0);
  return {
    kind: 'audit-keywords',
    schemaVersion: 1,
    title: 'Keyword audit',
    subtitle: `${countText(data.listings.length, 'listing', 'listings')} by ${countText(phrases, 'phrase', 'phrases')}, rules of ${audit.asOf}${audit.marketplace === null ? '' : `, ${audit.marketplace}`}`,
    data,
    blocks,
    problems: [...problems, ...audit.problems],
    provenance: { ...run, rules: audit.rules, freshness: [] },
  };
}
