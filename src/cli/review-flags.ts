import { Flags } from '@oclif/core';

import { EXIT, UserError } from '../model/errors.ts';
import { envName } from './env-name.ts';

/** Who is asked: shared by the commands that plan requests. */
export const reviewFlags = {
  insiders: Flags.string({
    summary: 'List of orders of staff, family and tests, one id a line.',
    helpValue: '<file>',
    env: envName('insiders'),
  }),
  'said-no': Flags.string({
    summary: 'List of orders whose buyers said no to messages.',
    helpValue: '<file>',
    env: envName('said-no'),
  }),
  hold: Flags.string({
    summary: 'List of orders with an open case: settled first, asked after.',
    helpValue: '<file>',
    env: envName('hold'),
  }),
  'skip-skus': Flags.string({
    summary: 'List of SKUs not to ask about.',
    helpValue: '<file>',
    env: envName('skip-skus'),
  }),
  'leave-out': Flags.string({
    summary: 'Switch on a rule that is off, for example E14 (any_feedback_exists); each is tested for neutrality.',
    helpValue: '<rule>',
    multiple: true,
    multipleNonGreedy: true,
    env: envName('leave-out'),
  }),
  'i-accept-gating-risk': Flags.boolean({
    summary: 'Use filters that leave unhappy buyers out, against the rules; it is noted in the ledger.',
    env: envName('i-accept-gating-risk'),
  }),
  'due-day': Flags.string({
    summary: 'Days after delivery on which to ask, 5 to 30 (default: 12).',
    helpValue: '<days>',
    env: envName('due-day'),
  }),
  holdout: Flags.string({
    summary: 'Share of orders not asked, drawn by chance, to compare with, for example 0.1.',
    helpValue: '<share>',
    env: envName('holdout'),
  }),
};

/** A number a flag names. @throws UserError `number-invalid` outside the bounds; null when it was not given. */
export function numberFlag(
  name: string,
  text: string | undefined,
  { least, most, whole = false }: { readonly least: number; readonly most: number; readonly whole?: boolean },
): number | null {
  if (text === undefined) return null;
  const value = text.trim() === '' ? Number.NaN : Number(text);
  if (Number.isFinite(value) && value >= least && value <= most && (!whole || Number.isInteger(value))) return value;
  throw new UserError(
    'number-invalid',
    EXIT.usage,
    `--${name}: "${text}" is no ${whole ? 'whole ' : ''}number from ${least} to ${most}.`,
  );
}
