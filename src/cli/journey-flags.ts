import { Flags } from '@oclif/core';

import { EXIT, UserError } from '../model/errors.ts';
import { isIsoDate, type Period } from '../model/period.ts';
import { asinFlag } from './asin-flag.ts';
import { envName } from './env-name.ts';

/** Which products the journey is asked of, and with what it is compared. */
export const journeyFlags = {
  asin: Flags.string({
    summary: 'Only this product. May be given more than once.',
    helpValue: '<asin>',
    multiple: true,
    multipleNonGreedy: true,
    env: envName('asin'),
  }),
  brand: Flags.string({
    summary: 'Only products of this brand, as listings or brand reports name it.',
    helpValue: '<name>',
    env: envName('brand'),
  }),
  family: Flags.string({
    summary: 'Only the children of this parent ASIN. May be given more than once.',
    helpValue: '<asin>',
    multiple: true,
    multipleNonGreedy: true,
    env: envName('family'),
  }),
  compare: Flags.string({
    summary:
      'What the latest weeks are compared with: previous-period (the default), previous-year, or days as first..last.',
    helpValue: '<period>',
    env: envName('compare'),
  }),
};

/** How the report names the stages, and how long it is. */
export const journeyViewFlags = {
  frame: Flags.option({
    summary: 'Names of the stages: five (the default), four, or the five A’s. Numbers stay the same.',
    options: ['five', 'four', 'five-a'] as const,
    env: envName('frame'),
  })(),
  digest: Flags.boolean({ summary: 'Ten lines for a mail or a chat instead of the report.', env: envName('digest') }),
};

interface JourneyFlagValues {
  readonly asin?: readonly string[] | undefined;
  readonly brand?: string | undefined;
  readonly family?: readonly string[] | undefined;
  readonly compare?: string | undefined;
}

function asins(name: string, texts: readonly string[] = []): string[] {
  return texts.flatMap((text) => text.split(',')).map((text) => asinFlag(name, text));
}

function compareOf(text: string | undefined): { with: 'previous-year' } | { with: 'period'; period: Period } | null {
  if (text === undefined || text === 'previous-period') return null;
  if (text === 'previous-year') return { with: 'previous-year' };
  const [start = '', end = '', more] = text.split('..');
  if (more === undefined && isIsoDate(start) && isIsoDate(end) && start <= end) {
    return { with: 'period', period: { start, end } };
  }
  throw new UserError('compare-invalid', EXIT.usage, `--compare: "${text}" is no period.`, [
    'Write previous-period, previous-year, or days such as 2026-08-02..2026-08-29.',
  ]);
}

/**
 * Reads the flags into the options of the journey.
 * @throws UserError `asin-invalid` or `compare-invalid`.
 */
export function journeyScope(flags: JourneyFlagValues) {
  const named = asins('asin', flags.asin);
  const families = asins('family', flags.family);
  const brand = flags.brand ?? null;
  const isAll = named.length === 0 && families.length === 0 && brand === null;
  return {
    products: isAll ? null : { asins: named, families, brand },
    compare: compareOf(flags.compare),
  };
}
