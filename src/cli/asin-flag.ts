import { asinOf } from '../model/asin.ts';
import { EXIT, UserError } from '../model/errors.ts';

/** The ASIN that was typed. @throws UserError `asin-invalid`. */
export function asinFlag(name: string, text: string): string {
  const asin = asinOf(text);
  if (asin !== null) return asin;
  throw new UserError('asin-invalid', EXIT.usage, `--${name}: "${text}" is no ASIN.`, [
    'An ASIN is ten letters and digits, for example B0ABCDEFGH.',
  ]);
}
