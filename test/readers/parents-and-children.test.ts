import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { journeyData } from '../../src/domain/journey/data.ts';
import { journeyReport } from '../../src/domain/journey/report.ts';
import { readReports } from '../../src/readers/read.ts';
import { sourceOf } from './sources-of-text.ts';

const FOLDER = join(import.meta.dirname, '../../fixtures/readers/business-report-child/us');
const NAME = 'report-2026-10-01-to-2026-10-31.csv';
const TEXT = readFileSync(join(FOLDER, 'input-2026-10-01-to-2026-10-31.csv'), 'utf8');

function metricsOf(loaded: Awaited<ReturnType<typeof readReports>>): Map<string, number | null> {
  const data = journeyData(journeyReport(loaded.records, { asOf: '2026-11-22', marketplace: null }));
  return new Map(data.stages.flatMap(({ metrics }) => metrics.map(({ id, value }) => [id, value] as const)));
}

/** The file without some of its columns, whose cells in this fixture hold no commas but in quotes at the end. */
function without(pattern: RegExp): string {
  const rows = TEXT.trim()
    .split('\n')
    .map((line) => line.match(/"(?:[^"]|"")*"|[^,]+/g) ?? []);
  const places = (rows[0] ?? []).flatMap((heading, place) => (pattern.test(heading) ? [] : [place]));
  return `${rows.map((cells) => places.map((place) => cells[place] ?? '').join(',')).join('\n')}\n`;
}

describe('parents and children of a business report', () => {
  it('adds a child that stands under two parents, in the control sums and in what is worked out', async () => {
    const loaded = await readReports([sourceOf(NAME, TEXT)]);
    expect(loaded.files[0]?.totals).toMatchObject({ sessions: 1128 + 12 + 640, units: 97 + 3 + 41 });
    expect(loaded.records.traffic.map(({ childAsin }) => childAsin)).toEqual([
      'B0FIXL0001',
      'B0FIXL0001',
      'B0FIXL0002',
    ]);
    const metrics = metricsOf(loaded);
    expect(metrics.get('K04')).toBe(1780);
    // Units and sessions are added first and divided then: the mean of the printed percentages is another number.
    expect(metrics.get('P01')).toBeCloseTo(141 / 1780, 6);
  });

  it('counts a file once that is there twice, in other bytes too', async () => {
    const loaded = await readReports([sourceOf(NAME, TEXT), sourceOf(`copy-${NAME}`, `${TEXT}\n`)]);
    expect(metricsOf(loaded).get('K04')).toBe(1780);
  });

  it('never takes Amazon Business columns for totals', async () => {
    const all = await readReports([sourceOf(NAME, TEXT)]);
    const noB2b = await readReports([sourceOf(NAME, without(/B2B/))]);
    expect(noB2b.files[0]?.totals).toEqual(all.files[0]?.totals);
    expect(noB2b.records.traffic.map(({ b2b }) => b2b)).toEqual([null, null, null]);
    const onlyB2b = await readReports([sourceOf(NAME, without(/^(?:Sessions - Total|Units Ordered)$/))]);
    expect(onlyB2b.files[0]).toMatchObject({ reportType: null, totals: {} });
    expect(onlyB2b.records.traffic).toEqual([]);
  });
});
