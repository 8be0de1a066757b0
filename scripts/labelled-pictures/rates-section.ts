import type { MeasureRate } from './rates.ts';

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

/** The rates as a table, and what was missed or blamed by name. */
function section(rates: readonly MeasureRate[]): string {
  const rows = rates.map(({ rule, breaking, missed, keeping, blamed }) => [
    rule,
    String(breaking),
    `${missed.length} (${percent(missed.length, breaking)})`,
    String(keeping),
    `${blamed.length} (${percent(blamed.length, keeping)})`,
  ]);
  const told = rates.flatMap(({ rule, missed, blamed }) => [
    ...(missed.length === 0 ? [] : [`- ${rule} missed: ${missed.join('; ')}.`]),
    ...(blamed.length === 0 ? [] : [`- ${rule} blamed: ${blamed.join('; ')}.`]),
  ]);
  return [...table(['rule', 'break it', 'missed', 'keep it', 'blamed'], rows), '', ...told].join('\n');
}

/** The page with its section of rates written anew. @throws Error when the page has no place for it. */
export function withRates(page: string, rates: readonly MeasureRate[]): string {
  const [start, end] = [page.indexOf(START), page.indexOf(END)];
  if (start < 0 || end < start) throw new Error('docs/image-audit.md has no section of rates');
  return `${page.slice(0, start + START.length)}\n\n${section(rates)}\n\n${page.slice(end)}`;
}
