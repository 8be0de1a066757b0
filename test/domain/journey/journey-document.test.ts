import { describe, expect, it } from 'vitest';
import { journeyDocument } from '../../../src/domain/journey/journey-document.ts';
import { missingReports } from '../../../src/domain/journey/missing-reports.ts';
import { MEASURES } from '../../../src/domain/journey/measures.ts';
import { caveatsOf, metricDefinitions, reportDefinitions } from '../../../src/domain/journey/registry.ts';
import { journeyReport } from '../../../src/domain/journey/report.ts';
import { leadMetrics, settingsAt, STAGES } from '../../../src/domain/journey/settings.ts';
import { integerWords, percentWords, sparkline } from '../../../src/domain/journey/words.ts';
import type { Document, RunFacts } from '../../../src/model/document.ts';
import type { RecordSet } from '../../../src/model/records/record.ts';
import { customerReturn, orderLine, recordsOf, searchQuery, settlementLine, traffic, week } from './sample-records.ts';

const AS_OF = '2026-11-22';
const RUN: RunFacts = {
  tool: { name: 'sellerctl', version: '0.0.0' },
  generatedAt: '2026-11-22T00:00:00.000Z',
  asOf: AS_OF,
  inputs: [],
};

function documentOf(records: RecordSet): Document {
  return journeyDocument(journeyReport(records, { asOf: AS_OF, marketplace: null }), RUN);
}

/** Six products over eight weeks; the first loses half its buyers. */
function catalogue(title: string | null = null): RecordSet {
  const records = [0, 1, 2, 3, 4, 5].flatMap((product) =>
    Array.from({ length: 8 }, (_, index) =>
      traffic({
        childAsin: `B0TEST000${product}`,
        parentAsin: null,
        title,
        period: week(index),
        items: product === 0 && index > 3 ? 50 : 100,
      }),
    ),
  );
  return recordsOf(...records);
}

describe('the document', () => {
  it('has one row a stage, whatever is at hand', () => {
    const document = documentOf(catalogue());
    const table = document.blocks.find(({ id }) => id === 'stages-us');
    if (table?.type !== 'table') throw new Error('no table of stages');
    expect(table.rows.map(([stage]) => stage)).toEqual([
      'Awareness',
      'Consideration',
      'Purchase',
      'Retention',
      'Advocacy',
    ]);
    for (const row of table.rows) expect(row).toHaveLength(table.columns.length);
    const purchase = table.rows[2] ?? [];
    expect(purchase).toContain('leak in 1 product');
    expect(purchase).toContain('████▁▁▁▁');
    expect(table.rows[0]?.at(-1)).toBe('needs report: Search Query Performance');
    expect(table.rows[4]?.at(-1)).toContain('one to three stars');
  });

  it('shows a leak as a finding with money, judges and what to do', () => {
    const block = documentOf(catalogue()).blocks.find(({ id }) => id === 'leaks-us');
    if (block?.type !== 'findings') throw new Error('no leaks');
    expect(block.findings).toHaveLength(1);
    expect(block.findings[0]).toMatchObject({
      rule: 'LEAK-CONVERSION',
      severity: 'warning',
      where: { asin: 'B0TEST0000', marketplace: 'US' },
      stake: { minor: 400_000, currency: 'USD' },
    });
    expect(block.findings[0]?.message).toContain('400 order items of 4000 sessions');
    expect(block.findings[0]?.message).toContain('own-history: fell, catalogue: fell, market: lacks-data');
  });

  it('says why nothing was judged', () => {
    const block = documentOf(recordsOf(traffic())).blocks.find(({ id }) => id === 'leaks-us');
    expect(block).toMatchObject({ findings: [], emptyText: expect.stringContaining('Not judged: traffic by product') });
  });

  it('has ids of blocks that are unique, and data that survives JSON', () => {
    const records = recordsOf(
      ...catalogue().traffic,
      traffic({
        marketplace: 'DE',
        period: null,
        total: { sessions: 5, pageViews: 6, units: 1, orderItems: 1, sales: { minor: 100, currency: 'EUR' } },
      }),
      searchQuery(),
      orderLine(),
      customerReturn(),
      settlementLine(),
    );
    const document = documentOf(records);
    const ids = document.blocks.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(JSON.parse(JSON.stringify(document.data))).toEqual(document.data);
  });

  it('names rules, sources and freshness', () => {
    const { provenance } = documentOf(catalogue());
    expect(provenance.rules.map(({ table }) => table)).toEqual([
      'journey-settings',
      'journey-stages',
      'journey-metrics',
      'journey-reports',
      'journey-caveats',
      'sales-calendar',
      'journey-diagnosis',
      'journey-frames',
    ]);
    expect(provenance.rules.every(({ sources }) => sources.length > 0)).toBe(true);
    expect(provenance.freshness).toEqual([{ what: 'US: sales and traffic', latest: '2026-11-07', daysOld: 15 }]);
  });

  it('carries a hostile title as text only, in the data', () => {
    const title = '<script>alert(1)</script>\u001B[31m=cmd()';
    const document = documentOf(catalogue(title));
    expect(document.data).toMatchObject({ leaks: [{ title }] });
    expect(JSON.stringify(document.blocks)).not.toContain('<script');
  });

  it('stands nothing at all', () => {
    const document = documentOf(recordsOf());
    expect(document.subtitle).toBe('no report of the journey at hand');
    expect(document.blocks.map(({ id }) => id)).toEqual(['missing-reports']);
  });
});

