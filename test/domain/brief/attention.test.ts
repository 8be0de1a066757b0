import { describe, expect, it } from 'vitest';

import { type AttentionItem, attentionOf } from '../../../src/domain/brief/attention.ts';
import type { BriefParts } from '../../../src/domain/brief/brief-parts.ts';
import { orderLine, preview, product, usd } from '../fees/records.ts';
import { eur, finding, listing, partsOf, withCharges, withPictures } from './parts.ts';

const LONG_TITLE = `Testwind Lamp of Brass, ${'with a Shade of Linen, '.repeat(5)}`;

function rulesOf(parts: BriefParts): string[] {
  return attentionOf(parts).map((item) => item.finding.rule);
}

function only(parts: BriefParts, rule: string): AttentionItem {
  const found = attentionOf(parts).filter((item) => item.finding.rule === rule);
  expect(found).toHaveLength(1);
  const [item] = found;
  if (item === undefined) throw new Error(rule);
  return item;
}

/** An order of long ago, so that no review request is due. */
const sold = (sku: string, change: Parameters<typeof orderLine>[1] = {}) =>
  orderLine(sku, { purchasedAt: '2026-06-20T10:00:00Z', ...change });

describe('attentionOf: what money stands beside a finding', () => {
  it('nothing at hand, nothing to say', () => {
    expect(attentionOf(partsOf([]))).toEqual([]);
  });

  it('loss: money that the finding worked out itself is never replaced by sales', () => {
    const parts = withCharges(partsOf([sold('SKU-1')]), [
      finding('FEE-CHARGED', { stake: usd(300), stakeBasis: 'charged less card' }),
    ]);
    expect(only(parts, 'FEE-CHARGED')).toMatchObject({
      stakeKind: 'loss',
      finding: { stake: usd(300), stakeBasis: 'charged less card' },
    });
  });

  it.each([{ basis: 'question' as const }, { severity: 'info' as const }])(
    'disputed: a person has to settle first whether it is a loss (%o)',
    (doubt) => {
      const found = finding('FEE-MEASURED', { stake: usd(300), stakeBasis: 'by your measures', ...doubt });
      expect(only(withCharges(partsOf([sold('SKU-1')]), [found]), 'FEE-MEASURED').stakeKind).toBe('disputed');
    },
  );

  it('exposed: the recent sales of the product, said to be no loss', () => {
    const item = only(partsOf([sold('SKU-1'), listing('SKU-1', { title: LONG_TITLE })]), 'TITLE-LEN-75');
    expect(item).toMatchObject({ stakeKind: 'exposed', feature: 'listings', finding: { stake: usd(2499) } });
    expect(item.finding.stakeBasis).toBe('sales of this product in the 28 days to 2026-06-20; exposed, not lost');
  });

  it('none: without orders the money is not known, which is not zero', () => {
    const item = only(partsOf([listing('SKU-1', { title: LONG_TITLE })]), 'TITLE-LEN-75');
    expect(item.stakeKind).toBe('none');
    expect(item.finding.stake).toBeUndefined();
  });

  it('sales of another marketplace are not exposed by a finding in this one', () => {
    const german = sold('SKU-1', { marketplace: 'DE', itemPrice: eur(99_900) });
    expect(only(partsOf([german, listing('SKU-1', { title: LONG_TITLE })]), 'TITLE-LEN-75').stakeKind).toBe('none');
  });

  it('a picture names no marketplace: sales of two are not added up, those of the one asked for are shown', () => {
    const picture = finding('IMG-BG-WHITE', { severity: 'error', where: { asin: 'B0TESTAAA1' } });
    const records = [listing('SKU-1'), sold('SKU-1'), sold('SKU-1', { marketplace: 'DE', itemPrice: eur(500) })];
    expect(only(withPictures(partsOf(records), [picture]), 'IMG-BG-WHITE')).toMatchObject({
      stakeKind: 'none',
      finding: { where: { sku: 'SKU-1' } },
    });
    const asked = withPictures(partsOf(records, { marketplace: 'DE' }), [picture]);
    expect(only(asked, 'IMG-BG-WHITE')).toMatchObject({ stakeKind: 'exposed', finding: { stake: eur(500) } });
  });

  it('a product sold at a loss: the loss per unit times the units', () => {
    const records = [
      product('SKU-1', { costs: [{ from: null, cost: usd(2600) }] }),
      preview('SKU-1'),
      listing('SKU-1'),
      sold('SKU-1'),
      sold('SKU-1', { orderId: '111-0000001-0000002' }),
    ];
    const { finding: found, stakeKind } = only(partsOf(records), 'MARGIN-NEGATIVE');
    const perUnit = Number(/loses (\d+\.\d\d) USD/.exec(found.message)?.[1]);
    expect(stakeKind).toBe('loss');
    // Cost alone is 1.01 more than the price; the fees come on top.
    expect(perUnit).toBeGreaterThan(1.01);
    expect(found.stake).toEqual(usd(Math.round(perUnit * 200)));
  });

  it('a product sold at a gain, and one that nobody bought, are no loss', () => {
    expect(rulesOf(partsOf([product('SKU-1'), preview('SKU-1'), listing('SKU-1'), sold('SKU-1')]))).toEqual([]);
    const dear = product('SKU-1', { costs: [{ from: null, cost: usd(9900) }] });
    expect(rulesOf(partsOf([dear, preview('SKU-1'), listing('SKU-1')]))).toEqual([]);
  });
});

