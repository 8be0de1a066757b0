import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Verdict } from '../../../src/domain/reviews/verdict.ts';
import { planReviews } from '../../../src/domain/reviews/plan-reviews.ts';
import { addDays } from '../../../src/model/period.ts';
import type { CustomerReturnRecord } from '../../../src/model/records/customer-return.ts';
import type { OrderLineRecord } from '../../../src/model/records/order-line.ts';
import type { SettlementLineRecord } from '../../../src/model/records/settlement.ts';
import { customerReturn, ORDER, orderLine, recordSet } from './order-lines.ts';

const ALL = { asOf: '2026-11-09', marketplace: null } as const;

function plan(lines: OrderLineRecord[], asOf = '2026-11-09', returns: CustomerReturnRecord[] = []) {
  return planReviews(recordSet(lines, { 'customer-return': returns }), { asOf, marketplace: null });
}

function only(lines: OrderLineRecord[], asOf?: string, returns?: CustomerReturnRecord[]) {
  const { orders } = plan(lines, asOf, returns);
  expect(orders).toHaveLength(1);
  const [first] = orders;
  if (!first) throw new Error('no order');
  return { ...first.judgement, rules: first.judgement.reasons.map((reason) => reason.rule) };
}

describe('planReviews: the window', () => {
  // Bought 2026-10-20, FBA, taken to arrive 1 to 7 days later: sure from 2026-11-01 (27 + 5) to 2026-11-20 (21 + 30).
  const days: readonly (readonly [asOf: string, verdict: Verdict])[] = [
    ['2026-10-20', 'wait'],
    ['2026-10-25', 'wait'],
    ['2026-10-26', 'wait'],
    ['2026-10-31', 'wait'],
    ['2026-11-01', 'eligible'],
    ['2026-11-20', 'eligible'],
    ['2026-11-21', 'unknown'],
    ['2026-11-26', 'unknown'],
    ['2026-11-27', 'expired'],
    ['2027-11-27', 'expired'],
  ];
  it.each(days)('on %s says %s', (asOf, verdict) => {
    expect(only([orderLine()], asOf).verdict).toBe(verdict);
  });

  it('names opening, closing and due day, and asks today once the due day has passed', () => {
    const early = only([orderLine()], '2026-10-30');
    expect(early.window).toMatchObject({ opensAt: '2026-11-01', closesAt: '2026-11-20', mayOpenAt: '2026-10-26' });
    expect(early.dueAt).toBe('2026-11-08');
    expect(only([orderLine()], '2026-11-12').dueAt).toBe('2026-11-12');
    expect(only([orderLine()], '2026-11-22').dueAt).toBeNull();
    expect(only([orderLine()], '2026-12-22').dueAt).toBeNull();
  });

  it('tells a shut window from one that may be open already', () => {
    expect(only([orderLine()], '2026-10-25').reasons[0]?.text).toMatch(/^Too early/);
    expect(only([orderLine()], '2026-10-26').reasons[0]?.text).toMatch(/^The window may be open already/);
  });

  it('takes a wider range for orders the seller sends, and the widest where the route is not known', () => {
    expect(only([orderLine({ fulfilment: 'fbm' })]).window).toMatchObject({
      opensAt: '2026-11-08',
      closesAt: '2026-11-21',
    });
    expect(only([orderLine({ fulfilment: null })]).window).toMatchObject({
      opensAt: '2026-11-08',
      closesAt: '2026-11-20',
    });
  });

  it('counts days in the time zone of the shop', () => {
    // 02:00 UTC is still the day before in Seattle, and already the same day in Berlin.
    const late = '2026-10-21T02:00:00Z';
    expect(only([orderLine({ purchasedAt: late })]).window?.opensAt).toBe('2026-11-01');
    const german = orderLine({ purchasedAt: '2026-10-20T22:30:00Z', marketplace: 'DE', salesChannel: 'Amazon.de' });
    expect(only([german]).window?.opensAt).toBe('2026-11-02');
    expect(only([orderLine({ purchasedAt: '2026-10-20' })]).window?.opensAt).toBe('2026-11-01');
  });

  it('never goes back from shut to open as days pass', () => {
    const rank: Record<Verdict, number> = {
      wait: 0,
      eligible: 1,
      unknown: 2,
      expired: 3,
      hold: 9,
      'already-asked': 9,
      'excluded-integrity': 9,
      'excluded-own-rule': 9,
    };
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 120 }),
        fc.integer({ min: 0, max: 60 }),
        fc.constantFrom('fba', 'fbm', null),
        (age, later, fulfilment) => {
          const at = (days: number) => only([orderLine({ fulfilment })], addDays('2026-10-20', days)).verdict;
          expect(rank[at(age)]).toBeLessThanOrEqual(rank[at(age + later)]);
        },
      ),
    );
  });
});

