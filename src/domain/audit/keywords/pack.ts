import { type Bundle, bundlesByWord, Packing, type PackingProblem } from './packing.ts';

/** A phrase that becomes complete when all its words are chosen. */
export interface PackPhrase {
  /** Indexes into the costs. */
  readonly words: readonly number[];
  readonly weight: number;
}

export interface PackProblem {
  /** Bytes of each word, with the blank that parts it from the next. */
  readonly costs: readonly number[];
  /** Bytes in all, counted the same way. */
  readonly budget: number;
  readonly phrases: readonly PackPhrase[];
  /** Words to try as a further start: those that are there today. */
  readonly present?: readonly number[];
}

/** So many bundles, those with most weight a byte, are looked at: a field of 249 bytes holds some thirty words. */
const MOST_BUNDLES = 300;
/** Starts from the heaviest phrases, besides the plain one. */
const SEEDS = 4;
/** Drop-and-refill passes over all words; it has nearly always come to rest after two. */
const MOST_PASSES = 5;
/** Starts that are improved: many on small problems, where they cost little and a single phrase weighs much. */
const [IMPROVED_SMALL, IMPROVED] = [12, 1];
/** The same on large problems, where each pass takes every improvement it meets. */
const MOST_SWEEPS = 3;
/** Pairs of words are dropped together up to so many words. */
const PAIRS_UP_TO = 40;

function bundlesOf({ costs, budget, phrases }: PackProblem): Bundle[] {
  const bundles = new Map<string, { words: number[]; weight: number; cost: number }>();
  for (const phrase of phrases) {
    const words = [...new Set(phrase.words)].sort((a, b) => a - b);
    const cost = words.reduce((sum, word) => sum + (costs[word] ?? Number.POSITIVE_INFINITY), 0);
    if (words.length === 0 || cost > budget || !(phrase.weight > 0)) continue;
    const key = words.join(' ');
    const known = bundles.get(key);
    if (known === undefined) bundles.set(key, { words, weight: phrase.weight, cost });
    else known.weight += phrase.weight;
  }
  return [...bundles.values()].sort((a, b) => b.weight / b.cost - a.weight / a.cost).slice(0, MOST_BUNDLES);
}

interface Found {
  readonly words: readonly number[];
  readonly weight: number;
  readonly cost: number;
}

function better(one: Found, other: Found): boolean {
  const slack = 1e-9 * Math.max(1, other.weight);
  return one.weight > other.weight + slack || (one.weight >= other.weight - slack && one.cost < other.cost);
}

class Search {
  readonly #costs: readonly number[];
  readonly #budget: number;
  readonly #bundles: readonly Bundle[];
  readonly #problem: PackingProblem;

  constructor(costs: readonly number[], budget: number, bundles: readonly Bundle[]) {
    this.#problem = { costs, budget, bundles, byWord: bundlesByWord(costs.length, bundles) };
    this.#costs = costs;
    this.#budget = budget;
    this.#bundles = bundles;
  }

  /** From some words, filled up, first without those just dropped, which would else come straight back; null when they do not fit. */
  from(words: Iterable<number>, dropped: readonly number[] = []): Found | null {
    const packing = new Packing(this.#problem, words);
    if (!packing.fits) return null;
    if (dropped.length > 0) packing.fillUp(new Set(dropped));
    packing.fillUp();
    if (packing.prune()) packing.fillUp().prune();
    return { words: packing.words, weight: packing.weight(), cost: packing.cost };
  }

  /** With the words of a bundle let in: the words it pushes out are those that bring least a byte. */
  #letIn(found: Found, bundle: Bundle): Found | null {
    return this.#pushedOut(new Set([...found.words, ...bundle.words]), new Set(bundle.words));
  }

  /** From every word, the least useful taken out until the rest fits. */
  fromAll(): Found | null {
    return this.#pushedOut(new Set(this.#bundles.flatMap((bundle) => bundle.words)), new Set());
  }

  #pushedOut(words: Set<number>, wanted: ReadonlySet<number>): Found | null {
    let cost = [...words].reduce((sum, word) => sum + (this.#costs[word] ?? 0), 0);
    while (cost > this.#budget) {
      let [out, least] = [-1, Number.POSITIVE_INFINITY];
      for (const word of words) {
        if (wanted.has(word)) continue;
        const loss = this.#lossOf(word, words) / (this.#costs[word] ?? 1);
        if (loss < least) [out, least] = [word, loss];
      }
      if (out === -1) return null;
      words.delete(out);
      cost -= this.#costs[out] ?? 0;
    }
    return this.from(words);
  }

  #lossOf(word: number, chosen: ReadonlySet<number>): number {
    let loss = 0;
    for (const bundle of this.#bundles) {
      if (bundle.words.includes(word) && bundle.words.every((other) => chosen.has(other))) loss += bundle.weight;
    }
    return loss;
  }

