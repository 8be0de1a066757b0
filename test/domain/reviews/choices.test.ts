import { describe, expect, it } from 'vitest';

import { armOf } from '../../../src/domain/reviews/experiment/assign.ts';
import { NO_CHOICES, type PlanChoices } from '../../../src/domain/reviews/plan-choices.ts';
import { planDocument } from '../../../src/domain/reviews/plan-document.ts';
import { planReviews } from '../../../src/domain/reviews/plan-reviews.ts';
import type { RecordSet } from '../../../src/model/records/record.ts';
import type { SellerFeedbackRecord } from '../../../src/model/records/seller-feedback.ts';
import type { SettlementLineRecord } from '../../../src/model/records/settlement.ts';
import type { ShipmentRecord } from '../../../src/model/records/shipment.ts';
import { customerReturn, ORDER, orderLine, recordSet } from './order-lines.ts';

const AS_OF = '2026-11-09';

function plan(choices: Partial<PlanChoices>, more: Partial<RecordSet> = {}, acceptsGatingRisk = false, asOf = AS_OF) {
  const options = { asOf, marketplace: null, choices: { ...NO_CHOICES, ...choices }, acceptsGatingRisk };
  return planReviews(recordSet([orderLine()], more), options);
}

function only(...args: Parameters<typeof plan>) {
  const [first] = plan(...args).orders;
  if (first === undefined) throw new Error('no order');
  return { ...first.judgement, rules: first.judgement.reasons.map(({ rule }) => rule) };
}

const shipment = (changes: Partial<ShipmentRecord> = {}): ShipmentRecord =>
  ({
    kind: 'shipment',
    origin: { file: 'shipments.txt', line: 2 },
    orderId: ORDER,
    sku: 'SKU-1',
    estimatedArrivalAt: '2026-10-24T20:00:00Z',
    ...changes,
  }) as ShipmentRecord;

const feedback = (rating: number): SellerFeedbackRecord =>
  ({ kind: 'seller-feedback', orderId: ORDER, rating, givenOn: '2026-11-01' }) as SellerFeedbackRecord;

describe('lists and ledger', () => {
  it('leave out staff and buyers who said no, hold open cases, and say so', () => {
    expect(only({ insiders: new Set([ORDER]) })).toMatchObject({ verdict: 'excluded-integrity', rules: ['E09'] });
    expect(only({ saidNo: new Set([ORDER]) })).toMatchObject({ verdict: 'excluded-integrity', rules: ['E08'] });
    expect(only({ openCases: new Set([ORDER]) })).toMatchObject({ verdict: 'hold', dueAt: null });
    expect(only({ openCases: new Set([ORDER]) }, {}, false, '2027-01-01').verdict).toBe('expired');
    expect(only({ skus: new Set(['SKU-1']) })).toMatchObject({ verdict: 'excluded-own-rule', rules: ['E22'] });
  });

  it('ask once: what was sent, lost, drafted or asked by hand is not asked again', () => {
    for (const state of ['claimed', 'sent', 'unknown', 'refused', 'drafted', 'by-hand'] as const) {
      const entry = {
        key: 'k',
        marketplace: 'US',
        route: 'solicitation',
        state,
        at: '2026-11-01T00:00:00Z',
        arm: null,
      } as const;
      expect(only({ asked: () => entry }).verdict).toBe('already-asked');
    }
  });

  it.each([
    ['claimed', '2026-11-08', '2026-11-20'],
    ['unknown', '2026-11-08', '2026-11-20'],
    ['claimed', '2026-11-09', null],
    ['sent', '2026-11-08', null],
    ['refused', '2026-11-08', null],
  ] as const)('of an order %s on %s Amazon may be asked again until %s', (state, day, until) => {
    const entry = {
      key: 'k',
      marketplace: 'US',
      route: 'solicitation',
      state,
      at: `${day}T12:00:00Z`,
      arm: null,
    } as const;
    const asked = { asked: () => entry };
    expect(only(asked)).toMatchObject({ verdict: 'already-asked', dueAt: null, lookAgainUntil: until });
    expect(only({ ...asked, insiders: new Set([ORDER]) }).lookAgainUntil).toBeNull();
    expect(only({ ...asked, openCases: new Set([ORDER]) }).lookAgainUntil).toBeNull();
    expect(only(asked, {}, false, '2027-01-01').lookAgainUntil).toBeNull();
  });

  it('move the due day for all alike', () => {
    expect(only({ dueDay: 20 }).dueAt).toBe('2026-11-16');
    expect(only({ dueDay: 30 }).dueAt).toBe('2026-11-20');
  });

  it('draw a control group that is the same in every run and about as large as wanted', () => {
    const drawn = Array.from({ length: 4000 }, (_, index) =>
      armOf(`111-0000000-${String(index).padStart(7, '0')}`, 's', 0.1),
    );
    const held = drawn.filter((arm) => arm === 'holdout').length;
    expect(held).toBeGreaterThan(330);
    expect(held).toBeLessThan(470);
    expect(armOf(ORDER, 's', 0.5)).toBe(armOf(ORDER, 's', 0.5));
    expect(only({ armOf: () => 'holdout' })).toMatchObject({ verdict: 'excluded-own-rule', rules: ['E23'] });
  });
});

