import type { Block, Column } from '../../../model/document.ts';
import { moreNote } from '../more-note.ts';
import type { CheckedListing } from '../run-checks.ts';
import type { AuditConfig } from './audit-config.ts';
import type { ListingScore } from './score.ts';

/** Rows shown to eyes, lowest score first; the data has all. */
const SHOWN = 20;

const PART_NAMES: Readonly<Record<string, string>> = {
  title: 'Title',
  'item-highlights': 'Highlights',
  bullets: 'Bullets',
  description: 'Description',
  'search-terms': 'Search terms',
  text: 'All texts',
};

/** The arithmetic in words: a score that cannot be worked out again by hand is worth nothing. */
function formula(parts: readonly string[], { weights, file }: AuditConfig): string {
  const weighed = parts.map((part) => `${PART_NAMES[part] ?? part} ${weights[part] ?? 1}`).join(', ');
  const whose = Object.keys(weights).length === 0 ? 'all equal; set your own in sellerctl.json' : `from ${file ?? ''}`;
  return `Score = sum of (weight x rules kept / rules judged) / sum of the weights, over the parts with a rule judged. Weights (${whose}): ${weighed}. Advice counts like any rule; suppressed findings and questions to a person count neither way. Amazon publishes no such score: it says how much of this audit is kept, not how a listing ranks.`;
}

/** The scores as a table and their arithmetic; nothing without `--score`. */
export function scoreBlocks(
  listings: readonly CheckedListing[],
  scores: readonly ListingScore[] | undefined,
  config: AuditConfig,
): Block[] {
  if (scores === undefined) return [];
  const parts = [...new Set(scores.flatMap(({ parts }) => parts.map(({ part }) => part)))].sort();
  const columns: Column[] = [
    { key: 'sku', label: 'SKU', kind: 'id' },
    { key: 'marketplace', label: 'Marketplace', kind: 'id', priority: 2 },
    { key: 'score', label: 'Score', kind: 'percent' },
    { key: 'judged', label: 'Judged', kind: 'integer' },
    { key: 'notChecked', label: 'Not checked', kind: 'integer' },
    ...parts.map((part): Column => ({ key: part, label: PART_NAMES[part] ?? part, kind: 'percent', priority: 3 })),
  ];
  const rows = listings
    .flatMap(({ listing }, index) => {
      const scored = scores[index];
      return scored === undefined ? [] : [{ listing, scored }];
    })
    .toSorted((left, right) => (left.scored.score ?? 2) - (right.scored.score ?? 2))
    .map(({ listing, scored }) => [
      listing.sku,
      listing.marketplace,
      scored.score,
      scored.parts.reduce((sum, { judged }) => sum + judged, 0),
      scored.parts.reduce((sum, { notChecked }) => sum + notChecked, 0),
      ...parts.map((part) => scored.parts.find((each) => each.part === part)?.share ?? null),
    ]);
  return [
    {
      type: 'table',
      id: 'score',
      title: 'Score, lowest first',
      columns,
      rows: rows.slice(0, SHOWN),
      ...moreNote(rows.length - SHOWN),
      emptyText: 'No listings.',
    },
    {
      type: 'prose',
      id: 'score-arithmetic',
      title: 'How the score is worked out',
      paragraphs: [formula(parts, config)],
    },
  ];
}
