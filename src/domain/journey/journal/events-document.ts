import type { Cell, Document, RunFacts } from '../../../model/document.ts';
import type { JourneyEvent } from '../../../model/journal.ts';
import type { IsoDate } from '../../../model/period.ts';
import type { Problem } from '../../../model/problem.ts';
import type { RecordSet } from '../../../model/records/record.ts';
import { settingsAt, settingsRules } from '../settings.ts';
import { TestsOfRun } from '../tests-of-run.ts';
import { percentWords } from '../words.ts';
import {
  type Effect,
  effectOf,
  type EffectResult,
  type EffectSide,
  type JudgedMetric,
  WEEKS_PER_SIDE,
} from './effect.ts';
import { pair, probability, rounded } from '../rounding.ts';

/** One side of an event as programs read it. */
export interface EffectSideData {
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly count: number;
  readonly n: number;
  readonly rate: number;
}

/** What conversion did from the weeks before an event to the weeks after. */
export interface EventEffectData {
  readonly metric: JudgedMetric;
  readonly before: EffectSideData;
  readonly after: EffectSideData;
  readonly difference: number;
  readonly interval: readonly [number, number];
  readonly p: number;
  readonly adjustedP: number;
  readonly verdict: 'rose' | 'fell' | 'no-clear-change';
  /** Ids of other events in these weeks: what they did cannot be told from this one. */
  readonly alsoThen: readonly string[];
}

export interface EventData extends JourneyEvent {
  /** Null with a reason, or where no files were named. */
  readonly effect: EventEffectData | null;
  readonly effectReason: string | null;
}

export interface JourneyEventsData {
  readonly journal: string;
  /** `list`, `added`, `removed` or `found`. */
  readonly did: 'list' | 'added' | 'removed' | 'found';
  readonly events: readonly EventData[];
}

export interface EventsInput {
  readonly journal: string;
  readonly did: JourneyEventsData['did'];
  readonly events: readonly JourneyEvent[];
  /** Every event of the journal, for what else happened; the same as `events` for a list. */
  readonly all: readonly JourneyEvent[];
  /** Null: no files were named, and no effects are worked out. */
  readonly records: RecordSet | null;
  readonly asOf: IsoDate;
  readonly problems: readonly Problem[];
}

/** One side as programs read it. */
export function sideData({ count, from, n, rate, to }: EffectSide): EffectSideData {
  return { from, to, count, n, rate: rounded(rate) };
}

/** Events of the same product, or of the account, in the weeks of an effect. */
function alsoThen(event: JourneyEvent, { after, before }: Effect, all: readonly JourneyEvent[]): string[] {
  return all
    .filter(
      (other) => other.id !== event.id && (other.asin === null || event.asin === null || other.asin === event.asin),
    )
    .filter(
      (other) => other.marketplace === null || event.marketplace === null || other.marketplace === event.marketplace,
    )
    .filter((other) => other.date <= after.to && (other.until ?? other.date) >= before.from)
    .map(({ id }) => id);
}

function effects(input: EventsInput): Map<string, { effect: EventEffectData | null; reason: string | null }> {
  const { all, asOf, events, records } = input;
  const found = new Map<string, { effect: EventEffectData | null; reason: string | null }>();
  if (records === null) return found;
  const settings = settingsAt(asOf);
  const tests = new TestsOfRun();
  const drafts = events.map((event) => {
    const { asin, date, marketplace, until } = event;
    const result: EffectResult = effectOf(
      records,
      { metric: 'P02', asin, marketplace, date, until },
      { asOf, settings },
    );
    return { event, result, test: result.found ? tests.add(result.effect.p) : null };
  });
  for (const { event, result, test } of drafts) {
    if (!result.found || test === null) {
      found.set(event.id, { effect: null, reason: result.found ? null : result.reason });
      continue;
    }
    const { after, before, difference, interval, p } = result.effect;
    const adjustedP = tests.adjusted(test);
    const clear = adjustedP <= settings.falseDiscoveryRate && difference !== 0;
    const effect: EventEffectData = {
      metric: 'P02',
      before: sideData(before),
      after: sideData(after),
      difference: rounded(difference),
      interval: pair(interval),
      p: probability(p),
      adjustedP: probability(adjustedP),
      verdict: clear ? (difference > 0 ? 'rose' : 'fell') : 'no-clear-change',
      alsoThen: alsoThen(event, result.effect, all),
    };
    found.set(event.id, { effect, reason: null });
  }
  return found;
}

const VERDICTS = { rose: 'rose', fell: 'fell', 'no-clear-change': 'no clear change' } as const;

function effectCell(event: EventData): string | null {
  const { effect, effectReason } = event;
  if (effect === null) return effectReason;
  const { after, alsoThen: others, before, verdict } = effect;
  const also = others.length === 0 ? '' : `; not to be told from ${others.join(', ')}`;
  return `${percentWords(before.rate)} to ${percentWords(after.rate)}, ${VERDICTS[verdict]}${also}`;
}

const TITLES = {
  list: 'Events',
  added: 'Event noted',
  removed: 'Event taken out',
  found: 'Events found in reports',
} as const;

/** What happened, and what conversion did round it: the document of `journey events`. */
export function eventsDocument(input: EventsInput, run: RunFacts): Document<'journey-events', JourneyEventsData> {
  const { asOf, did, events, journal, problems, records } = input;
  const known = effects(input);
  const data = events.map((event): EventData => {
    const { effect = null, reason = null } = known.get(event.id) ?? {};
    return { ...event, effect, effectReason: reason };
  });
  const note =
    records === null
      ? 'Name files to see what conversion did round each event.'
      : `Order items of sessions, ${WEEKS_PER_SIDE} complete weeks before and after; corrected for all events together. A difference is no proof: everything else of these weeks is in it.`;
  return {
    kind: 'journey-events',
    schemaVersion: 1,
    title: TITLES[did],
    subtitle: `${events.length} in ${journal}`,
    data: { journal, did, events: data },
    blocks: [
      {
        type: 'table',
        id: 'events',
        columns: [
          { key: 'date', label: 'Day', kind: 'date' },
          { key: 'until', label: 'Until', kind: 'date', priority: 4 },
          { key: 'kind', label: 'Kind', kind: 'text' },
          { key: 'asin', label: 'ASIN', kind: 'id', priority: 2 },
          { key: 'marketplace', label: 'Shop', kind: 'id', priority: 3 },
          { key: 'label', label: 'What', kind: 'text' },
          ...(records === null ? [] : [{ key: 'effect', label: 'Conversion', kind: 'text' } as const]),
          { key: 'id', label: 'Id', kind: 'id', priority: 3 },
        ],
        rows: data.map((event): Cell[] => [
          event.date,
          event.until,
          event.kind,
          event.asin,
          event.marketplace,
          event.label,
          ...(records === null ? [] : [effectCell(event)]),
          event.id,
        ]),
        emptyText:
          did === 'found'
            ? 'The reports at hand tell of nothing that the journal lacks.'
            : 'Nothing is noted yet: sellerctl journey events add --kind price --on 2026-10-12 --label "..."',
        note,
      },
    ],
    problems,
    provenance: { ...run, rules: records === null ? [] : settingsRules(asOf), freshness: [] },
  };
}
