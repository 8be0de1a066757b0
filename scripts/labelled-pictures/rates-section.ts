import type { MeasureRate } from './rates.ts';

const [START, END] = ['<!-- rates: written by scripts/write-picture-rates.ts -->', '<!-- end of rates -->'];

function percent(part: number, whole: number): string {
  return whole === 0 ? '' : `${Math.round((part / whole) * 100)} %`;
}

/** The rates as a table, and what was missed or blamed by name. */
function section(rates: readonly MeasureRate[]): string {
  const rows = rates.map(
    ({ rule, breaking, missed, keeping, blamed }) =>
      `| ${rule} | ${breaking} | ${missed.length} (${percent(missed.length, breaking)}) | ${keeping} | ${blamed.length} (${percent(blamed.length, keeping)}) |`,
  );
  const told = rates.flatMap(({ rule, missed, blamed }) => [
    ...(missed.length === 0 ? [] : [`- ${rule} missed: ${missed.join('; ')}.`]),
    ...(blamed.length === 0 ? [] : [`- ${rule} blamed: ${blamed.join('; ')}.`]),
  ]);
  return [
    '| rule | break it | missed | keep it | blamed |',
    '| --- | ---: | ---: | ---: | ---: |',
    ...rows,
    '',
    ...told,
  ].join('\n');
}

/** The page with its section of rates written anew. @throws Error when the page has no place for it. */
export function withRates(page: string, rates: readonly MeasureRate[]): string {
  const [start, end] = [page.indexOf(START), page.indexOf(END)];
  if (start < 0 || end < start) throw new Error('docs/image-audit.md has no section of rates');
  return `${page.slice(0, start + START.length)}\n\n${section(rates)}\n\n${page.slice(end)}`;
}
