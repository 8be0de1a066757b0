import type { Problem } from '../model/problem.ts';
import { LIMITS } from './limits.ts';

type Entry = Omit<Problem, 'file'>;

/** The problems of one file. A million rows with the same trouble give the first few with their lines, and one count. */
export class ProblemLog {
  readonly #file: string;
  readonly #sorts = new Map<string, { readonly kept: Problem[]; count: number }>();

  constructor(file: string) {
    this.#file = file;
  }

  add(entry: Entry): void {
    const key = `${entry.code}\u0000${entry.column ?? ''}`;
    let sort = this.#sorts.get(key);
    if (sort === undefined) {
      sort = { kept: [], count: 0 };
      this.#sorts.set(key, sort);
    }
    sort.count += 1;
    if (sort.kept.length < LIMITS.problemsPerSort) sort.kept.push({ ...entry, file: this.#file });
  }

  /** In the order of lines, problems of the whole file first; of each sort at most the first twenty, then how many more. */
  list(): Problem[] {
    const problems: Problem[] = [];
    for (const { kept, count } of this.#sorts.values()) {
      problems.push(...kept);
      const last = kept.at(-1);
      if (last !== undefined && count > kept.length) {
        problems.push({ ...last, message: `The same in ${count - kept.length} more rows after this one.` });
      }
    }
    return problems.sort((left, right) => (left.line ?? 0) - (right.line ?? 0));
  }
}
