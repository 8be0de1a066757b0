import { describe, expect, it } from 'vitest';
import { loadConfiguration, violationsOf } from './small-project.ts';

const { forbidden = [] } = await loadConfiguration();

interface Violation {
  readonly rule: string;
  readonly plant: Readonly<Record<string, string | null>>;
}

const uses = (module: string): string => `export * from '${module}';\n`;

/** One way to break each rule, and no other rule with it. */
const VIOLATIONS: readonly Violation[] = [
  {
    rule: 'model-imports',
    plant: { 'src/model/pear.ts': uses('../rules/plain.ts'), 'src/rules/plain.ts': 'export const plain = 1;\n' },
  },
  {
    rule: 'rules-imports',
    plant: { 'src/rules/at.ts': uses('../readers/quince/definition.ts') + 'export const limit = 1;\n' },
  },
  { rule: 'sources-imports', plant: { 'src/sources/files.ts': uses('../readers/plum/definition.ts') } },
  { rule: 'readers-imports', plant: { 'src/readers/plum/definition.ts': uses('../../sources/files.ts') } },
  { rule: 'domain-imports', plant: { 'src/domain/fees/fees.ts': uses('../../sinks/file.ts') } },
  { rule: 'renderers-imports', plant: { 'src/renderers/table.ts': uses('../rules/at.ts') } },
  { rule: 'sinks-imports', plant: { 'src/sinks/file.ts': uses('../renderers/table.ts') } },
  {
    rule: 'cli-imports',
    plant: {
      'src/cli/emit.ts':
        "export const emit = async (): Promise<unknown> => [await import('../domain/fees/fees.ts'), await import('../renderers/registry.ts'), await import('../sinks/file.ts')];\n",
    },
  },
  {
    rule: 'commands-imports',
    plant: {
      'src/commands/show.ts':
        "export const show = async (): Promise<unknown> => await import('../renderers/table.ts');\n",
    },
  },
  { rule: 'model-packages', plant: { 'src/model/pear.ts': uses('chalk') } },
  { rule: 'rules-packages', plant: { 'src/rules/at.ts': uses('chalk') } },
  { rule: 'sources-packages', plant: { 'src/sources/files.ts': uses('csv-parse') } },
  { rule: 'readers-packages', plant: { 'src/readers/plum/definition.ts': uses('chalk') } },
  { rule: 'domain-packages', plant: { 'src/domain/fees/fees.ts': uses('csv-parse') } },
  { rule: 'renderers-packages', plant: { 'src/renderers/table.ts': uses('ora') } },
  { rule: 'sinks-packages', plant: { 'src/sinks/file.ts': uses('chalk') } },
  {
    rule: 'cli-packages',
    plant: {
      'src/cli/zip.ts': "export const zip = async (): Promise<unknown> => await import('get-east-asian-width');\n",
      'src/commands/zip.ts': uses('../cli/zip.ts'),
    },
  },
  {
    rule: 'commands-packages',
    plant: { 'src/commands/wait.ts': "export const wait = async (): Promise<unknown> => await import('ora');\n" },
  },
  { rule: 'zod-in-schema-only', plant: { 'src/rules/at.ts': uses('zod') } },
  { rule: 'sharp-decodes-only', plant: { 'src/sources/files.ts': uses('sharp') } },
  { rule: 'pure-without-builtins', plant: { 'src/domain/fees/fees.ts': uses('node:path') } },
  { rule: 'no-io-in-the-middle', plant: { 'src/readers/plum/definition.ts': uses('node:fs') } },
  { rule: 'commands-do-no-io', plant: { 'src/commands/peek.ts': uses('node:fs/promises') } },
  { rule: 'features-stay-apart', plant: { 'src/domain/fees/fees.ts': uses('../audit/audit.ts') } },
  { rule: 'reports-stay-apart', plant: { 'src/readers/plum/definition.ts': uses('../quince/definition.ts') } },
  { rule: 'stages-load-when-used', plant: { 'src/commands/eager.ts': uses('../domain/fees/fees.ts') } },
  {
    rule: 'heavy-packages-load-when-used',
    plant: { 'src/cli/settings.ts': uses('ora'), 'src/commands/settings.ts': uses('../cli/settings.ts') },
  },
  { rule: 'registry-loads-nothing', plant: { 'src/renderers/registry.ts': uses('./table.ts') } },
  { rule: 'commands-stay-apart', plant: { 'src/commands/copy.ts': uses('./audit.ts') } },
  {
    rule: 'no-cycles',
    plant: { 'src/domain/fees/fees.ts': uses('./size.ts'), 'src/domain/fees/size.ts': uses('./fees.ts') },
  },
  { rule: 'reachable-from-a-command', plant: { 'src/domain/fees/forgotten.ts': 'export const forgotten = 1;\n' } },
  {
    rule: 'shipped-code-only',
    plant: { 'src/domain/fees/fees.ts': uses('../../../test/apple.ts'), 'test/apple.ts': 'export const apple = 1;\n' },
  },
  { rule: 'declared-packages-only', plant: { 'src/main.ts': uses('fast-check') } },
  { rule: 'resolvable', plant: { 'src/domain/fees/fees.ts': uses('./nowhere.ts') } },
  { rule: 'bin-starts-only', plant: { 'bin/run.js': "import '@oclif/core';\n" } },
];

describe('the import table', () => {
  it('is kept by a project with one file in every stage', async () => {
    expect(await violationsOf({})).toEqual([]);
  });

  it('says why each rule is there, in a sentence', () => {
    for (const rule of forbidden) {
      expect(rule.comment, rule.name).toMatch(/^\S.{30,}\.$/);
      expect(rule.severity, rule.name).toBe('error');
    }
  });

  it('has a planted violation for every rule and no rule without one', () => {
    expect(VIOLATIONS.map(({ rule }) => rule).toSorted()).toEqual(forbidden.map(({ name }) => String(name)).toSorted());
  });

  it.each(VIOLATIONS)('catches a breach of $rule, and calls it nothing else', async ({ rule, plant }) => {
    const found = await violationsOf(plant);
    expect([...new Set(found.map((violation) => violation.rule))]).toEqual([rule]);
  });
});

describe('an import that costs start-up', () => {
  const fees = "'../domain/fees/fees.ts'";
  const eager = async (text: string): Promise<readonly string[]> =>
    (await violationsOf({ 'src/commands/eager.ts': text })).map(({ rule }) => rule);

  it.each([
    [
      'beside a type of the same file',
      `import type { fees } from ${fees};\nimport { fees as f } from ${fees};\nexport const x: typeof fees = f;\n`,
    ],
    [
      'beside import() of the same file',
      `import { fees } from ${fees};\nexport const x = [fees, await import(${fees})];\n`,
    ],
    ['in one line with a type', `import { type fees, fees as f } from ${fees};\nexport const x: typeof fees = f;\n`],
    ['for its effects alone', `import ${fees};\n`],
  ])('is seen %s', async (_where, text) => {
    expect(await eager(text)).toEqual(['stages-load-when-used']);
  });

  it('is not seen in types and import() alone', async () => {
    expect(
      await eager(`import { type fees } from ${fees};\nexport const x: typeof fees = (await import(${fees})).fees;\n`),
    ).toEqual([]);
  });
});
