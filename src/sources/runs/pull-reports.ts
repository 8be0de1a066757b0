import type { PullOutcome, PullRequest } from '../../model/pull.ts';
import type { ApiClock, DownloadedDocument, SpApiClient } from '../sp-api/client-types.ts';
import {
  createReport,
  getReport,
  getReports,
  openReportDocument,
  type ReportFilter,
  type ReportState,
} from '../sp-api/operations/reports.ts';
import { SpApiError, type SpApiErrorCode } from '../sp-api/sp-api-error.ts';
import type { PullEntry, PullStore } from './pull-store.ts';
import { type Age, answers, isFresh, keyStart, mayBeMade, outcome, periodOf, whyFatal } from './report-match.ts';

/** What the archive made of a document. */
export interface Kept {
  readonly isNew: boolean;
  readonly sha256: string;
  readonly bytes: number;
  readonly records: number;
  /** Null where it is a report that is known. */
  readonly doubt: string | null;
}

export interface PullRun {
  readonly client: SpApiClient;
  readonly store: Pick<
    PullStore,
    'find' | 'intend' | 'made' | 'end' | 'forget' | 'lastAsked' | 'knows' | 'settled' | 'settle'
  >;
  readonly clock: ApiClock;
  /** Something younger than so many minutes is not asked for again. */
  readonly freshMinutes: number;
  /** Longest time a report is waited for, milliseconds; then the next run goes on. */
  readonly waitMs: number;
  /** Puts a document into the archive as it is received. */
  keep(request: PullRequest, report: ReportState, document: DownloadedDocument): Promise<Kept>;
  progress(text: string): void;
}

const MINUTE = 60_000;
const DAY = 86_400_000;
/** Waits between looks at a report in the making, milliseconds; the last one for ever. */
const LOOKS = [2000, 5000, 10_000, 20_000, 30_000];
/** Reports in hand at once. What each operation may be called is the client's business. */
const AT_ONCE = 12;
/** Amazon lists reports for 90 days; an hour less, for clocks that differ. */
const LISTED_MS = 90 * DAY - 60 * MINUTE;
/** Slack for clocks when a report is looked for that may have been made at a wish of ours. */
const SLACK_MS = 5 * MINUTE;
const MOST_TYPES = 10;

/** Errors after which nothing more can go well: whose account it is must be settled first. */
const ABOUT_ACCOUNT: readonly SpApiErrorCode[] = ['lwa-refused', 'lwa-unreachable', 'sp-api-unauthorized'];
const REFUSALS: readonly SpApiErrorCode[] = ['sp-api-role-missing', 'sp-api-denied'];

class Puller {
  readonly #run: PullRun;
  #listed: readonly ReportState[] = [];

  constructor(run: PullRun) {
    this.#run = run;
  }

