import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { beforeAll, describe, expect, it } from 'vitest';

import Brief from '../../src/commands/brief.ts';
import type { BriefAttentionData, BriefData } from '../../src/domain/brief/brief-data.ts';
import type { Problem } from '../../src/model/problem.ts';
import { runInProcess } from '../cli/run-in-process.ts';
import { sellerctl } from './shell-process.ts';

const FIXTURES = fileURLToPath(new URL('../../fixtures', import.meta.url));
const DEMO = `${FIXTURES}/demo`;

/** What the sample seller's maker put into the files; written by it, not by the tool under test. */
const SEEDED = JSON.parse(readFileSync(`${FIXTURES}/demo-troubles.json`, 'utf8')) as {
  readonly asOf: string;
  readonly longTitle: { sku: string; characters: number; limit: number };
  readonly searchTermsOverLimit: { sku: string; bytesWithoutSpaces: number; limit: number };
  readonly offWhiteMainImage: { sku: string; asin: string; background: readonly number[] };
  readonly wrongSizeTier: { sku: string; units: number; overchargedUsd: number };
  readonly fallingConversion: { sku: string; asin: string };
  readonly highReturns: { sku: string; shippedLines: number; returns: number; reason: string };
  readonly losingMoney: { sku: string; price: string; cost: string };
  readonly reviewWindow: Readonly<Record<'us' | 'de', Readonly<Record<string, number>>>>;
};

const ARGV = [DEMO, '--date', SEEDED.asOf, '--quiet'];

interface Printed {
  readonly data: BriefData;
  readonly problems: readonly Problem[];
}

let printed: Printed;
let exitOnLeak: number;

beforeAll(async () => {
  const run = await runInProcess(Brief, 'brief', [...ARGV, '--json', '--fail-on', 'leak']);
  printed = JSON.parse(run.stdout) as Printed;
  exitOnLeak = run.exitCode;
});

/** The one thing of this rule that needs attention. */
function only(rule: string): BriefAttentionData {
  const found = printed.data.attention.filter((item) => item.rule === rule);
  expect(found).toHaveLength(1);
  const [item] = found;
  if (item === undefined) throw new Error(`nothing of ${rule}`);
  return item;
}

