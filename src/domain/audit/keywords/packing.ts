/** Phrases that need the same words, as one. */
export interface Bundle {
  readonly words: readonly number[];
  readonly weight: number;
  readonly cost: number;
}

/** Sets up to so large are looked at with all their parts; larger ones with single words, pairs and themselves. */
const WHOLE_SETS = 4;

/** Words of which every pair has a place in a table; the pairs of more are kept in a map. */
const MOST_IN_TABLE = 1024;

/** Weights of pairs of words, forgotten as a whole before each step: there are thousands of steps. */
class Pairs {
  readonly #words: number;
  readonly #table: Float64Array | null;
  readonly #map = new Map<number, number>();
  readonly #used: number[] = [];

  constructor(words: number) {
    this.#words = words;
    this.#table = words <= MOST_IN_TABLE ? new Float64Array(words * words) : null;
  }

  clear(): void {
    this.#map.clear();
    for (const pair of this.#used) if (this.#table !== null) this.#table[pair] = 0;
    this.#used.length = 0;
  }

  of(one: number, two: number): number {
    const pair = one * this.#words + two;
    return (this.#table === null ? this.#map.get(pair) : this.#table[pair]) ?? 0;
  }

  set(one: number, two: number, weight: number): void {
    const pair = one * this.#words + two;
    if (this.#table === null) {
      this.#map.set(pair, weight);
      return;
    }
    this.#table[pair] = weight;
    this.#used.push(pair);
  }
}

/** What the bundles that are not complete still lack, and what completing it would bring. */
class OpenBundles {
  /** Distinct sets of missing words, in the order of the bundles. */
  readonly sets: (readonly number[])[] = [];
  readonly #single: Float64Array;
  readonly #pairs: Pairs;
  readonly #larger = new Map<string, number>();

  constructor(words: number) {
    this.#single = new Float64Array(words);
    this.#pairs = new Pairs(words);
  }

  clear(): void {
    this.sets.length = 0;
    this.#single.fill(0);
    this.#pairs.clear();
    this.#larger.clear();
  }

  add(missing: readonly number[], weight: number): void {
    const [one, two] = missing;
    if (one === undefined) return;
    let known: number;
    if (two === undefined) {
      known = this.#single[one] ?? 0;
      this.#single[one] = known + weight;
    } else if (missing.length === 2) {
      known = this.#pairs.of(one, two);
      this.#pairs.set(one, two, known + weight);
    } else {
      const key = missing.join(' ');
      known = this.#larger.get(key) ?? 0;
      this.#larger.set(key, known + weight);
    }
    if (known === 0) this.sets.push(missing);
  }

  /** Weight of all bundles that these words complete. */
  gain(words: readonly number[]): number {
    let gain = 0;
    for (let place = 0; place < words.length; place += 1) {
      const one = words[place] ?? 0;
      gain += this.#single[one] ?? 0;
      for (let other = place + 1; other < words.length; other += 1) gain += this.#pairs.of(one, words[other] ?? one);
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

/** One for each problem, used again by every step. */
const openBundles = new WeakMap<PackingProblem, OpenBundles>();

function openOf(problem: PackingProblem): OpenBundles {
  const known = openBundles.get(problem) ?? new OpenBundles(problem.costs.length);
  openBundles.set(problem, known);
  known.clear();
  return known;
}

const NO_WORDS: readonly number[] = [];
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
  /** Bytes of what each bundle still lacks. */
  readonly #missingCost: Float64Array;
  #cost = 0;

  constructor(problem: PackingProblem, words: Iterable<number> = []) {
    this.#problem = problem;
    this.#missing = problem.bundles.map((bundle) => bundle.words);
    this.#missingCost = Float64Array.from(problem.bundles, (bundle) => bundle.cost);
    for (const word of words) this.#add(word);
  }

  #add(word: number): void {
    if (this.#chosen.has(word)) return;
    this.#chosen.add(word);
    const cost = this.#problem.costs[word] ?? 0;
    this.#cost += cost;
    for (const place of this.#problem.byWord[word] ?? []) {
      this.#missingCost[place] = (this.#missingCost[place] ?? 0) - cost;
      this.#missing[place] = (this.#missing[place] ?? []).filter((other) => other !== word);
    }
  }

  #remove(word: number): void {
    this.#chosen.delete(word);
    const cost = this.#problem.costs[word] ?? 0;
    this.#cost -= cost;
    for (const place of this.#problem.byWord[word] ?? []) {
      this.#missingCost[place] = (this.#missingCost[place] ?? 0) + cost;
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
    const open = openOf(this.#problem);
    for (let place = 0; place < bundles.length; place += 1) {
      // What finds no room is completed by nothing that does: near the end of a field that is nearly all of them.
      if ((this.#missingCost[place] ?? 0) > room) continue;
      const missing = this.#missing[place] ?? NO_WORDS;
      if (missing.length > 0) open.add(missing, bundles[place]?.weight ?? 0);
    }
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
