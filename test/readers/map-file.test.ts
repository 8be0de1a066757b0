import { readFileSync } from 'node:fs';

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { judgeMap } from '../../src/domain/journey/map/judge.ts';
import { UserError } from '../../src/model/errors.ts';
import { MAP_KINDS } from '../../src/model/journey-map.ts';
import { readMap } from '../../src/readers/map-file.ts';
import { mapTemplate } from '../../src/readers/map-template.ts';

const FAULTY = readFileSync(new URL('../../fixtures/maps/faulty.yaml', import.meta.url), 'utf8');

async function faultsOf(text: string): Promise<string[]> {
  const { faults, map } = await readMap(text, 'map.yaml');
  return judgeMap(map, faults, '2026-11-09').map(({ line, rule, severity }) => `${line} ${severity} ${rule}`);
}

const HEAD = 'map: 1\nkind: current-state\ntitle: T\nupdated: 2026-11-01\n';

describe('a journey map', () => {
  it.each(MAP_KINDS)('written as an example of %s has no fault', async (kind) => {
    const text = mapTemplate(kind, '2026-11-09', '2027-02-07');
    expect(await faultsOf(text)).toEqual([]);
    const { map } = await readMap(text, 'map.yaml');
    expect(map).toMatchObject({ kind, updated: '2026-11-09', personas: [{ name: 'Commuting Carla', target: true }] });
    expect(map.stages.map(({ name }) => name)).toEqual([
      'Awareness',
      'Consideration',
      'Purchase',
      'Retention',
      'Advocacy',
    ]);
  });

  it('has every fault named with its line', async () => {
    expect(await faultsOf(FAULTY)).toEqual([
      '1 error missing',
      '2 error unknown-value',
      '3 error date-invalid',
      '4 error unknown-key',
      '6 error marketplace-unknown',
      '7 error asin-invalid',
      '9 warning owner-missing',
      '10 error unknown-key',
      '11 error wrong-type',
      '13 error owner-missing',
      '14 error wrong-type',
      '14 error date-invalid',
      '14 error owner-missing',
      '15 error wrong-type',
      '15 error metric-unknown',
      '15 error metric-unknown',
      '17 error target-unit-missing',
      '18 error target-unit-wrong',
      '19 error target-bound',
      '20 error target-total',
      '21 error wrong-type',
      '22 error empty-entry',
      '23 error name-twice',
      '23 warning owner-missing',
      '25 error out-of-range',
      '26 error unknown-key',
      '26 error missing',
      '27 error persona-unknown',
    ]);
  });

  it('names the nearest key, metric and kind, and the place in the file', async () => {
    const { faults, map } = await readMap(FAULTY, 'map.yaml');
    const all = judgeMap(map, faults, '2026-11-09');
    const fixOf = (line: number): string | undefined => all.find((fault) => fault.line === line)?.fix;
    expect(fixOf(2)).toBe('Did you mean future-state?');
    expect(fixOf(10)).toBe('Did you mean touchpoints?');
    expect(all.find(({ message }) => message === 'there is no metric "A2"')?.fix).toContain('A02 (Impression share)');
    // Entries that could not be used do not shift the places of those behind them.
    expect(all.find(({ rule }) => rule === 'persona-unknown')?.field).toBe('stages[3].feelings[2]');
  });

  it.each([
    [
      'aliases that unfold without end',
      `a: &a [1,1]\n${'bcdefgh'
        .split('')
        .map((key, at) => `${key}: &${key} [${Array(9).fill(`*${'abcdefg'[at]}`).join(',')}]`)
        .join('\n')}\n`,
      /alias/i,
    ],
    ['brackets in brackets', `${HEAD}stages: ${'['.repeat(20_000)}`, /line 1|line 5/],
    ['a tab', `${HEAD}stages:\n\t- name: A\n`, /line 6/],
    ['a key twice', `${HEAD}title: other\n`, /line 5.*unique/],
    ['no end of a quote', `${HEAD}objectives: ["one\n`, /line/],
  ])('with %s is refused in one line', async (_, text, message) => {
    await expect(readMap(text, 'map.yaml')).rejects.toMatchObject({ code: 'yaml-broken', exitCode: 5 });
    await expect(readMap(text, 'map.yaml')).rejects.toThrow(message);
  });

  it.each(['', '- a list\n', 'a text\n', '# only a comment\n'])('that is none is refused: %j', async (text) => {
    await expect(readMap(text, 'map.yaml')).rejects.toMatchObject({ code: 'map-invalid', exitCode: 5 });
  });

  it('of another layout is told so', async () => {
    expect(await faultsOf(HEAD.replace('map: 1', 'map: 2'))).toContain('1 error layout-unknown');
  });

  it.each([
    ['2026-08-11', []],
    ['2026-08-10', ['4 warning map-old']],
    ['2026-11-10', ['4 error updated-ahead']],
  ])('looked through on %s is called old after 90 days', async (day, expected) => {
    const text = `${HEAD.replace('2026-11-01', day)}stages:\n  - { name: A, owner: B }\n`;
    expect(await faultsOf(text)).toEqual(expected);
  });

  it.each([
    ['{ metric: V09, at-least: 1, unit: ratio }', 'warning target-unmeasured'],
    ['{ metric: K07, at-least: 95, unit: percent }', 'warning target-unmeasured'],
    ['{ metric: P02, at-least: 9, unit: share }', 'warning target-share-above-one'],
    ['{ metric: R07, at-least: 5, unit: percent }', 'warning target-direction'],
    ['{ metric: P99, at-least: 5, unit: percent }', 'error metric-unknown'],
    ['{ metric: P08, at-least: 5, unit: percent }', 'error target-unit-wrong'],
    ['{ metric: P02, at-least: 9, at-most: 10, unit: percent }', 'error target-bound'],
    ['{ metric: P02, at-least: nine, unit: percent }', 'error wrong-type'],
  ])('with the target %s: %s', async (target, expected) => {
    const text = `${HEAD}stages:\n  - name: A\n    owner: B\n    targets:\n      - ${target}\n`;
    expect(await faultsOf(text)).toEqual([`9 ${expected}`]);
  });

  it('never throws anything but an error for the user, whatever its values are', async () => {
    const json = fc.jsonValue({ maxDepth: 4 });
    const keys = fc.constantFrom('map', 'kind', 'title', 'updated', 'scope', 'personas', 'stages', '__proto__', 'x');
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(keys, json), { maxLength: 6 }), async (pairs) => {
        const text = JSON.stringify(Object.fromEntries(pairs));
        try {
          const { faults, map } = await readMap(text, 'map.yaml');
          expect(judgeMap(map, faults, '2026-11-09').every(({ line }) => line === 1)).toBe(true);
        } catch (error) {
          expect(error).toBeInstanceOf(UserError);
        }
      }),
      { numRuns: 60 },
    );
  });
});
