import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Document } from '../src/model/document.ts';
import { loadRenderer, type RendererName, rendererNames } from '../src/renderers/registry.ts';

/**
 * Every folder of fixtures/documents holds a document.json and, beside it, what each renderer makes of it.
 * UPDATE_FIXTURES=1 writes the expected files; a person reads the difference.
 */
const FOLDER = new URL('../fixtures/documents/', import.meta.url);
const UPDATE = process.env['UPDATE_FIXTURES'] === '1';

interface Output {
  readonly file: string;
  readonly renderer: RendererName;
  readonly width?: number;
  readonly colour?: boolean;
}

const OUTPUTS: readonly Output[] = [
  { file: 'expected-80.txt', renderer: 'table' },
  { file: 'expected-120.txt', renderer: 'table', width: 120 },
  { file: 'expected-colour.txt', renderer: 'table', width: 120, colour: true },
  { file: 'expected.json', renderer: 'json' },
  { file: 'expected.ndjson', renderer: 'ndjson' },
  { file: 'expected.csv', renderer: 'csv' },
  { file: 'expected.md', renderer: 'markdown' },
  { file: 'expected.html', renderer: 'html' },
  { file: 'expected.sarif', renderer: 'sarif' },
  { file: 'expected.junit.xml', renderer: 'junit' },
];

const cases = readdirSync(FOLDER, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name)
  .toSorted();

describe('every document through every renderer', () => {
  it('has cases, and an expected file for each renderer', () => {
    expect(cases.length).toBeGreaterThan(0);
    expect([...new Set(OUTPUTS.map(({ renderer }) => renderer))]).toEqual(rendererNames);
  });

  for (const name of cases) {
    for (const { file, renderer, width = 80, colour = false } of OUTPUTS) {
      it(`${name}: ${file}`, async () => {
        const folder = new URL(`${name}/`, FOLDER);
        const document = JSON.parse(readFileSync(new URL('document.json', folder), 'utf8')) as Document;
        const render = await loadRenderer(renderer);
        const text = render(document, { width, colour, locale: 'en-US' });
        expect(render(document, { width, colour, locale: 'en-US' })).toBe(text);
        const expected = new URL(file, folder);
        if (UPDATE) writeFileSync(expected, text);
        expect(existsSync(expected), `${file} is missing: npm run fixtures:update`).toBe(true);
        expect(text).toBe(readFileSync(expected, 'utf8'));
      });
    }
  }
});
