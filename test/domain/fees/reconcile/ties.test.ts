import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { tieSettlements } from '../../../../src/domain/fees/reconcile/settlement-ties.ts';
import { money, type Money } from '../../../../src/model/money.ts';
import type { SettlementLineRecord, SettlementRecord } from '../../../../src/model/records/settlement.ts';
import { usd } from '../records.ts';
import { fixtureBytes, reconcileTexts } from './read-fixture.ts';

const origin = { file: 'settlement.txt', line: 2 };

function summary(total: Money | null, change: Partial<SettlementRecord> = {}): SettlementRecord {
  const [start, end] = ['2026-10-01T00:00:00Z', '2026-10-14T23:59:59Z'];
  return { kind: 'settlement', origin, settlementId: '1', start, end, depositedAt: null, total, ...change };
}

function line(amount: Money, change: Partial<SettlementLineRecord> = {}): SettlementLineRecord {
  return {
    kind: 'settlement-line',
    origin,
    settlementId: '1',
    transactionType: 'Order',
    orderId: '111-0000001-0000001',
    orderItemCode: '1',
    adjustmentId: null,
    shipmentId: null,
    marketplace: 'US',
    amountType: 'ItemPrice',
    amountDescription: 'Principal',
    amount,
    postedAt: '2026-10-05T00:00:00Z',
    sku: 'SKU-1',
    quantity: 1,
    ...change,
  };
}

const tie = (summaries: SettlementRecord[], lines: SettlementLineRecord[]) =>
  tieSettlements(summaries, lines, [], [])[0];

describe('a settlement ties in every format', () => {
  it.each([
    ['V2, English dots', 'settlement-v2/us/input.txt', 'USD'],
    ['V2, decimal comma and dotted dates', 'settlement-v2/de-decimal-comma/input.txt', 'EUR'],
    ['V2, dotted dates', 'settlement-v2/uk-dotted-dates/input.txt', 'GBP'],
    ['V2, Japanese words and yen', 'settlement-v2/japan-cp932/input.txt', 'JPY'],
    ['older layout, English dots', 'settlement-v1/us/input.txt', 'USD'],
    ['older layout, decimal comma', 'settlement-v1/de-without-promotions/input.txt', 'EUR'],
    ['older layout, Japanese', 'settlement-v1/japan-cp932/input.txt', 'JPY'],
  ])('%s', async (_, path, currency) => {
    const result = await reconcileTexts({ 'settlement.txt': await fixtureBytes(path) });
    expect(result).toMatchObject({ tied: true, settlements: [{ status: 'ties', currency, reasons: [] }] });
    expect(result.settlements[0]?.difference?.minor).toBe(0);
  });

  it.each(['de', 'fr', 'it', 'es', 'ja', 'us', 'uk', 'mx'])('date range rows add up: %s', async (language) => {
    const result = await reconcileTexts({ 'range.csv': await fixtureBytes(`date-range/${language}/input.csv`) });
    expect(result.transactions.every(({ brokenRows }) => brokenRows === 0)).toBe(true);
    expect(result.unknown).toEqual([]);
    expect(result.tied).toBe(true);
  });
});

