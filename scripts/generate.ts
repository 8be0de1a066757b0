// Writes everything that is made from the code: pages of commands, rules and reports, snapshot of the public surface, JSON schemas.
//
//   node scripts/generate.ts                 writes them
//   node scripts/generate.ts --check         writes nothing; exit 1 and a list when anything on disk differs
//   node scripts/generate.ts --unreleased    also accepts a changed shape of a schema version no release has carried yet
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { reportPage } from './write-report-docs.ts';
import { messageRulePage } from './message-rule-page.ts';
import { rulePages } from './rule-pages.ts';
import { commandFiles } from './write-docs.ts';
import { readVersions, schemaFiles, unraisedVersions, VERSIONS_FILE } from './write-schemas.ts';
import type { SchemaVersions } from './write-schemas.ts';

/** Folders that hold generated files and nothing else: what is there and no longer made is stale. */
const OWNED = ['docs/commands', 'docs/rules', 'docs/schemas'];

const root = resolve(import.meta.dirname, '..');
const check = process.argv.includes('--check');

const rules = [...rulePages()].map(([name, text]): [string, string] => [`docs/rules/${name}`, text]);
const made = new Map([
  ...(await commandFiles(root)),
  ...rules,
  ...schemaFiles(root),
  ['docs/reports.md', reportPage()],
  ['docs/rules/messages.md', messageRulePage()],
]);

const versions = JSON.parse(made.get(VERSIONS_FILE) ?? '{}') as SchemaVersions;
const unraised = process.argv.includes('--unreleased') ? [] : unraisedVersions(readVersions(root), versions);
if (unraised.length > 0) {
  console.error(
    `The data of ${unraised.join(', ')} changed and schemaVersion did not. Raise it by one in scripts/document-kinds.ts and ` +
      'where the document is made, or, when no release has carried this version yet, run `npm run generate -- --unreleased`.',
  );
  process.exit(1);
}

const onDisk = (path: string): string | null =>
  existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : null;
const stale = OWNED.filter((folder) => existsSync(join(root, folder)))
  .flatMap((folder) => readdirSync(join(root, folder)).map((name) => `${folder}/${name}`))
  .filter((path) => !made.has(path));
const different = [...made].filter(([path, text]) => onDisk(path) !== text).map(([path]) => path);

if (check) {
  for (const path of [...different, ...stale]) console.error(`differs: ${path}`);
  if (different.length + stale.length > 0) {
    console.error('Run `npm run generate`, read the difference, commit it.');
    process.exitCode = 1;
  }
} else {
  for (const path of stale) rmSync(join(root, path));
  for (const path of different) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), made.get(path) ?? '');
    console.log(`wrote ${path}`);
  }
}
