import type { RetryKind } from './operation.ts';

/** What can go wrong with a call that may pass. */
export type Trouble =
  /** Surely not arrived. */
  | 'not-sent'
  /** Left, and no answer that tells. */
  | 'lost'
  /** 429. */
  | 'throttled'
  /** 500 and above. */
  | 'fault'
  /** A good status with something that is no JSON: a page of a gateway, an answer cut short. */
  | 'garbled';

/** How often a call is tried again after each trouble. */
const AGAIN: Readonly<Record<RetryKind, Readonly<Record<Trouble, number>>>> = {
  read: { 'not-sent': 4, lost: 4, throttled: 6, fault: 4, garbled: 2 },
  cancel: { 'not-sent': 4, lost: 4, throttled: 6, fault: 4, garbled: 0 },
  // What was lost or failed may have been made: the caller looks before it asks again.
  create: { 'not-sent': 4, lost: 0, throttled: 6, fault: 0, garbled: 0 },
  once: { 'not-sent': 0, lost: 0, throttled: 0, fault: 0, garbled: 0 },
};

const FIRST_MS = 1000;
const LONGEST_MS = 30_000;
/** Longest that Amazon's own word is kept; past it the call is given up and says so. */
export const LONGEST_ASKED_MS = 300_000;

/** Whether a call that met `trouble` for the `times`-th time may be tried again. */
export function mayRetry(kind: RetryKind, trouble: Trouble, times: number): boolean {
  return times <= AGAIN[kind][trouble];
}

/** Milliseconds before the next try: twice as long each time, of which half is by chance so that processes do not meet again. */
export function backoff(times: number, random: () => number): number {
  const whole = Math.min(FIRST_MS * 2 ** (times - 1), LONGEST_MS);
  return whole / 2 + (random() * whole) / 2;
}

/** Seconds a `Retry-After` names; null where it names none. A date is measured by the answer's own `Date`. */
export function retryAfterOf(headers: Readonly<Record<string, string>>): number | null {
  const value = headers['retry-after'];
  if (value === undefined || value.trim() === '') return null;
  const seconds = Number(value);
  if (Number.isFinite(seconds)) return seconds >= 0 ? seconds : null;
  const wait = (Date.parse(value) - Date.parse(headers['date'] ?? '')) / 1000;
  return Number.isFinite(wait) && wait >= 0 ? wait : null;
}
