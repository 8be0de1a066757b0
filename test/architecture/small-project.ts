import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { cruise } from 'dependency-cruiser';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';
import type { ICruiseOptions, ICruiseResult, IFlattenedRuleSet } from 'dependency-cruiser';

interface Configuration extends IFlattenedRuleSet {
  options: ICruiseOptions & { tsConfig: { fileName: string } };
}

const root = resolve(import.meta.dirname, '../..');

export async function loadConfiguration(): Promise<Configuration> {
  const module: { default: Configuration } = await import(join(root, '.dependency-cruiser.mjs'));
  return module.default;
}

/** A project with one file in every stage that keeps all rules: what a violation is planted in. */
const HEALTHY: Readonly<Record<string, string>> = {
  'bin/run.js': "import process from 'node:process';\nprocess.exitCode = 0;\nawait import('../dist/main.js');\n",
  'src/main.ts': "import { run } from '@oclif/core';\nexport const main = run;\n",
  'src/model/pear.ts': 'export interface Pear { readonly weight: number }\nexport const pear: Pear = { weight: 1 };\n',
  'src/rules/at.ts': "import { pear } from '../model/pear.ts';\nexport const limit = pear.weight;\n",
  'src/rules/schema.ts': "import { z } from 'zod';\nexport const schema = z.object({});\n",
  'src/sources/files.ts': "import { readFile } from 'node:fs/promises';\nexport const read = readFile;\n",
  'src/sources/images.ts': "import sharp from 'sharp';\nexport const decode = sharp;\n",
  'src/readers/registry.ts':
    "export { plum } from './plum/definition.ts';\nexport { quince } from './quince/definition.ts';\n",
  'src/readers/plum/definition.ts': "import { parse } from 'csv-parse/sync';\nexport const plum = parse;\n",
  'src/readers/quince/definition.ts': "import { gunzipSync } from 'node:zlib';\nexport const quince = gunzipSync;\n",
  'src/domain/audit/audit.ts': "import { limit } from '../../rules/at.ts';\nexport const audit = limit;\n",
  'src/domain/fees/fees.ts': "import { pear } from '../../model/pear.ts';\nexport const fees = pear;\n",
  'src/domain/brief/brief.ts': "import { fees } from '../fees/fees.ts';\nexport const brief = fees;\n",
  'src/renderers/registry.ts': "export const load = async (): Promise<unknown> => await import('./table.ts');\n",
  'src/renderers/table.ts': "import chalk from 'chalk';\nexport const table = chalk;\n",
  'src/sinks/file.ts': "import { writeFile } from 'node:fs/promises';\nexport const write = writeFile;\n",
  'src/cli/emit.ts': [
    "import type { Pear } from '../model/pear.ts';",
    "import type { table } from '../renderers/table.ts';",
    "import { load } from '../renderers/registry.ts';",
    'export type Emitted = Pear | typeof table;',
    "export const emit = async (): Promise<unknown> => [load, await import('../sinks/file.ts'), await import('ora')];",
    '',
  ].join('\n'),
  'src/commands/_stages/load.ts': [
    "export const load = async (): Promise<unknown> => [await import('../../sources/files.ts'), await import('../../readers/registry.ts')];",
    '',
  ].join('\n'),
  'src/commands/audit.ts': [
    "import { Command } from '@oclif/core';",
    "import { emit } from '../cli/emit.ts';",
    "import { load } from './_stages/load.ts';",
    'export default class Audit extends Command {',
    '  async run(): Promise<void> {',
    "    await Promise.all([emit(), load(), import('../domain/audit/audit.ts'), import('../domain/brief/brief.ts'), import('../sources/images.ts'), import('../rules/schema.ts')]);",
    '  }',
    '}',
    '',
  ].join('\n'),
  'package.json': JSON.stringify({
    type: 'module',
    dependencies: {
      '@oclif/core': '*',
      chalk: '*',
      'get-east-asian-width': '*',
      'csv-parse': '*',
      ora: '*',
      sharp: '*',
      zod: '*',
    },
    devDependencies: { 'fast-check': '*' },
  }),
  'tsconfig.json': JSON.stringify({
    compilerOptions: { module: 'nodenext', moduleResolution: 'nodenext' },
    include: ['src'],
  }),
};

/** Writes the healthy project with some files replaced or added (null removes one) and runs the real rules over it. */
export async function violationsOf(
  planted: Readonly<Record<string, string | null>>,
): Promise<{ rule: string; from: string; to: string }[]> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'sellerctl-architecture-')));
  try {
    for (const [path, text] of Object.entries({ ...HEALTHY, ...planted })) {
      if (text === null) continue;
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'dir');
    const { forbidden, options } = await loadConfiguration();
    const result = await cruise(
      ['src', 'bin'],
      { ...options, ruleSet: { forbidden: forbidden ?? [] }, validate: true, baseDir: folder, preserveSymlinks: true },
      options.enhancedResolveOptions,
      { tsConfig: extractTSConfig(join(folder, 'tsconfig.json')) },
    );
    const output = result.output as ICruiseResult;
    return output.summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to }));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
