import { describe, expect, it } from 'vitest';
import { globMatches } from '../../../../src/domain/audit/manners/glob.ts';
import { wordRules } from '../../../../src/domain/audit/manners/config-tables.ts';
import { withAllowedWords } from '../../../../src/domain/audit/manners/own-words.ts';
import { scoreListing } from '../../../../src/domain/audit/manners/score.ts';
import { settingEffects } from '../../../../src/domain/audit/manners/manners-data.ts';
import type { UserError } from '../../../../src/model/errors.ts';
import { auditConfigured, configOf, findingFor, mannersOf, unitOf } from './manners.ts';

const TITLE = 'Brimlark Steel Lunch Box, Moss Green';

function rulesOf(section: unknown, fields: object): string[] {
  const { result, config } = auditConfigured(section, [{ title: TITLE, ...fields }]);
  const { listings } = withAllowedWords(result.listings, config.allowed, wordRules({}));
  return listings.flatMap(({ findings }) => findings.map(({ rule }) => rule));
}

describe('readAuditConfig', () => {
  it.each([
    [{ severity: {} }, 'audit names "severity", which is no setting', 'severities'],
    [
      { severities: { 'TITLE-PROMOS': 'off' } },
      'audit.severities names "TITLE-PROMOS", which is no rule',
      'TITLE-PROMO',
    ],
    [{ severities: { 'TITLE-PROMO': 'fatal' } }, 'audit.severities.TITLE-PROMO names "fatal"', 'off'],
    [{ severities: [] }, 'audit.severities must be an object', ''],
    [{ words: { banned: { english: ['x'] } } }, 'audit.words.banned.english is no language', 'two small letters'],
    [{ words: { banned: { en: 'x' } } }, 'audit.words.banned.en must be a list', ''],
    [{ words: { banned: { en: [''] } } }, 'audit.words.banned.en must be a text', ''],
    [{ suppressions: [{ sku: 'A' }] }, 'audit.suppressions[0].rule is missing', '*'],
    [{ suppressions: [{ rule: 'X', untill: '2027-01-01' }] }, 'audit.suppressions[0] names "untill"', 'until'],
    [{ suppressions: [{ rule: 'X', until: 'soon' }] }, 'audit.suppressions[0].until "soon" is no date', '2027-03-31'],
    [{ score: { weights: { titel: 2 } } }, 'audit.score.weights names "titel"', 'title'],
    [{ score: { weights: { title: -1 } } }, 'audit.score.weights.title must be a number', ''],
    [{ baseline: 3 }, 'audit.baseline must be a text', ''],
  ])('refuses %j with exit 2, naming file and key', (section, message, suggestion) => {
    const thrown = (() => {
      try {
        configOf(section);
      } catch (error) {
        return error as UserError;
      }
      throw new Error('nothing was refused');
    })();
    expect(thrown.exitCode).toBe(2);
    expect(thrown.message).toContain(`/shop/sellerctl.json: ${message}`);
    expect(thrown.suggestions.join(' ')).toContain(suggestion);
  });

  it('takes no section for no settings', () => {
    expect(configOf(undefined)).toMatchObject({ file: null, severities: {} });
  });
});

describe('severities', () => {
  it('takes a rule that is off out of the tables, so that rules which give way to it speak', () => {
    const fields = { brand: 'Brimlark', searchTerms: 'Brimlark bento tiffin' };
    expect(rulesOf(undefined, fields)).toContain('KW-BRAND');
    expect(rulesOf(undefined, fields)).not.toContain('KW-CASE');
    const without = rulesOf({ severities: { 'KW-BRAND': 'off' } }, fields);
    expect(without).not.toContain('KW-BRAND');
    expect(without).toContain('KW-CASE');
  });

  it('counts a rule that is off neither as checked nor as missing', () => {
    const { result } = auditConfigured({ severities: { 'TITLE-PROMO': 'off' } }, [{ title: TITLE }]);
    const [listing] = result.listings;
    expect([...(listing?.checked ?? []), ...(listing?.notChecked ?? []).map(({ rule }) => rule)]).not.toContain(
      'TITLE-PROMO',
    );
  });

  it('sets another severity and sorts again', () => {
    const findings = [findingFor('A'), findingFor('A', { rule: 'KW-REPEAT', severity: 'warning' })];
    const config = configOf({ severities: { 'TITLE-PROMO': 'info', 'KW-REPEAT': 'error' } });
    const { units, manners } = mannersOf([unitOf('A', findings)], { config });
    expect(units[0]?.findings.map(({ rule, severity }) => `${rule} ${severity}`)).toEqual([
      'KW-REPEAT error',
      'TITLE-PROMO info',
    ]);
    expect(settingEffects(manners)).toEqual(['TITLE-PROMO: info', 'KW-REPEAT: error']);
  });
});

