/**
 * True when the pattern covers the whole text; `*` stands for any letters, the case counts. Two marks walk along both
 * texts, so that a pattern of many stars costs no more than their lengths multiplied.
 */
export function globMatches(pattern: string, text: string): boolean {
  let [at, place] = [0, 0];
  let [star, resume] = [-1, 0];
  while (place < text.length) {
    if (pattern[at] === '*') {
      [star, resume] = [at, place];
      at += 1;
    } else if (at < pattern.length && pattern[at] === text[place]) {
      at += 1;
      place += 1;
    } else if (star >= 0) {
      resume += 1;
      [at, place] = [star + 1, resume];
    } else {
      return false;
    }
  }
  while (pattern[at] === '*') at += 1;
  return at === pattern.length;
}
