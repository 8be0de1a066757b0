import pullsJson from '../../rules/policy/report-pulls.json' with { type: 'json' };
import type { Confidence } from '../../model/confidence.ts';
import type { ProvenanceRule } from '../../model/document.ts';
import type { Marketplace } from '../../model/marketplace.ts';
import { addDays, type IsoDate, type Period, periodDays, weekStart } from '../../model/period.ts';
import type { PullFeature, PullRequest } from '../../model/pull.ts';
import { versionAt } from '../../rules/at.ts';
import type { RuleTable, RuleVersion } from '../../rules/table.ts';

/** How one kind of report is asked of Amazon; a row of the rule table `report-pulls`. */
export interface PullRule {
  readonly id: string;
  readonly features: readonly PullFeature[];
  readonly made: 'asked' | 'found';
  readonly marketplaces: 'each' | 'together';
  readonly span: 'now' | 'days' | 'weeks' | 'months' | 'options' | 'found';
  readonly longestDays: number | null;
  readonly restMinutes: number;
  readonly keptDays: number | null;
  readonly settlesAfterDays: number;
  readonly lookBackHours: number | null;
  readonly options: Readonly<Record<string, string>>;
  readonly dateOptions: { readonly from: string; readonly to: string } | null;
  readonly asinOption: string | null;
  readonly note: string | null;
  readonly confidence: Confidence;
}

const TABLE = pullsJson as unknown as RuleTable<PullRule>;

function version(asOf: IsoDate): RuleVersion<PullRule> {
  const lookup = versionAt(TABLE, asOf);
  if (!lookup.found) throw new RangeError(lookup.reason);
  return lookup.version;
}

/** Every kind of report that can be pulled, in the order of the table. */
export function pullRules(asOf: IsoDate): readonly PullRule[] {
  return version(asOf).rows;
}

/** The table, for a document's provenance. */
export function pullRuleUsed(asOf: IsoDate): ProvenanceRule {
  const { effectiveFrom, confidence, sources } = version(asOf);
  return {
    table: TABLE.kind,
    marketplace: TABLE.marketplace,
    version: effectiveFrom,
    confidence,
    sources: sources.map(({ url, ...source }) => ({ ...source, ...(url === null ? {} : { url }) })),
  };
}

export interface PullWish {
  readonly asOf: IsoDate;
  /** Kinds by name; empty: by features. */
  readonly types: readonly string[];
  readonly features: readonly PullFeature[];
  /** Of one region. */
  readonly marketplaces: readonly Marketplace[];
  /** First and last day; null: so many days as is usual, up to yesterday. */
  readonly since: IsoDate | null;
  readonly until: IsoDate | null;
  /** Products for reports that want them named. */
  readonly asins: readonly string[];
}

export interface PullPlan {
  readonly requests: readonly PullRequest[];
  /** What was asked for and cannot be, and why. */
  readonly notes: readonly string[];
}

/** Eight whole weeks: as many as the journey compares. */
const USUAL_DAYS = 56;
/** Longest text of ASINs that Amazon takes in one request. */
const LONGEST_ASINS = 200;
/** Most requests a week for products: at one a minute more would last for hours. */
const MOST_ASIN_LISTS = 10;

/** Whole weeks, Sunday to Saturday, that lie inside a span. */
function weeks({ start, end }: Period): Period[] {
  const found: Period[] = [];
  for (let first = weekStart(addDays(start, 6)); addDays(first, 6) <= end; first = addDays(first, 7)) {
    found.push({ start: first, end: addDays(first, 6) });
  }
  return found;
}

function monthStart(day: IsoDate): IsoDate {
  return `${day.slice(0, 7)}-01`;
}

/** The first day of the month after that of a day. */
function nextMonth(day: IsoDate): IsoDate {
  // No month has more than 31 days, and none fewer than 28.
  return monthStart(addDays(monthStart(day), 31));
}

/**
 * The months that a span touches, the first and the last of them cut to it. Cut at months and not at so many days, the
 * parts of yesterday's run are those of today's, and what is final is asked for once.
 */
function monthParts({ start, end }: Period): Period[] {
  const found: Period[] = [];
  for (let first = start; first <= end; first = nextMonth(first)) {
    const last = addDays(nextMonth(first), -1);
    found.push({ start: first, end: last < end ? last : end });
  }
  return found;
}

/** Whole months that lie inside a span. */
function months(span: Period): Period[] {
  return monthParts(span).filter(
    ({ start, end }) => start === monthStart(start) && addDays(end, 1) === nextMonth(start),
  );
}

/** Parts of a span of at most so many days, cut at months. */
function parts(span: Period, longest: number): Period[] {
  return monthParts(span).flatMap(({ start, end }) => {
    const found: Period[] = [];
    for (let first = start; first <= end; first = addDays(first, longest)) {
      const last = addDays(first, longest - 1);
      found.push({ start: first, end: last < end ? last : end });
    }
    return found;
  });
}

