import { readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { judgeMap } from '../../../../src/domain/journey/map/judge.ts';
import { mapDocument } from '../../../../src/domain/journey/map/map-document.ts';
import { drawMap, type DrawnMap } from '../../../../src/domain/journey/map/map-result.ts';
import type { RunFacts } from '../../../../src/model/document.ts';
import type { AnyRecord } from '../../../../src/model/records/record.ts';
import { readMap } from '../../../../src/readers/map-file.ts';
import { renderHtml } from '../../../../src/renderers/html.ts';
import { renderMarkdown } from '../../../../src/renderers/markdown.ts';
import { recordsOf, traffic, week } from '../sample-records.ts';

const AS_OF = '2026-11-22';
const RUN: RunFacts = { tool: { name: 'sellerctl', version: '0' }, generatedAt: '', asOf: AS_OF, inputs: [] };
const SHOWN = { width: 80, colour: false, locale: 'en-US' };

/** So many weeks of a product that sells 10 % of its sessions. */
function weeks(count: number, sessions: number, first = 0): AnyRecord[] {
  return Array.from({ length: count }, (_, index) =>
    traffic({ childAsin: 'B0TEST0000', parentAsin: null, period: week(first + index), sessions, items: sessions / 10 }),
  );
}

function mapText(targets: string, more = ''): string {
  return `map: 1\nkind: future-state\ntitle: T\nupdated: 2026-11-01\n${more}stages:\n  - name: Purchase\n    owner: Bo\n    metrics: [P02]\n    targets:\n${targets
    .split('\n')
    .map((target) => `      - ${target}`)
    .join('\n')}\n`;
}

async function drawn(text: string, records: readonly AnyRecord[] | null, asOf = AS_OF): Promise<DrawnMap> {
  const { faults, map } = await readMap(text, 'map.yaml');
  const options = { asOf, marketplace: null, since: null, until: null };
  return drawMap(map, judgeMap(map, faults, asOf), records === null ? null : recordsOf(...records), options);
}

async function verdicts(targets: string, records: readonly AnyRecord[] | null, asOf = AS_OF): Promise<string[]> {
  const { stages } = await drawn(mapText(targets), records, asOf);
  return stages.flatMap((stage) => stage.targets.map(({ reason, verdict }) => `${verdict}: ${reason ?? ''}`));
}

describe('the targets of a map', () => {
  it('are judged by the interval, never by the value alone', async () => {
    // 400 of 4,000 sessions: the interval is 9.1 % to 11.0 %.
    const targets = [
      '{ metric: P02, at-least: 9, unit: percent }',
      '{ metric: P02, at-least: 0.095, unit: share }',
      '{ metric: P02, at-least: 11.1, unit: percent }',
      '{ metric: P02, at-most: 12, unit: percent }',
      '{ metric: P02, at-most: 9, unit: percent }',
    ].join('\n');
    expect(await verdicts(targets, weeks(8, 500))).toEqual([
      'met: ',
      expect.stringContaining('not-enough-data: the interval holds the target'),
      'not-met: ',
      'met: ',
      'not-met: ',
    ]);
  });

  it('that few counts cannot tell have no verdict', async () => {
    const [verdict] = await verdicts('{ metric: P02, at-least: 9, unit: percent }', weeks(8, 20));
    expect(verdict).toContain('not-enough-data: the interval holds the target');
  });

  it('are judged over settled days, and not at all where every day may still change', async () => {
    const target = '{ metric: P02, at-least: 8.5, unit: percent }';
    const end = week(7).end;
    expect(await verdicts(target, weeks(1, 500, 7), end)).toEqual([
      'not-enough-data: every day at hand may still change',
    ]);
    const result = await drawn(mapText(target), weeks(8, 500), end);
    // A week may change until eight days after its end, so the last two are left out.
    expect(result.stages[0]?.targets).toMatchObject([
      { verdict: 'met', period: { start: week(0).start, end: week(5).end } },
    ]);
    expect(result.stages[0]?.numbers).toMatchObject([{ metric: { provisional: true, n: 4000 } }]);
  });

  it('in another currency are not compared', async () => {
    expect(await verdicts('{ metric: P08, at-most: 20, unit: EUR }', weeks(8, 500))).toEqual([
      'not-enough-data: the numbers are in USD, the target in EUR',
    ]);
  });

  it('without reports have no verdict, and the map is still drawn', async () => {
    const result = await drawn(mapText('{ metric: P02, at-least: 9, unit: percent }'), null);
    expect(result.hasReports).toBe(false);
    // A week may change until eight days after its end, so the last two are left out.
    expect(result.stages[0]?.targets).toMatchObject([{ verdict: 'not-enough-data', metric: null }]);
  });
});

describe('the scope of a map', () => {
  it('narrows the numbers to a product', async () => {
    const other = weeks(8, 1000).map((record) => ({ ...record, childAsin: 'B0TEST0001' }));
    const target = '{ metric: P02, at-least: 9, unit: percent }';
    const all = [...weeks(8, 500), ...(other as AnyRecord[])];
    const narrow = await drawn(mapText(target, 'scope: { asins: [B0TEST0000] }\n'), all);
    expect(narrow.stages[0]?.numbers).toMatchObject([{ metric: { n: 4000 } }]);
    const elsewhere = await drawn(mapText(target, 'scope: { marketplace: DE }\n'), all);
    expect(elsewhere.stages[0]?.numbers).toEqual([]);
  });
});

describe('a drawn map', () => {
  const hostile = '<img src=x onerror=alert(1)> | [x](javascript:1) \u202E';
  const text = `map: 1\nkind: service-blueprint\ntitle: ${JSON.stringify(hostile)}\nupdated: 2026-07-01\nstages:\n  - name: ${JSON.stringify(hostile)}\n    owner: Bo\n    touchpoints: [one, ${JSON.stringify(hostile)}]\n    front-stage: [a]\n    back-stage: [b]\n    support: [c]\n`;

  it('escapes what is hostile, and has lines where the customer sees no further', async () => {
    const document = mapDocument(await drawn(text, null), { file: 'map.yaml', layout: 'wall', problems: [], run: RUN });
    const html = renderHtml(document, SHOWN);
    expect(html).not.toMatch(/<img|<script|\u202E/);
    expect(html).toContain('<ul><li>one</li><li>&lt;img');
    expect(html).toContain('Line of visibility');
    expect(html).toContain('size:landscape');
    const markdown = renderMarkdown(document, SHOWN);
    expect(markdown).toContain('one<br>\\<img');
    expect(markdown).toContain('*Line of visibility');
    expect(document.data).toMatchObject({ old: true, ageDays: 144, hasReports: false });
    expect(html).toContain('the map is 144 days old');
  });

  it('has one table a stage where a grid has no room', async () => {
    const source = readFileSync(new URL('../../../../fixtures/maps/future-state.yaml', import.meta.url), 'utf8');
    const { blocks } = mapDocument(await drawn(source, null), { file: 'm', layout: 'list', problems: [], run: RUN });
    expect(blocks.map(({ id }) => id)).toEqual([
      'notes',
      'objectives',
      'personas',
      'stage-1',
      'stage-2',
      'feelings',
      'targets',
    ]);
  });
});
