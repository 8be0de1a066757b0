import { describe, expect, it } from 'vitest';

import { chooseFormat, wantsJson } from '../../src/cli/format.ts';

describe('chooseFormat', () => {
  it.each([
    ['a table by default', {}, [], 'table'],
    ['what was typed', { format: 'csv' }, ['format'], 'csv'],
    ['json when --json was typed over a format of the environment', { json: true, format: 'csv' }, ['json'], 'json'],
    ['a typed format over json of the environment', { json: true, format: 'csv' }, ['format'], 'csv'],
    ['the ending of --output', { output: 'page.HTML' }, ['output'], 'html'],
    ['the ending of --output over settings', { output: 'a.md', format: 'json' }, ['output'], 'markdown'],
    ['a typed format over the ending', { output: 'a.md', format: 'json' }, ['output', 'format'], 'json'],
    ['settings for an unknown ending', { output: 'a.txt', format: 'csv' }, ['output'], 'csv'],
    ['json of the environment', { json: true }, [], 'json'],
    ['--json with --format json', { json: true, format: 'json' }, ['json', 'format'], 'json'],
  ])('is %s', (_name, flags, typed, format) => {
    expect(chooseFormat(flags, new Set(typed))).toBe(format);
  });

  it('refuses two that were typed', () => {
    expect(() => chooseFormat({ json: true, format: 'csv' }, new Set(['json', 'format']))).toThrowError(
      expect.objectContaining({ code: 'flags-contradict', exitCode: 2 }),
    );
  });
});

describe('wantsJson', () => {
  it.each([
    [['brief', '--json'], {}, true],
    [['brief', '--format', 'json'], {}, true],
    [['brief', '--format=json'], {}, true],
    [['brief', '--format', 'csv'], { SELLERCTL_FORMAT: 'json' }, false],
    [['brief', '--', '--json'], {}, false],
    [['brief'], { SELLERCTL_FORMAT: 'json' }, true],
    [['brief'], { SELLERCTL_JSON: '1' }, true],
    [['brief'], { SELLERCTL_JSON: 'false' }, false],
    [['brief', '--format'], {}, false],
    [[], {}, false],
  ])('%j with %j is %s', (argv, env, json) => {
    expect(wantsJson(argv, env)).toBe(json);
  });
});
