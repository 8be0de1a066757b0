import { EXIT, UserError } from '../../model/errors.ts';
import type { RuleTable } from '../../rules/table.ts';

/** Larger than any table; keeps a wrong file from filling memory. */
const MAX_BYTES = 8_000_000;

async function readJson(path: string): Promise<unknown> {
  const { readSmallFile } = await import('../../sources/small-file.ts');
  const file = await readSmallFile(path, MAX_BYTES);
  if ('failure' in file) {
    throw file.failure === 'too-large'
      ? new UserError('rules-too-large', EXIT.input, `${path}: too large for a rule table.`)
      : new UserError('rules-unreadable', EXIT.input, `Cannot read the rule file ${path}.`);
  }
  try {
    return JSON.parse(file.text) as unknown;
  } catch {
    throw new UserError('rules-not-json', EXIT.input, `${path}: not a JSON rule file.`, [
      'Start from the `data.tables` of `sellerctl rules show <kind> --json`.',
    ]);
  }
}

/**
 * The user's own rule tables (`--rules FILE`, one table or a list of tables a file), checked like the shipped ones.
 * @throws UserError (input) naming the first faults of a file that cannot be read or is no rule table.
 */
export async function loadOwnTables(paths: readonly string[]): Promise<RuleTable<unknown>[]> {
  if (paths.length === 0) return [];
  const { checkTable } = await import('../../rules/schema.ts');
  const tables: RuleTable<unknown>[] = [];
  for (const path of paths) {
    const json = await readJson(path);
    for (const value of Array.isArray(json) ? json : [json]) {
      const checked = checkTable(value);
      if ('faults' in checked) {
        throw new UserError('rules-invalid', EXIT.input, `${path} is no valid rule table.`, checked.faults.slice(0, 5));
      }
      tables.push(checked.table);
    }
  }
  return tables;
}
