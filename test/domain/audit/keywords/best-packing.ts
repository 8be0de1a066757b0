import type { PackProblem } from '../../../../src/domain/audit/keywords/pack.ts';

/** The weight of the best choice, by trying every set of words: for small cases only. */
export function bestWeight({ costs, budget, phrases }: PackProblem): number {
  const masks = phrases.map(({ words, weight }) => ({
    mask: words.reduce((mask, word) => mask | (1 << word), 0),
    weight,
  }));
  let best = 0;
  for (let chosen = 0; chosen < 1 << costs.length; chosen += 1) {
    let cost = 0;
    for (const [word, bytes] of costs.entries()) if ((chosen & (1 << word)) !== 0) cost += bytes;
    if (cost > budget) continue;
    let weight = 0;
    for (const phrase of masks) if ((phrase.mask & ~chosen) === 0) weight += phrase.weight;
    best = Math.max(best, weight);
  }
  return best;
}

/** Weight of the phrases that the words complete. */
export function weightOf({ phrases }: PackProblem, words: readonly number[]): number {
  const chosen = new Set(words);
  return phrases.reduce(
    (sum, phrase) => (phrase.words.every((word) => chosen.has(word)) ? sum + phrase.weight : sum),
    0,
  );
}

export function costOf({ costs }: PackProblem, words: readonly number[]): number {
  return words.reduce((sum, word) => sum + (costs[word] ?? 0), 0);
}
