import type { Block } from '../../../model/document.ts';
import { diffLine, wordDiff } from '../history/word-diff.ts';
import type { FixResult } from './fix-listings.ts';

/** One proposal as programs read it. */
export interface FixProposalData {
  readonly sku: string;
  readonly marketplace: string | null;
  readonly field: string;
  /** Rules whose findings it mends; each was judged again. */
  readonly rules: readonly string[];
  readonly before: string;
  readonly after: string;
}

/** What `--fix` proposes. */
export interface FixesData {
  /** Where the files were written. */
  readonly folder: string;
  /** Names of the files in it. */
  readonly files: readonly string[];
  readonly proposals: readonly FixProposalData[];
  /** Open findings left for a person. */
  readonly left: number;
  readonly notes: readonly string[];
}

/** Rows shown to eyes; the data and the files have all. */
const SHOWN = 30;

/** The proposals as data; null without `--fix`. */
export function fixesData(fixes: FixResult, folder: string): FixesData {
  return {
    folder,
    files: [...fixes.files.keys()],
    proposals: fixes.listings.flatMap(({ listing, proposals }) =>
      proposals.map(({ field, rules, before, after }) => ({
        sku: listing.sku,
        marketplace: listing.marketplace,
        field,
        rules,
        before,
        after,
      })),
    ),
    left: fixes.listings.reduce((sum, { left }) => sum + left.length, 0),
    notes: fixes.notes,
  };
}

/** The proposals word by word, and where their files are. */
export function fixesBlocks({ proposals, folder, files, left, notes }: FixesData): Block[] {
  const more = proposals.length - SHOWN;
  return [
    {
      type: 'table',
      id: 'fixes',
      title: 'Proposed fixes',
      columns: [
        { key: 'sku', label: 'SKU', kind: 'id' },
        { key: 'marketplace', label: 'Marketplace', kind: 'id', priority: 3 },
        { key: 'field', label: 'Field', kind: 'text' },
        { key: 'rules', label: 'Rules', kind: 'text', priority: 2 },
        { key: 'change', label: 'Change', kind: 'text' },
      ],
      rows: proposals
        .slice(0, SHOWN)
        .map(({ sku, marketplace, field, rules, before, after }) => [
          sku,
          marketplace,
          field,
          rules.join(', '),
          diffLine(wordDiff(before, after)),
        ]),
      emptyText: 'Nothing can be mended without judgement.',
      note: `[-taken out-] {+put in+}.${more > 0 ? ` ${more} more; --format json and the files have all.` : ''}`,
    },
    {
      type: 'prose',
      id: 'fix-files',
      title: 'Where the proposals are',
      paragraphs: [
        `${folder}: ${files.join(', ')}. Your files are as they were and nothing was sent; ${left} findings are left for you.`,
      ],
      bullets: notes,
    },
  ];
}
