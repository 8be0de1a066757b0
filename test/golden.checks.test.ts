import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { CHECKS } from '../src/domain/audit/all-checks.ts';
import type { Finding } from '../src/model/finding.ts';
import {
  auditChanged,
  baseListing,
  CHECK_FIXTURES,
  type FixtureChange,
  type FixtureExtras,
} from './domain/audit/audited.ts';

interface CheckFixture extends FixtureExtras {
  readonly about: string;
  readonly base: 'us' | 'de';
  readonly asOf: string;
  /** What differs from the clean listing. */
  readonly change: FixtureChange;
  /** Part of the one finding that a failing fixture must give; `message` is a part of the message. */
  readonly expect?: Partial<Finding & NonNullable<Finding['evidence']>>;
  /** Other rules the same text breaks of necessity. */
  readonly also?: readonly string[];
}

function fixturesOf(check: string): [string, CheckFixture][] {
  const folder = join(CHECK_FIXTURES, check);
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => [name, JSON.parse(readFileSync(join(folder, name), 'utf8')) as CheckFixture]);
}

const folders = readdirSync(CHECK_FIXTURES).filter((name) => !name.startsWith('_'));
const mutants = { fired: 0, alone: 0, all: 0 };

describe('fixtures/checks', () => {
  it('has a folder for every check and no other, each with a passing and a failing case', () => {
    expect(folders.sort()).toEqual(CHECKS.map(({ meta }) => meta.id.toLowerCase()).sort());
    for (const folder of folders) {
      const names = fixturesOf(folder).map(([name]) => name);
      expect(
        names.some((name) => name.startsWith('pass')),
        `${folder} has a passing case`,
      ).toBe(true);
      expect(
        names.some((name) => name.startsWith('fail')),
        `${folder} has a failing case`,
      ).toBe(true);
    }
  });

  it.each(['us', 'de'])('the clean %s listing breaks no rule', (base) => {
    const [checked] = auditChanged(baseListing(base), {}, '2026-11-22').listings;
    expect(checked?.findings).toEqual([]);
    expect(checked?.checked.length).toBeGreaterThan(65);
  });

  describe.each(folders)('%s', (folder) => {
    const rule = CHECKS.find(({ meta }) => meta.id.toLowerCase() === folder)?.meta.id ?? folder;
    it.each(fixturesOf(folder))('%s', (name, fixture) => {
      const [checked] = auditChanged(baseListing(fixture.base), fixture.change, fixture.asOf, fixture).listings;
      const fired = [...new Set(checked?.findings.map((finding) => finding.rule))].sort();
      const others = [...(fixture.also ?? [])].sort();
      if (name.startsWith('pass')) {
        expect(fired, fixture.about).toEqual(others);
        if (!name.startsWith('pass-before')) expect(checked?.checked).toContain(rule);
        return;
      }
      mutants.all += 1;
      if (fired.includes(rule)) mutants.fired += 1;
      if (fired.join() === [rule, ...others].sort().join()) mutants.alone += 1;
      expect(fired, fixture.about).toEqual([rule, ...others].sort());
      const finding = checked?.findings.find((candidate) => candidate.rule === rule);
      const { message = '', ...rest } = fixture.expect ?? {};
      expect(finding?.message).toContain(message);
      expect({ ...finding, ...finding?.evidence }).toMatchObject(rest);
      expect(finding?.fix).toBeTruthy();
    });
  });

  it('every mutant is caught, by the intended rule alone', () => {
    process.stdout.write(
      `mutants ${mutants.all}: recall ${mutants.fired}/${mutants.all}, precision ${mutants.alone}/${mutants.all}\n`,
    );
    expect(mutants).toEqual({ fired: mutants.all, alone: mutants.all, all: mutants.all });
  });
});
