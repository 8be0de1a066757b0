import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { simulate, type Simulation } from '../amazon/simulate-schedule.ts';
import type { BenchCase } from '../harness.ts';

/** Longest a schedule may take, in times of the ideal one. */
export const SCHEDULE_LIMIT = 1.05;

/** The operations that runs are made of, each with enough calls that the burst is not all there is. */
export const PLANS: readonly Omit<Simulation, 'seed'>[] = [
  { operation: 'createReport', calls: 16 },
  { operation: 'createReport', calls: 100 },
  { operation: 'getReport', calls: 200 },
  { operation: 'getCatalogItem', calls: 200 },
  { operation: 'createProductReviewAndSellerFeedbackSolicitation', calls: 200 },
  { operation: 'getMyFeesEstimates', calls: 100 },
  { operation: 'getCatalogItem', calls: 200, processes: 3 },
  { operation: 'createReport', calls: 40, processes: 4, inARow: true },
];

/** Prints a line for each plan, the worst of so many jitters; true when one is over the limit or was refused. */
export async function showSchedules(words: readonly string[], rounds: number): Promise<boolean> {
  let isOver = false;
  for (const plan of PLANS) {
    const { calls, inARow = false, operation, processes = 1 } = plan;
    const where = processes === 1 ? '' : `, ${processes} processes ${inARow ? 'in a row' : 'at once'}`;
    const name = `schedule ${operation} ${calls}${where}`;
    if (!words.every((word) => name.includes(word))) continue;
    const results = [];
    for (let seed = 1; seed <= rounds; seed += 1) {
      const folder = mkdtempSync(join(tmpdir(), 'sellerctl-schedule-'));
      results.push(await simulate({ ...plan, ...(processes > 1 ? { folder } : {}), seed }));
      rmSync(folder, { recursive: true });
    }
    const [first] = results;
    const worst = Math.max(...results.map(({ seconds }) => seconds));
    const refused = results.reduce((sum, one) => sum + one.refused, 0);
    const ideal = first?.ideal ?? 0;
    const over = worst / ideal > SCHEDULE_LIMIT || refused > 0;
    isOver ||= over;
    console.log(
      `${name}: ${(worst / ideal).toFixed(4)} of the ideal ${ideal.toFixed(1)} s at worst, ${refused} refused, ${over ? 'OVER' : 'under'} the limit of ${SCHEDULE_LIMIT} and none`,
    );
  }
  return isOver;
}

const calls = resolve(import.meta.dirname, '../amazon/calls.ts');
const CALLS = 800;

/** Calls to a server of this machine that takes 50 ms for each, eight at a time, against Node's own fetch (undici). */
export const apiCalls: readonly BenchCase[] = [
  {
    name: 'api calls against bare undici',
    baseline: [calls, 'bare', String(CALLS)],
    subject: [calls, 'ours', String(CALLS)],
    limit: 1.05,
    rounds: 7,
    spoken: true,
    count: CALLS,
  },
];
