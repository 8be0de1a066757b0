import { describe, expect, it } from 'vitest';

import { decideColour } from '../../src/cli/colour.ts';
import { makeContext, type Surroundings } from '../../src/cli/context.ts';

const now = new Date('2026-11-22T23:59:00-08:00');

function context(more: Partial<Surroundings> = {}, date?: string) {
  return makeContext({ env: {}, now, stdout: {}, ...more }, { toolVersion: '1.0.0', date });
}

describe('the day of a run', () => {
  it('is the date in UTC', () => {
    expect(context().asOf).toBe('2026-11-23');
    expect(context().dateGiven).toBe(false);
  });

  it('is --date when that is given', () => {
    expect(context({}, '2026-03-01')).toMatchObject({ asOf: '2026-03-01', dateGiven: true });
  });

  it.each(['2026-02-30', '1.3.2026', '', '2026-3-1', 'yesterday'])('is never "%s"', (date) => {
    expect(() => context({}, date)).toThrowError(expect.objectContaining({ code: 'date-invalid', exitCode: 2 }));
  });
});

describe('the width', () => {
  it.each([
    ['80 when piped', {}, {}, 80],
    ['80 when piped although the stream knows columns', {}, { columns: 200 }, 80],
    ['that of the terminal', {}, { isTTY: true, columns: 120 }, 120],
    ['COLUMNS before the terminal', { COLUMNS: '100' }, { isTTY: true, columns: 120 }, 100],
    ['never nothing', { COLUMNS: '1' }, {}, 20],
    ['never absurd', { COLUMNS: '999999' }, {}, 500],
    ['80 when COLUMNS is nonsense', { COLUMNS: 'wide' }, {}, 80],
  ])('is %s', (_name, env, stdout, width) => {
    expect(context({ env, stdout }).width).toBe(width);
  });
});

describe('the locale', () => {
  it.each([
    [{ LANG: 'de_DE.UTF-8' }, 'de-DE'],
    [{ LANG: 'de_DE.UTF-8', LC_ALL: 'fr_FR' }, 'fr-FR'],
    [{ LANG: 'sr_RS@latin' }, 'sr-RS'],
    [{ LANG: 'C' }, 'en-US'],
    [{ LC_ALL: 'POSIX' }, 'en-US'],
    [{ LANG: '!!!' }, 'en-US'],
    [{}, 'en-US'],
  ])('of %j is %s', (env, locale) => {
    expect(context({ env }).locale).toBe(locale);
  });
});

describe('colour', () => {
  it.each([
    [{}, true, true],
    [{}, false, false],
    [{ NO_COLOR: '1' }, true, false],
    [{ NO_COLOR: '' }, true, true],
    [{ FORCE_COLOR: '1' }, false, true],
    [{ FORCE_COLOR: '0' }, true, false],
    [{ NO_COLOR: '1', FORCE_COLOR: '1' }, true, false],
    [{ TERM: 'dumb' }, true, false],
    [{ CI: 'true' }, true, false],
    [{ CI: 'true', FORCE_COLOR: '3' }, false, true],
  ])('with %j on a terminal (%s) is %s', (env, isTTY, colour) => {
    expect(decideColour(env, isTTY)).toBe(colour);
  });
});
