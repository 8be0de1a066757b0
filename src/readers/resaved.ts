import type { RowBatch } from './cell.ts';
import type { FileFindings } from './file-findings.ts';
import { isRounded } from './lost-digits.ts';
import type { FoundTable } from './table-head.ts';

/** `10/1/2026 14:05`: a time as a spreadsheet writes it again, without the seconds and the zone Amazon's files have. */
const SPREADSHEET_TIME = /^\d{1,2}[-/.]\d{1,2}[-/.](?:\d{2}|\d{4}) \d{1,2}:\d{2}(?: [AP]M)?$/;
function hasCell(sample: readonly RowBatch[], place: number, test: (text: string) => boolean): boolean {
  return sample.some((rows) => {
    for (let row = 0; row < rows.length; row += 1) if (test(rows.cell(row, place).raw)) return true;
    return false;
  });
}

/**
 * Says once when a spreadsheet program seems to have written one of Amazon's files again: it parts cells by semicolons, writes
 * times its own way, and rounds what it takes for numbers. What it lost is named cell by cell elsewhere.
 */
export function reportResaved(table: FoundTable, sample: readonly RowBatch[], findings: FileFindings): void {
  if (table.report.ownFile === true) return;
  const columnsOf = (kind: 'date' | 'text') =>
    [...table.mapped.places].filter(([column]) => table.report.columns[column]?.kind === kind);
  const signs = [
    ...(table.delimiter === 'semicolon' ? ['its cells are parted by semicolons'] : []),
    ...(columnsOf('date').some(([, place]) => hasCell(sample, place, (text) => SPREADSHEET_TIME.test(text)))
      ? ['its times have no seconds and no zone']
      : []),
    ...(columnsOf('text').some(([, place]) => hasCell(sample, place, isRounded))
      ? ['its long numbers are rounded']
      : []),
  ];
  if (signs.length === 0) return;
  findings.problem({
    code: 'file-resaved',
    scope: 'cell',
    message: `A spreadsheet program seems to have saved it again: ${signs.join(', ')}. Long numbers, leading zeros and dates may have changed.`,
    suggestion: 'Use the file as downloaded.',
  });
}