/** Lists of ASINs, each short enough for one request. */
function asinLists(asins: readonly string[]): string[] {
  const lists: string[] = [];
  for (const asin of asins) {
    const last = lists.at(-1);
    if (last !== undefined && last.length + 1 + asin.length <= LONGEST_ASINS)
      lists[lists.length - 1] = `${last} ${asin}`;
    else lists.push(asin);
  }
  return lists;
}

function keyOf(request: Omit<PullRequest, 'key'>): string {
  const { marketplaceIds, options, period, reportType } = request;
  const sorted = Object.entries(options).toSorted(([left], [right]) => (left < right ? -1 : 1));
  return JSON.stringify([reportType, marketplaceIds, period === null ? null : [period.start, period.end], sorted]);
}

interface Span {
  readonly period: Period | null;
  readonly options: Readonly<Record<string, string>>;
}

/** The spans one kind is asked for; with a note where days are left out. */
function spansOf(rule: PullRule, wish: PullWish): { readonly spans: readonly Span[]; readonly note: string | null } {
  const { asOf } = wish;
  if (rule.span === 'now' || rule.span === 'found') return { spans: [{ period: null, options: {} }], note: null };
  const yesterday = addDays(asOf, -1);
  const end = wish.until !== null && wish.until < yesterday ? wish.until : yesterday;
  const usual = addDays(end, 1 - USUAL_DAYS);
  const wanted = wish.since ?? (rule.span === 'weeks' ? usual : monthStart(usual));
  const oldest = rule.keptDays === null ? wanted : addDays(asOf, -rule.keptDays);
  const span = { start: wanted < oldest ? oldest : wanted, end };
  const cut = wanted < oldest ? `${rule.id}: Amazon keeps ${rule.keptDays} days, so it begins on ${oldest}.` : null;
  const plain = (periods: readonly Period[]): Span[] => periods.map((period) => ({ period, options: {} }));
  if (span.start > span.end) return { spans: [], note: `${rule.id}: no day is left to ask for.` };
  switch (rule.span) {
    case 'weeks':
      return withNote(plain(weeks(span)), cut, `${rule.id}: no whole week from Sunday to Saturday lies in these days.`);
    case 'months':
      return withNote(plain(months(span)), cut, `${rule.id}: no whole month lies in these days.`);
    case 'options': {
      const { from = '', to = '' } = rule.dateOptions ?? {};
      const options = { [from]: `${span.start}T00:00:00Z`, [to]: `${span.end}T23:59:59Z` };
      return { spans: [{ period: span, options }], note: cut };
    }
    default:
      return { spans: plain(parts(span, rule.longestDays ?? periodDays(span))), note: cut };
  }
}

function withNote(spans: readonly Span[], cut: string | null, none: string) {
  return { spans, note: spans.length === 0 ? none : cut };
}

function wantedRules({ asOf, features, types }: Pick<PullWish, 'asOf' | 'features' | 'types'>): readonly PullRule[] {
  return pullRules(asOf).filter((rule) =>
    types.length > 0 ? types.includes(rule.id) : rule.features.some((feature) => features.includes(feature)),
  );
}

/** True where a report that is wanted must be asked for by products. */
export function wantsProducts(wish: Pick<PullWish, 'asOf' | 'features' | 'types'>): boolean {
  return wantedRules(wish).some(({ asinOption }) => asinOption !== null);
}

/** Which reports to ask Amazon for: kinds by name or by feature, each marketplace, long spans in parts. Pure. */
export function planPulls(wish: PullWish): PullPlan {
  const rules = wantedRules(wish);
  const notes: string[] = [];
  const requests = rules.flatMap((rule): PullRequest[] => {
    const { note, spans } = spansOf(rule, wish);
    if (note !== null) notes.push(note);
    const all = rule.asinOption === null ? [null] : asinLists(wish.asins);
    const lists = all.slice(0, MOST_ASIN_LISTS);
    if (lists.length === 0) notes.push(`${rule.id}: it wants products; name them with --asin, or pull listings first.`);
    if (all.length > lists.length) {
      const count = lists.flatMap((list) => list?.split(' ') ?? []).length;
      notes.push(`${rule.id}: asked for the first ${count} of ${wish.asins.length} products; name others with --asin.`);
    }
    const groups = rule.marketplaces === 'each' ? wish.marketplaces.map((one) => [one]) : [wish.marketplaces];
    return groups.flatMap((group) =>
      spans.flatMap(({ options, period }) =>
        lists.map((list): PullRequest => {
          const request = {
            reportType: rule.id,
            marketplaces: group.map(({ code }) => code),
            marketplaceIds: group.map(({ id }) => id),
            made: rule.made,
            period,
            lookBackHours: rule.lookBackHours,
            options: {
              ...rule.options,
              ...options,
              ...(list === null || rule.asinOption === null ? {} : { [rule.asinOption]: list }),
            },
            restMinutes: rule.restMinutes,
            settlesAfterDays: rule.settlesAfterDays,
          };
          return { key: keyOf(request), ...request };
        }),
      ),
    );
  });
  return { requests, notes };
}
