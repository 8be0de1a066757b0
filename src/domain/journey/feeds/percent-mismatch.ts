import type { Problem } from '../../../model/problem.ts';
import type { TrafficRecord } from '../../../model/records/traffic.ts';

const PERCENT = 100;
/** Amazon prints at most two decimals of a percentage. */
const DECIMALS = 2;

/** Half a unit of the last digit that a printed percentage shows: 12 -> 0.5, 12.5 -> 0.05, 12.34 -> 0.005. */
function roundingOf(percent: number): number {
  let decimals = 0;
  while (decimals < DECIMALS && Math.abs(percent * 10 ** decimals - Math.round(percent * 10 ** decimals)) > 1e-6) {
    decimals += 1;
  }
  return 0.5 / 10 ** decimals;
}

/** Does the printed unit session percentage contradict units / sessions by more than its own rounding? */
function contradicts({ statedUnitSessionShare: stated, total }: TrafficRecord): boolean {
  if (stated === null || total.units === null || total.sessions === null || total.sessions === 0) return false;
  const percent = stated * PERCENT;
  const counted = (total.units / total.sessions) * PERCENT;
  return Math.abs(percent - counted) > roundingOf(percent) + 1e-9 * Math.max(1, counted);
}

/**
 * One problem a file whose percentages contradict its counts. The counts are used: Amazon's own example divides by
 * browser sessions only though the text says all sessions (facts C27).
 */
export function percentMismatches(records: readonly TrafficRecord[]): Problem[] {
  const byFile = new Map<string, TrafficRecord[]>();
  for (const record of records) {
    if (!contradicts(record)) continue;
    const rows = byFile.get(record.origin.file);
    if (rows === undefined) byFile.set(record.origin.file, [record]);
    else rows.push(record);
  }
  return [...byFile].flatMap(([file, rows]) => {
    const first = rows[0];
    if (first === undefined) return [];
    const { units, sessions } = first.total;
    const stated = ((first.statedUnitSessionShare ?? 0) * PERCENT).toFixed(DECIMALS);
    return [
      {
        code: 'percent-contradicts-counts',
        scope: 'cell' as const,
        file,
        line: first.origin.line,
        message: `Unit session percentage contradicts the counts in ${rows.length} rows, here ${stated} % against ${units} units / ${sessions} sessions; the counts are used.`,
      },
    ];
  });
}
