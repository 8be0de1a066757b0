import type { MeasureRate, PictureRates } from './rates.ts';

const [START, END] = ['<!-- rates: written by scripts/write-picture-rates.ts -->', '<!-- end of rates -->'];

function percent(part: number, whole: number): string {
  return whole === 0 ? '' : `${Math.round((part / whole) * 100)} %`;
}

/** A Markdown table with padded cells, the first column to the left and the others to the right, as the formatter keeps it. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join(' | ')} |`;
  const rule = widths.map((width, column) => (column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`));
  return [line(head), line(rule), ...rows.map(line)];
}

/** What was missed and blamed, by name. */
function errors(rates: readonly MeasureRate[]): string[] {
  const told = rates.flatMap(({ rule, missed, blamed }) => [
    ...(missed.length === 0 ? [] : [`- ${rule} missed: ${missed.join('; ')}.`]),
    ...(blamed.length === 0 ? [] : [`- ${rule} blamed: ${blamed.join('; ')}.`]),
  ]);
  return told.length === 0 ? ['- None.'] : told;
}

function counts({ breaking, missed, keeping, blamed }: MeasureRate): string[] {
  return [
    `${missed.length} of ${breaking} (${percent(missed.length, breaking)})`,
    `${blamed.length} of ${keeping} (${percent(blamed.length, keeping)})`,
  ];
}

/** Both sets of rates side by side as a table, and what was missed or blamed by name. */
function section({ tuned, heldOut }: PictureRates): string {
  const rows = tuned.map((rate) => {
    const other = heldOut.find(({ rule }) => rule === rate.rule);
    return [rate.rule, ...counts(rate), ...(other === undefined ? ['', ''] : counts(other))];
  });
  return [
    ...table(['rule', 'missed, tuned', 'blamed, tuned', 'missed, held out', 'blamed, held out'], rows),
    '',
    'Errors on the tuned set:',
    '',
    ...errors(tuned),
    '',
    'Errors on the held-out set:',
    '',
    ...errors(heldOut),
  ].join('\n');
}

/** The page with its section of rates written anew. @throws Error when the page has no place for it. */
export function withRates(page: string, rates: PictureRates): string {
  const [start, end] = [page.indexOf(START), page.indexOf(END)];
  if (start < 0 || end < start) throw new Error('docs/image-audit.md has no section of rates');
  return `${page.slice(0, start + START.length)}\n\n${section(rates)}\n\n${page.slice(end)}`;
}
