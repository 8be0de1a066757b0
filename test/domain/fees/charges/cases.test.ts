import { describe, expect, it } from 'vitest';

import { checkCharges, type ChargeCheck } from '../../../../src/domain/fees/check-charges.ts';
import { money } from '../../../../src/model/money.ts';
import type { LedgerEventRecord } from '../../../../src/model/records/ledger-event.ts';
import type { AnyRecord } from '../../../../src/model/records/record.ts';
import type { ReimbursementRecord } from '../../../../src/model/records/reimbursement.ts';
import type { SettlementLineRecord } from '../../../../src/model/records/settlement.ts';
import type { StorageChargeRecord } from '../../../../src/model/records/storage-charge.ts';
import { preview, product, recordSet, settled, SMALL, tenOrders, usd } from '../records.ts';

const ASOF = '2026-11-22';
const origin = { file: 'test.txt', line: 3 };

function check(records: readonly AnyRecord[], options: { marketplace?: string; since?: string } = {}): ChargeCheck {
  const set = recordSet();
  for (const record of records) (set[record.kind] as AnyRecord[]).push(record);
  return checkCharges(set, { asOf: ASOF, marketplace: 'US', ...options });
}

const rulesOf = (result: ChargeCheck): string[] => result.cases.map(({ finding }) => finding.rule);

/** A line of the same order item as `settled(number, ...)` makes. */
function itemLine(
  number: number,
  type: 'Order' | 'Refund',
  amountType: string,
  amountDescription: string,
  minor: number,
  change: Partial<SettlementLineRecord> = {},
): SettlementLineRecord {
  const [base] = settled(number, { each: 354 }) as [SettlementLineRecord];
  const day = type === 'Refund' ? '2026-09-28T08:00:00Z' : base.postedAt;
  return {
    ...base,
    transactionType: type,
    amountType,
    amountDescription,
    amount: usd(minor),
    postedAt: day,
    ...change,
  };
}

/** An order of one unit at 24.99 with its referral fee, and a refund of it. */
function refunded(
  number: number,
  refund: { readonly principal?: number; readonly back: number; readonly kept: number },
  change: Partial<SettlementLineRecord> = {},
): SettlementLineRecord[] {
  return [
    ...settled(number, { each: 354 }, change),
    itemLine(number, 'Order', 'ItemFees', 'Commission', -375, change),
    itemLine(number, 'Refund', 'ItemPrice', 'Principal', -(refund.principal ?? 2499), change),
    itemLine(number, 'Refund', 'ItemFees', 'Commission', refund.back, change),
    itemLine(number, 'Refund', 'ItemFees', 'RefundCommission', -refund.kept, change),
  ];
}

function paid(change: Partial<ReimbursementRecord> = {}): ReimbursementRecord {
  return {
    kind: 'reimbursement',
    origin,
    approvedOn: '2026-11-20',
    reimbursementId: 'R1',
    caseId: null,
    orderId: null,
    reason: 'Lost_Warehouse',
    sku: 'OTHER',
    fnsku: 'X00OTHER',
    asin: null,
    perUnit: usd(500),
    amount: usd(500),
    unitsCash: 1,
    unitsInventory: 0,
    units: 1,
    originalId: null,
    ...change,
  };
}

function returnedUnit(number: number, disposition: string, status: string | null = null): AnyRecord {
  const [{ orderId, sku }] = settled(number, { each: 354 }) as [SettlementLineRecord];
  const returnedAt = '2026-10-02T00:00:00Z';
  const [reason, comment] = [null, null];
  return {
    kind: 'customer-return',
    origin,
    returnedAt,
    orderId: orderId ?? '',
    sku: sku ?? '',
    asin: null,
    fnsku: null,
    quantity: 1,
    disposition,
    reason,
    status,
    comment,
  };
}

