import { extname } from 'node:path';

import { EXIT, UserError } from '../model/errors.ts';
import { rendererNames, type RendererName } from '../renderers/registry.ts';

/** A value of `--format`. */
export type Format = RendererName;

const BY_ENDING: Readonly<Record<string, Format>> = {
  '.csv': 'csv',
  '.htm': 'html',
  '.html': 'html',
  '.json': 'json',
  '.jsonl': 'ndjson',
  '.markdown': 'markdown',
  '.md': 'markdown',
  '.ndjson': 'ndjson',
  '.sarif': 'sarif',
  '.xml': 'junit',
};

function isFormat(value: unknown): value is Format {
  return (rendererNames as readonly unknown[]).includes(value);
}

/**
 * The format to write. What was typed wins (`--json` or `--format`), then the ending of a typed `--output`, then
 * the environment, the files of settings, and a table.
 * @param flags the flags after precedence; `typed` names those that were typed.
 * @throws UserError `flags-contradict` for `--json` together with another `--format`.
 */
export function chooseFormat(flags: Readonly<Record<string, unknown>>, typed: ReadonlySet<string>): Format {
  const format = isFormat(flags['format']) ? flags['format'] : undefined;
  const json = flags['json'] === true;
  if (typed.has('json') && json) {
    if (typed.has('format') && format !== 'json') {
      throw new UserError('flags-contradict', EXIT.usage, `--json and --format ${format} contradict each other.`, [
        'Leave one of them out.',
      ]);
    }
    return 'json';
  }
  if (typed.has('format') && format !== undefined) return format;
  const output = flags['output'];
  if (typed.has('output') && typeof output === 'string') {
    const byEnding = BY_ENDING[extname(output).toLowerCase()];
    if (byEnding !== undefined) return byEnding;
  }
  if (json) return 'json';
  return format ?? rendererNames[0] ?? 'table';
}

/** Whether errors must be JSON, judged from the bare arguments: used when parsing itself has failed. */
export function wantsJson(argv: readonly string[], env: Readonly<Record<string, string | undefined>>): boolean {
  const end = argv.indexOf('--');
  const flags = end === -1 ? argv : argv.slice(0, end);
  if (flags.includes('--json')) return true;
  const at = flags.findIndex((word) => word === '--format' || word.startsWith('--format='));
  if (at !== -1) return (flags[at] === '--format' ? flags[at + 1] : flags[at]?.slice('--format='.length)) === 'json';
  const asked = env['SELLERCTL_JSON'];
  return asked === '1' || asked?.toLowerCase() === 'true' || env['SELLERCTL_FORMAT'] === 'json';
}
