/** `5.5E+13`: a long number as a spreadsheet shows it and saves it. */
const ROUNDED = /^-?\d(?:[.,]\d+)?E\+\d{1,2}$/i;
/** An ASIN of a book is its ISBN and may begin with zeros, which a spreadsheet drops. */
const SHORT_ISBN = /^\d{5,8}[\dX]$/i;
/** Columns whose texts are ASINs, by their names. */
const ASIN_COLUMN = /^(?:(?:parent-|child-)?asin\d?|child|parent)$/;

/** `-1.23456E+17` and longer have not been seen. */
const LONGEST_LOSS = 14;

/** False for a text that surely lost nothing: neither loss can befall one that does not begin with a digit. */
export function mayHaveLost(text: string): boolean {
  return text.charCodeAt(0) <= 0x39 && text.length <= LONGEST_LOSS;
}

/** True for a text that was a long number before a spreadsheet rounded it. */
export function isRounded(text: string): boolean {
  return ROUNDED.test(text);
}

/** True for a column of ASINs. */
export function holdsAsins(column: string): boolean {
  return ASIN_COLUMN.test(column);
}

/** True for what is left of an ASIN of digits whose leading zeros are gone. */
export function isShortAsin(text: string): boolean {
  return SHORT_ISBN.test(text);
}
