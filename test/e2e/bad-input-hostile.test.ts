import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

import { parse } from 'csv-parse/sync';
import { beforeEach, describe, expect, it } from 'vitest';

import AuditListings from '../../src/commands/audit/listings.ts';
import Brief from '../../src/commands/brief.ts';
import ReportsInspect from '../../src/commands/reports/inspect.ts';
import { runInProcess } from '../cli/run-in-process.ts';
import { temporaryFolder } from '../cli/temporary-folder.ts';
import { ORDERS, orderRow } from './bad-input-files.ts';

const COMMANDS = [
  ['brief', Brief],
  ['audit:listings', AuditListings],
  ['reports:inspect', ReportsInspect],
] as const;

/** Each is a title, a SKU and a file name; the long tail makes the title one that the audit quotes. */
const HOSTILE: Readonly<Record<string, string>> = {
  markup: '<script>alert(1)</script><img src=x onerror=alert(2)>',
  attribute: '" onmouseover="alert(3)" x=\'',
  link: '[press](javascript:alert(4)) ![p](https://evil.example/p.png)',
  colour: '\u001B[31;5mred\u001B[2J\u001B]0;window\u0007',
  eightBit: '\u009B31mred\u009D0;window\u009C',
  formula: "=cmd|' /C calc'!A0",
  plus: '+1+1;@SUM(A1)',
  marks: 'abc\u202Eefas\u2066\u200F',
  cells: 'a | b \\| `c` | **d**',
};

/** Line breaks within a title: only a quoted CSV cell can hold them. */
const BROKEN_LINES = ['Lamp\r\n# Heading\r\n| a | b |', '=1+1\nError: nothing\r\rmore'];

const TAIL = ' lamp of brass with a shade of linen for the table beside the bed, warm and dim';

const LISTING_HEADINGS = [
  'item-name',
  'listing-id',
  'seller-sku',
  'price',
  'quantity',
  'open-date',
  'asin1',
  'fulfillment-channel',
  'status',
].join('\t');

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

let folder: string;

beforeEach(() => {
  folder = join(temporaryFolder(), 'downloads');
  mkdirSync(folder);
  const listings = Object.values(HOSTILE).map((text, index) =>
    [
      text + TAIL + text,
      `L${index}`,
      text,
      '9.99',
      '1',
      '2026-01-01 00:00:00 PST',
      `B0FIXHST0${index}`,
      'DEFAULT',
      'Active',
    ].join('\t'),
  );
  writeFileSync(join(folder, 'listings.txt'), `${[LISTING_HEADINGS, ...listings].join('\n')}\n`);
  const orders = Object.values(HOSTILE).map((name, index) => orderRow(index + 10, { name }));
  writeFileSync(join(folder, 'orders.txt'), ORDERS + orders.join(''));
  const products = BROKEN_LINES.map((text, index) =>
    [quoted(text), `B0FIXHSP0${index}`, 'US', quoted(text + TAIL), quoted(text), quoted(text)].join(','),
  );
  writeFileSync(
    join(folder, 'products.csv'),
    `${['sku,asin,marketplace,title,bullet-1,search-terms', ...products].join('\n')}\n`,
  );
  for (const name of Object.values(HOSTILE)) {
    // A slash parts folders and cannot be in a name.
    writeFileSync(join(folder, `${name.replaceAll('/', '_')}.txt`), `what,how many\n${name},1\n`);
  }
  writeFileSync(join(folder, 'two\nlines\r.txt'), 'what,how many\nmilk,2\n');
});

async function run(command: readonly [string, unknown], format: string, env: Readonly<Record<string, string>> = {}) {
  const [id, commandClass] = command;
  const argv = ['.', '--format', format, '--marketplace', 'US', '--date', '2026-11-22'];
  const before = process.cwd();
  process.chdir(folder);
  try {
    return await runInProcess(commandClass, id, argv, { cwd: folder, env });
  } finally {
    process.chdir(before);
  }
}

/** Characters that steer a terminal or turn a line round; a line feed is ours. */
// eslint-disable-next-line no-control-regex -- these are what is looked for.
const STEERING = /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069]/u;

