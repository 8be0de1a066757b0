import { describe, expect, it } from 'vitest';
import { readReports } from '../../src/readers/read.ts';
import { sourceOf } from './sources-of-text.ts';

const LISTINGS =
  'item-name\tlisting-id\tseller-sku\tprice\tquantity\topen-date\tfulfillment-channel\tstatus\n' +
  ['FX-1', 'FX-2', 'FX-3'].map((sku) => `Lampe\t1\t${sku}\t10.00\t1\t2026-01-01\tDEFAULT\tActive\n`).join('');
const products = (...rows: string[]) => `sku,marketplace,title\n${rows.join('\n')}\n`;

async function listingOf(productFile: string, marketplace: string | null = null) {
  const loaded = await readReports([sourceOf('a.txt', LISTINGS), sourceOf('p.csv', productFile)], { marketplace });
  return {
    listing: loaded.records.listing[0],
    codes: loaded.problems.map(({ code }) => code),
    count: loaded.records.listing.length,
  };
}

describe('the marketplace of a listings file', () => {
  it('is the one in which the other files sell its SKUs, also against what the user said for all files', async () => {
    for (const told of [null, 'US']) {
      const rows = ['FX-1,DE,a', 'FX-2,DE,b', 'FX-3,DE,c', 'FX-9,US,z'];
      const { listing, codes, count } = await listingOf(products(...rows), told);
      expect(listing).toMatchObject({ marketplace: 'DE', price: { minor: 1000, currency: 'EUR' } });
      expect(codes).toEqual([]);
      expect(count).toBe(3);
    }
  });

  it('is what the user said when no other file knows that marketplace: the SKUs may be sold there too', async () => {
    const { listing } = await listingOf(products('FX-1,DE,a', 'FX-2,DE,b', 'FX-3,DE,c'), 'UK');
    expect(listing).toMatchObject({ marketplace: 'UK', price: { currency: 'GBP' } });
  });

  it('stays unknown when the SKUs are sold in two shops or too few of them are known', async () => {
    const both = await listingOf(products('FX-1,DE,a', 'FX-1,US,a', 'FX-2,DE,b', 'FX-3,DE,c'));
    expect(both.listing).toMatchObject({ marketplace: null, price: null });
    expect(both.codes).toContain('currency-unknown');
    const few = await listingOf(products('FX-1,DE,a'));
    expect(few.listing).toMatchObject({ marketplace: null, price: null });
  });
});

describe('the marketplace of a referral fee preview', () => {
  const preview =
    'seller-sku\tasin\titem-name\tprice\testimated-referral-fee-per-item\nFX-1\tB0FIXL0001\tLamp\t10.00\t1.50\n';
  const health = 'snapshot-date\tsku\tcondition\tavailable\tmarketplace\tcurrency\n2026-11-01\tFX-1\tNew\t3\tDE\tEUR\n';
  const read = (marketplace: string | null) =>
    readReports([sourceOf('fees.txt', preview), sourceOf('health.txt', health)], { marketplace });

  it('is the one in which the stock files have its SKUs', async () => {
    const { records, files } = await read(null);
    expect(records['referral-fee-preview']).toMatchObject([
      { marketplace: 'DE', referralFee: { minor: 150, currency: 'EUR' } },
    ]);
    expect(files[0]).toMatchObject({ marketplace: 'DE', marketplaceInferred: true });
  });

  it('is what the user said before all else', async () => {
    const { records } = await read('UK');
    expect(records['referral-fee-preview']).toMatchObject([{ marketplace: 'UK', referralFee: { currency: 'GBP' } }]);
  });
});