describe('planReviews: who is left out', () => {
  const cases: readonly (readonly [name: string, lines: OrderLineRecord[], verdict: Verdict, rule: string])[] = [
    [
      'cancelled',
      [orderLine({ orderStatus: 'cancelled', itemStatus: 'Cancelled', quantity: 0 })],
      'excluded-integrity',
      'E02',
    ],
    ['American spelling', [orderLine({ orderStatus: 'Canceled' })], 'excluded-integrity', 'E02'],
    ['every item cancelled', [orderLine({ itemStatus: 'Cancelled' })], 'excluded-integrity', 'E02'],
    ['pending', [orderLine({ orderStatus: 'pending', itemPrice: null })], 'wait', 'E01'],
    ['unshipped', [orderLine({ orderStatus: 'unshipped' })], 'wait', 'E01'],
    ['pending, EU wording', [orderLine({ orderStatus: 'Pending - Waiting for Pick Up' })], 'wait', 'E01'],
    ['partly shipped', [orderLine(), orderLine({ sku: 'SKU-2', orderStatus: 'unshipped' })], 'wait', 'E01'],
    ['sold elsewhere', [orderLine({ salesChannel: 'Non-Amazon', marketplace: null })], 'excluded-integrity', 'E10'],
    [
      'sold elsewhere, with a country',
      [orderLine({ salesChannel: 'Non-Amazon US', marketplace: null })],
      'excluded-integrity',
      'E10',
    ],
    ['a replacement', [orderLine({ isReplacementOrder: true })], 'excluded-integrity', 'E12'],
    ['back to the seller', [orderLine({ orderStatus: 'Shipped - Returned to Seller' })], 'excluded-integrity', 'E11'],
    ['no marketplace', [orderLine({ marketplace: null, salesChannel: null })], 'unknown', 'marketplace'],
    ['two marketplaces', [orderLine(), orderLine({ sku: 'SKU-2', marketplace: 'DE' })], 'unknown', 'marketplace'],
    ['no date', [orderLine({ purchasedAt: 'soon' })], 'unknown', 'purchase-date'],
    ['a status nobody knows', [orderLine({ orderStatus: 'teleported' })], 'unknown', 'E01'],
  ];
  it.each(cases)('%s', (_name, lines, verdict, rule) => {
    const judged = only(lines);
    expect(judged.verdict).toBe(verdict);
    expect(judged.rules).toContain(rule);
    expect(judged.dueAt).toBeNull();
  });

  it('asks an order of which one of two items was cancelled', () => {
    const judged = only([orderLine(), orderLine({ sku: 'SKU-2', itemStatus: 'Cancelled', quantity: 0 })]);
    expect(judged.verdict).toBe('eligible');
  });

  it('leaves out an order that never arrived, and keeps one of which a part arrived', () => {
    const lost = customerReturn({ reason: 'UNDELIVERABLE_UNKNOWN' });
    expect(only([orderLine()], undefined, [lost]).rules).toContain('E11');
    expect(only([orderLine()], undefined, [lost]).verdict).toBe('excluded-integrity');
    expect(only([orderLine(), orderLine({ sku: 'SKU-2' })], undefined, [lost]).verdict).toBe('eligible');
  });

  it('treats content and angry buyers alike: returns and refunds change nothing but a note', () => {
    const refund = { kind: 'settlement-line', transactionType: 'Refund', orderId: ORDER } as SettlementLineRecord;
    for (const reason of ['DEFECTIVE', 'NOT_AS_DESCRIBED', 'UNWANTED_ITEM', null]) {
      const records = recordSet([orderLine()], {
        'customer-return': [customerReturn({ reason })],
        'settlement-line': [refund],
      });
      const [planned] = planReviews(records, ALL).orders;
      const plain = only([orderLine()]);
      expect(planned?.judgement).toMatchObject({ verdict: plain.verdict, window: plain.window, dueAt: plain.dueAt });
      expect(planned?.judgement.reasons.filter((entry) => entry.effect === 'notes').map((entry) => entry.rule)).toEqual(
        ['E15', 'E16'],
      );
    }
  });
});