  get #now(): number {
    return this.#run.clock.now();
  }

  get #age(): Age {
    return { now: this.#now, freshMs: this.#run.freshMinutes * MINUTE };
  }

  #instant(milliseconds = this.#now): string {
    return new Date(milliseconds).toISOString();
  }

  async #list(filter: ReportFilter): Promise<ReportState[]> {
    const found: ReportState[] = [];
    for await (const report of getReports(this.#run.client, filter)) found.push(report);
    return found;
  }

  /** Looks what Amazon has already, or is making, of what is wanted: asking again would cost a rest of the rate. */
  async look(requests: readonly PullRequest[]): Promise<void> {
    const wanted = requests.filter(
      (request) =>
        request.made === 'asked' &&
        Object.keys(request.options).length === 0 &&
        !isFresh(request, this.#run.store.find(request.key), this.#age),
    );
    const types = [...new Set(wanted.map(({ reportType }) => reportType))];
    const createdSince = this.#instant(this.#now - Math.min(this.#run.freshMinutes * MINUTE, LISTED_MS));
    const statuses = ['IN_QUEUE', 'IN_PROGRESS', 'DONE'] as const;
    const found: ReportState[] = [];
    for (let at = 0; at < types.length; at += MOST_TYPES) {
      const reportTypes = types.slice(at, at + MOST_TYPES);
      found.push(...(await this.#list({ reportTypes, statuses, createdSince })));
    }
    this.#listed = found;
  }

  async one(request: PullRequest): Promise<PullOutcome[]> {
    try {
      return request.made === 'found' ? await this.#found(request) : [await this.#asked(request)];
    } catch (error) {
      if (!(error instanceof SpApiError) || ABOUT_ACCOUNT.includes(error.code)) throw error;
      const state = REFUSALS.includes(error.code) ? 'refused' : 'failed';
      return [outcome(request, state, { note: [error.message, ...error.suggestions.slice(0, 1)].join(' ') })];
    }
  }

  /** Reports that Amazon makes by itself: every one that is listed and was not fetched yet. */
  async #found(request: PullRequest): Promise<PullOutcome[]> {
    const { store } = this.#run;
    const createdSince = this.#instant(this.#now - LISTED_MS);
    const reports = await this.#list({ reportTypes: [request.reportType], statuses: ['DONE'], createdSince });
    const outcomes: PullOutcome[] = [];
    for (const report of reports) {
      const known = store.settled(report.reportId);
      const period = periodOf(report);
      const of = { ...request, period };
      if (known !== null) outcomes.push(outcome(of, 'fresh', { sha256: known, note: 'fetched before' }));
      else {
        const got = await this.#fetch(of, report);
        if (got.sha256 !== null) store.settle(report.reportId, got.sha256);
        outcomes.push(got);
      }
    }
    return outcomes.length > 0 ? outcomes : [outcome(request, 'none-found', { note: 'Amazon lists none of 90 days.' })];
  }

  async #asked(request: PullRequest): Promise<PullOutcome> {
    const { store } = this.#run;
    const entry = store.find(request.key);
    if (isFresh(request, entry, this.#age)) {
      const note = `${entry?.result ?? 'asked'} on ${entry?.endedAt?.slice(0, 10) ?? ''}`;
      return outcome(request, 'fresh', { sha256: entry?.sha256 ?? null, note });
    }
    const reportId = await this.#reportOf(request, entry);
    if (typeof reportId !== 'string') return reportId;
    try {
      return await this.#await(request, reportId);
    } catch (error) {
      // A number that Amazon knows no more, of a run long ago: the wish begins anew.
      if (!(error instanceof SpApiError) || error.code !== 'sp-api-not-found' || entry?.stage !== 'made') throw error;
      const again = await this.#create(request);
      return typeof again === 'string' ? this.#await(request, again) : again;
    }
  }

  /** Amazon's number of the report: one in the making, one that is there, or a new one; an outcome where there is none. */
  async #reportOf(request: PullRequest, entry: PullEntry | null): Promise<string | PullOutcome> {
    const { store } = this.#run;
    if (entry?.stage === 'made' && entry.reportId !== null) return entry.reportId;
    if (entry?.stage === 'intended') {
      const lost = await this.#lookFor(request, entry.askedAt);
      if (lost !== null) return lost;
    }
    const there = this.#listed.find((report) => answers(request, report) && !store.knows(report.reportId));
    if (there !== undefined && Object.keys(request.options).length === 0) {
      store.intend(request.key, there.createdTime ?? this.#instant());
      store.made(request.key, there.reportId);
      return there.reportId;
    }
    const last = request.period === null ? store.lastAsked(keyStart(request)) : null;
    const ready = last === null ? 0 : Date.parse(last) + request.restMinutes * MINUTE;
    if (ready > this.#now) {
      const note = `Amazon makes no newer one before ${this.#instant(ready).slice(0, 16).replace('T', ' ')} UTC.`;
      return outcome(request, 'resting', { note, sha256: entry?.sha256 ?? null });
    }
    return this.#create(request);
  }

  async #create(request: PullRequest): Promise<string | PullOutcome> {
    const { client, store } = this.#run;
    const { lookBackHours, marketplaceIds, options, period, reportType } = request;
    const askedAt = this.#instant();
    const days =
      period !== null
        ? { dataStartTime: `${period.start}T00:00:00Z`, dataEndTime: `${period.end}T23:59:59Z` }
        : lookBackHours === null
          ? {}
          : { dataStartTime: this.#instant(this.#now - lookBackHours * 60 * MINUTE), dataEndTime: askedAt };
    store.intend(request.key, askedAt);
    try {
      const reportOptions = Object.keys(options).length === 0 ? {} : { reportOptions: options };
      const reportId = await createReport(client, { reportType, marketplaceIds, ...days, ...reportOptions });
      store.made(request.key, reportId);
      return reportId;
    } catch (error) {
      if (!(error instanceof SpApiError)) throw error;
      if (!mayBeMade(error)) {
        store.forget(request.key);
        throw error;
      }
      const lost = await this.#lookFor(request, askedAt);
      if (lost !== null) return lost;
      const note = `${error.message} Amazon may be making it all the same: the next run looks before it asks again.`;
      return outcome(request, 'in-the-making', { note });
    }
  }

  /** A report that may have been made at a wish whose answer was lost; noted when it is found. */
  async #lookFor(request: PullRequest, askedAt: string): Promise<string | null> {
    const { store } = this.#run;
    const createdSince = this.#instant(Math.max(Date.parse(askedAt) - SLACK_MS, this.#now - LISTED_MS));
    const listed = await this.#list({ reportTypes: [request.reportType], createdSince });
    const found = listed.find((report) => answers(request, report) && !store.knows(report.reportId));
    if (found === undefined) return null;
    store.made(request.key, found.reportId);
    return found.reportId;
  }

  async #await(request: PullRequest, reportId: string): Promise<PullOutcome> {
    const { client, clock, progress, store, waitMs } = this.#run;
    const until = this.#now + waitMs;
    for (let look = 0; ; look += 1) {
      const report = await getReport(client, reportId);
      switch (report.status) {
        case 'DONE': {
          if (report.documentId === null) return this.#end(request, 'no-data', 'It is done and has no document.');
          const got = await this.#fetch(request, report);
          const { note, sha256 } = got;
          store.end(request.key, { result: 'pulled', note, sha256, endedAt: this.#instant() });
          return got;
        }
        case 'CANCELLED':
          return this.#end(request, 'no-data', 'There was nothing, or it was asked for too soon.');
        case 'FATAL':
          return this.#end(request, 'failed', await whyFatal(this.#run.client, request, report));
        default: {
          const wait = LOOKS[Math.min(look, LOOKS.length - 1)] ?? 0;
          if (this.#now + wait > until) {
            return outcome(request, 'in-the-making', { note: 'Not ready yet; the next run goes on with it.' });
          }
          progress(`Waiting for ${request.reportType}`);
          await clock.sleep(wait);
        }
      }
    }
  }

  #end(request: PullRequest, state: 'no-data' | 'failed', note: string): PullOutcome {
    this.#run.store.end(request.key, { result: state, note, sha256: null, endedAt: this.#instant() });
    return outcome(request, state, { note });
  }

  async #fetch(request: PullRequest, report: ReportState): Promise<PullOutcome> {
    const { client, keep, progress } = this.#run;
    progress(`Fetching ${request.reportType}`);
    const label = request.reportType;
    const document = await openReportDocument(client, report.documentId ?? '', { label });
    const { bytes, doubt, isNew, records, sha256 } = await keep(request, report, document);
    return outcome(request, isNew ? 'pulled' : 'known', { sha256, bytes, records, note: doubt });
  }
}

/**
 * Gets reports: what is young enough or final is left alone, what Amazon has or is making is taken, the rest is asked for,
 * waited for and put into the archive as it is received. A wish is on the disk before it leaves, so that a run that is
 * killed at any step goes on where it was and asks for nothing twice.
 * @throws SpApiError of credentials and tokens; every other error is the outcome of its request.
 */
export async function pullReports(requests: readonly PullRequest[], run: PullRun): Promise<PullOutcome[]> {
  const puller = new Puller(run);
  await puller.look(requests);
  const outcomes: PullOutcome[][] = requests.map(() => []);
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let at = next; at < requests.length; at = next) {
      next += 1;
      const request = requests[at];
      try {
        if (request !== undefined) outcomes[at] = await puller.one(request);
      } catch (error) {
        next = requests.length;
        throw error;
      }
    }
  };
  const workers = Array.from({ length: Math.min(AT_ONCE, requests.length) }, worker);
  const ended = await Promise.allSettled(workers);
  for (const each of ended) if (each.status === 'rejected') throw each.reason;
  return outcomes.flat();
}
