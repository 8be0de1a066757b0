import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import AuditKeywords from '../src/commands/audit/keywords.ts';
import { runInProcess } from './cli/run-in-process.ts';

const ROOT = join(import.meta.dirname, '..', 'fixtures', 'keywords');

interface Run {
  readonly about: string;
  readonly brands: readonly string[];
  readonly inputs: readonly string[];
  readonly targets: readonly string[];
}

/**
 * Every folder of fixtures/keywords is a run of `audit keywords`: run.json names its files, expected.json is `data` and the
 * problems. UPDATE_FIXTURES=1 writes it; a person reads the difference.
 */
describe.each(readdirSync(ROOT).sort())('fixtures/keywords/%s', (name) => {
  const folder = join(ROOT, name);
  const run = JSON.parse(readFileSync(join(folder, 'run.json'), 'utf8')) as Run;

  it(`is as expected: ${run.about}`, async () => {
    const argv = [
      ...run.inputs,
      ...run.targets.flatMap((file) => ['--targets', file]),
      ...run.brands.flatMap((brand) => ['--brand', brand]),
    ];
    const files = argv.map((word) => (/\.(?:csv|txt)$/.test(word) ? join(folder, word) : word));
    const { stdout } = await runInProcess(AuditKeywords, 'audit:keywords', [
      ...files,
      '--date',
      '2026-11-20',
      '--json',
      '-q',
    ]);
    const { data, problems } = JSON.parse(stdout.replaceAll(`${folder}/`, '')) as { data: unknown; problems: unknown };
    const path = join(folder, 'expected.json');
    if (process.env['UPDATE_FIXTURES'] === '1') writeFileSync(path, `${JSON.stringify({ data, problems }, null, 2)}\n`);
    expect({ data, problems }).toEqual(JSON.parse(readFileSync(path, 'utf8')));
  });
});
