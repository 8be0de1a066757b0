import type { IsoDate } from './period.ts';

/** Kinds of events a seller remembers. */
export const EVENT_KINDS = [
  'price',
  'title',
  'image',
  'content',
  'coupon',
  'stock-out',
  'review-requests',
  'peak',
  'other',
] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

/** Something that happened on a day, noted by the user or found in reports. */
export interface JourneyEvent {
  /** Unique in the journal: `2026-10-12-price`, with a number from the second on. */
  readonly id: string;
  readonly date: IsoDate;
  /** Last day; null for a single day. */
  readonly until: IsoDate | null;
  readonly kind: EventKind;
  readonly label: string;
  /** Null: the whole account. */
  readonly asin: string | null;
  /** Marketplace code; null: all of them. */
  readonly marketplace: string | null;
}

/** A question put to the market before the answer is looked at. */
export interface JourneyExperiment {
  readonly id: string;
  /** What is believed, in the seller's words. */
  readonly hypothesis: string;
  /** Metric of the journey; only shares of traffic can be judged: `P01`, `P02`. */
  readonly metric: string;
  readonly asin: string | null;
  readonly marketplace: string | null;
  readonly start: IsoDate;
  /** Last day: before it no verdict is given. */
  readonly end: IsoDate;
  /** Share before, 0-1, on which the needed number rests. */
  readonly baseline: number;
  /** Smallest relative change worth seeing: 0.2 is a fifth. */
  readonly effect: number;
  /** Sessions needed on each side. */
  readonly neededPerSide: number;
  /** Days on which somebody looked before the end: each look makes a false alarm likelier. */
  readonly looks: readonly IsoDate[];
  /** Day it was closed; null while it is open. */
  readonly closed: IsoDate | null;
}

/** What a seller noted. */
export interface Journal {
  readonly events: readonly JourneyEvent[];
  readonly experiments: readonly JourneyExperiment[];
}
