import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readReports } from '../../src/readers/read.ts';
import { sourceOf } from './sources-of-text.ts';

function specification(type: string, more: object = {}): object {
  return {
    reportType: type,
    reportOptions: { reportPeriod: 'WEEK' },
    dataStartTime: '2026-10-04',
    dataEndTime: '2026-10-10',
    marketplaceIds: ['ATVPDKIKX0DER'],
    ...more,
  };
}

async function read(document: unknown, marketplace: string | null = null) {
  const { files, records } = await readReports([sourceOf('input.json', JSON.stringify(document))], { marketplace });
  const [file] = files;
  if (file === undefined) throw new Error('no file');
  return { file, records };
}

const BASKET = 'GET_BRAND_ANALYTICS_MARKET_BASKET_REPORT';
const BASKET_ELEMENT = {
  startDate: '2026-10-04',
  endDate: '2026-10-10',
  asin: 'B0FIXL0001',
  purchasedWithAsin: 'B0FIXX0011',
  purchasedWithRank: 1,
  combinationPct: 0.05,
};

describe('a document of the Reports API', () => {
  it('without its list is named, not read as empty', async () => {
    const { file } = await read({ reportSpecification: specification(BASKET), data: [BASKET_ELEMENT] });
    expect(file.reportType).toBe(BASKET);
    expect(file.problems.map(({ code }) => code)).toContain('json-list-missing');
  });

  it('asked for several marketplaces takes the one the user names, else none', async () => {
    const several = specification(BASKET, { marketplaceIds: ['ATVPDKIKX0DER', 'A1PA6795UKMFR9'] });
    const document = { reportSpecification: several, dataByAsin: [BASKET_ELEMENT] };
    expect((await read(document)).records['market-basket'][0]?.marketplace).toBeNull();
    expect((await read(document, 'DE')).records['market-basket'][0]?.marketplace).toBe('DE');
  });

  it('asked for one marketplace keeps it whatever the user names', async () => {
    const document = { reportSpecification: specification(BASKET), dataByAsin: [BASKET_ELEMENT] };
    expect((await read(document, 'DE')).records['market-basket'][0]?.marketplace).toBe('US');
  });

  it('takes a percentage for no share: 5 is not 0.05', async () => {
    const { file, records } = await read({
      reportSpecification: specification(BASKET),
      dataByAsin: [{ ...BASKET_ELEMENT, combinationPct: 5 }],
    });
    expect(records['market-basket'][0]?.share).toBeNull();
    expect(file.problems).toMatchObject([{ code: 'cell-not-a-share', line: 1, column: 'combinationPct' }]);
  });

  it('reads an amount in the currency the coupon names, yen without decimals', async () => {
    const type = 'GET_COUPON_PERFORMANCE_REPORT';
    const coupon = { couponId: 'A', currencyCode: 'JPY', budgetSpent: 8680, sales: 42160.4, asins: [] };
    const { records, file } = await read({ reportSpecification: specification(type), coupons: [coupon] });
    expect(records.coupon[0]?.spent).toEqual({ minor: 8680, currency: 'JPY' });
    expect(records.coupon[0]?.sales).toEqual({ minor: 42160, currency: 'JPY' });
    expect(file.totals).toEqual({ sales: 42160.4, spend: 8680 });
  });

  it('of any values never throws, and leaves nothing out in silence', async () => {
    const value = fc.oneof(fc.jsonValue(), fc.constantFrom(1e300, -1e300, 0.1 + 0.2, '2026-13-01', { amount: 'x' }));
    const element = fc.dictionary(
      fc.constantFrom(...Object.keys(BASKET_ELEMENT), 'couponId', 'sales', 'currencyCode', 'asins', 'orders'),
      value,
    );
    const kinds = [
      [BASKET, 'dataByAsin', 'market-basket'],
      ['GET_BRAND_ANALYTICS_REPEAT_PURCHASE_REPORT', 'dataByAsin', 'repeat-purchase'],
      ['GET_COUPON_PERFORMANCE_REPORT', 'coupons', 'coupon'],
    ] as const;
    const property = fc.asyncProperty(fc.constantFrom(...kinds), fc.array(element), async ([type, list, kind], all) => {
      const { file, records } = await read({ reportSpecification: specification(type), [list]: all });
      expect(file.rows).toBe(all.length);
      const left = all.length - records[kind].length;
      if (left > 0) expect(file.problems.some(({ scope }) => scope === 'row')).toBe(true);
    });
    await fc.assert(property, { numRuns: 100 });
  });
});
