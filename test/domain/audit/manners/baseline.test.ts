import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { baselineText, readBaseline } from '../../../../src/domain/audit/manners/baseline-file.ts';
import { type BaselineEntry, compareWithBaseline } from '../../../../src/domain/audit/manners/baseline.ts';
import { hostileText } from '../../../renderers/documents.ts';
import { findingFor, unitOf } from './manners.ts';

/** The baseline a run with these units would write, through its file. */
function written(...units: Parameters<typeof compareWithBaseline>[0]): BaselineEntry[] {
  return readBaseline(baselineText(compareWithBaseline(units, []).next), 'b.json');
}

describe('compareWithBaseline', () => {
  const known = written(unitOf('A', [findingFor('A')]));

  it('knows a finding again whose line, wording and measure changed', () => {
    const moved = findingFor('A', {
      where: { sku: 'A', marketplace: 'US', file: 'other.txt', line: 90 },
      message: 'Other words.',
      evidence: { text: ' free  gift', position: 44, measured: 3 },
    });
    const { units, added, gone } = compareWithBaseline([unitOf('A', [moved])], known);
    expect(units[0]?.findings[0]?.state).toBe('known');
    expect({ added, gone }).toEqual({ added: 0, gone: [] });
  });

  it.each([
    ['rule', { rule: 'KW-REPEAT' }],
    ['field', { field: 'description' }],
    ['text', { evidence: { text: 'best seller' } }],
    ['marketplace', { where: { sku: 'A', marketplace: 'DE' } }],
    ['SKU', { where: { sku: 'B', marketplace: 'US' } }],
  ])('takes another %s for new', (_name, change) => {
    const { units, added } = compareWithBaseline([unitOf('A', [findingFor('A', change)])], known);
    expect(units[0]?.findings[0]?.state).toBe('new');
    expect(added).toBe(1);
  });

  it('knows as many of the same as it counts: a third is new', () => {
    const bullet = (place: number) => findingFor('A', { field: `bullet-${place}` });
    const two = written(unitOf('A', [bullet(1), bullet(2)]));
    expect(two).toMatchObject([{ field: 'bullets', count: 2 }]);
    const run = compareWithBaseline([unitOf('A', [bullet(5), bullet(3), bullet(1)])], two);
    expect(run.units[0]?.findings.map(({ state }) => state)).toEqual(['known', 'known', 'new']);
    expect(compareWithBaseline([unitOf('A', [bullet(4)])], two).gone).toMatchObject([{ count: 1 }]);
  });

  it('calls gone what was looked for, and nothing else', () => {
    const mended = compareWithBaseline([unitOf('A', [])], known);
    expect(mended.gone).toMatchObject([{ rule: 'TITLE-PROMO', sku: 'A' }]);
    expect(mended.next).toEqual([]);

    const absent = compareWithBaseline([unitOf('B', [])], known);
    expect(absent).toMatchObject({ gone: [], notLookedAt: [{ reason: 'listing-not-in-files' }], next: known });

    const unjudged = compareWithBaseline([unitOf('A', [], { checked: ['KW-REPEAT'] })], known);
    expect(unjudged).toMatchObject({ gone: [], notLookedAt: [{ reason: 'rule-not-checked' }], next: known });
  });

  it('keeps the other marketplace when one is audited alone', () => {
    const german = findingFor('A', { where: { sku: 'A', marketplace: 'DE' } });
    const both = written(
      unitOf('A', [findingFor('A')]),
      unitOf('A', [german], { place: { marketplace: 'DE', sku: 'A' } }),
    );
    const { gone, next } = compareWithBaseline([unitOf('A', [])], both);
    expect(gone.map(({ marketplace }) => marketplace)).toEqual(['US']);
    expect(next.map(({ marketplace }) => marketplace)).toEqual(['DE']);
  });

  it('leaves suppressed findings out', () => {
    const suppressed = findingFor('A', { suppression: { reason: 'x', until: '2027-01-01' } });
    const run = compareWithBaseline([unitOf('A', [suppressed])], []);
    expect(run).toMatchObject({ added: 0, known: 0, next: [] });
    expect(run.units[0]?.findings[0]?.state).toBeUndefined();
  });

  it('tells pictures of one product apart', () => {
    const picture = (file: string) =>
      findingFor('A', { rule: 'IMG-FILL', field: 'image', where: { sku: 'A', file: `shots/${file}` }, evidence: {} });
    const unit = (file: string, findings = [picture(file)]) =>
      unitOf('A', findings, { place: { marketplace: null, sku: 'A', picture: file }, checked: ['IMG-FILL'] });
    const before = written(unit('A.MAIN.jpg'));
    expect(compareWithBaseline([unit('A.PT01.jpg')], before)).toMatchObject({ added: 1, gone: [] });
    expect(compareWithBaseline([unit('A.MAIN.jpg', [])], before).gone).toHaveLength(1);
  });
});