describe('planReviews: many orders', () => {
  it('judges an order once, however many lines and files it stands in', () => {
    const { orders, counts } = plan([orderLine(), orderLine({ sku: 'SKU-2' }), orderLine()]);
    expect(orders).toHaveLength(1);
    expect(counts.eligible).toBe(1);
  });

  it('believes the newest state of an item where files overlap', () => {
    const old = orderLine({ orderStatus: 'pending', updatedAt: '2026-10-20T18:00:00Z' });
    expect(only([orderLine(), old]).verdict).toBe('eligible');
    expect(only([old, orderLine()]).verdict).toBe('eligible');
  });

  it('keeps to marketplace and span, and keeps orders without a date in view', () => {
    const lines = [
      orderLine({ orderId: 'a', purchasedAt: '2026-10-01T18:00:00Z' }),
      orderLine({ orderId: 'b', purchasedAt: '2026-10-20T18:00:00Z' }),
      orderLine({ orderId: 'c', marketplace: 'DE' }),
      orderLine({ orderId: 'd', purchasedAt: '' }),
    ];
    const options = { asOf: '2026-11-09', marketplace: 'US', since: '2026-10-10', until: '2026-10-31' };
    expect(planReviews(recordSet(lines), options).orders.map(({ order }) => order.orderId)).toEqual(['b', 'd']);
  });

  it('sorts by due day, then by the window that shuts first', () => {
    const lines = [
      orderLine({ orderId: 'late', purchasedAt: '2026-10-30T18:00:00Z' }),
      orderLine({ orderId: 'closing', purchasedAt: '2026-10-10T18:00:00Z' }),
      orderLine({ orderId: 'open', purchasedAt: '2026-10-18T18:00:00Z' }),
      orderLine({ orderId: 'gone', purchasedAt: '2026-08-01T18:00:00Z' }),
    ];
    expect(plan(lines).orders.map(({ order }) => order.orderId)).toEqual(['closing', 'open', 'late', 'gone']);
  });

  it('gives every order exactly one verdict, and a due day only inside its window', () => {
    const line = fc.record({
      day: fc.integer({ min: 0, max: 90 }),
      orderStatus: fc.constantFrom('shipped', 'pending', 'cancelled', 'unshipped', 'odd'),
      salesChannel: fc.constantFrom('Amazon.com', 'Non-Amazon'),
      fulfilment: fc.constantFrom('fba' as const, 'fbm' as const, null),
      isReplacementOrder: fc.constantFrom(true, false, null),
      orderId: fc.constantFrom('a', 'b', 'c', 'd'),
      sku: fc.constantFrom('SKU-1', 'SKU-2'),
    });
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (drawn) => {
        const lines = drawn.map(({ day, ...rest }) =>
          orderLine({ ...rest, purchasedAt: `${addDays('2026-08-15', day)}T18:00:00Z` }),
        );
        const { orders, counts } = plan(lines);
        expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(orders.length);
        expect(new Set(orders.map(({ order }) => order.orderId)).size).toBe(orders.length);
        for (const { judgement } of orders) {
          expect(judgement.reasons.length).toBeGreaterThan(0);
          const { window, dueAt, verdict } = judgement;
          if (window) expect(window.opensAt <= window.closesAt).toBe(true);
          if (dueAt !== null && window) expect(window.opensAt <= dueAt && dueAt <= window.closesAt).toBe(true);
          if (verdict === 'excluded-integrity' || verdict === 'expired') expect(dueAt).toBeNull();
          const excludes = judgement.reasons.some((reason) => reason.effect === 'excludes');
          expect(excludes).toBe(verdict === 'excluded-integrity' || verdict === 'expired');
        }
      }),
    );
  });

  it('has nothing to say of no orders', () => {
    expect(plan([])).toMatchObject({ orders: [], freshness: [], counts: { wait: 0 } });
  });
});
