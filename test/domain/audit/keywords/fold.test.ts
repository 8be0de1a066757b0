import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { foldWords, hyphenlessTokens, occursIn, unspacedText } from '../../../../src/domain/audit/keywords/fold.ts';
import { pluralKnowledge, sameButNumber } from '../../../../src/domain/audit/keywords/number-forms.ts';

const units = new Set(['oz', 'ml', 'cm']);
const fold = (text: string, language = 'en'): string => foldWords(text, { language, units }).join(' ');

describe('folding', () => {
  it.each([
    ['full width and ligatures', 'ＵＳＢ ﬁlter', 'usb filter'],
    ['composed and decomposed accents', 'Café cafe\u0301', 'cafe cafe'],
    ['letters no decomposition takes apart', 'Größe Łódź Søren cœur', 'grosse lodz soren coeur'],
    ['hyphens and signs', 'T-Shirt/top & cap, 2-pack', 't shirt top cap 2 pack'],
    ['apostrophes inside English words', "men's dogs’ toys", 'mens dogs toys'],
    ['units set apart', '24oz 500ml mp3', '24 oz 500 ml mp3'],
    ['decimal marks', '1,5 l 1.5 l', '1.5 l 1.5 l'],
    ['emoji and lone surrogates', '🥤 cup \ud83d lid 👩‍👩‍👧', 'cup lid'],
    ['invisible letters', 'wa\u00adter \u200fbottle\u200b', 'water bottle'],
  ])('%s', (_, text, expected) => {
    expect(fold(text)).toBe(expected);
  });

  it('parts elided articles in French and Italian alone', () => {
    expect(fold("bouteille d'eau", 'fr')).toBe('bouteille d eau');
    expect(fold('bottiglia d’acqua', 'it')).toBe('bottiglia d acqua');
  });

  it('folds the dotted and the dotless i of Turkish to one', () => {
    expect(fold('ISITICI İçin ısıtıcı', 'tr')).toBe('isitici icin isitici');
  });

  it('folds Arabic vowel signs, stretching and forms of alef', () => {
    expect(fold('زُجَاجَةُ مـــاء', 'ar')).toBe('زجاجه ماء');
    expect(fold('أكواب', 'ar')).toBe(fold('اكواب', 'ar'));
  });

  it('keeps the voicing marks of kana', () => {
    expect(fold('ガラス がらす', 'ja')).toBe('ガラス がらす');
    expect(fold('ｶﾞﾗｽ', 'ja')).toBe('ガラス');
  });

  it('offers a word without its hyphen, and nothing where there is none', () => {
    const rules = { language: 'en', units };
    expect(hyphenlessTokens('T-shirt dress', rules)?.map(({ key }) => key)).toEqual(['tshirt', 'dress']);
    expect(hyphenlessTokens('shirt - dress', rules)).toBeNull();
  });

  it('finds Japanese inside words, and Latin words and numbers as wholes', () => {
    const text = unspacedText(foldWords('真空 断熱水筒 500ml USB充電器', { language: 'ja', units }));
    expect(occursIn(text, '水筒')).toBe(true);
    expect(occursIn(text, '真空断熱')).toBe(true);
    expect(occursIn(text, 'usb')).toBe(true);
    expect(occursIn(text, 'us')).toBe(false);
    expect(occursIn(text, '50')).toBe(false);
  });

  it('folds what is folded no further, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.constantFrom('en', 'de', 'fr', 'ja', 'ar', 'tr'),
        (text, language) => {
          expect(fold(fold(text, language), language)).toBe(fold(text, language));
        },
      ),
    );
  });
});

describe('plurals', () => {
  it.each([
    ['en', 'bottle', 'bottles'],
    ['en', 'box', 'boxes'],
    ['en', 'case', 'cases'],
    ['en', 'cape', 'capes'],
    ['en', 'berry', 'berries'],
    ['en', 'cookie', 'cookies'],
    ['en', 'knife', 'knives'],
    ['en', 'shoe', 'shoes'],
    ['en', 'woman', 'women'],
    ['de', 'flasche', 'flaschen'],
    ['de', 'glas', 'glaser'],
    ['de', 'topf', 'topfe'],
    ['de', 'lauferin', 'lauferinnen'],
    ['fr', 'bouteille', 'bouteilles'],
    ['fr', 'cheval', 'chevaux'],
    ['fr', 'couteau', 'couteaux'],
    ['it', 'bottiglia', 'bottiglie'],
    ['it', 'coltello', 'coltelli'],
    ['it', 'borraccia', 'borracce'],
    ['it', 'tasca', 'tasche'],
    ['es', 'botella', 'botellas'],
    ['es', 'lapiz', 'lapices'],
    ['es', 'mantel', 'manteles'],
    ['pt', 'garrafa', 'garrafas'],
    ['pt', 'colchao', 'colchoes'],
    ['pt', 'lencol', 'lencois'],
    ['nl', 'fles', 'flessen'],
    ['nl', 'boom', 'bomen'],
    ['nl', 'brief', 'brieven'],
    ['nl', 'kind', 'kinderen'],
    ['sv', 'flaska', 'flaskor'],
    ['sv', 'handduk', 'handdukar'],
    ['pl', 'butelka', 'butelki'],
    ['pl', 'kubek', 'kubki'],
    ['pl', 'kot', 'koty'],
    ['tr', 'sise', 'siseler'],
    ['ar', 'زجاجه', 'زجاجات'],
  ])('%s: %s and %s are one word', (language, singular, plural) => {
    expect(sameButNumber(singular, plural, language)).toBe(true);
    expect(sameButNumber(plural, singular, language)).toBe(true);
  });

  it.each([
    ['en', 'cap', 'capes'],
    ['en', 'glass', 'glas'],
    ['en', 'bus', 'bu'],
    ['en', '100', '100s'],
    ['fr', 'pas', 'pa'],
    ['ja', '水筒', '水筒s'],
    ['hi', 'bottle', 'bottles'],
  ])('%s: %s and %s are not', (language, left, right) => {
    expect(sameButNumber(left, right, language)).toBe(false);
  });

  it('says so where no rule is known', () => {
    expect(pluralKnowledge('hi')).toBe('unknown');
    expect(pluralKnowledge('ar')).toBe('some-rules');
    expect(pluralKnowledge('ja')).toBe('none-needed');
  });
});
