import type { Period } from './period.ts';

/** Features that reports are pulled for. */
export const PULL_FEATURES = ['fees', 'audit', 'reviews', 'journey'] as const;
export type PullFeature = (typeof PULL_FEATURES)[number];

/** One report that is wanted of Amazon. */
export interface PullRequest {
  /** The same for the same wish in every run: type, marketplaces, span and options. */
  readonly key: string;
  readonly reportType: string;
  /** Codes, for people. */
  readonly marketplaces: readonly string[];
  /** Amazon's ids of them. */
  readonly marketplaceIds: readonly string[];
  /** asked: made at our wish; found: made by Amazon by itself, and only looked for. */
  readonly made: 'asked' | 'found';
  /** Days asked for; null for the state of now. */
  readonly period: Period | null;
  /** Hours before now at which the data of a state of now begins, where Amazon wants one. */
  readonly lookBackHours: number | null;
  readonly options: Readonly<Record<string, string>>;
  /** Amazon makes no newer version within so many minutes. */
  readonly restMinutes: number;
  /** Days after its last one from which a span is final. */
  readonly settlesAfterDays: number;
}

/**
 * What became of a wish. pulled: new in the archive. known: the same bytes were there. fresh: young enough, or final, not
 * asked again. no-data: Amazon cancelled it, because there is nothing or it was asked too soon. resting: Amazon makes no
 * newer one yet. in-the-making: not ready in time, the next run goes on. refused: the account may not have it. failed:
 * it went wrong. none-found: Amazon has made none.
 */
export type PullState =
  | 'pulled'
  | 'known'
  | 'fresh'
  | 'no-data'
  | 'resting'
  | 'in-the-making'
  | 'refused'
  | 'failed'
  | 'none-found';

export interface PullOutcome {
  readonly request: PullRequest;
  readonly state: PullState;
  readonly note: string | null;
  /** Of what is in the archive for it now; null where nothing is. */
  readonly sha256: string | null;
  readonly bytes: number | null;
  readonly records: number | null;
}