describe('own words and brands', () => {
  it('bans words by language and in all of them, as whole words', () => {
    const banned = { words: { banned: { en: ['lunch box'], '*': ['moss'] } } };
    expect(rulesOf(banned, {})).toContain('OWN-BANNED');
    expect(rulesOf({ words: { banned: { de: ['lunch box'] } } }, {})).not.toContain('OWN-BANNED');
    expect(rulesOf(banned, { marketplace: 'DE', title: 'Brimlark Brotdose Moss' })).toContain('OWN-BANNED');
    expect(rulesOf(banned, { marketplace: 'DE', title: 'Brimlark Brotdose Mossgrün' })).not.toContain('OWN-BANNED');
  });

  it('finds them in the search terms too, with place and text', () => {
    const { result } = auditConfigured({ words: { banned: { en: ['tiffin'] } } }, [{ searchTerms: 'bento tiffin' }]);
    const found = result.listings[0]?.findings.find(({ rule }) => rule === 'OWN-BANNED');
    expect(found).toMatchObject({
      field: 'search-terms',
      evidence: { text: 'tiffin', position: 6 },
      severity: 'warning',
    });
  });

  it('lets an allowed phrase cover a banned word, and only where it stands in the phrase', () => {
    const allowed = { words: { allowed: { en: ['free gift bag'] } } };
    const inside = { title: 'Brimlark Steel Lunch Box with Free Gift Bag' };
    expect(rulesOf(undefined, inside)).toContain('TITLE-PROMO');
    expect(rulesOf(allowed, inside)).not.toContain('TITLE-PROMO');
    const outside = { title: 'Brimlark Lunch Box with Free Gift Bag and a Free Gift' };
    expect(rulesOf(allowed, outside)).toContain('TITLE-PROMO');
  });

  it('knows an own brand that no file tells, where the title names just one', () => {
    const fields = { brand: null, searchTerms: 'brimlark bento' };
    expect(rulesOf(undefined, fields)).not.toContain('KW-BRAND');
    expect(rulesOf({ brands: ['Brimlark'] }, fields)).toContain('KW-BRAND');
    const two = auditConfigured({ brands: ['Brimlark', 'Steel'] }, [{ title: TITLE }]).result;
    expect(two.listings[0]?.listing.brand).toBeNull();
  });
});

