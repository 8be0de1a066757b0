import { describe, expect, it } from 'vitest';
import { checkCharges, type ChargeCheck } from '../../../src/domain/fees/check-charges.ts';
import type { SettlementLineRecord } from '../../../src/model/records/settlement.ts';
import { LARGE, preview, product, recordSet, settled, SMALL, tenOrders, usd } from './records.ts';

const options = { asOf: '2026-11-09', marketplace: 'US' };

function check(
  lines: SettlementLineRecord[],
  facts: { preview?: Parameters<typeof preview>[1]; product?: Parameters<typeof product>[1] } = { preview: {} },
): ChargeCheck {
  const records = recordSet();
  records['settlement-line'].push(...lines);
  if (facts.preview) records['fee-preview'].push(preview('SKU-1', facts.preview));
  if (facts.product) records.product.push(product('SKU-1', facts.product));
  return checkCharges(records, options);
}

describe('checkCharges gives no alarm', () => {
  it.each([
    ['the card with the surcharge inside', { each: 354 }],
    ['the card without the surcharge', { each: 342 }],
    ['a cent of rounding', { each: 355 }],
    ['a discount inside the line', { each: 310 }],
    ['the peak card, posted on its first day', { each: 374, day: '2026-10-15' }],
    ['the old card, shipped before and posted after the change', { each: 354, day: '2026-10-16' }],
    ['the over-50 band', { each: 381, price: 5001 }],
    ['the band that a promotion may have moved', { each: 381, price: 5500, promotion: 1000 }],
  ])('for %s', (_, charge) => {
    const result = check(tenOrders(charge));
    expect(result.findings).toEqual([]);
    expect(result.checked[0]?.judgement).toMatchObject({ units: 10, unitsOver: 0, over: usd(0) });
  });

  it('for one or two units only', () => {
    expect(check([...settled(1, { each: 435 }), ...settled(2, { each: 435 })]).findings).toEqual([]);
  });

  it("for another product type's card where the product file does not say", () => {
    const unsaid = check(tenOrders({ each: 451 }), { preview: {} });
    expect(unsaid).toMatchObject({ findings: [], gaps: [expect.stringContaining('product-type')] });
    expect(check(tenOrders({ each: 451 }), { preview: {}, product: {} }).findings).toHaveLength(1);
  });

  it('for refunds and adjustments of the fee', () => {
    const refunds = tenOrders({ each: 900 }, { transactionType: 'Refund' });
    expect(check(refunds)).toMatchObject({ findings: [], checked: [] });
  });
});