  /** Neighbours of a packing: one or two words dropped, or one bundle let in, and filled up again. */
  *#neighbours(found: Found): Generator<Found | null> {
    const { words } = found;
    for (const word of words)
      yield this.from(
        words.filter((other) => other !== word),
        [word],
      );
    const chosen = new Set(words);
    for (const bundle of this.#bundles) {
      if (!bundle.words.every((word) => chosen.has(word))) yield this.#letIn(found, bundle);
    }
    for (const [place, one] of words.entries()) {
      for (const two of words.slice(place + 1)) {
        yield this.from(
          words.filter((word) => word !== one && word !== two),
          [one, two],
        );
      }
    }
  }

  /** Moves to the best neighbour until none is better; on large problems to each better one that is met. */
  improve(start: Found): Found {
    if (this.#bundles.length > PAIRS_UP_TO) return this.#sweep(start);
    let best = start;
    for (let pass = 0; pass < MOST_PASSES; pass += 1) {
      let next = best;
      for (const neighbour of this.#neighbours(best)) {
        if (neighbour !== null && better(neighbour, next)) next = neighbour;
      }
      if (next === best) return best;
      best = next;
    }
    return best;
  }

  #sweep(start: Found): Found {
    let best = start;
    for (let pass = 0; pass < MOST_SWEEPS; pass += 1) {
      const before = best;
      for (const word of before.words) {
        if (!best.words.includes(word)) continue;
        const without = best.words.filter((other) => other !== word);
        const neighbour = this.from(without, [word]);
        if (neighbour !== null && better(neighbour, best)) best = neighbour;
      }
      if (best === before) return best;
    }
    return best;
  }
}

/** The same problem with the words of its bundles alone, numbered from 0: most words of a long list are in none that counts. */
function compact(problem: PackProblem): {
  readonly search: Search;
  readonly bundles: Bundle[];
  readonly words: number[];
  readonly present: number[];
} {
  const all = bundlesOf(problem);
  const words = [...new Set(all.flatMap((bundle) => bundle.words))].sort((a, b) => a - b);
  const place = new Map(words.map((word, index) => [word, index]));
  const local = (list: readonly number[]): number[] =>
    list.map((word) => place.get(word)).filter((index) => index !== undefined);
  const bundles = all.map((bundle) => ({ ...bundle, words: local(bundle.words) }));
  const costs = words.map((word) => problem.costs[word] ?? 0);
  return { search: new Search(costs, problem.budget, bundles), bundles, words, present: local(problem.present ?? []) };
}

/** The plain first step alone: phrase gain per missing byte. What the search may never fall below. */
export function packGreedily(problem: PackProblem): number[] {
  const { search, words } = compact(problem);
  return (search.from([])?.words ?? []).map((word) => words[word] ?? -1).sort((a, b) => a - b);
}

/** Words to begin with: none, those there today, the heaviest bundles; on small problems every bundle and every two. */
function* beginnings(bundles: readonly Bundle[], present: readonly number[]): Generator<readonly number[]> {
  yield [];
  yield present;
  const small = bundles.length <= PAIRS_UP_TO;
  const heaviest = bundles.toSorted((a, b) => b.weight - a.weight).slice(0, small ? bundles.length : SEEDS);
  for (const { words } of heaviest) yield words;
  if (!small) return;
  for (const [place, one] of heaviest.entries()) {
    for (const two of heaviest.slice(place + 1)) yield [...one.words, ...two.words];
  }
}

/**
 * Chooses the words that complete most phrase weight within a budget of bytes: first by phrase gain per missing byte, then
 * by dropping words and filling up again, from several starts. Deterministic. A heuristic: finding the best choice for sure takes
 * time that grows beyond measure.
 * @returns indexes of the chosen words, ascending.
 */
export function packWords(problem: PackProblem): number[] {
  const { search, bundles, words, present } = compact(problem);
  const starts = new Map<string, Found>();
  const consider = (found: Found | null): void => {
    if (found !== null) starts.set(found.words.toSorted((a, b) => a - b).join(' '), found);
  };
  for (const begin of beginnings(bundles, present)) consider(search.from(begin));
  if (bundles.length <= PAIRS_UP_TO) consider(search.fromAll());
  const promising = [...starts.values()]
    .sort((a, b) => b.weight - a.weight || a.cost - b.cost)
    .slice(0, bundles.length <= PAIRS_UP_TO ? IMPROVED_SMALL : IMPROVED);
  let best: Found = { words: [], weight: 0, cost: 0 };
  for (const start of promising) {
    const improved = search.improve(start);
    if (better(improved, best)) best = improved;
  }
  return best.words.map((word) => words[word] ?? -1).sort((a, b) => a - b);
}
