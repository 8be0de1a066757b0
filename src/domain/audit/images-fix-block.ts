import type { TableBlock } from '../../model/document.ts';
import type { CheckedImage } from './audit-images.ts';
import type { MeasuredImage } from './images/measure-image.ts';
import type { PictureFacts } from './picture-facts.ts';

/** The mended copies as a table: which are offered, what was done, and why others are not. Nothing where none was asked for. */
export function fixBlock(
  images: readonly CheckedImage[],
  facts: ReadonlyMap<MeasuredImage, PictureFacts>,
): TableBlock[] {
  const fixes = images.flatMap(({ image }) => {
    const fix = facts.get(image)?.fix ?? null;
    return fix === null ? [] : [{ source: image.record.path, fix }];
  });
  if (fixes.length === 0) return [];
  return [
    {
      type: 'table',
      id: 'fixes',
      title: 'Mended copies',
      columns: [
        { key: 'source', label: 'File', kind: 'text' },
        { key: 'copy', label: 'Mended copy', kind: 'text' },
        { key: 'mends', label: 'Mends', kind: 'text', priority: 2 },
        { key: 'done', label: 'Done, and not done', kind: 'text' },
      ],
      rows: fixes.map(({ source, fix }) => [
        source,
        fix.file,
        fix.mends.join(', ') || null,
        [...fix.steps, ...fix.reasons].join(' '),
      ]),
      note: 'Every copy was measured and judged again before it was offered. Look at each before you upload it.',
    },
  ];
}