describe('checkCharges finds', () => {
  it('a SKU charged for a larger size tier, with money, window and words', () => {
    const result = check(tenOrders({ each: 435 }));
    expect(result.findings).toHaveLength(1);
    const [finding] = result.findings;
    expect(finding).toMatchObject({
      rule: 'FEE-CHARGED',
      basis: 'written-rule',
      where: { sku: 'SKU-1', marketplace: 'US' },
      stake: usd(10 * (435 - 354)),
      evidence: { measured: 435, limit: 354 },
    });
    expect(finding?.message).toContain('Large standard-size');
    expect(result.checked[0]?.judgement.tiersCharged).toEqual(['large-standard']);
    // Posted on 2026-09-20: 90 days end on 2026-12-19, 40 days after 2026-11-09.
    expect(result.checked[0]?.judgement.claimable).toEqual({ units: 10, over: usd(810), daysLeft: 40 });
    expect(result.rules.map((rule) => rule.table)).toContain('fulfillment-fees');
  });

  it('several units of one line by what each was charged', () => {
    expect(check(tenOrders({ each: 435, quantity: 3 })).findings[0]?.stake).toEqual(usd(30 * 81));
  });

  it('a settlement that lies in the folder twice only once', () => {
    const copy = tenOrders({ each: 435 }, { origin: { file: 'copy of test.txt', line: 2 } });
    expect(check([...tenOrders({ each: 435 }), ...copy]).findings[0]?.stake).toEqual(usd(810));
  });

  it('that the difference may be a low-inventory fee, and then only asks', () => {
    const [finding] = check(tenOrders({ each: 354 + 32 })).findings;
    expect(finding).toMatchObject({ basis: 'question' });
    expect(finding?.message).toContain('low-inventory');
  });

  it('a jump in time: only the later units', () => {
    const early = tenOrders({ each: 354 });
    const late = Array.from({ length: 5 }, (_, index) => settled(20 + index, { each: 435, day: '2026-10-05' })).flat();
    const result = check([...early, ...late]);
    expect(result.checked[0]?.judgement).toMatchObject({
      unitsOver: 5,
      units: 15,
      consistent: false,
      firstOver: '2026-10-05',
    });
    expect(result.findings[0]).toMatchObject({ basis: 'question', stake: usd(5 * 81) });
  });

  it("that Amazon's measures differ from the seller's and cost more", () => {
    const [finding, ...rest] = check(tenOrders({ each: 435 }), { preview: LARGE, product: SMALL }).findings;
    expect(rest).toEqual([]);
    expect(finding).toMatchObject({ rule: 'FEE-MEASURED', basis: 'question', stake: usd(810) });
  });

  it('units past the claim window', () => {
    const result = check(tenOrders({ each: 435, day: '2026-07-01' }));
    expect(result.checked[0]?.judgement.claimable).toBeNull();
    expect(result.findings[0]?.fix).toContain('more than 90 days ago');
  });

  it('a fee preview that names a dearer tier than its own measures give', () => {
    const [finding] = check([], { preview: { sizeTier: 'UsLargeStandardSize' } }).findings;
    expect(finding).toMatchObject({ rule: 'FEE-PREVIEW-TIER', where: { sku: 'SKU-1' } });
    expect(check([], { preview: { sizeTier: 'UsSmallStandardSize' } }).findings).toEqual([]);
    expect(check([], { preview: { sizeTier: 'something new' } }).findings).toEqual([]);
    const bySeller = check([], { preview: { ...LARGE, sizeTier: 'Large standard-size' }, product: SMALL });
    expect(bySeller.findings[0]?.message).toContain('your own measures');
    expect(check([], { preview: { ...LARGE, sizeTier: 'Large standard-size' }, product: LARGE }).findings).toEqual([]);
  });
});

describe('checkCharges says what it could not compare', () => {
  it('without settlements', () => {
    expect(checkCharges(recordSet(), options).gaps).toEqual([
      'No settlement was read: what Amazon charged is not known.',
    ]);
  });

  it('without measures', () => {
    expect(check(tenOrders({ each: 435 }), {})).toMatchObject({
      findings: [],
      gaps: [expect.stringContaining('1 SKU could not')],
    });
  });

  it('for another marketplace: a gap, never the US card', () => {
    const lines = tenOrders({ each: 435 }, { marketplace: 'BR' });
    expect(check(lines)).toMatchObject({ findings: [], gaps: [expect.stringContaining('BR')] });
    const records = recordSet();
    records['settlement-line'].push(...lines);
    expect(checkCharges(records, { ...options, marketplace: 'BR' })).toMatchObject({
      checked: [],
      gaps: expect.arrayContaining([expect.stringContaining('No fulfilment fees are known for BR')]),
    });
  });

  it.each([
    ['no quantity', { quantity: null }],
    ['no SKU', { sku: null }],
    ['no posting date', { postedAt: null }],
    ['no posting date', { postedAt: 'soon' }],
  ])('%s', (reason, change) => {
    expect(check(tenOrders({ each: 435 }, change)).gaps.join()).toContain(`10 fee lines left out: ${reason}`);
  });

  it('leaves lines outside the span alone', () => {
    const records = recordSet();
    records['settlement-line'].push(...tenOrders({ each: 435 }));
    records['fee-preview'].push(preview('SKU-1'));
    expect(checkCharges(records, { ...options, since: '2026-10-01' })).toMatchObject({ findings: [], period: null });
  });
});
