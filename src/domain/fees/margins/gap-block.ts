import type { Block } from '../../../model/document.ts';
import type { GapGroup, UnknownCategory } from './gap-groups.ts';

/** Groups shown before the rest is counted. */
const SHOWN = 8;

/** "3 SKUs" or "1 SKU". */
export function skuCount(count: number): string {
  return `${count} ${count === 1 ? 'SKU' : 'SKUs'}`;
}

/** One line for what some SKUs miss: how many, what, which, what to do. */
function gapLine({ skus, message, named, suggestions }: GapGroup): string {
  const which = named.length < skus ? `${named.join(', ')}, ...` : named.join(', ');
  return [`${skuCount(skus)}: ${message} (${which}).`, ...suggestions].join(' ');
}

/** What is not known of SKUs and what to do about it; no block when nothing is missing. */
export function gapBlocks(id: string, groups: readonly GapGroup[]): Block[] {
  if (groups.length === 0) return [];
  const left = groups.length - SHOWN;
  return [
    {
      type: 'prose',
      id,
      title: 'Not known',
      paragraphs: [],
      bullets: [
        ...groups.slice(0, SHOWN).map(gapLine),
        ...(left > 0 ? [`${left} more kinds of gap: --format json has all.`] : []),
      ],
      tone: 'warning',
    },
  ];
}

/** Categories of the product file that no table knows, each with its nearest names; no block when all are known. */
export function categoryBlocks(id: string, categories: readonly UnknownCategory[]): Block[] {
  if (categories.length === 0) return [];
  return [
    {
      type: 'table',
      id,
      title: 'Categories that no fee table knows',
      columns: [
        { key: 'category', label: 'As written', kind: 'text', truncate: true },
        { key: 'skus', label: 'SKUs', kind: 'integer' },
        { key: 'nearest', label: 'Nearest', kind: 'text' },
      ],
      rows: categories.map(({ category, skus, suggestions }) => [category, skus, suggestions[0] ?? null]),
      note: 'No rate is guessed: write the right name into the product file.',
    },
  ];
}
