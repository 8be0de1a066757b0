import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { reportPage } from '../../scripts/write-report-docs.ts';
import { reportKinds } from '../../src/readers/registry.ts';

const page = readFileSync(resolve(import.meta.dirname, '../../docs/reports.md'), 'utf8');

it('docs/reports.md is what the readers say (npm run generate)', () => {
  expect(page).toBe(reportPage());
});

it('docs/reports.md names every kind of report with where to download it and how sure its layout is', () => {
  for (const { id } of reportKinds()) {
    const [, section = ''] = page.split(`\n\`${id}\`\n`);
    expect(section.split('\n### ')[0], id).toMatch(
      /- Where: \S[\s\S]*How sure:\n\n- .+: \*\*(?:a|b|b-|c|own|not seen)\*\*/,
    );
  }
});
