// Ratios of paired runs. Absolute times say more about the machine than about us; the ratio of two runs made one after
// the other, in shuffled order, holds on a slow and busy machine too.
import { spawnSync } from 'node:child_process';
import { performance } from 'node:perf_hooks';

/** Arguments of Node; a function is asked only when the case is run, so that files are made for those wanted. */
export type Arguments = readonly string[] | (() => readonly string[]);

/** Two command lines whose times are compared, both run by the same Node. */
export interface BenchCase {
  readonly name: string;
  /** What the ratio is measured against. */
  readonly baseline: Arguments;
  readonly subject: Arguments;
  /** Things one run of the subject works on: the line then says how many a second. */
  readonly count?: number;
  /** Most rounds, for runs that take long. */
  readonly rounds?: number;
  /** The median ratio we promise to stay under; null where nothing is promised. */
  readonly limit: number | null;
  /**
   * Compares the time of the processor that both say on standard error (`cpu 99 ms`), all threads together, not that of the
   * clock: for work on every core, whose time by the clock doubles when others use the machine.
   */
  readonly processor?: boolean;
  /** Compares the time that both say on standard error (`took 99 ms`): for work whose start is not what is measured. */
  readonly spoken?: boolean;
  /** Megabytes of memory we promise to stay under; the subject then says on standard error what it took (`peak 99 MB`). */
  readonly peak?: number;
  /** Makes what the two need. Called once before them. */
  prepare?(): Promise<void>;
}

export interface Spread {
  readonly median: number;
  readonly min: number;
  readonly max: number;
}

/** Median, least and greatest of some numbers. Throws a RangeError when there are none. */
export function spread(values: readonly number[]): Spread {
  const sorted = values.toSorted((left, right) => left - right);
  const [min] = sorted;
  const max = sorted.at(-1);
  if (min === undefined || max === undefined) throw new RangeError('no values to summarise');
  const middle = sorted.length / 2;
  const median = ((sorted[Math.ceil(middle) - 1] ?? min) + (sorted[Math.floor(middle)] ?? max)) / 2;
  return { median, min, max };
}

/** Milliseconds one run takes, from start to exit. Throws when it fails: a failed run is quick and proves nothing. */
function timeOf(args: readonly string[]): number {
  const start = performance.now();
  const run = spawnSync(process.execPath, args, { stdio: ['ignore', 'ignore', 'pipe'], encoding: 'utf8' });
  const elapsed = performance.now() - start;
  if (run.status !== 0) throw new Error(`exit ${run.status} of node ${args.join(' ')}\n${run.stderr}`);
  return elapsed;
}

/** Milliseconds of the processor or of the clock one run says it took. Throws when it fails or does not say so. */
function spokenTimeOf(args: readonly string[]): number {
  const run = spawnSync(process.execPath, args, { stdio: ['ignore', 'ignore', 'pipe'], encoding: 'utf8' });
  const time = /^(?:cpu|took) (\d+) ms$/m.exec(run.stderr)?.[1];
  if (run.status !== 0 || time === undefined) {
    throw new Error(`no time, exit ${run.status} of node ${args.join(' ')}\n${run.stderr}`);
  }
  return Number(time);
}

function argumentsOf(given: Arguments): readonly string[] {
  return typeof given === 'function' ? given() : given;
}

/** Megabytes the subject says it took at most. Throws when it does not say so. */
export function peakOf(bench: BenchCase): number {
  const subject = argumentsOf(bench.subject);
  const run = spawnSync(process.execPath, subject, { stdio: ['ignore', 'ignore', 'pipe'], encoding: 'utf8' });
  const peak = /^peak (\d+) MB$/m.exec(run.stderr)?.[1];
  if (peak === undefined) throw new Error(`no peak from node ${subject.join(' ')}\n${run.stderr}`);
  return Number(peak);
}

export interface Measured {
  readonly ratio: Spread;
  readonly baseline: Spread;
  readonly subject: Spread;
}

/** Runs each pair `rounds` times; `coin` decides which of the two goes first. One round before them warms the caches. */
export function comparePairs(
  bench: BenchCase,
  rounds: number,
  time: (args: readonly string[]) => number = bench.processor === true || bench.spoken === true ? spokenTimeOf : timeOf,
  coin: () => boolean = () => Math.random() < 0.5,
): Measured {
  const [baseline, subject] = [argumentsOf(bench.baseline), argumentsOf(bench.subject)];
  time(baseline);
  time(subject);
  const pairs = Array.from({ length: rounds }, () => {
    if (coin()) {
      const first = time(baseline);
      return { baseline: first, subject: time(subject) };
    }
    const first = time(subject);
    return { baseline: time(baseline), subject: first };
  });
  return {
    ratio: spread(pairs.map((pair) => pair.subject / pair.baseline)),
    baseline: spread(pairs.map((pair) => pair.baseline)),
    subject: spread(pairs.map((pair) => pair.subject)),
  };
}
