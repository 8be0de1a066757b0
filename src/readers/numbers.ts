/**
 * How a file writes numbers. `dot`: 1,234.56 (and the Indian 1,23,456.50); `comma`: 1.234,56 and 1 234,56.
 */
export type DecimalMark = 'dot' | 'comma';

/** Why a cell is no number of the file's format. */
export type NumberFault = 'not-a-number' | 'ambiguous';

/** Plain decimal text (`-1234.56`, no leading plus, no marks) or a fault. */
export type ReadNumber = { readonly plain: string } | { readonly fault: NumberFault };

/** Spaces that group digits in French, Polish and Swedish files: space, no-break, thin, figure, narrow no-break. */
const GROUP_SPACE = '[ \u00a0\u2009\u2007\u202f]';
const APOSTROPHE = "['\u2019]";

const PLAIN = /^-?\d+(?:\.\d+)?$/;
const WHOLE = /^\d+$/;
/* A number in groups never starts with a zero, so 0.450 can only be a fraction. */
const DOT_FORM = new RegExp(
  `^(?:\\d+|[1-9]\\d{0,2}(?:,\\d{3})+|[1-9]\\d?(?:,\\d{2})+,\\d{3}|[1-9]\\d{0,2}(?:${APOSTROPHE}\\d{3})+)?(?:\\.\\d*)?$`,
);
const COMMA_FORM = new RegExp(
  `^(?:\\d+|[1-9]\\d{0,2}(?:\\.\\d{3})+|[1-9]\\d{0,2}(?:${GROUP_SPACE}\\d{3})+|[1-9]\\d{0,2}(?:${APOSTROPHE}\\d{3})+)?(?:,\\d*)?$`,
);
/** One mark with exactly three digits after it: thousands in one half of the world, thousandths in the other. */
const AMBIGUOUS = /^[1-9]\d{0,2}[.,]\d{3}$/;

/** Full-width digits and signs as Japanese files have them become plain ones; the minus sign becomes a hyphen. */
function plainSigns(text: string): string {
  // eslint-disable-next-line no-control-regex -- the range of ASCII, the common case that needs no work
  const folded = /^[\x00-\x7f]*$/.test(text) ? text : text.normalize('NFKC').replaceAll(/[\u2212\u2010-\u2013]/g, '-');
  return folded.trim();
}

function withoutSign(text: string): { readonly sign: '' | '-'; readonly digits: string } {
  // Spreadsheets put what is owed in brackets.
  if (text.startsWith('(') && text.endsWith(')')) return { sign: '-', digits: text.slice(1, -1).trim() };
  if (text.startsWith('-')) return { sign: '-', digits: text.slice(1).trimStart() };
  if (text.endsWith('-')) return { sign: '-', digits: text.slice(0, -1).trimEnd() };
  return { sign: '', digits: text.startsWith('+') ? text.slice(1) : text };
}

/**
 * The decimal mark a cell proves, null when it fits both ways of writing (`12`, `1,234`) or none. NFKC turns narrow
 * spaces into plain ones, so a plain space between digits counts as grouping too.
 */
export function markProvenBy(cell: string): DecimalMark | null {
  const { digits } = withoutSign(plainSigns(cell));
  if (digits === '' || WHOLE.test(digits) || AMBIGUOUS.test(digits)) return null;
  const dot = DOT_FORM.test(digits);
  const comma = COMMA_FORM.test(digits);
  if (dot === comma) return null;
  return dot ? 'dot' : 'comma';
}

/** The number reader of one file: told the decimal mark, or told it by the file's own unmistakable cells, never by a guess per cell. */
export class NumberFormat {
  #mark: DecimalMark | null;

  constructor(mark: DecimalMark | null) {
    this.#mark = mark;
  }

  /** The decimal mark; null while it is open. */
  get mark(): DecimalMark | null {
    return this.#mark;
  }

  /** True once the mark is known: from then on a cell always means the same. */
  get isSettled(): boolean {
    return this.#mark !== null;
  }

