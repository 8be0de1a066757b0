/** Phrases that need the same words, as one. */
export interface Bundle {
  readonly words: readonly number[];
  readonly weight: number;
  readonly cost: number;
}

/** Sets up to so large are looked at with all their parts; larger ones with single words, pairs and themselves. */
const WHOLE_SETS = 4;

/** What the bundles that are not complete still lack, and what completing it would bring. */
class OpenBundles {
  /** Distinct sets of missing words, in the order of the bundles. */
  readonly sets: (readonly number[])[] = [];
  readonly #words: number;
  readonly #single: Float64Array;
  readonly #pairs = new Map<number, number>();
  readonly #larger = new Map<string, number>();

  constructor(words: number) {
    this.#words = words;
    this.#single = new Float64Array(words);
  }

  add(missing: readonly number[], weight: number): void {
    const [one, two] = missing;
    if (one === undefined) return;
    let known: number;
    if (two === undefined) {
      known = this.#single[one] ?? 0;
      this.#single[one] = known + weight;
    } else if (missing.length === 2) {
      known = this.#pair(one, two);
      this.#pairs.set(one * this.#words + two, known + weight);
    } else {
      const key = missing.join(' ');
      known = this.#larger.get(key) ?? 0;
      this.#larger.set(key, known + weight);
    }
    if (known === 0) this.sets.push(missing);
  }

  #pair(one: number, two: number): number {
    return this.#pairs.get(one * this.#words + two) ?? 0;
  }

  /** Weight of all bundles that these words complete. */
  gain(words: readonly number[]): number {
    let gain = 0;
    for (const [place, one] of words.entries()) {
      gain += this.#single[one] ?? 0;
      for (let other = place + 1; other < words.length; other += 1) gain += this.#pair(one, words[other] ?? one);
    }
    if (words.length < 3) return gain;
    if (words.length > WHOLE_SETS) return gain + (this.#larger.get(words.join(' ')) ?? 0);
    for (let bits = 1; bits < 1 << words.length; bits += 1) {
      const part = words.filter((_, place) => (bits & (1 << place)) !== 0);
      if (part.length > 2) gain += this.#larger.get(part.join(' ')) ?? 0;
    }
    return gain;
  }
}

const NOTHING: ReadonlySet<number> = new Set();

/** Places of the bundles that have each word. */
export function bundlesByWord(words: number, bundles: readonly Bundle[]): readonly (readonly number[])[] {
  const byWord = Array.from({ length: words }, (): number[] => []);
  for (const [place, bundle] of bundles.entries()) for (const word of bundle.words) byWord[word]?.push(place);
  return byWord;
}

export interface PackingProblem {
  readonly costs: readonly number[];
  readonly budget: number;
  readonly bundles: readonly Bundle[];
  readonly byWord: readonly (readonly number[])[];
}

/** Words chosen within a budget of bytes. */
export class Packing {
  readonly #problem: PackingProblem;
  readonly #chosen = new Set<number>();
  /** What each bundle still lacks: kept as words come and go, for each is asked about at every step. */
  readonly #missing: (readonly number[])[];
  #cost = 0;

  constructor(problem: PackingProblem, words: Iterable<number> = []) {
    this.#problem = problem;
    this.#missing = problem.bundles.map((bundle) => bundle.words);
    for (const word of words) this.#add(word);
  }

  #add(word: number): void {
    if (this.#chosen.has(word)) return;
    this.#chosen.add(word);
    this.#cost += this.#problem.costs[word] ?? 0;
    for (const place of this.#problem.byWord[word] ?? []) {
      this.#missing[place] = (this.#missing[place] ?? []).filter((other) => other !== word);
    }
  }

  #remove(word: number): void {
    this.#chosen.delete(word);
    this.#cost -= this.#problem.costs[word] ?? 0;
    for (const place of this.#problem.byWord[word] ?? []) {
      const words = this.#problem.bundles[place]?.words ?? [];
      this.#missing[place] = words.filter((other) => !this.#chosen.has(other));
    }
  }

  get words(): number[] {
    return [...this.#chosen];
  }

  get cost(): number {
    return this.#cost;
  }

  get fits(): boolean {
    return this.#cost <= this.#problem.budget;
  }

  weight(): number {
    let weight = 0;
    for (const [place, bundle] of this.#problem.bundles.entries()) {
      if (this.#missing[place]?.length === 0) weight += bundle.weight;
    }
    return weight;
  }

  /** Adds words by phrase gain per missing byte until nothing more fits; none of those to be left out. */
  fillUp(leaveOut: ReadonlySet<number> = NOTHING): this {
    for (;;) {
      const best = this.#bestStep(leaveOut);
      if (best === null) return this;
      for (const word of best) this.#add(word);
    }
  }

  /** The missing words of the bundle whose completion brings most weight a byte, other bundles completed by it counted in. */
  #bestStep(leaveOut: ReadonlySet<number>): readonly number[] | null {
    const { costs, budget, bundles } = this.#problem;
    const room = budget - this.#cost;
    const open = new OpenBundles(costs.length);
    for (const [place, { weight }] of bundles.entries()) open.add(this.#missing[place] ?? [], weight);
    let best: readonly number[] | null = null;
    let [bestScore, bestGain] = [0, 0];
    for (const words of open.sets) {
      let cost = 0;
      for (const word of words) cost += leaveOut.has(word) ? Number.POSITIVE_INFINITY : (costs[word] ?? 0);
      if (cost > room) continue;
      const gain = open.gain(words);
      const score = gain / cost;
      if (score > bestScore || (score === bestScore && gain > bestGain)) {
        best = words;
        [bestScore, bestGain] = [score, gain];
      }
    }
    return best;
  }

  /** Takes out words that complete nothing: their bytes are free for others. True when there were any. */
  prune(): boolean {
    const useful = new Set<number>();
    for (const [place, { words }] of this.#problem.bundles.entries()) {
      if (this.#missing[place]?.length === 0) for (const word of words) useful.add(word);
    }
    const before = this.#chosen.size;
    for (const word of this.words) if (!useful.has(word)) this.#remove(word);
    return this.#chosen.size < before;
  }
}
