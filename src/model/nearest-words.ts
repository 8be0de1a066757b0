/** Changes of one letter (put in, left out, replaced, swapped with its neighbour) that turn one word into the other. */
export function editDistance(left: string, right: string): number {
  const a = [...left];
  const b = [...right];
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const replaced = (last[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1);
      let best = Math.min(replaced, (last[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1);
      const swapped = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      if (row > 1 && column > 1 && swapped) best = Math.min(best, (beforeLast[column - 2] ?? 0) + 1);
      current.push(best);
    }
    beforeLast = last;
    last = current;
  }
  return last[b.length] ?? 0;
}

/** A word longer than this is no slip of the finger; comparing it would only cost time. */
const LONGEST_WORD = 60;

/** Share of the letters that may differ before two words are no longer alike. */
const ALIKE = 0.4;

/** The known words nearest to what was typed, at most `limit`, all equally near; empty when nothing is near. */
export function nearestWords(typed: string, known: readonly string[], limit = 3): string[] {
  const word = typed.toLowerCase();
  if (word === '' || word.length > LONGEST_WORD) return [];
  const near = known
    .map((candidate) => {
      const other = candidate.toLowerCase();
      // The beginning of a word is nearer than any slip.
      return { candidate, distance: other.startsWith(word) ? 0.5 : editDistance(word, other) };
    })
    .filter(({ candidate, distance }) => distance <= Math.max(1, Math.max(candidate.length, word.length) * ALIKE))
    .toSorted((one, two) => one.distance - two.distance || one.candidate.localeCompare(two.candidate, 'en'));
  // One clear answer is better than three guesses: only words as near as the nearest are named.
  const best = near[0]?.distance;
  return near
    .filter(({ distance }) => distance === best)
    .slice(0, limit)
    .map(({ candidate }) => candidate);
}
