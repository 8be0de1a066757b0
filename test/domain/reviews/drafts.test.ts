import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { draftMessages } from '../../../src/domain/reviews/drafts/draft-messages.ts';
import { draftShopMail, type ShopDraftOptions } from '../../../src/domain/reviews/drafts/draft-shop-mail.ts';
import { fillTemplate, foreignVariables, shippedTemplate } from '../../../src/domain/reviews/drafts/fill-template.ts';
import { mailGround } from '../../../src/domain/reviews/drafts/mail-ground.ts';
import { shortTitle } from '../../../src/domain/reviews/drafts/short-title.ts';
import { planReviews } from '../../../src/domain/reviews/plan-reviews.ts';
import type { OrderLineRecord } from '../../../src/model/records/order-line.ts';
import type { ShopOrderLineRecord } from '../../../src/model/records/shop-order.ts';
import { ORDER, orderLine, recordSet } from './order-lines.ts';

const AS_OF = '2026-11-20';
const OPTIONS = {
  asOf: AS_OF,
  storeName: 'Brimlark',
  language: null,
  template: null,
  productNames: new Map<string, string>(),
};

function amazon(lines: OrderLineRecord[], options: Partial<typeof OPTIONS> = {}) {
  const plan = planReviews(recordSet(lines), { asOf: AS_OF, marketplace: null });
  return draftMessages(plan.orders, { ...OPTIONS, ...options });
}

const fbm = (changes: Partial<OrderLineRecord> = {}) => orderLine({ fulfilment: 'fbm', ...changes });