describe('brief on the sample seller finds what was put there', () => {
  it('a title too long', () => {
    const { sku, characters, limit } = SEEDED.longTitle;
    expect(only('TITLE-LEN-75')).toMatchObject({
      sku,
      severity: 'error',
      evidence: { measured: characters, limit },
      stakeKind: 'exposed',
      currency: 'USD',
    });
  });

  it('search terms over the limit', () => {
    const { sku, bytesWithoutSpaces, limit } = SEEDED.searchTermsOverLimit;
    expect(only('KW-BYTES')).toMatchObject({ sku, evidence: { measured: bytesWithoutSpaces, limit } });
  });

  it('an off-white main image, named with SKU and ASIN', () => {
    const { sku, asin, background } = SEEDED.offWhiteMainImage;
    const item = only('IMG-BG-WHITE');
    expect(item).toMatchObject({ sku, asin, feature: 'images' });
    expect(item.evidence?.text).toBe(`rgb(${background.join(', ')})`);
  });

  it('a SKU charged for the wrong size tier, to the cent', () => {
    const { sku, units, overchargedUsd } = SEEDED.wrongSizeTier;
    const item = only('FEE-CHARGED');
    expect(item).toMatchObject({ sku, stake: overchargedUsd, currency: 'USD', stakeKind: 'loss' });
    expect(item.message).toContain(`${units} of ${units} units`);
  });

  it('a product whose conversion fell', () => {
    const { sku, asin } = SEEDED.fallingConversion;
    const item = only('LEAK-CONVERSION');
    expect(item).toMatchObject({ sku, asin, stakeKind: 'loss', currency: 'USD' });
    expect(item.stake).toBeGreaterThan(0);
    expect(printed.data.journey.leaks).toMatchObject([{ asin, marketplace: 'US', status: 'leak' }]);
  });

  it('a product that costs more than it brings', () => {
    const { sku, price, cost } = SEEDED.losingMoney;
    const item = only('MARGIN-NEGATIVE');
    expect(item).toMatchObject({ sku, stakeKind: 'loss' });
    expect(item.message).toContain(`sold for ${price}, fees `);
    expect(item.message).toContain(`cost ${cost}.`);
  });

  it('a product that comes back too often, with the reason buyers give', () => {
    const { sku, shippedLines, returns, reason } = SEEDED.highReturns;
    const item = only('RETURNS-HIGH');
    expect(item).toMatchObject({ sku, feature: 'journey', stakeKind: 'exposed' });
    expect(item.message).toContain(`${returns} of ${shippedLines} order lines came back`);
    expect(item.message).toContain(reason);
  });

  it('orders in the review window, counted order by order', () => {
    const { us, de } = SEEDED.reviewWindow;
    const both = (key: string): number => (us[key] ?? 0) + (de[key] ?? 0);
    expect(only('REVIEW-WINDOW').message).toContain(`${both('open')} orders are in the window`);
    expect(printed.data.reviews.counts).toEqual({
      eligible: both('open'),
      wait: both('wait'),
      unknown: both('mayBeShut'),
      expired: both('shut'),
      'excluded-integrity': both('excluded'),
      hold: 0,
      'already-asked': 0,
      'excluded-own-rule': 0,
    });
  });

  it('and nothing else', () => {
    const { attention } = printed.data;
    expect(attention.map(({ rule }) => rule).toSorted()).toEqual([
      'FEE-CHARGED',
      'IMG-BG-WHITE',
      'KW-BYTES',
      'LEAK-CONVERSION',
      'MARGIN-NEGATIVE',
      'RETURNS-HIGH',
      'REVIEW-WINDOW',
      'TITLE-LEN-75',
    ]);
    expect(attention.map(({ rank }) => rank)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(printed.data.fees.reduce((sum, { chargeFindings }) => sum + chargeFindings, 0)).toBe(1);
    expect(printed.problems.filter(({ scope }) => scope !== 'cell')).toEqual([]);
  });
});

describe('brief on the sample seller', () => {
  it('puts known losses first, then errors, the largest on top, then what may be lost or done', () => {
    const kinds = printed.data.attention.map(({ stakeKind }) => stakeKind);
    expect(kinds).toEqual(['loss', 'loss', 'loss', 'exposed', 'exposed', 'exposed', 'exposed', 'none']);
    const stakes = printed.data.attention.map(({ stake }) => stake ?? 0);
    expect(stakes.slice(0, 3)).toEqual(stakes.slice(0, 3).toSorted((left, right) => right - left));
    expect(stakes.slice(3, 6)).toEqual(stakes.slice(3, 6).toSorted((left, right) => right - left));
  });

  it('reads every file', () => {
    expect(printed.data.files.filter(({ reportType, records }) => reportType === null || records === 0)).toEqual([]);
    // What the sample seller does not have, and which only Brand Registry, coupons, deals, subscriptions and ads give.
    const missing = printed.data.missing.filter(({ readable }) => readable).map(({ report }) => report);
    expect(missing.toSorted()).toEqual([
      'GET_BRAND_ANALYTICS_REPEAT_PURCHASE_REPORT',
      'GET_BRAND_ANALYTICS_SEARCH_CATALOG_PERFORMANCE_REPORT',
      'GET_BRAND_ANALYTICS_SEARCH_TERMS_REPORT',
      'GET_COUPON_PERFORMANCE_REPORT',
      'GET_PROMOTION_PERFORMANCE_REPORT',
      'ads',
      'replenishment',
    ]);
  });

  it('for one marketplace speaks of that one alone', async () => {
    const run = await runInProcess(Brief, 'brief', [...ARGV, '--json', '--marketplace', 'DE']);
    const { data } = JSON.parse(run.stdout) as Printed;
    expect(data.marketplaces).toEqual(['DE']);
    const { de } = SEEDED.reviewWindow;
    const { 'excluded-integrity': excluded, ...judged } = data.reviews.counts;
    expect(judged).toEqual({
      eligible: de['open'],
      wait: de['wait'],
      unknown: de['mayBeShut'],
      expired: de['shut'],
      hold: 0,
      'already-asked': 0,
      'excluded-own-rule': 0,
    });
    // Orders sold outside Amazon stand in the German file and are of no marketplace.
    expect(excluded).toBeGreaterThan(0);
    expect(excluded).toBeLessThan(de['excluded'] ?? 0);
    expect(data.attention.filter(({ currency }) => currency === 'USD')).toEqual([]);
  });

  it('fails with 3 where --fail-on names what it found', async () => {
    expect(exitOnLeak).toBe(3);
    expect((await runInProcess(Brief, 'brief', [...ARGV, '--fail-on', 'error'])).exitCode).toBe(3);
  });

  it.each(['table', 'json', 'ndjson', 'csv', 'markdown', 'html', 'sarif', 'junit'])(
    '%s: the same date gives the same bytes, in another time zone too',
    async (format) => {
      const argv = ['brief', 'demo', '--date', SEEDED.asOf, '--quiet', '--format', format];
      const [first, second] = await Promise.all([
        sellerctl(argv, { cwd: FIXTURES }),
        sellerctl(argv, { cwd: FIXTURES, env: { TZ: 'Asia/Tokyo' } }),
      ]);
      expect(first.code).toBe(0);
      expect(first.stdout.length).toBeGreaterThan(1000);
      expect(second.stdout).toBe(first.stdout);
    },
  );
});