describe('suppressions', () => {
  const units = [unitOf('AB-1', [findingFor('AB-1')]), unitOf('CD-1', [findingFor('CD-1')])];
  const run = (...suppressions: object[]) => mannersOf(units, { config: configOf({ suppressions }) });

  it('marks what it covers, with reason and date', () => {
    const { units: marked, manners } = run({ rule: 'TITLE-*', sku: 'AB-*', reason: 'our name', until: '2026-11-22' });
    expect(marked.map(({ findings }) => findings[0]?.suppression ?? null)).toEqual([
      { reason: 'our name', until: '2026-11-22' },
      null,
    ]);
    expect(manners).toMatchObject({ findings: [], suppressions: [{ state: 'used', matched: 1 }] });
  });

  it.each([
    ['expired', { reason: 'x', until: '2026-11-21' }, 'SUPPRESSION-EXPIRED'],
    ['without a reason', { until: '2027-01-01' }, 'SUPPRESSION-NO-REASON'],
    ['with a blank reason', { reason: '  ', until: '2027-01-01' }, 'SUPPRESSION-NO-REASON'],
    ['without a date', { reason: 'x' }, 'SUPPRESSION-NO-EXPIRY'],
  ])('covers nothing when %s, and is a finding itself', (_name, parts, rule) => {
    const { units: marked, manners } = run({ rule: 'TITLE-PROMO', ...parts });
    expect(marked.flatMap(({ findings }) => findings).filter(({ suppression }) => suppression !== undefined)).toEqual(
      [],
    );
    expect(manners.findings).toMatchObject([
      { rule, severity: 'warning', field: 'audit.suppressions[0]', where: { file: '/shop/sellerctl.json' } },
    ]);
    expect(manners.findings[0]?.message).toContain('2 findings it covers are shown');
  });

  it('names one that matched nothing', () => {
    const { manners } = run({ rule: 'KW-REPEAT', reason: 'x', until: '2027-01-01' });
    expect(manners.findings).toMatchObject([{ rule: 'SUPPRESSION-UNUSED', severity: 'info' }]);
  });

  it.each([
    ['marketplace', { marketplace: 'DE' }, 0],
    ['field', { field: 'title' }, 2],
    ['field', { field: 'bullet-*' }, 0],
    ['text', { text: '*gift' }, 2],
    ['text', { text: 'Free gift' }, 0],
    ['sku', { sku: 'AB' }, 0],
  ])('can be narrowed by %s %j', (_name, part, matched) => {
    const { manners } = run({ rule: '*', reason: 'x', until: '2027-01-01', ...part });
    expect(manners.suppressions[0]?.matched).toBe(matched);
  });
});

describe('globMatches', () => {
  it.each([
    ['*', '', true],
    ['', '', true],
    ['', 'a', false],
    ['a*c', 'abbc', true],
    ['a*c', 'abcd', false],
    ['*b*', 'abc', true],
    ['a.c', 'abc', false],
    ['AB-*', 'AB-', true],
    ['[a]*', '[a]x', true],
  ])('%s on %s', (pattern, text, expected) => {
    expect(globMatches(pattern, text)).toBe(expected);
  });

  it('does not lose itself in many stars', () => {
    expect(globMatches(`${'*a'.repeat(60)}b`, 'a'.repeat(5000))).toBe(false);
  });
});

describe('scoreListing', () => {
  const partOf = new Map([
    ['T1', 'title'],
    ['T2', 'title'],
    ['T3', 'title'],
    ['K1', 'search-terms'],
    ['D1', 'description'],
  ]);
  const listing = unitOf('A', [findingFor('A', { rule: 'T1' })], {
    checked: ['T1', 'T2', 'T3', 'K1'],
    notChecked: [{ rule: 'D1', reason: 'no description in the files' }],
  });

  it('is the weighted mean of the shares kept, over parts with a rule judged', () => {
    expect(scoreListing(listing, partOf, {})).toEqual({
      // (2/3 + 1) / 2
      score: 0.833,
      parts: [
        { part: 'description', weight: 1, passed: 0, judged: 0, notChecked: 1, share: null },
        { part: 'search-terms', weight: 1, passed: 1, judged: 1, notChecked: 0, share: 1 },
        { part: 'title', weight: 1, passed: 2, judged: 3, notChecked: 0, share: 0.667 },
      ],
    });
    // (3 x 2/3 + 1 x 1) / 4
    expect(scoreListing(listing, partOf, { title: 3 }).score).toBe(0.75);
  });

  it('counts suppressed findings and questions neither way', () => {
    const quiet = [
      findingFor('A', { rule: 'T1', suppression: { reason: 'x', until: '2027-01-01' } }),
      findingFor('A', { rule: 'T2', basis: 'question' }),
    ];
    expect(scoreListing({ ...listing, findings: quiet }, partOf, {}).parts[2]).toMatchObject({ passed: 1, judged: 1 });
  });

  it('is null where nothing was judged or nothing weighs', () => {
    expect(scoreListing({ ...listing, checked: [], findings: [] }, partOf, {}).score).toBeNull();
    expect(scoreListing(listing, partOf, { title: 0, 'search-terms': 0 }).score).toBeNull();
  });
});
