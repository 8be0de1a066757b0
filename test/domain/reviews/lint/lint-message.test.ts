import { describe, expect, it } from 'vitest';

import { LINT_RULES } from '../../../../src/domain/reviews/lint/all-lint-rules.ts';
import { lintMessage, type LintOptions } from '../../../../src/domain/reviews/lint/lint-message.ts';
import { shopLanguages } from '../../../../src/domain/reviews/lint/lint-rule.ts';
import { languageOfMessage } from '../../../../src/domain/reviews/lint/message-language.ts';
import { messageOf } from './message-of.ts';

const NEUTRAL =
  'Hello, thank you for your order 111-2222222-3333333. We would value your honest opinion of the lunch box.';

const AMAZON: LintOptions = { route: 'amazon-message' };
const SHOP: LintOptions = { route: 'own-shop' };
const idsOf = (body: string, options: LintOptions = AMAZON, subject: string | null = null): string[] =>
  lintMessage(messageOf(body, subject), options).findings.map(({ rule }) => rule.meta.id);

describe('rules that hold in every language', () => {
  const CASES: readonly (readonly [id: string, bad: string, good: string])[] = [
    ['U01', 'See www.brimlark-shop.com/rate for more.', 'See https://www.amazon.co.uk/your-orders for more.'],
    ['U01', 'Plain http://www.amazon.de/orders is no https.', 'You can do so on Amazon.de at any time.'],
    ['U01', 'https://amazon.com.brimlark.shop/x looks like Amazon.', 'https://amazon.com/x is Amazon.'],
    ['U02', 'Write to help@brimlark.example.', 'Write @ us.'],
    ['U03', 'Our number is +49 30 1234567.', 'Order 111-2222222-3333333 has 17 digits.'],
    ['U04', 'Thanks 😀', 'Brimlark® is a trade mark.'],
    ['U06', '<b>Hello</b>', 'a < b and b > c'],
    ['U10', 'a\n\n\n\nb', 'a\n\n\nb'],
    ['U11', 'Please!!', 'Please!'],
    ['U12', '★★★★★', 'a ★ sign'],
    ['U13', 'get 10 % now', 'a 10 inch box'],
    ['U14', 'try B0ABCDEFGH too', 'try the lid too'],
    ['U15', 'find us on Instagram', 'find us on the map'],
  ];

  it.each(CASES)('%s: %s', (id, bad, good) => {
    expect(idsOf(`${NEUTRAL} ${bad}`)).toContain(id);
    expect(idsOf(`${NEUTRAL} ${good}`)).not.toContain(id);
  });

  it('have a case each, or one below', () => {
    const below = ['U05', 'U08', 'U09', 'U16', 'U17', 'U18', 'U19', 'U20', 'U21'];
    const forms = LINT_RULES.map(({ meta }) => meta.id).filter((id) => id.startsWith('U'));
    expect([...new Set([...CASES.map(([id]) => id), ...below])].sort()).toEqual(forms.toSorted());
  });

  it('U05 looks at the subject alone, in any language', () => {
    expect(idsOf(NEUTRAL, AMAZON, '[Wichtig] Ihre Bestellung')).toContain('U05');
    expect(idsOf(NEUTRAL, AMAZON, '重要：ご注文')).not.toContain('U01');
    expect(idsOf(`Important: ${NEUTRAL}`)).not.toContain('U05');
  });

  it('U08 wants the order id in subject or text', () => {
    const without = NEUTRAL.replace('111-2222222-3333333', '');
    expect(idsOf(without)).toEqual(['U08']);
    expect(idsOf(without, AMAZON, 'Order 111-2222222-3333333')).toEqual([]);
    expect(idsOf(`${without} {{orderId}}`, { ...AMAZON, isTemplate: true })).toEqual([]);
  });

  it('U09 and U18 judge the variables of a template, and any variable left in a message', () => {
    const template = (text: string): string[] => idsOf(`${NEUTRAL} ${text}`, { ...AMAZON, isTemplate: true });
    expect(template('{{storeName}}')).toEqual([]);
    expect(template('{{buyerName}}')).toEqual(['U18']);
    expect(template('{{discountCode}}')).toEqual(['U09']);
    expect(template('[[name]]')).toEqual(['U09']);
    expect(idsOf(`${NEUTRAL} {{storeName}}`)).toEqual(['U09']);
    expect(idsOf(`${NEUTRAL} Dear undefined,`)).toEqual(['U09']);
  });

  it('U14 lets the ASIN of the order stand', () => {
    expect(idsOf(`${NEUTRAL} B0ABCDEFGH`, { ...AMAZON, ownAsins: ['B0ABCDEFGH'] })).toEqual([]);
  });

  it('U16 is an error by the buyer’s own setting and a question by the shop’s usual language', () => {
    const german =
      'Guten Tag, vielen Dank für Ihre Bestellung 302-2222222-3333333. Uns interessiert Ihre ehrliche Meinung.';
    const judge = (wanted: LintOptions['wanted']) => {
      const { findings } = lintMessage(messageOf(german), { ...AMAZON, wanted: wanted ?? null });
      return findings.map(({ rule, severity, basis }) => [rule.meta.id, severity, basis]);
    };
    expect(judge({ languages: ['fr'], confirmed: true })).toEqual([['U16', 'error', 'written-rule']]);
    expect(judge({ languages: shopLanguages('FR') ?? [], confirmed: false })).toEqual([['U16', 'warning', 'question']]);
    expect(judge({ languages: shopLanguages('DE') ?? [], confirmed: false })).toEqual([]);
    const short = lintMessage(messageOf('Hi'), { ...AMAZON, wanted: { languages: ['fr'], confirmed: true } });
    expect(short.notChecked.map(({ rule }) => rule)).toContain('U16');
  });

  it('U17 finds a message that only thanks', () => {
    expect(idsOf('Thank you for your order 111-2222222-3333333. It left today.')).toEqual(['U17']);
  });

  it('U19 wants address, a way out and, for Germany and Austria, the right to object', () => {
    const mail = 'You bought a box. We would value your honest opinion: https://shop.brimlark.example/r';
    expect(idsOf(mail, SHOP)).toEqual(['U19', 'U19']);
    const footer = `${mail}\nBrimlark, Elm Street 5, 10115 Berlin. To unsubscribe: https://shop.brimlark.example/u`;
    expect(idsOf(footer, SHOP)).toEqual([]);
    expect(idsOf(footer, { ...SHOP, country: 'DE' })).toEqual(['U19']);
    expect(idsOf(`${footer}\nSie können jederzeit widersprechen.`, { ...SHOP, country: 'AT' })).toEqual([]);
  });

  it('U20 counts letters, not bytes', () => {
    expect(idsOf(`${NEUTRAL}${'ü'.repeat(1200 - NEUTRAL.length)}`)).toEqual([]);
    expect(idsOf(`${NEUTRAL}${'ü'.repeat(1201 - NEUTRAL.length)}`)).toEqual(['U20']);
  });

  it('U21 and U06 look at the parts of a mail', () => {
    const mail = { ...messageOf(NEUTRAL), form: 'eml' as const, hasHtml: true, attachments: ['code.pdf'] };
    expect(lintMessage(mail, AMAZON).findings.map(({ rule }) => rule.meta.id)).toEqual(['U06', 'U21']);
  });

  it('do not hold in the seller’s own shop where Amazon alone made them', () => {
    const footer = '\nBrimlark, Elm Street 5, 10115 Berlin. Unsubscribe: https://shop.brimlark.example/u';
    expect(idsOf(`${NEUTRAL} Visit our store.${footer}`, SHOP)).toEqual([]);
    expect(idsOf(`${NEUTRAL} Leave five stars.${footer}`, SHOP)).toEqual(['L02']);
  });
});

