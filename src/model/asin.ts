const ASIN = /^(?:B[0-9A-Z]{9}|\d{9}[\dX])$/;

/** The ASIN a text holds, blanks taken off and in capitals; null for what is none (a book's is its ISBN). */
export function asinOf(text: string): string | null {
  const asin = text.trim().toUpperCase();
  return ASIN.test(asin) ? asin : null;
}
