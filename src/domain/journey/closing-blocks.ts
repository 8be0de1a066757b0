import type { Block } from '../../model/document.ts';
import type { MissingReport } from './missing-reports.ts';
import type { JourneyResult } from './report.ts';

/** What other reports would add. */
export function missingBlocks(missing: readonly MissingReport[]): Block[] {
  if (missing.length === 0) return [];
  return [
    {
      type: 'table',
      id: 'missing-reports',
      title: 'What other reports would add',
      columns: [
        { key: 'report', label: 'Report', kind: 'text' },
        { key: 'where', label: 'Where', kind: 'text', priority: 3, truncate: true },
        { key: 'adds', label: 'Adds', kind: 'text', truncate: true },
        { key: 'read', label: 'Read today', kind: 'text', priority: 2 },
      ],
      rows: missing.map(({ title, byHand, reportType, note, adds, readable }) => [
        title,
        byHand ?? reportType ?? note,
        adds.map(({ label }) => label).join(', '),
        readable ? 'yes' : 'not yet',
      ]),
    },
  ];
}

/** What a reader must know of the numbers. */
export function caveatBlocks({ caveats, tests, marketplaces }: JourneyResult): Block[] {
  if (marketplaces.length === 0) return [];
  return [
    {
      type: 'prose',
      id: 'how-to-read',
      level: 2,
      title: 'How to read this',
      paragraphs: [
        `${tests.count} comparisons were tested; all are corrected together (Benjamini-Hochberg, false discovery rate ${tests.falseDiscoveryRate}). Every number is recomputed from counts; Amazon's own percentages are not used.`,
      ],
      bullets: caveats.map(({ text }) => text),
    },
  ];
}
