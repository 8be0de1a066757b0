import { Flags } from '@oclif/core';

import { EXIT, UserError } from '../model/errors.ts';
import { didYouMean } from './did-you-mean.ts';
import { envName } from './env-name.ts';

/** Which files of the archive are meant. */
export const archiveFlags = {
  type: Flags.string({
    summary: 'Only this kind of report, by its id; sellerctl reports list names them.',
    helpValue: '<id>',
    env: envName('type'),
  }),
};

/**
 * Checks the id of a kind of report.
 * @throws UserError `report-type-unknown` with the nearest known ids.
 */
export function reportTypeOf(text: string | undefined, known: readonly string[]): string | null {
  if (text === undefined) return null;
  const found = known.find((id) => id.toLowerCase() === text.toLowerCase());
  if (found !== undefined) return found;
  throw new UserError('report-type-unknown', EXIT.usage, `--type: there is no kind of report "${text}".`, [
    ...didYouMean(text, known),
    'See all kinds: sellerctl reports list',
  ]);
}
