import { describe, expect, it } from 'vitest';

import { planPulls, pullRules, type PullWish } from '../../../src/domain/reports/pull-plan.ts';
import { findMarketplace, type Marketplace } from '../../../src/model/marketplace.ts';

const shop = (code: string): Marketplace => {
  const found = findMarketplace(code);
  if (found === undefined) throw new Error(code);
  return found;
};

const ORDERS = 'GET_FLAT_FILE_ALL_ORDERS_DATA_BY_ORDER_DATE_GENERAL';
const TRAFFIC = 'GET_SALES_AND_TRAFFIC_REPORT';
const QUERIES = 'GET_BRAND_ANALYTICS_SEARCH_QUERY_PERFORMANCE_REPORT';
const SETTLEMENTS = 'GET_V2_SETTLEMENT_REPORT_DATA_FLAT_FILE_V2';

function plan(changes: Partial<PullWish>) {
  return planPulls({
    asOf: '2026-12-01',
    types: [],
    features: [],
    marketplaces: [shop('US')],
    since: null,
    until: null,
    asins: [],
    ...changes,
  });
}

function spans(changes: Partial<PullWish>) {
  return plan(changes).requests.map(({ period }) => period && `${period.start}..${period.end}`);
}

describe('a plan of reports to pull', () => {
  it('cuts long spans at months, so that the parts of a later run are the same', () => {
    const wish = { types: [ORDERS], since: '2026-09-20' };
    expect(spans(wish)).toEqual(['2026-09-20..2026-09-30', '2026-10-01..2026-10-31', '2026-11-01..2026-11-30']);
    const keys = (asOf: string) => plan({ ...wish, asOf }).requests.map(({ key }) => key);
    expect(keys('2026-12-09').slice(0, 3)).toEqual(keys('2026-12-01'));
  });

  it('asks for whole weeks from Sunday to Saturday, eight where nothing is said', () => {
    const usual = spans({ types: [TRAFFIC] });
    expect(usual[0]).toBe('2026-10-11..2026-10-17');
    expect(usual.at(-1)).toBe('2026-11-22..2026-11-28');
    expect(usual).toHaveLength(7);
    expect(spans({ types: [TRAFFIC], since: '2026-11-08', until: '2026-11-14' })).toEqual(['2026-11-08..2026-11-14']);
    const none = plan({ types: [TRAFFIC], since: '2026-11-09', until: '2026-11-14' });
    expect(none.requests).toEqual([]);
    expect(none.notes.join()).toContain('no whole week');
  });

  it('asks for whole months where a report is of months, across a year', () => {
    const wish = { types: ['GET_BRAND_ANALYTICS_REPEAT_PURCHASE_REPORT'], asOf: '2027-02-10', since: '2026-11-30' };
    expect(spans(wish)).toEqual(['2026-12-01..2026-12-31', '2027-01-01..2027-01-31']);
  });

  it('leaves out days that Amazon keeps no more, and says so', () => {
    const { notes, requests } = plan({ types: [ORDERS], since: '2020-01-01', until: '2025-01-10' });
    expect(requests[0]?.period?.start).toBe('2024-12-01');
    expect(notes).toEqual([`${ORDERS}: Amazon keeps 730 days, so it begins on 2024-12-01.`]);
  });

  it('asks nothing of today, which is not over', () => {
    expect(spans({ types: [ORDERS], since: '2026-12-01' })).toEqual([]);
    expect(spans({ types: [ORDERS], since: '2026-11-30', until: '2026-12-31' })).toEqual(['2026-11-30..2026-11-30']);
  });

  it('names products in lists short enough for Amazon, and asks for them only where a report wants them', () => {
    const asins = Array.from({ length: 30 }, (_, index) => `B0TEST${String(index).padStart(4, '0')}`);
    const one = { types: [QUERIES], since: '2026-11-15', until: '2026-11-21' };
    const lists = plan({ ...one, asins }).requests.map(({ options }) => options['asin'] ?? '');
    expect(lists.map(({ length }) => length)).toEqual([197, 131]);
    expect(lists.join(' ').split(' ')).toEqual(asins);
    const none = plan(one);
    expect(none.requests).toEqual([]);
    expect(none.notes.join()).toContain('name them with --asin');
    const many = plan({
      ...one,
      asins: Array.from({ length: 500 }, (_, index) => `B0MANY${String(index).padStart(4, '0')}`),
    });
    expect(many.requests).toHaveLength(10);
    expect(many.notes.join()).toContain('the first 180 of 500 products');
  });

  it('asks each shop for its own report, and looks for settlements of all of them once', () => {
    const wish = { types: ['GET_MERCHANT_LISTINGS_ALL_DATA', SETTLEMENTS], marketplaces: [shop('US'), shop('CA')] };
    expect(plan(wish).requests.map(({ marketplaces, reportType }) => [reportType, ...marketplaces])).toEqual([
      ['GET_MERCHANT_LISTINGS_ALL_DATA', 'US'],
      ['GET_MERCHANT_LISTINGS_ALL_DATA', 'CA'],
      [SETTLEMENTS, 'US', 'CA'],
    ]);
  });

  it('gives every feature something, and different wishes different keys', () => {
    for (const feature of ['fees', 'audit', 'reviews', 'journey'] as const) {
      expect(plan({ features: [feature] }).requests.length).toBeGreaterThan(1);
    }
    const { requests } = plan({ features: ['fees', 'audit', 'reviews', 'journey'], asins: ['B0TEST0001'] });
    expect(new Set(requests.map(({ key }) => key)).size).toBe(requests.length);
    expect(new Set(requests.map(({ reportType }) => reportType)).size).toBe(pullRules('2026-12-01').length);
  });
});
