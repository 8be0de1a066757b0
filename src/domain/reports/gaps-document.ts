import type { Document, RunFacts } from '../../model/document.ts';
import { addDays, daysBetween, type IsoDate, type Period, periodDays } from '../../model/period.ts';
import { type Gap, gapText } from './gaps.ts';
import type { Holding } from './holdings.ts';

/** One span of days that the archive does not hold. */
export interface MissingSpan extends Period {
  readonly reportType: string;
  /** Marketplace code; null for files that do not tell. */
  readonly marketplace: string | null;
  readonly days: number;
  /** `between` two spans held; `since` the newest day held. */
  readonly where: 'between' | 'since';
  /** Place in Seller Central where it is downloaded; null where none is known. */
  readonly download: string | null;
}

export interface ReportsGapsData {
  readonly archive: string;
  readonly asOf: IsoDate;
  readonly missing: readonly MissingSpan[];
  /** Kinds whose files hold no dates: nothing can be missing in between; how old the newest is. */
  readonly undated: readonly {
    readonly reportType: string;
    readonly marketplace: string | null;
    readonly newest: IsoDate;
    readonly daysOld: number;
  }[];
}

export interface GapsInput {
  readonly folder: string;
  readonly asOf: IsoDate;
  readonly since: IsoDate | null;
  readonly until: IsoDate | null;
  readonly holdings: readonly Holding[];
  /** Where each kind is downloaded. */
  readonly downloads: ReadonlyMap<string, string>;
}

/** The part of a span inside the days asked for; null when nothing is left. */
function clipped(gap: Gap, since: IsoDate | null, until: IsoDate | null): Gap | null {
  const start = since !== null && since > gap.start ? since : gap.start;
  const end = until !== null && until < gap.end ? until : gap.end;
  return start > end ? null : { start, end, days: periodDays({ start, end }) };
}

/** The days of one holding from `since` on that no file covers. */
function missingOf(holding: Holding, input: GapsInput): MissingSpan[] {
  const { asOf, downloads, since, until } = input;
  const last = holding.periods.at(-1);
  const first = holding.periods[0];
  if (last === undefined || first === undefined) return [];
  const spans: { gap: Gap; where: MissingSpan['where'] }[] = holding.gaps.map((gap) => ({ gap, where: 'between' }));
  if (since !== null && since < first.start) {
    const gap = { start: since, end: addDays(first.start, -1) };
    spans.unshift({ gap: { ...gap, days: periodDays(gap) }, where: 'between' });
  }
  // The day itself is not over: Amazon has no report of it yet.
  const end = until !== null && until < addDays(asOf, -1) ? until : addDays(asOf, -1);
  if (last.end < end) {
    const gap = { start: addDays(last.end, 1), end };
    spans.push({ gap: { ...gap, days: periodDays(gap) }, where: 'since' });
  }
  return spans.flatMap(({ gap, where }): MissingSpan[] => {
    const inside = clipped(gap, since, until);
    if (inside === null) return [];
    const { marketplace, reportType } = holding;
    // A week that is not over is not missing.
    if (where === 'since' && holding.weekly && inside.days < 7) return [];
    return [{ reportType, marketplace, ...inside, where, download: downloads.get(reportType) ?? null }];
  });
}

const WHERE = { between: 'between what is held', since: 'since the newest' } as const;

/**
 * Which days are missing between the reports held and up to yesterday: the document of `reports gaps`. A day covered
 * runs from a file's first to its last row, so a missing day beside one may be a day on which nothing happened.
 */
export function gapsDocument(input: GapsInput, run: RunFacts): Document<'reports-gaps', ReportsGapsData> {
  const { asOf, folder, holdings } = input;
  const missing = holdings.flatMap((holding) => missingOf(holding, input));
  const undated = holdings.flatMap(({ reportType, marketplace, newest, periods }) =>
    periods.length > 0 ? [] : [{ reportType, marketplace, newest, daysOld: daysBetween(newest, asOf) }],
  );
  const weekly = new Map(holdings.map((each) => [`${each.reportType} ${each.marketplace ?? ''}`, each.weekly]));
  const count = missing.length;
  return {
    kind: 'reports-gaps',
    schemaVersion: 1,
    title: 'Missing reports',
    subtitle:
      holdings.length === 0
        ? 'The archive is empty'
        : `${count} ${count === 1 ? 'span' : 'spans'} of days missing, as of ${asOf}`,
    data: { archive: folder, asOf, missing, undated },
    blocks: [
      {
        type: 'table',
        id: 'missing',
        title: 'Days missing',
        note: 'Days run from the first to the last row of each file: a missing day beside one may be a day without any.',
        columns: [
          { key: 'report-type', label: 'Kind', kind: 'id' },
          { key: 'marketplace', label: 'Shop', kind: 'id' },
          { key: 'missing', label: 'Missing', kind: 'text' },
          { key: 'where', label: 'Where', kind: 'text', priority: 2 },
          { key: 'download', label: 'Download', kind: 'text', priority: 3, truncate: true },
        ],
        rows: missing.map((span) => [
          span.reportType,
          span.marketplace,
          gapText(span, weekly.get(`${span.reportType} ${span.marketplace ?? ''}`) ?? false),
          WHERE[span.where],
          span.download,
        ]),
        emptyText:
          holdings.length === 0 ? 'Nothing was imported yet: sellerctl reports import <folder>' : 'No day is missing.',
      },
      {
        type: 'table',
        id: 'undated',
        title: 'Without dates',
        note: 'Such files tell how things stood when they were handed out; the newest counts.',
        columns: [
          { key: 'report-type', label: 'Kind', kind: 'id' },
          { key: 'marketplace', label: 'Shop', kind: 'id' },
          { key: 'newest', label: 'Newest of', kind: 'date' },
          { key: 'days-old', label: 'Days old', kind: 'integer' },
        ],
        rows: undated.map((each) => [each.reportType, each.marketplace, each.newest, each.daysOld]),
        emptyText: 'There are none.',
      },
    ],
    problems: [],
    provenance: { ...run, rules: [], freshness: [] },
  };
}
