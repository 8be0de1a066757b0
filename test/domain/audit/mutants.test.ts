import { describe, expect, it } from 'vitest';

import { CHECKS } from '../../../src/domain/audit/all-checks.ts';
import { inForce, scopeCovers } from '../../../src/domain/audit/applicable-rules.ts';
import { findMarketplace, MARKETPLACES } from '../../../src/model/marketplace.ts';
import { listingRules, wordLists } from '../../../src/rules/policy/listing-tables.ts';
import { auditChanged } from './audited.ts';
import { cleanListing, type Mutant, mutantsFor } from './mutants.ts';

const AS_OF = '2026-11-22';
const RULES = listingRules.versions.flatMap(({ rows }) => rows);

/** What this test reached when it was written: a change that catches less, or more beside the point, fails. */
const REACHED = { recall: 1, precision: 1 };

function firedBy(marketplace: string, mutant: Pick<Mutant, 'change' | 'extras'>): string[] {
  const [checked] = auditChanged(cleanListing(marketplace), mutant.change, AS_OF, mutant.extras ?? {}).listings;
  return [...new Set(checked?.findings.map(({ rule }) => rule))].sort();
}

const outcomes = MARKETPLACES.flatMap(({ code }) =>
  mutantsFor(code).map((mutant) => {
    const fired = firedBy(code, mutant);
    const beside = fired.filter((rule) => rule !== mutant.rule && mutant.also?.includes(rule) !== true);
    return { marketplace: code, rule: mutant.rule, isCaught: fired.includes(mutant.rule), beside };
  }),
);

describe('one fault at a time in a clean listing of each marketplace', () => {
  it.each(MARKETPLACES.map(({ code }) => code))('%s: the clean listing breaks no rule', (code) => {
    const [checked] = auditChanged(cleanListing(code), {}, AS_OF).listings;
    expect(checked?.findings.map(({ rule, message }) => `${rule}: ${message}`)).toEqual([]);
    expect(checked?.checked.length).toBeGreaterThan(40);
  });

  it('finds every fault, and nothing beside it', () => {
    const caught = outcomes.filter(({ isCaught }) => isCaught).length;
    const precise = outcomes.filter(({ isCaught, beside }) => isCaught && beside.length === 0).length;
    const places = new Set(outcomes.map(({ marketplace }) => marketplace)).size;
    process.stdout.write(
      `${outcomes.length} mutants in ${places} marketplaces: recall ${caught}/${outcomes.length}, precision ${precise}/${outcomes.length}\n`,
    );
    const loud = outcomes
      .filter(({ beside }) => beside.length > 0)
      .map(({ marketplace, rule, beside }) => `${marketplace} ${rule}: ${beside.join(' ')}`);
    const missed = outcomes
      .filter(({ isCaught }) => !isCaught)
      .map(({ marketplace, rule }) => `${marketplace} ${rule}`);
    expect(missed, loud.join('; ')).toEqual([]);
    expect(caught / outcomes.length).toBeGreaterThanOrEqual(REACHED.recall);
    expect(precise / outcomes.length, loud.join('; ')).toBeGreaterThanOrEqual(REACHED.precision);
  });

  it('has a mutant of every rule that is in force', () => {
    const mutated = new Set(outcomes.map(({ rule }) => rule));
    const active = RULES.filter((rule) => inForce(rule, AS_OF)).map(({ id }) => id);
    expect(active.filter((id) => !mutated.has(id))).toEqual([]);
    expect(CHECKS.length).toBe(RULES.length);
  });

  it('has a mutant of each rule in each marketplace where the rule holds and has words', () => {
    const languages = new Map<string, Set<string>>();
    for (const { list, language } of wordLists.versions.flatMap(({ rows }) => rows)) {
      languages.set(list, (languages.get(list) ?? new Set()).add(language));
    }
    const lacking = MARKETPLACES.flatMap(({ code }) => {
      const language = findMarketplace(code)?.locale.slice(0, 2) ?? '';
      const here = new Set(mutantsFor(code).map(({ rule }) => rule));
      return RULES.filter((rule) => inForce(rule, AS_OF))
        .filter((rule) => scopeCovers(rule, { marketplace: code, media: false }) === 'yes')
        .filter(({ check }) => check.list === undefined || languages.get(check.list)?.has(language) === true)
        .filter(({ id }) => !here.has(id) && !ONLY_SOME.has(id))
        .map(({ id }) => `${code} ${id}`);
    });
    expect(lacking).toEqual([]);
  });
});

/** Rules whose fault cannot be written in every language: capitals, units, number words, English patterns. */
const ONLY_SOME: ReadonlySet<string> = new Set([
  'BULLET-AWARD',
  'BULLET-CAPS-HEADER',
  'BULLET-COMPARE',
  'BULLET-NUMBERS',
  'BULLET-START',
  'BULLET-UNIT-SPACE',
  'KW-CASE',
  'KW-OFFENSIVE',
  'KW-PLURAL',
  'KW-STOP',
  'TEXT-HIJACK',
  'TEXT-LANGUAGE',
  'TITLE-CAPS',
  'TITLE-LOWER',
  'TITLE-NUMERALS',
]);
