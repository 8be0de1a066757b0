import { describe, expect, it } from 'vitest';

import { failsOn, parseFailOn } from '../../src/cli/fail-on.ts';
import { finding, problem, sampleDocument } from './sample-document.ts';

describe('parseFailOn', () => {
  it('reads levels with commas', () => {
    expect(parseFailOn('error, Leak')).toEqual(['error', 'leak']);
  });

  it('names the known levels when one is unknown', () => {
    expect(() => parseFailOn('eror')).toThrowError(
      expect.objectContaining({ exitCode: 2, suggestions: expect.arrayContaining(['Did you mean error?']) }),
    );
    expect(() => parseFailOn('')).toThrow('does not know');
  });
});

describe('failsOn', () => {
  const withBlock = sampleDocument([{ type: 'findings', id: 'f', findings: [finding('warning')] }]);

  it('counts a finding as severe as the level, or worse', () => {
    expect(failsOn(withBlock, ['warning'])).toBe(true);
    expect(failsOn(withBlock, ['info'])).toBe(true);
    expect(failsOn(withBlock, ['error'])).toBe(false);
    expect(failsOn(withBlock, [])).toBe(false);
  });

  it('finds findings that only the data holds', () => {
    const data = { listings: [{ sku: 'A', findings: [{ rule: 'TITLE-75', severity: 'error' }] }] };
    expect(failsOn(sampleDocument([], { data }), ['error'])).toBe(true);
  });

  it('does not take every severity in the data for a finding', () => {
    expect(failsOn(sampleDocument([], { data: { severity: 'error' } }), ['error'])).toBe(false);
    expect(failsOn(sampleDocument([], { data: { rule: 'X', severity: 'huge' } }), ['info'])).toBe(false);
  });

  it('knows leaks of a journey and of a brief', () => {
    expect(failsOn(sampleDocument([], { data: { leaks: [{ status: 'leak' }] } }), ['leak'])).toBe(true);
    expect(failsOn(sampleDocument([], { data: { journey: { leaks: [{ status: 'leak' }] } } }), ['leak'])).toBe(true);
    expect(failsOn(sampleDocument([], { data: { leaks: [{ status: 'suspected' }] } }), ['leak'])).toBe(false);
    expect(failsOn(sampleDocument([], { data: { leaks: [] } }), ['leak'])).toBe(false);
    expect(failsOn(sampleDocument([], { data: null }), ['leak'])).toBe(false);
  });

  it('knows problems', () => {
    expect(failsOn(sampleDocument([], { problems: [problem('row')] }), ['problem'])).toBe(true);
    expect(failsOn(sampleDocument([]), ['problem'])).toBe(false);
  });

  it('leaves out what the baseline knows and what is suppressed, in data and blocks', () => {
    const data = (more: object) => ({
      findings: [{ rule: 'X', severity: 'error', state: null, suppressed: null, ...more }],
    });
    const fails = (more: object, level: 'error' | 'new') => failsOn(sampleDocument([], { data: data(more) }), [level]);
    expect(fails({}, 'error')).toBe(true);
    expect(fails({}, 'new')).toBe(false);
    expect(fails({ state: 'new' }, 'new')).toBe(true);
    expect(fails({ state: 'new' }, 'error')).toBe(true);
    expect(fails({ state: 'known' }, 'error')).toBe(false);
    expect(fails({ state: 'new', suppressed: { reason: 'x', until: '2027-01-01' } }, 'new')).toBe(false);
    expect(fails({ severity: 'info', state: 'new' }, 'new')).toBe(true);
    const suppression = { reason: 'x', until: '2027-01-01' };
    const block = { type: 'findings' as const, id: 'f', findings: [{ ...finding('error'), suppression }] };
    expect(failsOn(sampleDocument([block]), ['error'])).toBe(false);
  });
});