describe('drafts for Amazon buyers', () => {
  it('are whole, name order and product, and keep every rule', () => {
    const { drafts, undrafted } = amazon([fbm({ productName: 'Brimlark Steel Lunch Box, 900 ml, Moss Green' })]);
    expect(undrafted).toEqual([]);
    expect(drafts[0]).toMatchObject({ orderId: ORDER, language: 'en', to: null, route: 'amazon-message' });
    expect(drafts[0]?.subject).toBe(`Order ${ORDER}: your opinion`);
    expect(drafts[0]?.body).toContain('“Brimlark Steel Lunch Box”');
    expect(drafts[0]?.body).not.toMatch(/\{\{|undefined|null/);
    expect(drafts[0]?.linted.findings).toEqual([]);
  });

  it.each([
    ['DE', 'Amazon.de', 'ehrliche Meinung'],
    ['JP', 'Amazon.co.jp', '率直なご感想'],
    ['SA', 'Amazon.sa', 'رأيك'],
  ])('are in the language of the shop: %s', (marketplace, salesChannel, words) => {
    expect(amazon([fbm({ marketplace, salesChannel })]).drafts[0]?.body).toContain(words);
  });

  it('are not made for orders that Amazon ships, even in part', () => {
    expect(amazon([orderLine()]).undrafted[0]?.code).toBe('fba');
    expect(amazon([fbm(), orderLine({ sku: 'SKU-2' })]).undrafted[0]?.code).toBe('fba');
  });

  it('are not made before the due day, without a name to sign, or without a product', () => {
    expect(amazon([fbm({ purchasedAt: '2026-10-26T18:00:00Z' })]).undrafted[0]?.code).toBe('not-due');
    expect(amazon([fbm()], { storeName: null as unknown as string }).undrafted[0]).toMatchObject({
      code: 'not-filled',
      reason: expect.stringContaining('storeName is not known') as string,
    });
    expect(amazon([fbm({ productName: null })]).undrafted[0]?.reason).toContain('productShortTitle is not known');
  });

  it('are not made where the name of the product would break a rule, until it gets another', () => {
    const lines = [fbm({ productName: 'Gift Card Holder of Felt' })];
    expect(amazon(lines).undrafted[0]).toMatchObject({ code: 'breaks-a-rule' });
    expect(amazon(lines).undrafted[0]?.reason).toContain('L01');
    expect(amazon(lines, { productNames: new Map([['SKU-1', 'Felt Holder']]) }).drafts).toHaveLength(1);
  });

  it.each([
    ['a header', 'Box\r\nBcc: all@example.org'],
    ['a line break', 'Box\u2028more'],
    ['control letters', 'Box\u0007'],
    ['letters that turn the text round', 'Box \u202Egnp.exe'],
  ])('are not made from a name with %s in it', (_, name) => {
    expect(amazon([fbm()], { storeName: name }).drafts).toEqual([]);
  });
});

describe('fillTemplate', () => {
  it('leaves nothing half filled, whatever the values', () => {
    const template = shippedTemplate('amazon-message', 'en')!;
    fc.assert(
      fc.property(
        fc.record({ orderId: fc.string(), productShortTitle: fc.string(), storeName: fc.string() }),
        (values) => {
          const filled = fillTemplate(template, values);
          if ('gap' in filled) return;
          const [first = ''] = filled.subject.split('\n');
          expect(first).toBe(filled.subject);
          for (const value of Object.values(values)) expect(value.trim()).not.toBe('');
          expect(
            filled.body.replaceAll(values.productShortTitle.trim(), '').replaceAll(values.storeName.trim(), ''),
          ).not.toContain('{{product');
        },
      ),
    );
  });

  it('greets without a name where none is known', () => {
    const values = {
      orderNumber: '1',
      productTitle: 'Box',
      reviewUrl: 'https://shop.example/r',
      storeName: 'B',
      postalAddress: 'Elm 5, 10115 Berlin',
      unsubscribeUrl: 'https://shop.example/u',
    };
    const template = shippedTemplate('own-shop', 'de')!;
    expect(fillTemplate(template, { ...values, firstName: 'Mara' })).toMatchObject({
      body: expect.stringMatching(/^Guten Tag Mara,/) as string,
    });
    expect(fillTemplate(template, values)).toMatchObject({ body: expect.stringMatching(/^Guten Tag,/) as string });
  });

  it('knows the variables of a route', () => {
    const template = { subject: '{{orderId}}', body: '{{storeName}} {{buyerName}} {{firstName}}', namelessBody: null };
    expect(foreignVariables(template, 'amazon-message')).toEqual(['buyerName', 'firstName']);
  });
});

describe('shortTitle', () => {
  it.each([
    ['Brimlark Steel Lunch Box, 900 ml, Moss Green', 'Brimlark Steel Lunch Box'],
    ['Brimlark - Steel Lunch Box with Fork', 'Brimlark - Steel Lunch Box with Fork'],
    ['Mug', 'Mug'],
    [
      'A very long title without any comma that goes on and on until nobody reads it',
      'A very long title without any comma that goes on and on',
    ],
  ])('%s', (title, short) => {
    expect(shortTitle(title)).toBe(short);
  });
});

describe('mailGround', () => {
  const ask = (
    country: string | null,
    consent: boolean | null,
    more: { unsubscribed?: boolean; softOptIn?: boolean } = {},
  ) =>
    'ground' in
    mailGround({ country, consent, unsubscribed: more.unsubscribed ?? null, softOptIn: more.softOptIn ?? false });

  it('refuses Germany and Austria without consent, whatever else is said', () => {
    for (const country of ['DE', 'AT']) {
      expect(ask(country, null)).toBe(false);
      expect(ask(country, false, { softOptIn: true })).toBe(false);
      expect(ask(country, null, { softOptIn: true })).toBe(false);
      expect(ask(country, true)).toBe(true);
    }
  });

  it('takes a no before everything', () => {
    for (const country of ['US', 'UK', 'DE', 'CA', null])
      expect(ask(country, true, { unsubscribed: true })).toBe(false);
    expect(ask('US', false)).toBe(false);
  });

  it('knows the others: none needed in the US, soft opt-in in the UK, consent where the law is not known', () => {
    expect(ask('US', null)).toBe(true);
    expect(ask('UK', null)).toBe(false);
    expect(ask('UK', null, { softOptIn: true })).toBe(true);
    expect(ask('FR', null, { softOptIn: true })).toBe(false);
    expect(ask('CA', null, { softOptIn: true })).toBe(false);
    expect(ask('CA', true)).toBe(true);
    expect(ask(null, null)).toBe(false);
  });
});

describe('mails of the own shop', () => {
  const line = (changes: Partial<ShopOrderLineRecord> = {}): ShopOrderLineRecord => ({
    kind: 'shop-order-line',
    origin: { file: 'orders.csv', line: 2 },
    orderNumber: '#1001',
    email: 'mara@example.org',
    firstName: 'Mara',
    productName: 'Brimlark Lunch Box 900 ml',
    sku: 'BR-1',
    country: 'DE',
    orderedAt: '2026-11-01T09:00:00Z',
    shippedAt: '2026-11-02T09:00:00Z',
    cancelledAt: null,
    consent: true,
    unsubscribed: null,
    ...changes,
  });
  const options: ShopDraftOptions = {
    asOf: AS_OF,
    storeName: 'Brimlark',
    postalAddress: 'Elm Street 5, 10115 Berlin',
    reviewUrl: 'https://shop.example/r/{order}?sku={sku}',
    unsubscribeUrl: 'https://shop.example/stop/{order}',
    softOptIn: false,
    waitDays: 14,
    maxAgeDays: 60,
    language: null,
    template: null,
    asked: new Set(),
  };
  const draft = (lines: ShopOrderLineRecord[], changes: Partial<ShopDraftOptions> = {}) =>
    draftShopMail(lines, { ...options, ...changes });

  it('are made where the buyer agreed, in the language of the country, with the footer its law wants', () => {
    const { drafts } = draft([line(), line({ email: 'mara@example.org', productName: 'Fork', consent: null })]);
    expect(drafts).toHaveLength(1);
    expect(drafts[0]).toMatchObject({ to: 'mara@example.org', language: 'de', route: 'own-shop' });
    expect(drafts[0]?.body).toContain('https://shop.example/r/%231001?sku=BR-1');
    expect(drafts[0]?.body).toContain('jederzeit widersprechen');
    expect(drafts[0]?.body).toContain('Elm Street 5, 10115 Berlin');
    expect(drafts[0]?.body).toContain('Brimlark Lunch Box 900 ml, Fork');
  });

  it.each([
    ['no consent', { consent: null }, 'no-ground'],
    ['a no in another row', { unsubscribed: true }, 'no-ground'],
    ['no address', { email: null }, 'address-unusable'],
    ['an address with a second recipient', { email: 'a@example.org,b@example.org' }, 'address-unusable'],
    ['an address with a header', { email: 'a@example.org\nBcc: b@example.org' }, 'address-unusable'],
    ['cancelled', { cancelledAt: '2026-11-03T00:00:00Z' }, 'cancelled'],
    ['not shipped', { shippedAt: null }, 'not-due'],
    ['shipped last week', { shippedAt: '2026-11-12T00:00:00Z' }, 'not-due'],
    ['shipped long ago', { shippedAt: '2026-08-01T00:00:00Z' }, 'too-late'],
    ['an unknown country', { country: 'ZZ' }, 'language-unknown'],
  ] as const)('are not made: %s', (_, changes, code) => {
    expect(draft([line(changes)]).undrafted[0]?.code).toBe(code);
  });

  it('are not made twice, nor to one of two addresses', () => {
    expect(draft([line()], { asked: new Set(['#1001']) }).undrafted[0]?.code).toBe('already-asked');
    expect(draft([line(), line({ email: 'other@example.org' })]).undrafted[0]?.code).toBe('address-unusable');
  });

  it('are not made without what the footer needs', () => {
    expect(draft([line()], { postalAddress: null }).undrafted[0]?.code).toBe('not-filled');
    expect(draft([line()], { unsubscribeUrl: null }).undrafted[0]?.code).toBe('not-filled');
  });
});
