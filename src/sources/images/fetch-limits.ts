/** Bounds of fetching; each is far above what an honest picture on an honest server needs. */
export interface FetchLimits {
  /** Bytes of one picture, after unpacking what was packed for the way. */
  readonly bytes: number;
  /** Bytes of all pictures of a run. */
  readonly totalBytes: number;
  /** Milliseconds until a server begins to answer. */
  readonly answerMs: number;
  /** Milliseconds without a single byte. */
  readonly idleMs: number;
  /** Milliseconds for one try, with its redirects. */
  readonly tryMs: number;
  readonly redirects: number;
  /** How often a picture is asked for when the trouble may pass. */
  readonly tries: number;
  /** Milliseconds before the second try; doubled before each further one. */
  readonly pauseMs: number;
  /** Longer waits that a server asks for are not waited. */
  readonly longestPauseMs: number;
  /** Pictures under way at the same time. */
  readonly atOnce: number;
}

export const FETCH_LIMITS: FetchLimits = {
  bytes: 50_000_000,
  totalBytes: 4_000_000_000,
  answerMs: 15_000,
  idleMs: 15_000,
  tryMs: 60_000,
  redirects: 5,
  tries: 3,
  pauseMs: 1000,
  longestPauseMs: 60_000,
  atOnce: 4,
};
