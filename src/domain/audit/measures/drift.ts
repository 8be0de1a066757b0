import type { FieldText } from '../field-text.ts';

/** Texts as they are compared: white space and case do not count. */
export function sameText(left: string, right: string): boolean {
  return left === right || plain(left) === plain(right);
}

function plain(text: string): string {
  return text.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, ' ').trim();
}

/** True when both come from one line of one file: then nothing was sent that could be compared. */
export function isSameSource(left: FieldText, right: FieldText): boolean {
  return left.origin.file === right.origin.file && left.origin.line === right.origin.line;
}

/** UTF-16 index of the first difference between two texts. */
export function firstDifference(left: string, right: string): number {
  let index = 0;
  while (index < left.length && index < right.length && left[index] === right[index]) index += 1;
  // Not between the two halves of one sign.
  return index > 0 && /[\uD800-\uDBFF]/.test(left[index - 1] ?? '') ? index - 1 : index;
}
