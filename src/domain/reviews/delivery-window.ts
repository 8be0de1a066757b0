import { addDays, type IsoDate } from '../../model/period.ts';
import type { FulfilmentChannel } from '../../model/records/listing.ts';
import type { ReviewRules } from './review-rules.ts';

/** First and last day on which an order may have been delivered. */
export interface DeliveryRange {
  readonly earliest: IsoDate;
  readonly latest: IsoDate;
}

/** When Amazon takes a request, as far as the delivery range tells. */
export interface RequestWindow {
  /** Before this day the window is shut whatever day of the range was meant. */
  readonly mayOpenAt: IsoDate;
  /** From this day the window is open whatever day of the range was meant. */
  readonly opensAt: IsoDate;
  /** Until this day, inclusive, it is open whatever day was meant. */
  readonly closesAt: IsoDate;
  /** After this day it is shut whatever day was meant. */
  readonly mayCloseAt: IsoDate;
  /** The day on which to ask. */
  readonly dueAt: IsoDate;
}

/**
 * Days between which an order bought on a day is taken to arrive: an assumption from the rule table, by route. Unknown or
 * mixed routes get the widest range of all.
 */
export function estimateDelivery(
  purchasedOn: IsoDate,
  channels: readonly (FulfilmentChannel | null)[],
  rules: Pick<ReviewRules, 'estimates'>,
): DeliveryRange | null {
  const known = channels.length > 0 && channels.every((channel) => channel !== null);
  const rows = rules.estimates.filter((row) => !known || channels.includes(row.fulfilment));
  if (rows.length === 0) return null;
  return {
    earliest: addDays(purchasedOn, Math.min(...rows.map((row) => row.earliestDays))),
    latest: addDays(purchasedOn, Math.max(...rows.map((row) => row.latestDays))),
  };
}

/** Days between which an order is taken to arrive, by the arrival Amazon expected when its parcels left. */
export function expectedDelivery(expected: DeliveryRange, { arrival }: Pick<ReviewRules, 'arrival'>): DeliveryRange {
  return {
    earliest: addDays(expected.earliest, arrival.earliestDays),
    latest: addDays(expected.latest, arrival.latestDays),
  };
}

/**
 * The window of an order for a delivery range. Null when the range is so wide that no day is surely inside: then only
 * Amazon's own answer tells.
 * @param dueDay days after the latest delivery on which to ask; null for those of the table.
 */
export function requestWindow(
  range: DeliveryRange,
  rules: Pick<ReviewRules, 'window' | 'due'>,
  dueDay: number | null = null,
): RequestWindow | null {
  const { openDaysAfterEarliestDelivery: open, closeDaysAfterLatestDelivery: close } = rules.window;
  const opensAt = addDays(range.latest, open);
  const closesAt = addDays(range.earliest, close);
  if (opensAt > closesAt) return null;
  const wanted = addDays(range.latest, dueDay ?? rules.due.daysAfterDelivery);
  const dueAt = wanted < opensAt ? opensAt : wanted > closesAt ? closesAt : wanted;
  return {
    mayOpenAt: addDays(range.earliest, open),
    opensAt,
    closesAt,
    mayCloseAt: addDays(range.latest, close),
    dueAt,
  };
}
