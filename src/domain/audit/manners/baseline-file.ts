import { EXIT, UserError } from '../../../model/errors.ts';
import { type BaselineEntry, sortEntries } from './baseline.ts';
import { shorten } from '../text/count.ts';
import { escapedJson } from '../text/json-escapes.ts';

const KIND = 'sellerctl-audit-baseline';
const VERSION = 1;
/** Enough of a text to know it by; the fingerprint is made of all of it. */
const SHOWN = 160;

/** The baseline as text: one line for each finding, sorted, so that a change of one finding is a change of one line. */
export function baselineText(entries: readonly BaselineEntry[]): string {
  const lines = sortEntries(entries).map(({ fingerprint, rule, marketplace, sku, field, text, count }) => {
    const shown = { rule, marketplace, sku, field, text: shorten(text, SHOWN), count, fingerprint };
    return `    ${escapedJson(JSON.stringify(shown))}`;
  });
  const list = lines.length === 0 ? '[]' : `[\n${lines.join(',\n')}\n  ]`;
  return `{\n  "kind": "${KIND}",\n  "version": ${VERSION},\n  "findings": ${list}\n}\n`;
}

function damaged(path: string, what: string): UserError {
  return new UserError('baseline-damaged', EXIT.input, `${path} is no baseline of findings: ${what}.`, [
    'Take it back from your version control, or move it away and write it anew with --update-baseline.',
  ]);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textOrNull(value: unknown): value is string | null {
  return value === null || typeof value === 'string';
}

function entryOf(value: unknown, number: number, path: string): BaselineEntry {
  const bad = (what: string): UserError => damaged(path, `finding ${number} ${what}`);
  if (!isObject(value)) throw bad('is no object');
  const { fingerprint, rule, marketplace, sku, field, text, count } = value;
  if (typeof fingerprint !== 'string' || !/^[0-9a-f]{16}$/.test(fingerprint)) throw bad('has no fingerprint');
  if (typeof rule !== 'string' || rule === '') throw bad('names no rule');
  if (!textOrNull(marketplace) || !textOrNull(sku)) throw bad('has no readable marketplace or SKU');
  if (typeof field !== 'string' || typeof text !== 'string') throw bad('has no readable field or text');
  if (typeof count !== 'number' || !Number.isInteger(count) || count < 1) throw bad('has no count');
  return { fingerprint, rule, marketplace, sku, field, text, count };
}

/**
 * Reads a baseline. The same fault on two lines (a merge of two branches) counts as often as both say.
 * @throws UserError `baseline-damaged` or `baseline-newer` (exit 5); nothing is guessed from half a file.
 */
export function readBaseline(json: string, path: string): BaselineEntry[] {
  let value: unknown;
  try {
    value = JSON.parse(json.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw damaged(path, `it is not JSON (${error instanceof Error ? error.message : String(error)})`);
  }
  if (!isObject(value) || value['kind'] !== KIND) throw damaged(path, `its "kind" is not "${KIND}"`);
  const version = value['version'];
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1)
    throw damaged(path, 'it has no version');
  if (version > VERSION) {
    throw new UserError(
      'baseline-newer',
      EXIT.input,
      `${path} was written by a newer version of sellerctl (baseline version ${version}, this one knows ${VERSION}).`,
      ['Update sellerctl; this version does not touch it.'],
    );
  }
  const list = value['findings'];
  if (!Array.isArray(list)) throw damaged(path, 'it has no list "findings"');
  const entries = new Map<string, BaselineEntry>();
  for (const [index, item] of (list as unknown[]).entries()) {
    const entry = entryOf(item, index + 1, path);
    const before = entries.get(entry.fingerprint);
    entries.set(entry.fingerprint, before === undefined ? entry : { ...before, count: before.count + entry.count });
  }
  return sortEntries([...entries.values()]);
}