describe('missing reports', () => {
  it('names what each would add, those read today first', () => {
    const missing = missingReports(recordsOf(traffic()), AS_OF);
    expect(missing.map(({ id }) => id).slice(0, 4)).toEqual([
      'search-query-performance',
      'all-orders',
      'fba-returns',
      'settlement',
    ]);
    expect(missing[0]?.adds.map(({ id }) => id)).toContain('A02');
    expect(missing.find(({ id }) => id === 'repeat-purchase')).toMatchObject({ readable: true });
    expect(missing.find(({ id }) => id === 'voice-of-the-customer')).toMatchObject({ readable: false });
    expect(missing.some(({ id }) => id === 'sales-and-traffic')).toBe(false);
    expect(missing.every(({ adds }) => adds.length > 0)).toBe(true);
  });
});

describe('rule tables of the journey', () => {
  it('define every measure, in five stages, with known reports and caveats', () => {
    const definitions = metricDefinitions(AS_OF);
    const ids = definitions.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(definitions.filter(({ stage }) => !STAGES.includes(stage))).toEqual([]);
    expect([...MEASURES.keys()].filter((id) => !ids.includes(id))).toEqual([]);
    const reports = new Set(reportDefinitions(AS_OF).map(({ id }) => id));
    expect(definitions.flatMap(({ inputs }) => inputs).filter(({ report }) => !reports.has(report))).toEqual([]);
    const caveats = new Set(definitions.flatMap((one) => one.caveats));
    expect(caveatsOf(definitions, AS_OF)).toHaveLength(caveats.size);
  });

  it('lead every stage by metrics of that stage', () => {
    const definitions = metricDefinitions(AS_OF);
    for (const stage of STAGES) {
      const leads = leadMetrics(stage, AS_OF);
      expect(leads.length).toBeGreaterThan(0);
      for (const id of leads) expect(definitions.find((one) => one.id === id)?.stage).toBe(stage);
    }
  });

  it('hold every setting', () => {
    const { compare, focus, ...levels } = settingsAt(AS_OF);
    expect([compare, focus]).toEqual([null, { since: null, until: null }]);
    expect(Object.values(levels).every((value) => Number.isFinite(value) && value > 0)).toBe(true);
  });
});

describe('words', () => {
  it.each([
    [1_234_567, '1,234,567'],
    [-1234, '-1,234'],
    [0, '0'],
  ])('writes %d', (value, text) => expect(integerWords(value)).toBe(text));

  it('writes shares', () => {
    expect(percentWords(0.0421)).toBe('4.21 %');
    expect(percentWords(0.421)).toBe('42.1 %');
  });

  it('draws weeks, gaps and level lines', () => {
    expect(sparkline([1, null, 2])).toBe('▁·█');
    expect(sparkline([3, 3])).toBe('▄▄');
    expect(sparkline([1])).toBe('');
  });
});
