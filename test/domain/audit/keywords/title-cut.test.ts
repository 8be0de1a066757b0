import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { TitleCut } from '../../../../src/domain/audit/keywords/title-cut.ts';
import { codePoints } from '../../../../src/domain/audit/text/count.ts';
import { auditOne, type Fields, type Phrase } from './audited-keywords.ts';

const LONG =
  'Nordwick Insulated Water Bottle with Straw Lid, 24 oz, Stainless Steel Vacuum Flask for Gym and Hiking, BPA Free Leak Proof Drinking Bottle, Slate Blue';

function cutOf(phrases: readonly Phrase[], fields: Fields = {}, asOf = '2026-11-20'): TitleCut | null {
  return auditOne({ title: LONG, brand: 'Nordwick', ...fields }, phrases, { asOf }).cut;
}

describe('cutting a title', () => {
  it('keeps brand and product, size and colour, and shares the rest out with its reason', () => {
    const cut = cutOf([]);
    expect(cut?.title).toBe('Nordwick Insulated Water Bottle with Straw Lid, 24 oz, Slate Blue');
    expect(cut?.highlights).toBe('Stainless Steel Vacuum Flask for Gym and Hiking, BPA Free Leak Proof Drinking');
    expect(cut?.limit).toMatchObject({ max: 75, rule: { id: 'TITLE-LEN-75' } });
    expect(cut?.parts.every(({ because }) => because !== '')).toBe(true);
  });

  it('gives the room to the parts whose phrases are searched', () => {
    const cut = cutOf([
      ['stainless steel water bottle', 9000],
      ['water bottle slate blue', 10],
    ]);
    expect(cut?.title).toContain('Stainless Steel Vacuum Flask');
    expect(cut?.covered.after.weight).toBe(cut?.covered.before.weight);
  });

  it('sends what fits nowhere to the search terms', () => {
    const cut = cutOf([['drinking bottle', 500]], {
      title: `Nordwick Bottle, ${'Very Long Attribute '.repeat(7)}Drinking`,
      itemHighlights: 'x'.repeat(120),
    });
    expect(cut?.parts.at(-1)).toMatchObject({ place: 'search-terms' });
    expect(cut?.terms?.text).toContain('drinking');
    expect(cut?.covered.after.weight).toBe(500);
  });

  it.each([
    ['2026-07-26', 'US', null],
    ['2026-07-27', 'US', 75],
    ['2026-07-27', 'AE', null],
    ['2027-01-01', 'DE', 75],
  ])('on %s in %s the limit is %s', (day, marketplace, max) => {
    expect(cutOf([], { marketplace }, day)?.limit.max ?? null).toBe(max);
  });

  it('offers no highlights where none may be had', () => {
    const cut = cutOf([], { marketplace: 'AE', title: `${LONG} ${LONG}` });
    expect(cut?.limit.max).toBe(200);
    expect(cut?.highlights).toBeNull();
  });

  it('leaves books and short titles alone', () => {
    expect(cutOf([], { category: 'Books' })).toBeNull();
    expect(cutOf([], { title: 'Nordwick Mug' })).toBeNull();
  });

  it('keeps within both limits and makes nothing up, whatever the title', () => {
    const word = fc.constantFrom(
      'Mug',
      'with',
      'and',
      '24',
      'oz',
      'Steel',
      'für',
      '🥤',
      'Ｗｉｄｅ',
      'זכוכית',
      'Unbrechbarkeitsprüfung',
      '-',
      '|',
      ',',
      '(Set of 2)',
      'x'.repeat(90),
    );
    const title = fc.array(word, { minLength: 12, maxLength: 40 }).map((words) => words.join(' '));
    fc.assert(
      fc.property(title, fc.constantFrom('US', 'DE', 'JP', 'FR'), (text, marketplace) => {
        const cut = cutOf(
          [
            ['steel mug', 100],
            ['24 oz mug', 50],
          ],
          { title: text, marketplace },
        );
        if (cut === null) return;
        expect(codePoints(cut.title)).toBeLessThanOrEqual(75);
        expect(codePoints(cut.highlights ?? '')).toBeLessThanOrEqual(125);
        expect(codePoints(cut.title)).toBe(cut.titleLength);
        for (const made of cut.title.toLowerCase().split(/[\s,]+/)) expect(cut.before.toLowerCase()).toContain(made);
        expect(
          cutOf(
            [
              ['steel mug', 100],
              ['24 oz mug', 50],
            ],
            { title: text, marketplace },
          ),
        ).toEqual(cut);
      }),
      { numRuns: 50 },
    );
  });
});
