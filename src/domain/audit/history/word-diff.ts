/** A stretch of words that both texts have, only the older one, or only the newer one. */
export interface DiffPart {
  readonly op: 'same' | 'removed' | 'added';
  readonly text: string;
}

/** Steps of comparing words with words; beyond it the middle of the texts counts as replaced whole. */
const MOST_STEPS = 1_000_000;

/** Words with the white space after them, so that joining gives the text back; signs of unspaced scripts one by one. */
function tokensOf(text: string): string[] {
  return (
    text.match(
      /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]\s*|[^\s\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]+\s*|\s+/gu,
    ) ?? []
  );
}

function sameWord(left: string | undefined, right: string | undefined): boolean {
  return left?.trimEnd() === right?.trimEnd();
}

/** The longest common run of words, by the table of lengths; the older words come before the newer ones. */
function middle(older: readonly string[], newer: readonly string[]): DiffPart[] {
  if (older.length * newer.length > MOST_STEPS) {
    return [
      { op: 'removed', text: older.join('') },
      { op: 'added', text: newer.join('') },
    ];
  }
  const width = newer.length + 1;
  const lengths = new Uint32Array((older.length + 1) * width);
  const at = (row: number, column: number): number => lengths[row * width + column] ?? 0;
  for (let row = older.length - 1; row >= 0; row -= 1) {
    for (let column = newer.length - 1; column >= 0; column -= 1) {
      lengths[row * width + column] = sameWord(older[row], newer[column])
        ? at(row + 1, column + 1) + 1
        : Math.max(at(row + 1, column), at(row, column + 1));
    }
  }
  const parts: DiffPart[] = [];
  let [row, column] = [0, 0];
  while (row < older.length || column < newer.length) {
    if (row < older.length && column < newer.length && sameWord(older[row], newer[column])) {
      parts.push({ op: 'same', text: newer[column] ?? '' });
      row += 1;
      column += 1;
    } else if (row < older.length && (column >= newer.length || at(row + 1, column) >= at(row, column + 1))) {
      parts.push({ op: 'removed', text: older[row] ?? '' });
      row += 1;
    } else {
      parts.push({ op: 'added', text: newer[column] ?? '' });
      column += 1;
    }
  }
  return parts;
}

/** Neighbours of one kind as one part; between two kept words, all removed ones before all added ones. */
function merged(parts: readonly DiffPart[]): DiffPart[] {
  const result: DiffPart[] = [];
  let [removed, added] = ['', ''];
  const flush = (): void => {
    if (removed !== '') result.push({ op: 'removed', text: removed });
    if (added !== '') result.push({ op: 'added', text: added });
    [removed, added] = ['', ''];
  };
  for (const { op, text } of parts) {
    if (op === 'removed') removed += text;
    else if (op === 'added') added += text;
    else {
      flush();
      const last = result.at(-1);
      if (last?.op === 'same') result[result.length - 1] = { op, text: last.text + text };
      else result.push({ op, text });
    }
  }
  flush();
  return result;
}

/**
 * What became of a text, word by word: the kept and added parts joined are the newer text. White space alone is no
 * change of a word. Texts of thousands of words are compared at their ends only.
 */
export function wordDiff(older: string, newer: string): DiffPart[] {
  const [left, right] = [tokensOf(older), tokensOf(newer)];
  let start = 0;
  while (start < left.length && start < right.length && sameWord(left[start], right[start])) start += 1;
  let end = 0;
  while (
    end < left.length - start &&
    end < right.length - start &&
    sameWord(left[left.length - 1 - end], right[right.length - 1 - end])
  ) {
    end += 1;
  }
  const same = (words: readonly string[]): DiffPart[] => words.map((text) => ({ op: 'same', text }));
  return merged([
    ...same(right.slice(0, start)),
    ...middle(left.slice(start, left.length - end), right.slice(start, right.length - end)),
    ...same(right.slice(right.length - end)),
  ]);
}

/** Letters of an unchanged stretch that are shown on either side of a change. */
const AROUND = 24;

function shownSame(text: string, first: boolean, last: boolean): string {
  const signs = [...text];
  if (signs.length <= AROUND * 2) return text;
  const head = first ? '' : signs.slice(0, AROUND).join('');
  const tail = last ? '' : signs.slice(-AROUND).join('');
  return `${head}…${tail}`;
}

/** The change in one line: `Steel [-Mug-] {+Cup+} 12 oz`, long unchanged stretches cut. */
export function diffLine(parts: readonly DiffPart[]): string {
  return parts
    .map(({ op, text }, index) => {
      const [, word = '', space = ''] = /^(.*?)(\s*)$/su.exec(text) ?? [];
      if (op === 'removed') return `[-${word}-]${space === '' ? '' : ' '}`;
      if (op === 'added') return `{+${word}+}${space === '' ? '' : ' '}`;
      return shownSame(text, index === 0, index === parts.length - 1);
    })
    .join('')
    .trim();
}
