import { describe, expect, it } from 'vitest';
import { readReports } from '../../src/readers/read.ts';
import { sourceOf } from './sources-of-text.ts';

const line = (day: string, sessions: number) =>
  JSON.stringify({
    marketplaceId: 'ATVPDKIKX0DER',
    startDate: day,
    endDate: day,
    sales: { orderedProductSales: { amount: 10.5, currencyCode: 'USD' }, unitsOrdered: 2 },
    traffic: { sessions, pageViews: sessions * 2 },
  });

describe('JSON lines', () => {
  it('give the same records as a list, and as lines with CRLF or without a last line end', async () => {
    const lines = [line('2026-10-01', 7), line('2026-10-02', 9)];
    const forms = [`${lines.join('\n')}\n`, lines.join('\r\n'), `[${lines.join(',')}]`];
    const read = await Promise.all(forms.map((text) => readReports([sourceOf('kiosk', text)])));
    for (const { files, records } of read) {
      expect(files[0]?.problems).toEqual([]);
      expect(records.traffic).toEqual(read[0]?.records.traffic);
      expect(files[0]?.totals).toEqual({ units: 4, sessions: 16, pageViews: 32, sales: 21 });
    }
  });

  it('keep their line numbers past blank and broken lines, each of which is told once', async () => {
    const text = `${line('2026-10-01', 7)}\n\n{"broken\n${line('2026-10-02', 9)}\n`;
    const { files, records } = await readReports([sourceOf('kiosk', text)]);
    expect(records.traffic.map(({ origin }) => origin.line)).toEqual([1, 4]);
    expect(files[0]).toMatchObject({ rows: 3, problems: [{ code: 'line-broken', line: 3, scope: 'row' }] });
  });

  it.each(['lines', 'list'])('name an element that is null by its place in %s', async (form) => {
    const elements = [line('2026-10-01', 7), 'null', line('2026-10-02', 9)];
    const text = form === 'lines' ? `${elements.join('\n')}\n` : `[${elements.join(',')}]`;
    const { files } = await readReports([sourceOf('kiosk', text)]);
    const problem = { code: 'element-not-a-row', scope: 'row', line: 2 };
    expect(files[0]).toMatchObject({ rows: 3, records: 2, problems: [problem] });
  });

  it.each([
    ['listing-file', { sku: 'A-1', product: { title: 'A lamp' } }, 'element-not-an-item'],
    ['product-file', { sku: 'A-1', cost: 5, currency: 'USD' }, 'cell-missing'],
    ['ads', { campaignId: 1, campaignName: 'A', impressions: 5, clicks: 1 }, 'element-not-a-row'],
    ['aplus', { contentReferenceKey: 'A', publishRecordList: [] }, 'element-not-an-item'],
    ['catalog', { asin: 'B0FIXL0001', summaries: [{ itemClassification: 'BASE_PRODUCT' }] }, 'cell-missing'],
    ['listings', { sku: 'A-1', summaries: [{ conditionType: 'new_new' }] }, 'cell-missing'],
  ])('held whole tell a null and a broken line of %s once, and no blank one', async (_kind, element, code) => {
    const text = `${JSON.stringify(element)}\n\nnull\n{"broken\n${JSON.stringify(element)}\n`;
    const { files } = await readReports([sourceOf('x.json', text)], { marketplace: 'US' });
    expect(files[0]?.rows).toBe(4);
    const rows = files[0]?.problems.filter(({ scope }) => scope === 'row');
    expect(rows).toHaveLength(2);
    expect(rows).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ code: 'line-broken', line: 4 }),
        expect.objectContaining({ code, line: 3 }),
      ]),
    );
  });

  it('say that the file is cut when the last line is', async () => {
    const { files } = await readReports([sourceOf('kiosk', `${line('2026-10-01', 7)}\n{"marketplaceId":"AT`)]);
    expect(files[0]).toMatchObject({ records: 1, problems: [{ code: 'row-truncated', line: 2 }] });
  });

  it('of another kind are left alone', async () => {
    const { files } = await readReports([sourceOf('log', '{"level":"info"}\n{"level":"warn"}\n')]);
    expect(files[0]).toMatchObject({ reportType: null, problems: [{ code: 'file-not-recognised' }] });
  });
});