describe('the file', () => {
  it('has one line for a finding, sorted, the same whatever the order they came in', () => {
    const units = [
      unitOf('B', [findingFor('B')]),
      unitOf('A', [findingFor('A'), findingFor('A', { rule: 'KW-REPEAT' })]),
    ];
    const text = baselineText(compareWithBaseline(units, []).next);
    expect(baselineText(compareWithBaseline(units.toReversed(), []).next)).toBe(text);
    const lines = text.split('\n').filter((line) => line.includes('fingerprint'));
    expect(lines).toHaveLength(3);
    expect(lines.map((line) => /"rule":"([^"]+)".*"sku":"(\w)"/.exec(line)?.slice(1).join(' '))).toEqual([
      'KW-REPEAT A',
      'TITLE-PROMO A',
      'TITLE-PROMO B',
    ]);
  });

  it('reads back what it wrote, however hostile the texts, and steers no terminal', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(hostileText, hostileText), { maxLength: 4 }), (pairs) => {
        const units = pairs.map(([sku, text]) => unitOf(sku, [findingFor(sku, { evidence: { text } })]));
        const { next } = compareWithBaseline(units, []);
        const text = baselineText(next);
        expect(text).not.toMatch(/[\u001B\u009B\u202E\u200F]/);
        const read = readBaseline(text, 'b.json');
        expect(read.map(({ fingerprint, count }) => `${fingerprint} ${count}`).sort()).toEqual(
          next.map(({ fingerprint, count }) => `${fingerprint} ${count}`).sort(),
        );
      }),
    );
  });

  it('adds up a fault that a merge left on two lines', () => {
    const text = baselineText(written(unitOf('A', [findingFor('A')])));
    const line = text.split('\n').find((each) => each.includes('fingerprint')) ?? '';
    expect(readBaseline(text.replace(line, `${line},\n${line}`), 'b.json')).toMatchObject([{ count: 2 }]);
  });

  it.each([
    ['nothing', '', 'baseline-damaged'],
    ['half a file', '{"kind": "sellerctl-audit-baseline", "version": 1, "fin', 'baseline-damaged'],
    ['a list', '[]', 'baseline-damaged'],
    ['another kind', '{"kind": "x"}', 'baseline-damaged'],
    ['no version', '{"kind": "sellerctl-audit-baseline", "findings": []}', 'baseline-damaged'],
    ['no findings', '{"kind": "sellerctl-audit-baseline", "version": 1}', 'baseline-damaged'],
    [
      'a finding that is none',
      '{"kind": "sellerctl-audit-baseline", "version": 1, "findings": [null]}',
      'baseline-damaged',
    ],
    ['conflict marks', '<<<<<<< HEAD\n{}\n', 'baseline-damaged'],
    ['a newer version', '{"kind": "sellerctl-audit-baseline", "version": 2, "findings": []}', 'baseline-newer'],
  ])('refuses %s with exit 5 and names the file', (_name, text, code) => {
    expect(() => readBaseline(text, 'shop/b.json')).toThrowError(
      expect.objectContaining({ code, exitCode: 5, message: expect.stringContaining('shop/b.json') }),
    );
  });

  it('names the finding that is damaged', () => {
    const text = baselineText(written(unitOf('A', [findingFor('A')]))).replace(/"count":1/, '"count":0');
    expect(() => readBaseline(text, 'b.json')).toThrow('finding 1 has no count');
  });
});
