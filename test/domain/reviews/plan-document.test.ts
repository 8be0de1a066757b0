import { describe, expect, it } from 'vitest';

import { planDocument } from '../../../src/domain/reviews/plan-document.ts';
import { planReviews } from '../../../src/domain/reviews/plan-reviews.ts';
import type { Block, RunFacts } from '../../../src/model/document.ts';
import type { RecordSet } from '../../../src/model/records/record.ts';
import { customerReturn, ORDER, orderLine, recordSet } from './order-lines.ts';

const RUN: RunFacts = {
  tool: { name: 'sellerctl', version: '0.0.0' },
  generatedAt: '2026-11-09T00:00:00.000Z',
  asOf: '2026-11-09',
  inputs: [],
};

function document(records: RecordSet, options = {}) {
  return planDocument(planReviews(records, { asOf: '2026-11-09', marketplace: null }), RUN, options);
}

function block<T extends Block['type']>(blocks: readonly Block[], id: string, type: T): Extract<Block, { type: T }> {
  const found = blocks.find((entry) => entry.id === id);
  if (found?.type !== type) throw new Error(`no ${type} block ${id}`);
  return found as Extract<Block, { type: T }>;
}

describe('planDocument', () => {
  it('gives programs one entry an order under the agreed keys', () => {
    const { kind, schemaVersion, data } = document(recordSet([orderLine()]));
    expect({ kind, schemaVersion }).toEqual({ kind: 'reviews-plan', schemaVersion: 2 });
    expect(data.orders).toEqual([
      {
        orderId: ORDER,
        marketplace: 'US',
        verdict: 'eligible',
        opensAt: '2026-11-01',
        closesAt: '2026-11-20',
        windowFrom: 'purchase-date',
        dueAt: '2026-11-09',
        reasons: [
          {
            rule: 'window',
            effect: 'allows',
            text: 'Inside the window for every delivery date that may be meant: 2026-11-01 to 2026-11-20.',
          },
        ],
      },
    ]);
    expect(data.counts).toMatchObject({ eligible: 1, 'excluded-integrity': 0 });
  });

  it('names the report that would tell delivery days, and the missing ones only', () => {
    const without = document(recordSet([orderLine()]))
      .data.notKnown.map((gap) => gap.add)
      .join('\n');
    expect(without).toContain('GET_AMAZON_FULFILLED_SHIPMENTS_DATA_GENERAL');
    expect(without).toContain('GET_FBA_FULFILLMENT_CUSTOMER_RETURNS_DATA');
    const records = recordSet([orderLine()], { 'customer-return': [customerReturn({ orderId: 'other' })] });
    const withReturns = document(records)
      .data.notKnown.map((gap) => gap.add)
      .join('\n');
    expect(withReturns).not.toContain('GET_FBA_FULFILLMENT_CUSTOMER_RETURNS_DATA');
  });

  it('cuts the table, never the data, and says how many are left', () => {
    const lines = Array.from({ length: 5 }, (_, index) => orderLine({ orderId: `order-${index}` }));
    const short = document(recordSet(lines), { limit: 2 });
    expect(short.data.orders).toHaveLength(5);
    const table = block(short.blocks, 'orders', 'table');
    expect(table.rows).toHaveLength(2);
    expect(table.note).toContain('3 more');
    expect(block(document(recordSet(lines)).blocks, 'orders', 'table').note).toBeUndefined();
  });

  it('explains an order rule by rule: what spoke, what is off, what cannot be checked', () => {
    const records = recordSet([orderLine()], { 'customer-return': [customerReturn()] });
    const table = block(document(records, { explain: ` ${ORDER} ` }).blocks, 'explain', 'table');
    const outcome = (rule: string) => String(table.rows.find((row) => row[0] === rule)?.[2]);
    expect(table.title).toContain('eligible');
    expect(outcome('E16')).toMatch(/^Returned\. Kept/);
    expect(outcome('E02')).toBe('Did not apply.');
    expect(outcome('E06')).toMatch(/^Not checked: needs/);
    expect(outcome('E18')).toMatch(/^Never used/);
    expect(outcome('delivery-fba')).toContain('no source');
    expect(table.rows.some((row) => row[0] === 'delivery-fbm')).toBe(false);
    expect(outcome('window')).toContain('5 days after');
  });

  it('explains an order without a window too', () => {
    const table = block(
      document(recordSet([orderLine({ purchasedAt: '?' })]), { explain: ORDER }).blocks,
      'explain',
      'table',
    );
    expect(table.rows[0]?.[1]).toBe('not known');
    expect(table.rows.some((row) => row[0] === 'due')).toBe(false);
  });

  it('refuses to explain an order that no file holds', () => {
    expect(() => document(recordSet([orderLine()]), { explain: '999-0000000-0000000' })).toThrowError(
      expect.objectContaining({ code: 'order-missing', exitCode: 5 }),
    );
  });

  it("never repeats a buyer's words", () => {
    const records = recordSet([orderLine()], { 'customer-return': [customerReturn()] });
    expect(JSON.stringify(document(records, { explain: ORDER }))).not.toContain('never to be printed');
  });

  it('says so when there are no orders', () => {
    const { blocks, data } = document(recordSet([]));
    expect(data.orders).toEqual([]);
    expect(data.notKnown[0]?.add).toContain('GET_FLAT_FILE_ALL_ORDERS_DATA_BY_ORDER_DATE_GENERAL');
    expect(block(blocks, 'orders', 'table').emptyText).toContain('No orders');
  });
});