describe('fulfilled shipments', () => {
  it('narrow the window to the expected arrival', () => {
    const { window, windowFrom } = only({}, { shipment: [shipment()] });
    expect(windowFrom).toBe('expected-arrival');
    // Expected on 2026-10-24 in Seattle, give or take two days: sure from 26 + 5 to 22 + 30.
    expect(window).toMatchObject({
      mayOpenAt: '2026-10-27',
      opensAt: '2026-10-31',
      closesAt: '2026-11-21',
      mayCloseAt: '2026-11-25',
    });
  });

  it('count the last of several parcels, and fall back where one has no date or is missing', () => {
    const two = [shipment(), shipment({ estimatedArrivalAt: '2026-10-30T20:00:00Z' })];
    expect(only({}, { shipment: two }).window?.opensAt).toBe('2026-11-06');
    expect(only({}, { shipment: [shipment(), shipment({ estimatedArrivalAt: null })] }).windowFrom).toBe(
      'purchase-date',
    );
    expect(only({}, { shipment: [shipment({ sku: 'OTHER' })] }).windowFrom).toBe('purchase-date');
  });
});

describe('filters', () => {
  const refund = { kind: 'settlement-line', transactionType: 'Refund', orderId: ORDER } as SettlementLineRecord;

  it('E14 treats five stars and one star alike, and is called neutral', () => {
    for (const rating of [1, 5]) {
      expect(only({ filters: new Set(['E14']) }, { 'seller-feedback': [feedback(rating)] }).verdict).toBe(
        'excluded-own-rule',
      );
    }
    expect(plan({ filters: new Set(['any_feedback_exists']) }).filters).toEqual([
      expect.objectContaining({ rule: 'E14', neutral: true, instead: null }),
    ]);
  });

  it('E15 and E16 work, fail the neutrality test, and name a way without choosing', () => {
    const { filters, orders } = plan(
      { filters: new Set(['refunded-in-full', 'E16']) },
      {
        'settlement-line': [refund],
        'customer-return': [customerReturn()],
      },
    );
    expect(orders[0]?.judgement.verdict).toBe('excluded-own-rule');
    expect(filters.map(({ neutral }) => neutral)).toEqual([false, false]);
    for (const { instead, verdict } of filters) {
      expect(instead).toMatch(/--/);
      expect(verdict).toContain('An angry buyer is more likely');
    }
  });

  it('E18 is review gating: refused without the flag, and shown in red with it', () => {
    expect(() => plan({ filters: new Set(['E18']) })).toThrow(/review gating/);
    const risky = plan({ filters: new Set(['E18']) }, { 'seller-feedback': [feedback(1)] }, true);
    expect(risky.orders[0]?.judgement.verdict).toBe('excluded-own-rule');
    expect(
      plan({ filters: new Set(['E18']) }, { 'seller-feedback': [feedback(5)] }, true).orders[0]?.judgement.verdict,
    ).toBe('eligible');
    const run = { tool: { name: 'sellerctl', version: '0' }, generatedAt: '', asOf: AS_OF, inputs: [] } as const;
    const block = planDocument(risky, run).blocks.find(({ id }) => id === 'neutral');
    expect(block).toMatchObject({ title: 'Not everyone is asked alike', tone: 'bad' });
  });

  it('are refused by name when unknown, or when no file could tell', () => {
    expect(() => plan({ filters: new Set(['E99']) })).toThrow(/no rule "E99"/);
    expect(() => plan({ filters: new Set(['E17']) })).toThrow(/no file tells/);
    expect(() => plan({ filters: new Set(['E20']) }, {}, true)).toThrow(/no file tells/);
  });

  it('change nothing for orders of content and angry buyers when none is on', () => {
    const plain = only({}).verdict;
    expect(only({}, { 'seller-feedback': [feedback(1)] }).verdict).toBe(plain);
    expect(only({}, { 'seller-feedback': [feedback(5)] }).verdict).toBe(plain);
    expect(only({}, { 'customer-return': [customerReturn()], 'settlement-line': [refund] }).verdict).toBe(plain);
  });
});
