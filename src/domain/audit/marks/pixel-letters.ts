/**
 * Letters of five columns by seven rows, a byte a column, the lowest bit on top. Drawn by us, because a text in a
 * drawing takes whatever fonts the machine has: other letters on each, and none at all in a small container.
 */
const LETTERS: Readonly<Record<string, string>> = {
  ' ': '0000000000',
  '!': '00005f0000',
  '%': '2313086462',
  '(': '001c224100',
  ')': '0041221c00',
  '+': '08083e0808',
  ',': '0050300000',
  '-': '0808080808',
  '.': '0060600000',
  '/': '2010080402',
  ':': '0036360000',
  '?': '0201510906',
  _: '4040404040',
  0: '3e5149453e',
  1: '00427f4000',
  2: '4261514946',
  3: '2141454b31',
  4: '1814127f10',
  5: '2745454539',
  6: '3c4a494930',
  7: '0171090503',
  8: '3649494936',
  9: '064949291e',
  A: '7e1111117e',
  B: '7f49494936',
  C: '3e41414122',
  D: '7f4141221c',
  E: '7f49494941',
  F: '7f09090101',
  G: '3e41415132',
  H: '7f0808087f',
  I: '00417f4100',
  J: '2040413f01',
  K: '7f08142241',
  L: '7f40404040',
  M: '7f0204027f',
  N: '7f0408107f',
  O: '3e4141413e',
  P: '7f09090906',
  Q: '3e4151215e',
  R: '7f09192946',
  S: '4649494931',
  T: '01017f0101',
  U: '3f4040403f',
  V: '1f2040201f',
  W: '7f2018207f',
  X: '6314081463',
  Y: '0304780403',
  Z: '6151494543',
  a: '2054545478',
  b: '7f48444438',
  c: '3844444420',
  d: '384444487f',
  e: '3854545418',
  f: '087e090102',
  g: '081454543c',
  h: '7f08040478',
  i: '00447d4000',
  j: '2040443d00',
  k: '007f102844',
  l: '00417f4000',
  m: '7c04180478',
  n: '7c08040478',
  o: '3844444438',
  p: '7c14141408',
  q: '081414187c',
  r: '7c08040408',
  s: '4854545420',
  t: '043f444020',
  u: '3c4040207c',
  v: '1c2040201c',
  w: '3c4030403c',
  x: '4428102844',
  y: '0c5050503c',
  z: '4464544c44',
};

const COLUMNS = 5;
const ROWS = 7;
/** Columns from the start of one letter to that of the next. */
const ADVANCE = 6;

/** Height of a line of letters in units of `size`, the side of one dot. */
export const LETTER_ROWS = ROWS;

/** px from the start to the end of a text whose dots are `size` px wide. */
export function textWidth(text: string, size: number): number {
  return Math.max(0, text.length * ADVANCE - 1) * size;
}

/** A text as the data of an SVG path, its upper left corner at x and y; a letter that is not known is a question mark. */
export function textPath(text: string, x: number, y: number, size: number): string {
  const dots: string[] = [];
  for (const [at, letter] of [...text].entries()) {
    const columns = LETTERS[letter] ?? LETTERS['?'] ?? '';
    for (let column = 0; column < COLUMNS; column += 1) {
      const bits = Number.parseInt(columns.slice(column * 2, column * 2 + 2), 16);
      for (let row = 0; row < ROWS; row += 1) {
        if (((bits >> row) & 1) === 0) continue;
        const left = x + (at * ADVANCE + column) * size;
        dots.push(`M${left} ${y + row * size}h${size}v${size}h-${size}z`);
      }
    }
  }
  return dots.join('');
}