/** The whole of each hostile text must be on the page in some form, else the test would pass on an empty page. */
const SEEN = /alert\(1\)/;

describe.each(COMMANDS)('%s of hostile titles, SKUs and file names', (...command) => {
  it.each(['table', 'json', 'ndjson', 'csv', 'markdown', 'html', 'sarif', 'junit'])(
    '%s steers no terminal',
    async (format) => {
      const { stdout, stderr, exitCode } = await run(command, format);
      expect(exitCode).toBe(0);
      expect(stdout).toMatch(SEEN);
      expect(stdout).not.toMatch(STEERING);
      expect(stderr).not.toMatch(STEERING);
    },
  );

  it('table with colours: the only escapes are ours, and each line fits', async () => {
    const { stdout } = await run(command, 'table', { FORCE_COLOR: '1' });
    // oxlint-disable-next-line no-control-regex -- the colours our table renderer writes.
    const withoutColours = stdout.replaceAll(/\u001B\[\d{1,3}(?:;\d{1,3})*m/g, '');
    expect(withoutColours).not.toMatch(STEERING);
    // Blinking and clearing are never ours.
    expect(stdout).not.toContain('\u001B[31;5m');
    expect(stdout).not.toContain('\u001B[2J');
    expect(stripVTControlCharacters(stdout)).toBe(withoutColours);
  });

  it('json and ndjson give the same texts back', async () => {
    const { stdout } = await run(command, 'json');
    const texts = JSON.stringify(JSON.parse(stdout));
    for (const text of Object.values(HOSTILE)) {
      // The file of this name is in the provenance of every document.
      expect(texts).toContain(JSON.stringify(`${text.replaceAll('/', '_')}.txt`));
      if (command[0] === 'audit:listings') expect(texts).toContain(`"sku":${JSON.stringify(text)}`);
    }
    const lines = (await run(command, 'ndjson')).stdout.trimEnd().split('\n');
    for (const line of lines) expect(() => JSON.parse(line) as unknown).not.toThrow();
  });

  it('csv: no cell is a formula', async () => {
    const { stdout } = await run(command, 'csv');
    const rows = parse(stdout, { relaxColumnCount: true, bom: true });
    const cells = rows.flat();
    expect(cells.length).toBeGreaterThan(20);
    const risky = cells.filter((cell) => /^[=+\-@\t\r]/.test(cell) && !/^[+-]?[\d.,]+(?: ?%)?$/.test(cell));
    expect(risky).toEqual([]);
  });

  it('html: no tag, attribute or address of theirs', async () => {
    const { stdout } = await run(command, 'html');
    const tags = stdout.match(/<[a-z][^>]*>/gi) ?? [];
    expect(tags.length).toBeGreaterThan(20);
    expect(tags.filter((tag) => /^<(?:script|img|iframe|object|link|base)\b/i.test(tag))).toEqual([]);
    expect(tags.filter((tag) => /\son\w+\s*=/i.test(tag.replaceAll(/"[^"]*"/g, '""')))).toEqual([]);
    expect(tags.filter((tag) => /javascript:|evil\.example/i.test(tag))).toEqual([]);
  });

  it('markdown: no tag, link, picture, heading or cell of theirs', async () => {
    const { stdout } = await run(command, 'markdown');
    expect(stdout).not.toMatch(/(?<!\\)<(?:script|img)/i);
    expect(stdout).not.toMatch(/(?<!\\)\]\((?:javascript:|<?https:\/\/evil)/i);
    expect(stdout).not.toMatch(/^#* ?Heading/m);
    const tables = stdout.split(/\n(?!\|)/).filter((part) => part.includes('\n|'));
    expect(tables.length).toBeGreaterThan(0);
    for (const table of tables) {
      const lines = table.split('\n').filter((line) => line.startsWith('|'));
      const bars = lines.map((line) => line.match(/(?<!\\)(?:\\\\)*\|/g)?.length);
      expect(new Set(bars).size, table).toBe(1);
    }
  });
});