describe('attentionOf: names', () => {
  const picture = finding('IMG-BG-WHITE', { severity: 'error', where: { asin: 'B0TESTAAA1' } });

  it('an ASIN sold under one SKU is named with it, under several with none', () => {
    const one = only(withPictures(partsOf([listing('SKU-1')]), [picture]), 'IMG-BG-WHITE');
    expect(one.finding.where.sku).toBe('SKU-1');
    const two = only(withPictures(partsOf([listing('SKU-1'), listing('SKU-2')]), [picture]), 'IMG-BG-WHITE');
    expect(two.finding.where.sku).toBeUndefined();
  });

  it('an ASIN nobody lists keeps no SKU', () => {
    const item = only(withPictures(partsOf([]), [picture]), 'IMG-BG-WHITE');
    expect(item.finding.where).toEqual({ asin: 'B0TESTAAA1' });
  });
});

describe('attentionOf: order', () => {
  const loss = (rule: string, stake: ReturnType<typeof usd>, change = {}) => finding(rule, { stake, ...change });

  it('losses by size, then errors by the sales they expose, then all that may be lost, by its money', () => {
    const parts = withCharges(partsOf([sold('SKU-1'), sold('SKU-2', { itemPrice: usd(90_000) })]), [
      finding('ADVICE', { severity: 'info', stake: usd(99_999) }),
      finding('WARNING', { where: {} }),
      loss('SMALL', usd(10)),
      finding('ERROR-SMALL', { severity: 'error' }),
      finding('ERROR-LARGE', { severity: 'error', where: { sku: 'SKU-2', marketplace: 'US' } }),
      loss('LARGE', usd(20)),
    ]);
    expect(rulesOf(parts)).toEqual(['LARGE', 'SMALL', 'ERROR-LARGE', 'ERROR-SMALL', 'ADVICE', 'WARNING']);
  });

  it('compares currencies by their share of the sales, not by their numbers', () => {
    const records = [
      sold('SKU-1', { itemPrice: usd(1_000_000) }),
      sold('SKU-2', { marketplace: 'DE', itemPrice: eur(10_000) }),
    ];
    // 20 of 10,000 dollars are two thousandths, 10 of 100 euros are a tenth.
    const parts = withCharges(partsOf(records), [loss('DOLLARS', usd(2000)), loss('EUROS', eur(1000))]);
    expect(rulesOf(parts)).toEqual(['EUROS', 'DOLLARS']);
    const stakes = attentionOf(parts).map((item) => item.finding.stake);
    expect(stakes).toEqual([eur(1000), usd(2000)]);
  });

  it('money in a currency without sales weighs nothing, and does not break the order', () => {
    const parts = withCharges(partsOf([sold('SKU-1')]), [loss('EUROS', eur(1_000_000)), loss('DOLLARS', usd(1))]);
    expect(rulesOf(parts)).toEqual(['DOLLARS', 'EUROS']);
  });

  it('equal ones by SKU, then by rule, whatever order they came in', () => {
    const items = [
      loss('B', usd(10), { where: { sku: 'X' } }),
      loss('A', usd(10), { where: { sku: 'X' } }),
      loss('C', usd(10), { where: { sku: 'W' } }),
    ];
    const parts = partsOf([sold('SKU-1')]);
    expect(rulesOf(withCharges(parts, items))).toEqual(['C', 'A', 'B']);
    expect(rulesOf(withCharges(parts, items.toReversed()))).toEqual(['C', 'A', 'B']);
  });

  it('warnings and advice on texts and pictures stay in their sections', () => {
    const pictures = [finding('IMG-WARNING'), finding('IMG-ADVICE', { severity: 'info' })];
    expect(rulesOf(withPictures(partsOf([sold('SKU-1')]), pictures))).toEqual([]);
  });
});

describe('attentionOf: review requests', () => {
  const due = (id: string, day: string) => orderLine('SKU-1', { orderId: id, purchasedAt: `${day}T10:00:00Z` });

  it('counts orders in the window and those whose window shuts within a week', () => {
    const parts = partsOf([
      due('111-0000001-0000001', '2026-10-25'),
      due('111-0000001-0000002', '2026-10-26'),
      due('111-0000001-0000003', '2026-11-08'),
    ]);
    const open = parts.reviews.counts.eligible;
    expect(open).toBe(2);
    const closing = parts.reviews.orders.filter(
      ({ judgement }) => judgement.verdict === 'eligible' && (judgement.window?.closesAt ?? '') <= '2026-11-16',
    );
    const item = only(parts, 'REVIEW-WINDOW');
    expect(item).toMatchObject({ stakeKind: 'none', finding: { severity: 'info' } });
    expect(item.finding.message).toMatch(
      new RegExp(`^2 orders are in the window .* for ${closing.length} of them it shuts by 2026-11-16\\.$`),
    );
  });

  it('says nothing when no order may be asked', () => {
    expect(rulesOf(partsOf([due('111-0000001-0000001', '2026-11-08')]))).toEqual([]);
  });
});
