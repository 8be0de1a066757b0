import { describe, expect, it } from 'vitest';

import { keywordBlocks, keywordsData } from '../../../src/domain/brief/keyword-section.ts';
import type { AnyRecord } from '../../../src/model/records/record.ts';
import { productOf, recordOf } from '../audit/audited.ts';
import { partsOf } from './parts.ts';

const BOX = productOf({ sku: 'BOX', marketplace: 'US', title: 'Steel Lunch Box', description: 'With a lid.' });
const LAMP = productOf({ sku: 'LAMP', marketplace: 'US', title: 'Desk Lamp' });

/** A phrase of a keyword export that is of the box, or of another ASIN. */
function phrase(text: string, monthlyVolume: number | null, sku = 'BOX'): AnyRecord {
  const file = sku === 'BOX' ? 'cerebro_B0TESTBOX1.csv' : 'cerebro_B0TESTLMP1.csv';
  return recordOf('keyword', { phrase: text, monthlyVolume, origin: { file, line: 2 } });
}

const ASINS = [
  { ...BOX, asin: 'B0TESTBOX1' },
  { ...LAMP, asin: 'B0TESTLMP1' },
];

describe('keywords in the brief', () => {
  it('are not spoken of where no file states a phrase, or none tells a listing', () => {
    for (const records of [ASINS, [phrase('lunch box', 900)], []]) {
      const { keywords } = partsOf(records);
      expect(keywords).toBeNull();
      expect(keywordBlocks({ ...partsOf(records), keywords })).toEqual([]);
    }
  });

  it('give the share covered by volume and the words lacked, the most searched first', () => {
    const parts = partsOf([
      ...ASINS,
      phrase('steel lunch box', 1000),
      phrase('bento lunch box', 600),
      phrase('bento box leakproof', 300),
      phrase('best lunch box', 100),
      phrase('desk lamp', 50, 'LAMP'),
    ]);
    const data = keywordsData(parts.keywords);
    expect(data?.listings.map(({ sku }) => sku)).toEqual(['BOX', 'LAMP']);
    const [box, lamp] = data?.listings ?? [];
    expect(box?.covered).toEqual({ phrases: 1, volume: 1000, share: 0.5 });
    // "best" is a claim: it lacks the word and may not have it.
    expect(box?.uncovered).toEqual([
      { word: 'bento', phrases: 2, volume: 900, share: 0.45 },
      { word: 'leakproof', phrases: 1, volume: 300, share: 0.15 },
    ]);
    expect(lamp?.covered.share).toBe(1);
    const [head, table] = keywordBlocks(parts);
    expect(head).toMatchObject({ type: 'prose', title: 'Keywords' });
    expect(table).toMatchObject({
      type: 'table',
      rows: [['BOX', 'US', 4, 0.5, 'bento, leakproof']],
      note: 'Most to gain first; phrases weighed by searches a month. 1 product has every phrase covered.',
    });
  });

  it('count phrases where no file gives a volume', () => {
    const parts = partsOf([...ASINS, phrase('bento box', null)]);
    expect(keywordsData(parts.keywords)?.listings[0]).toMatchObject({
      weightBasis: 'none',
      total: { phrases: 1, volume: null, share: 1 },
      covered: { share: 0 },
    });
    expect(keywordBlocks(parts)[1]).toMatchObject({
      rows: [['BOX', 'US', 1, 0, 'bento']],
      note: 'Most to gain first; phrases weighed by their number, as no file gives a volume.',
    });
  });

  it('say that they did not look where that would take long', () => {
    const phrases = Array.from({ length: 1001 }, (_, number) => phrase(`box ${number}`, 1));
    const products = Array.from({ length: 1000 }, (_, number) => ({ ...BOX, sku: `BOX-${number}` }));
    const overview = partsOf([...phrases, ...products], { marketplace: 'DE' }).keywords;
    expect(overview).toMatchObject({ listings: [], notLooked: '1001 records of phrases and 1000 of listings' });
    const [head, ...others] = keywordBlocks({ ...partsOf([]), keywords: overview });
    expect(JSON.stringify(head)).toContain('Not looked at here, because there are 1001 records');
    expect(others).toEqual([]);
  });
});