describe('lintMessage', () => {
  it('gives line and column in code points, in the file', () => {
    const { findings } = lintMessage(messageOf(`${NEUTRAL}\r\n\u{1F642}\u0308 a gift card`, 'Hello'), AMAZON);
    const gift = findings.find(({ rule }) => rule.meta.id === 'L01');
    expect([gift?.line, gift?.column, gift?.match]).toEqual([3, 6, 'gift card']);
    const subject = lintMessage(messageOf(NEUTRAL, 'Five stars?'), AMAZON).findings[0];
    expect([subject?.field, subject?.line, subject?.column]).toEqual(['subject', 1, 10]);
  });

  it('sees through decomposed accents, wide digits, marks, blanks and capitals', () => {
    expect(idsOf(`${NEUTRAL} Cinq e\u0301toiles`)).toContain('L02');
    expect(idsOf('ご注文 111-2222222-3333333 のレビューを星５でお願いします。ありがとうございます。')).toContain('L02');
    expect(idsOf(`${NEUTRAL} gift\n   card`)).toContain('L01');
    expect(idsOf('قَسِيمَة لرأيك 111-2222222-3333333')).toContain('L01');
    expect(idsOf('İNDİRİM 111-2222222-3333333 yorum', { ...AMAZON, language: 'tr' })).toContain('L01');
  });

  it('asks a person where a word belongs to the list of another language', () => {
    const { findings } = lintMessage(messageOf(`${NEUTRAL} The word Rabatt is German.`), AMAZON);
    expect(findings.map(({ rule, severity, basis }) => [rule.meta.id, severity, basis])).toEqual([
      ['L01', 'warning', 'question'],
    ]);
  });

  it('offers a neutral sentence in the language of the message', () => {
    const german = 'Guten Tag, vielen Dank für Ihre Bestellung 302-2222222-3333333. Bitte geben Sie uns fünf Sterne.';
    const [finding] = lintMessage(messageOf(german), AMAZON).findings;
    expect(finding?.instead).toContain('ehrliche Meinung');
  });

  it('names no language for a short or mixed text', () => {
    expect(languageOfMessage('Hi')).toBeNull();
    expect(
      languageOfMessage('Thank you for it and the rest. Vielen Dank für die und das. Merci pour le et la.'),
    ).toBeNull();
  });

  it('ends in good time on a text made to be slow', () => {
    const text = `${'not satisfied '.repeat(3_000)}${'if you '.repeat(3_000)}${'1'.repeat(5_000)}${'<'.repeat(5_000)}`;
    expect(lintMessage(messageOf(text), AMAZON).findings.length).toBeGreaterThan(0);
  });
});