describe('a settlement that does not tie says so', () => {
  it('when the file is cut, with the row that was lost', async () => {
    const text = new TextDecoder().decode(await fixtureBytes('settlement-v2/us/input.txt'));
    const { tied, settlements } = await reconcileTexts({ 'cut.txt': text.slice(0, -150) });
    expect(tied).toBe(false);
    expect(settlements[0]).toMatchObject({ status: 'does-not-tie' });
    expect(settlements[0]?.reasons.join(' ')).toMatch(/do not add up.*cut/s);
  });

  it('when its first row is missing: not declared, and nothing is claimed', async () => {
    const text = new TextDecoder().decode(await fixtureBytes('settlement-v2/us/input.txt'));
    const rows = text.split('\n');
    const { tied, settlements } = await reconcileTexts({ 'a.txt': [rows[0], ...rows.slice(2)].join('\n') });
    expect(tied).toBe(true);
    expect(settlements[0]).toMatchObject({ status: 'not-declared', declared: null, difference: null });
    expect(settlements[0]?.reasons[0]).toContain('first row');
  });

  it('when one file states a settlement twice', () => {
    const twice = tie([summary(usd(500)), summary(usd(500))], [line(usd(500)), line(usd(500))]);
    expect(twice).toMatchObject({ status: 'does-not-tie', declared: null, sum: usd(1000) });
    expect(twice?.reasons[0]).toContain('2 times');
  });

  it('but two files of the same settlement are one settlement', async () => {
    const text = new TextDecoder().decode(await fixtureBytes('settlement-v2/us/input.txt'));
    const result = await reconcileTexts({ 'a.txt': text, 'b.txt': `${text}\n` });
    expect(result.settlements).toHaveLength(1);
    expect(result.settlements[0]?.status).toBe('ties');
    const cut = text.split('\n').slice(0, 3).join('\n');
    const whole = await reconcileTexts({ 'a-cut.txt': `${cut}\n`, 'b.txt': text });
    expect(whole.settlements).toMatchObject([{ status: 'ties', files: ['b.txt'] }]);
  });

  it('when its lines are of two currencies: no sum is made', () => {
    const mixed = tie([summary(usd(500))], [line(usd(300)), line(money(200, 'EUR'))]);
    expect(mixed).toMatchObject({ status: 'does-not-tie', sum: null, difference: null });
    expect(mixed?.reasons[0]).toContain('EUR, USD');
    expect(mixed?.byMarketplace).toHaveLength(2);
  });

  it('when the payout is another amount', async () => {
    const text = new TextDecoder().decode(await fixtureBytes('settlement-v2/us/input.txt'));
    const range = (paid: string): string =>
      `"All amounts in USD, unless specified"\ndate/time,settlement id,type,order id,sku,description,selling fees,fba fees,other transaction fees,other,total\n"Oct 17, 2026 1:00:00 AM PDT",90000000001,Transfer,,,To bank,0,0,0,-${paid},-${paid}\n`;
    const right = await reconcileTexts({ 'a.txt': text, 'range.csv': range('16.27') });
    expect(right.settlements[0]).toMatchObject({ status: 'ties', paid: usd(1627) });
    const wrong = await reconcileTexts({ 'a.txt': text, 'range.csv': range('16.26') });
    expect(wrong).toMatchObject({ tied: false, settlements: [{ status: 'does-not-tie', paid: usd(1626) }] });
  });

  it('when a date range row does not add up to its total', async () => {
    const result = await reconcileTexts({ 'range.csv': await fixtureBytes('date-range/bad-rows/input.csv') });
    expect(result.tied).toBe(false);
    expect(result.transactions[0]).toMatchObject({ brokenRows: 1, brokenSum: usd(-552) });
    expect(result.unknown).toMatchObject([{ report: 'date-range', transactionType: 'Gizmo', sum: usd(100) }]);
  });

  it('and without any settlement there is nothing to tie', async () => {
    const result = await reconcileTexts({});
    expect(result).toMatchObject({ tied: true, settlements: [], cases: [] });
    expect(result.gaps[0]).toContain('No settlement');
  });
});

describe('unknown words', () => {
  const odd = line(usd(-777), { transactionType: 'MoonTax', amountType: 'Lunar', amountDescription: 'Crater fee' });

  it('are counted in the sum and listed with theirs, never dropped', () => {
    expect(tie([summary(usd(223))], [line(usd(1000)), odd])).toMatchObject({ status: 'ties' });
    expect(tie([summary(usd(223))], [line(usd(1000)), odd])?.byGroup).toContainEqual({
      name: 'unknown',
      lines: 1,
      sum: usd(-777),
    });
  });

  it('of a Japanese settlement are listed', async () => {
    const result = await reconcileTexts({ 'a.txt': await fixtureBytes('settlement-v2/japan-cp932/input.txt') });
    expect(result.unknown).toMatchObject([{ amountDescription: 'ポイント付与', lines: 1, sum: money(-10, 'JPY') }]);
  });

  it('are told from known ones whatever their case and blanks', () => {
    const known = line(usd(-400), {
      transactionType: 'ServiceFee',
      amountType: 'Other-Transaction',
      amountDescription: 'storage  fee',
    });
    expect(tie([], [known])?.byGroup).toEqual([{ name: 'storage', lines: 1, sum: usd(-400) }]);
  });
});

const anyLine = fc.record({
  cents: fc.integer({ min: -1_000_000, max: 1_000_000 }),
  marketplace: fc.constantFrom('US', 'CA', null),
  amountDescription: fc.constantFrom('Principal', 'Commission', 'Something new'),
});

describe('for any lines', () => {
  it('parts add up to the sum, and a cent missing is seen', () => {
    fc.assert(
      fc.property(fc.array(anyLine, { minLength: 1, maxLength: 30 }), (drawn) => {
        const lines = drawn.map(({ cents, ...rest }) => line(usd(cents), rest));
        const total = drawn.reduce((sum, { cents }) => sum + cents, 0);
        const right = tie([summary(usd(total))], lines);
        expect(right?.status).toBe('ties');
        for (const parts of [right?.byGroup ?? [], right?.byMarketplace ?? []]) {
          expect(parts.reduce((sum, part) => sum + part.sum.minor, 0)).toBe(total);
          expect(parts.reduce((sum, part) => sum + part.lines, 0)).toBe(lines.length);
        }
        expect(tie([summary(usd(total + 1))], lines)).toMatchObject({ status: 'does-not-tie', difference: usd(-1) });
        expect(tie([summary(usd(total))], lines.toReversed())?.sum).toEqual(right?.sum);
      }),
    );
  });
});
