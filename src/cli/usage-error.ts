import { stripVTControlCharacters } from 'node:util';

import { EXIT, UserError } from '../model/errors.ts';
import { didYouMean } from './did-you-mean.ts';
import { envName } from './env-name.ts';

/** The parts of a failed run that a message about wrong usage needs. */
export interface UsageRun {
  readonly argv: readonly string[];
  readonly config?: { readonly bin: string };
  readonly commandId?: string | undefined;
}

interface ParseError extends Error {
  readonly flags?: readonly string[];
  readonly args?: unknown;
  readonly parse?: { readonly input?: { readonly flags?: Readonly<Record<string, unknown>> } };
  readonly oclif?: { readonly exit?: number };
}

/** Exit code that oclif gives to every error of parsing, as `oclif.exitCodes` is left unset. */
const OCLIF_USAGE = 2;

function helpLine(run: UsageRun): string {
  const words = [run.config?.bin ?? 'sellerctl', ...(run.commandId ?? '').split(':').filter((word) => word !== '')];
  return `See all flags and examples: ${words.join(' ')} --help`;
}

function unknownFlags(error: ParseError, run: UsageRun): UserError {
  const typed = error.flags ?? [];
  const known = Object.keys(error.parse?.input?.flags ?? {}).map((flag) => `--${flag}`);
  const names = typed.map((flag) => flag.replace(/=.*$/s, ''));
  const message = `Unknown ${typed.length === 1 ? 'flag' : 'flags'} ${names.join(', ')}.`;
  const near = names.flatMap((name) => didYouMean(name, known));
  return new UserError('flag-unknown', EXIT.usage, message, [...near, helpLine(run)]);
}

function badValue(message: string, run: UsageRun): UserError | null {
  const match = /^Expected --([\w-]+)=(.*) to be one of: (.*)$/s.exec(message);
  if (match === null) return null;
  const [, flag = '', typed = '', list = ''] = match;
  const wasTyped = run.argv.some((word) => word === `--${flag}` || word.startsWith(`--${flag}=`));
  const place = wasTyped ? `--${flag}` : envName(flag);
  return new UserError('flag-value-unknown', EXIT.usage, `${place} cannot be "${typed}".`, [
    ...didYouMean(typed, list.split(', ')),
    `Known: ${list}.`,
  ]);
}

/** Names of arguments in "Missing 1 required arg:\nPATH  what it is": the first line alone would not name them. */
function missingArguments(message: string): string {
  const names = message
    .split('\n')
    .slice(1)
    .map((line) => line.trim().split(/\s{2,}/)[0] ?? '')
    .filter((name) => name !== '' && !name.startsWith('Note:') && !name.startsWith('Alternatively'));
  return names.map((name) => name.toUpperCase()).join(', ');
}

/**
 * An error of oclif's parser as one of ours, in our words and without its dump of configuration and arguments; null
 * when the thrown thing is no such error.
 */
export function usageError(thrown: unknown, run: UsageRun): UserError | null {
  if (!(thrown instanceof Error)) return null;
  const error = thrown as ParseError;
  const isUsage = error.oclif?.exit === OCLIF_USAGE || error.message.startsWith('Parsing --');
  if (!isUsage) return null;
  const message = stripVTControlCharacters(error.message)
    .replace(/\nSee more help with --help$/, '')
    .replace(/^Parsing (--[\w-]+) \n\t/, '$1: ');
  switch (error.constructor.name) {
    case 'NonExistentFlagsError':
      return unknownFlags(error, run);
    case 'FlagInvalidOptionError':
      return badValue(message, run) ?? new UserError('flag-value-unknown', EXIT.usage, message);
    case 'RequiredArgsError':
      return new UserError('argument-missing', EXIT.usage, `Missing: ${missingArguments(message)}.`, [helpLine(run)]);
    case 'UnexpectedArgsError':
      return new UserError('argument-unexpected', EXIT.usage, `${message}.`, [
        'Put quotes around a text with spaces.',
        helpLine(run),
      ]);
    default: {
      const oneLine = message
        .replace(/^The following errors? occurred:\s*/, '')
        .split(/\s*\n\s*/)
        .join('; ');
      return new UserError('usage', EXIT.usage, /[.!?]$/.test(oneLine) ? oneLine : `${oneLine}.`, [helpLine(run)]);
    }
  }
}