describe('FEE-REFUND', () => {
  it.each([
    ['all but a fifth given back', { back: 375, kept: 75 }],
    ['all of it given back', { back: 375, kept: 0 }],
    ['a cent of rounding', { back: 374, kept: 75 }],
    ['half refunded, half given back', { principal: 1250, back: 188, kept: 37 }],
  ])('is silent: %s', (_, refund) => {
    expect(rulesOf(check([...refunded(1, refund), product('SKU-1')]))).toEqual([]);
  });

  it('finds nothing given back, with money, window and evidence', () => {
    const [found] = check([...refunded(1, { back: 0, kept: 0 }), product('SKU-1')]).cases;
    expect(found).toMatchObject({
      finding: { rule: 'FEE-REFUND', basis: 'written-rule', stake: usd(300), where: { sku: 'SKU-1' } },
      lines: [{ charged: usd(0), expected: usd(-300), difference: usd(300), day: '2026-09-28' }],
      window: { closesOn: '2026-12-27', daysLeft: 35, openMoney: usd(300) },
    });
    expect(found?.evidence.length).toBeGreaterThan(1);
  });

  it('finds more kept than the lesser of 5.00 and a fifth', () => {
    const dear = refunded(1, { back: 375, kept: 200 });
    expect(check([...dear, product('SKU-1')]).cases[0]?.finding.stake).toEqual(usd(125));
  });

  it('lets nothing be kept of media, which pay a closing fee', () => {
    const usual = refunded(1, { back: 375, kept: 75 });
    expect(check([...usual, product('SKU-1', { category: 'Books' })]).cases[0]?.finding.stake).toEqual(usd(75));
  });

  it('of an order from before the files is worked out from the lowest share of the SKU, as a question', () => {
    const others = refunded(2, { back: 375, kept: 75 });
    const before = [itemLine(1, 'Refund', 'ItemPrice', 'Principal', -2499)];
    const [found] = check([...others, ...before, product('SKU-1')]).cases;
    expect(found?.finding).toMatchObject({ rule: 'FEE-REFUND', basis: 'question' });
    expect(found?.confidence).toBe('c');
    // 375 of 2499 is the share seen; 20 % of it may be kept.
    expect(found?.finding.stake).toEqual(usd(300));
  });

  it('of an order from before the files without any other order says that it was not checked', () => {
    const result = check([itemLine(1, 'Refund', 'ItemPrice', 'Principal', -2499)]);
    expect(result.cases).toEqual([]);
    expect(result.gaps.join()).toContain('1 refund of orders from before the files');
  });

  it('is not judged where the marketplace has no rule for what Amazon may keep', () => {
    const euros = { marketplace: 'NL', amount: money(-2499, 'EUR') };
    const result = check([itemLine(1, 'Refund', 'ItemPrice', 'Principal', -2499, euros)], { marketplace: 'NL' });
    expect(result.cases).toEqual([]);
    expect(result.gaps.join()).toContain('What Amazon may keep of a refund in NL is not known');
  });
});

describe('FEE-REFERRAL', () => {
  const sold = (share: number, change: Partial<SettlementLineRecord> = {}): SettlementLineRecord[] =>
    [1, 2, 3].flatMap((number) => [
      ...settled(number, { each: 354 }, change),
      itemLine(number, 'Order', 'ItemFees', 'Commission', -Math.round(2499 * share), change),
    ]);

  it('finds the rate of another category and names it', () => {
    const [found] = check([...sold(0.17), product('SKU-1'), preview('SKU-1', { referralFee: usd(425) })]).cases;
    expect(found?.finding).toMatchObject({ rule: 'FEE-REFERRAL', basis: 'question', stake: usd(3 * 50) });
    expect(found?.finding.message).toContain('The fee preview quotes the same share');
  });

  it.each([
    ['the category rate', 0.15],
    ['a business discount', 0.12],
  ])('is silent: %s', (_, share) => {
    expect(rulesOf(check([...sold(share), product('SKU-1')]))).toEqual([]);
  });

  it('is silent where shipping or gift wrap may be in the price', () => {
    const wrapped = [1, 2, 3].map((number) => itemLine(number, 'Order', 'ItemPrice', 'GiftWrap', 333));
    expect(rulesOf(check([...sold(0.17), ...wrapped, product('SKU-1')]))).toEqual([]);
  });

  it('says for how many SKUs no category is known, and guesses none', () => {
    const result = check([...sold(0.3), preview('SKU-1')]);
    expect(rulesOf(result)).toEqual([]);
    expect(result.gaps.join()).toContain('Referral fees of 1 SKU could not be compared');
  });
});

describe('FEE-JUMP', () => {
  const steps = (before: number, after: number): SettlementLineRecord[] => [
    ...[1, 2, 3, 4].flatMap((number) => settled(number, { each: before, day: '2026-09-01' })),
    ...[5, 6, 7, 8].flatMap((number) => settled(number, { each: after, day: '2026-09-20' })),
  ];

  it('asks when no measures are on file and the card stayed the same', () => {
    const [found] = check(steps(354, 435)).cases;
    expect(found).toMatchObject({
      finding: { rule: 'FEE-JUMP', basis: 'question', stake: usd(4 * 81) },
      confidence: 'c',
      explainedBy: [],
    });
    expect(found?.finding.message).toContain('Large standard-size');
  });

  it.each([
    ['the fuel surcharge moved into the line', 342, 354],
    ['a cheaper charge', 435, 354],
    ['a cent', 354, 355],
  ])('is silent: %s', (_, before, after) => {
    expect(rulesOf(check(steps(before, after)))).toEqual([]);
  });

  it('names a low-inventory fee that would explain the step', () => {
    expect(check(steps(354, 354 + 89)).cases[0]).toMatchObject({ explainedBy: ['a low-inventory fee'] });
  });

  it('tells since when a SKU with measures is charged too much', () => {
    const [found] = check([...steps(354, 435), preview('SKU-1')]).cases;
    expect(found?.finding).toMatchObject({ rule: 'FEE-CHARGED', stake: usd(4 * 81) });
    expect(found?.finding.message).toContain('Until 2026-09-20');
  });
});

