import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Ajv } from 'ajv';
import { afterAll, describe, expect, it } from 'vitest';
import { DEMO_DATE, DOCUMENT_KINDS, SCRATCH } from '../../scripts/document-kinds.ts';

const root = resolve(import.meta.dirname, '../..');
/** Nobody's settings: a profile of the person who runs the tests must not change a document. */
const home = mkdtempSync(join(tmpdir(), 'sellerctl-schemas-'));
const ajv = new Ajv({ allErrors: true, strict: false });

function schemaOf(kind: string): object {
  return JSON.parse(readFileSync(join(root, `docs/schemas/${kind}.schema.json`), 'utf8')) as object;
}

function documentOf(example: readonly string[]): Record<string, unknown> {
  const words = example.map((word) => (word === SCRATCH ? join(home, 'scratch') : word));
  // What stands behind -- is of another command.
  const end = words.includes('--') ? words.indexOf('--') : words.length;
  const run = spawnSync(process.execPath, ['bin/run.js', ...words.toSpliced(end, 0, '--json')], {
    cwd: root,
    env: {
      ...process.env,
      NODE_ENV: undefined,
      HOME: home,
      XDG_CONFIG_HOME: home,
      XDG_DATA_HOME: home,
      SELLERCTL_DATE: DEMO_DATE,
    },
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  expect(run.stderr).not.toContain('Error');
  expect(run.status).toBe(0);
  return JSON.parse(run.stdout) as Record<string, unknown>;
}

afterAll(() => {
  rmSync(home, { recursive: true, force: true });
});

describe('the JSON of every kind of document keeps its schema', () => {
  it.each(DOCUMENT_KINDS)('$kind', ({ kind, schemaVersion, example }) => {
    const validate = ajv.compile(schemaOf(kind));
    const document = documentOf(example);
    expect(document).toMatchObject({ kind, schemaVersion });
    expect(validate(document) ? [] : validate.errors?.slice(0, 5)).toEqual([]);
    // A schema that allows anything would pass too: this one does not.
    expect(validate({ ...document, data: {} })).toBe(false);
    expect(validate({ ...document, schemaVersion: schemaVersion + 1 })).toBe(false);
  });
});
