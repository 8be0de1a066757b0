import { benjaminiHochberg } from '../../model/statistics/benjamini-hochberg.ts';

/** A place in the run's list of tests. */
export type TestId = number;

/** All tests of one run, corrected together: the more is asked, the stronger an answer must be. */
export class TestsOfRun {
  readonly #pValues: number[] = [];
  #adjusted: readonly number[] | null = null;

  /** Enters a p-value. @throws RangeError once the correction was made: a late test would escape it. */
  add(p: number): TestId {
    if (this.#adjusted !== null) throw new RangeError('a test was added after the correction');
    this.#pValues.push(p);
    return this.#pValues.length - 1;
  }

  /** How many tests there are. */
  get count(): number {
    return this.#pValues.length;
  }

  /** The p-value after the correction over all tests. */
  adjusted(id: TestId): number {
    this.#adjusted ??= benjaminiHochberg(this.#pValues);
    return this.#adjusted[id] ?? 1;
  }
}