describe('RETURN-MISSING and RETURN-DAMAGED', () => {
  const whole = { back: 375, kept: 75 };
  const elsewhere = returnedUnit(99, 'SELLABLE');

  it('finds a full refund that neither came back nor was paid for, after 60 days and our slack', () => {
    const old = refunded(1, whole).map((line) => ({ ...line, postedAt: '2026-09-01T08:00:00Z' }));
    const [found] = check([...old, elsewhere, paid(), product('SKU-1')]).cases;
    expect(found).toMatchObject({
      finding: { rule: 'RETURN-MISSING', stake: usd(2499 - 375 - 354) },
      window: { opensOn: '2026-10-31', closesOn: '2026-12-30' },
    });
  });

  it('waits: the unit may still come back', () => {
    expect(rulesOf(check([...refunded(1, whole), elsewhere, paid(), product('SKU-1')]))).toEqual([]);
  });

  it.each([
    ['a return', returnedUnit(1, 'SELLABLE')],
    ['a reimbursement of the order', paid({ orderId: '111-0000001-0000001', sku: 'SKU-1', reason: 'CustomerReturn' })],
  ])('is silent after %s', (_, record) => {
    const old = refunded(1, whole).map((line) => ({ ...line, postedAt: '2026-09-01T08:00:00Z' }));
    expect(rulesOf(check([...old, record, elsewhere, paid(), product('SKU-1')]))).toEqual([]);
  });

  it('finds a return damaged by the carrier, and not one damaged by the buyer', () => {
    const of = (disposition: string, status: string | null = null) =>
      rulesOf(check([...refunded(1, whole), returnedUnit(1, disposition, status), paid(), product('SKU-1')]));
    expect(of('CARRIER_DAMAGED')).toEqual(['RETURN-DAMAGED']);
    expect(of('Carrier Damaged')).toEqual(['RETURN-DAMAGED']);
    expect(of('CUSTOMER_DAMAGED')).toEqual([]);
    expect(of('CARRIER_DAMAGED', 'Reimbursed')).toEqual([]);
  });

  it('claims nothing without the reports that could refute it', () => {
    const result = check([...refunded(1, whole), product('SKU-1')]);
    expect(result.cases).toEqual([]);
    expect(result.gaps.join()).toContain('FBA customer returns and the report FBA reimbursements');
  });
});

function moved(
  date: string,
  quantity: number,
  reason: string,
  change: Partial<LedgerEventRecord> = {},
): LedgerEventRecord {
  return {
    kind: 'ledger-event',
    origin,
    date,
    fnsku: 'X00ONE',
    asin: null,
    sku: 'SKU-1',
    eventType: 'Adjustments',
    referenceId: '77',
    quantity,
    fulfilmentCentre: 'FXA1',
    disposition: 'SELLABLE',
    reason,
    country: 'US',
    reconciled: null,
    unreconciled: null,
    ...change,
  };
}

describe('STOCK-LOST and STOCK-DAMAGED', () => {
  const of = (...records: AnyRecord[]) => check([...records, paid(), product('SKU-1')]).cases;

  it('find what was neither found nor paid for, worth your cost, within 60 days', () => {
    const [found] = of(moved('2026-10-10', -3, 'M'), moved('2026-10-12', 1, 'F'));
    expect(found).toMatchObject({
      finding: { rule: 'STOCK-LOST', stake: usd(2 * 610) },
      units: 2,
      window: { closesOn: '2026-12-09', daysLeft: 17 },
    });
    expect(of(moved('2026-10-10', -1, 'E'))[0]?.finding.rule).toBe('STOCK-DAMAGED');
  });

  it('say that it is too late after 60 days', () => {
    const [found] = of(moved('2026-08-01', -1, 'M'));
    expect(found?.window).toMatchObject({ openLines: 0, daysLeft: null });
    expect(found?.finding.fix).toContain('all of it is older');
  });

  it.each([
    ['a loss of last week', [moved('2026-11-15', -1, 'M')]],
    ['a loss found later', [moved('2026-10-01', -1, 'M'), moved('2026-10-05', 1, 'F')]],
    ['one that Amazon squared', [moved('2026-10-01', -1, 'M', { reconciled: 1, unreconciled: 0 })]],
    ['one paid for', [moved('2026-10-01', -1, 'M'), paid({ fnsku: 'X00ONE', sku: 'SKU-1' })]],
    ['a letter of two meanings', [moved('2026-10-01', -1, 'H')]],
    ['a shipment', [moved('2026-10-01', -1, 'M', { eventType: 'Shipments' })]],
    ['another country', [moved('2026-10-01', -1, 'M', { country: 'DE' })]],
  ])('are silent: %s', (_, records) => {
    expect(of(...records)).toEqual([]);
  });

  it('are not looked for without the reimbursements report', () => {
    const result = check([moved('2026-10-01', -1, 'M'), product('SKU-1')]);
    expect(result).toMatchObject({ cases: [] });
    expect(result.gaps.join()).toContain('FBA reimbursements');
  });

  it('value a unit by what Amazon last paid for one, else say nothing of money', () => {
    const before = paid({ fnsku: 'X00ONE', sku: 'SKU-1', reason: 'Damaged_Warehouse', perUnit: usd(700) });
    const [known] = check([moved('2026-10-01', -1, 'M'), before]).cases;
    expect(known?.finding.stake).toEqual(usd(700));
    const [unknown] = check([moved('2026-10-01', -1, 'M'), paid()]).cases;
    expect(unknown?.finding.stake).toBeUndefined();
  });
});