  /** Settles an open mark by the majority of unmistakable cells among a sample; a told mark stays. */
  settle(cells: Iterable<string>): void {
    if (this.#mark !== null) return;
    const votes = { dot: 0, comma: 0 };
    for (const cell of cells) {
      const proven = markProvenBy(cell);
      if (proven !== null) votes[proven] += 1;
    }
    if (votes.dot !== votes.comma) this.#mark = votes.dot > votes.comma ? 'dot' : 'comma';
  }

  /** The cell as plain decimal text. While the mark is open, whole numbers are read, the first unmistakable cell settles it. */
  read(cell: string): ReadNumber {
    // The common case of flat files, a few digits and a settled mark, needs none of the care below.
    if (this.#mark === 'dot' && PLAIN.test(cell)) return { plain: cell };
    const { sign, digits } = withoutSign(plainSigns(cell));
    if (!/\d/.test(digits)) return { fault: 'not-a-number' };
    if (WHOLE.test(digits)) return { plain: sign + digits };
    this.#mark ??= markProvenBy(cell);
    if (this.#mark === null) return { fault: AMBIGUOUS.test(digits) ? 'ambiguous' : 'not-a-number' };
    if (!(this.#mark === 'dot' ? DOT_FORM : COMMA_FORM).test(digits)) return { fault: 'not-a-number' };
    const plain =
      this.#mark === 'dot' ? digits.replaceAll(/[^\d.]/g, '') : digits.replaceAll(/[^\d,]/g, '').replace(',', '.');
    return { plain: sign + plain };
  }
}

const SUM_DECIMALS = 6;
/** Parts of one that a sum is kept in. */
const UNIT = 10 ** SUM_DECIMALS;
/** Whole numbers below it have at most fifteen digits: a double tells them, and their millionth parts, apart. */
const EXACT = 1e15;
/** What makes millionths of a number with so many decimals. */
const SCALES = [1e6, 1e5, 1e4, 1e3, 1e2, 10, 1] as const;
/** Plain texts of so many letters are less than a billion: their millionths are whole numbers a double holds exactly. */
const SHORT = 9;

/** A short plain decimal in millionths. */
function millionths(plain: string): number {
  let digits = 0;
  let decimals = -1;
  for (let at = plain.startsWith('-') ? 1 : 0; at < plain.length; at += 1) {
    const letter = plain.charCodeAt(at);
    if (letter === 0x2e) decimals = 0;
    else if (decimals < SUM_DECIMALS) {
      digits = digits * 10 + letter - 0x30;
      if (decimals >= 0) decimals += 1;
    }
  }
  const scaled = digits * (SCALES[Math.max(decimals, 0)] ?? 0);
  return plain.startsWith('-') ? -scaled : scaled;
}

/** A number as plain decimal text: its shortest form has an exponent only where it is tiny or huge. */
function plainDecimal(value: number): string {
  const text = String(value);
  return text.includes('e') ? value.toFixed(6) : text;
}

/** A sum of plain decimals that is exact to six decimals: a control sum must not depend on binary fractions. */
export class DecimalSum {
  #large = 0n;
  /** What was added since the last carry, in millionths, always a safe integer. */
  #small = 0;

  /** Adds plain decimal text as `NumberFormat.read` gives it. */
  add(plain: string): void {
    if (plain.length <= SHORT) this.#small += millionths(plain);
    else this.#addLong(plain);
    this.#carry();
  }

  /** Adds a number by its shortest decimal form, which is what a JSON document printed. */
  addNumber(value: number): void {
    const scaled = Math.round(value * UNIT);
    // So many millionths have this number for their nearest double, and no shorter decimal has it too.
    if (Math.abs(scaled) < EXACT && scaled / UNIT === value) {
      this.#small += scaled;
      this.#carry();
    } else this.add(plainDecimal(value));
  }

  #carry(): void {
    if (Math.abs(this.#small) <= Number.MAX_SAFE_INTEGER / 2) return;
    this.#large += BigInt(this.#small);
    this.#small = 0;
  }

  /** Adds a whole number of units with so many decimals: hundredths have two. */
  addUnits(units: number, decimals: number): void {
    this.#large += BigInt(units) * 10n ** BigInt(SUM_DECIMALS - decimals);
  }

  #addLong(plain: string): void {
    const negative = plain.startsWith('-');
    const point = plain.indexOf('.');
    const whole = plain.slice(negative ? 1 : 0, point === -1 ? plain.length : point);
    const fraction = point === -1 ? '' : plain.slice(point + 1, point + 1 + SUM_DECIMALS);
    const digits = BigInt(`${whole === '' ? '0' : whole}${fraction.padEnd(SUM_DECIMALS, '0')}`);
    this.#large += negative ? -digits : digits;
  }

  get value(): number {
    return Number(this.#large + BigInt(this.#small)) / UNIT;
  }
}
