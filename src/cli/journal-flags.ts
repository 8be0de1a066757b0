import { Flags } from '@oclif/core';

import { EXIT, UserError } from '../model/errors.ts';
import { asinFlag } from './asin-flag.ts';
import { envName } from './env-name.ts';

/** Which product an entry of the journal is about. */
export const journalFlags = {
  asin: Flags.string({
    summary: 'Product it is about (default: the whole account).',
    helpValue: '<asin>',
    env: envName('asin'),
  }),
};

/** The ASIN of an entry; null for the whole account. @throws UserError `asin-invalid`. */
export function entryAsin(text: string | undefined): string | null {
  if (text === undefined) return null;
  return asinFlag('asin', text);
}

/** A text of an entry. @throws UserError `label-invalid` for one that is empty or too long. */
export function entryText(name: string, text: string): string {
  const trimmed = text.replaceAll(/\s+/g, ' ').trim();
  if (trimmed !== '' && trimmed.length <= 500) return trimmed;
  throw new UserError('label-invalid', EXIT.usage, `--${name} needs a text of at most 500 letters.`);
}

/** A day that must be given. @throws UserError `date-missing`. */
export function demandDay(name: string, day: string | null): string {
  if (day !== null) return day;
  throw new UserError('date-missing', EXIT.usage, `--${name} is missing.`, [
    `Write it as year-month-day: --${name} 2026-10-12`,
  ]);
}