describe('STORAGE-VOLUME', () => {
  const stored = (
    sides: readonly [number, number, number],
    change: Partial<StorageChargeRecord> = {},
  ): StorageChargeRecord => ({
    kind: 'storage-charge',
    origin,
    month: '2026-09',
    asin: null,
    fnsku: 'X00ONE',
    sku: 'SKU-1',
    fulfilmentCentre: 'FXA1',
    country: 'US',
    dimensions: { sides, unit: 'in' },
    weight: null,
    unitVolume: null,
    volumeUnit: null,
    sizeTier: null,
    unitsOnHand: 100,
    totalVolume: null,
    rate: null,
    surchargeRate: null,
    fee: usd(1000),
    ...change,
  });

  it("asks when storage was worked out with a larger box than Amazon's own fee preview has", () => {
    const [found] = check([stored([13.8, 9, 1.4]), preview('SKU-1')]).cases;
    expect(found).toMatchObject({ finding: { rule: 'STORAGE-VOLUME', basis: 'question', stake: usd(500) } });
  });

  it('is silent for the same box, a few percent, and no measures', () => {
    expect(check([stored([9, 0.7, 13.8]), preview('SKU-1')]).cases).toEqual([]);
    expect(check([stored([13.8, 9, 0.74]), preview('SKU-1', SMALL)]).cases).toEqual([]);
    expect(check([stored([13.8, 9, 1.4])]).gaps.join()).toContain('Storage of 1 product could not be compared');
  });
});

describe('checkCharges', () => {
  it('leaves out what was posted before the span, but still knows the order of a refund', () => {
    const lines = refunded(1, { back: 0, kept: 0 });
    expect(rulesOf(check([...lines, product('SKU-1')], { since: '2026-09-25' }))).toEqual(['FEE-REFUND']);
    expect(rulesOf(check([...lines, product('SKU-1')], { since: '2026-10-01' }))).toEqual([]);
  });

  it('gives every case as a finding, so that the brief shows it', () => {
    const result = check([
      ...tenOrders({ each: 435 }),
      ...refunded(20, { back: 0, kept: 0 }),
      preview('SKU-1'),
      product('SKU-1'),
    ]);
    expect(rulesOf(result)).toEqual(['FEE-CHARGED', 'FEE-REFUND']);
    expect(result.findings.map(({ rule }) => rule)).toEqual(['FEE-CHARGED', 'FEE-REFUND']);
  });
});

describe('in Europe', () => {
  const euro = (each: number): SettlementLineRecord[] =>
    [1, 2, 3, 4].flatMap((number) =>
      settled(number, { each, price: 2499 }, { marketplace: 'DE' }).map((line) => ({
        ...line,
        amount: money(line.amount.minor, 'EUR'),
      })),
    );
  const box = { dimensions: { sides: [30, 20, 4], unit: 'cm' }, weight: { value: 380, unit: 'g' } } as const;
  const facts = product('SKU-1', { marketplace: 'DE', price: money(2499, 'EUR'), costs: [], ...box });

  it('a fee is called too high only above the dearest route with VAT on it', () => {
    const [found] = check([...euro(3000), facts], { marketplace: 'DE' }).cases;
    expect(found?.finding.rule).toBe('FEE-CHARGED');
    expect(found?.finding.message).toContain('by the dearest route and with VAT on the fee');
    const most = found?.finding.evidence?.limit ?? 0;
    expect(most).toBeGreaterThan(300);
    expect(rulesOf(check([...euro(most), facts], { marketplace: 'DE' }))).toEqual([]);
    expect(rulesOf(check([...euro(most + 2), facts], { marketplace: 'DE' }))).toEqual(['FEE-CHARGED']);
  });
});
