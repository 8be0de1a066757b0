import type { Rate } from './operation.ts';

/**
 * What is known of one bucket, by when calls were sent.
 *
 * Amazon counts a call when it arrives, up to some 60 ms after it was sent, so that a late call followed by an early one
 * looks to Amazon closer than it was. Of any calls i < j that no burst covers, s(j) must therefore be at least
 * s(i) + (j - i + 1 - burst) / rate + slack. `floor` is the largest of these bounds without the slack.
 */
export interface BucketState {
  /** When the last `burst` calls were sent, oldest first; milliseconds since 1970. */
  readonly sends: readonly number[];
  /** The bound the last call that was not covered by the burst had; 0 before there is one. */
  readonly floor: number;
  /** Nothing goes before: Amazon refused a call. */
  readonly pausedUntil: number;
  /** The rate Amazon said was in force; null where it never did. */
  readonly perSecond: number | null;
}

export const FULL_BUCKET: BucketState = { sends: [], floor: 0, pausedUntil: 0, perSecond: null };

/**
 * So much is kept back beyond the rate, so that no call is refused because of the network's jitter. At a burst of 1 every call
 * pays it: 90 ms of the two seconds of fee estimates are 4.5 %.
 */
export const SLACK_MS = 90;
/** A rate Amazon names is believed within this factor of its default. */
const PLAUSIBLE = 1000;

function each(state: BucketState, rate: Rate): number {
  return 1000 / (state.perSecond ?? rate.perSecond);
}

/** A clock that was set back leaves times of the future behind; such a state is no state. */
function isSane(state: BucketState, rate: Rate, now: number): boolean {
  const furthest = now + each(state, rate) * (rate.burst + 1) + 600_000;
  return (
    Math.max(state.floor, state.pausedUntil, ...state.sends) <= furthest && (state.sends.at(-1) ?? 0) <= now + 60_000
  );
}

function floorOf(state: BucketState, rate: Rate): number | null {
  const oldest = state.sends.at(-rate.burst);
  return oldest === undefined ? null : Math.max(state.floor, oldest) + each(state, rate);
}

/** Milliseconds from `now` until the next call may be sent; 0 when it may be at once. */
export function waitOf(state: BucketState, rate: Rate, now: number): number {
  if (!isSane(state, rate, now)) return 0;
  const floor = floorOf(state, rate);
  return Math.max(0, state.pausedUntil - now, floor === null ? 0 : floor + SLACK_MS - now);
}

/** The bucket after a call was sent at `now`. */
export function afterSend(state: BucketState, rate: Rate, now: number): BucketState {
  const sane = isSane(state, rate, now) ? state : { ...FULL_BUCKET, perSecond: state.perSecond };
  return { ...sane, sends: [...sane.sends, now].slice(-rate.burst), floor: floorOf(sane, rate) ?? sane.floor };
}

/** The bucket after Amazon refused a call: it is empty, whatever we counted, and nothing goes for a while. */
export function afterRefusal(state: BucketState, rate: Rate, now: number, pause: number): BucketState {
  const pausedUntil = Math.max(state.pausedUntil, now + pause);
  return { ...state, sends: Array.from({ length: rate.burst }, () => now), floor: now, pausedUntil };
}

/** The bucket after Amazon named the rate in force; what is not plausible is not believed. */
export function withRate(state: BucketState, rate: Rate, perSecond: number): BucketState {
  const plausible = perSecond >= rate.perSecond / PLAUSIBLE && perSecond <= rate.perSecond * PLAUSIBLE;
  return plausible && perSecond !== state.perSecond ? { ...state, perSecond } : state;
}
