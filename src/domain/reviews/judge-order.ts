import type { IsoDate } from '../../model/period.ts';
import { estimateDelivery, type RequestWindow, requestWindow } from './delivery-window.ts';
import type { OrderFacts } from './order-facts.ts';
import { lineState, orderState } from './order-state.ts';
import type { ReviewRules } from './review-rules.ts';

/** What may be done with an order on the day of the plan. */
export type Verdict = 'eligible-window-estimated' | 'wait' | 'expired' | 'excluded' | 'unknown';

/** What a rule that spoke does to the order; a note changes nothing. */
export type Effect = 'allows' | 'waits' | 'excludes' | 'leaves-open' | 'notes';

export interface Reason {
  /** Id of the rule: `E02`; `window` and `marketplace` where no numbered rule speaks. */
  readonly rule: string;
  readonly effect: Effect;
  readonly text: string;
}

export interface Judgement {
  readonly verdict: Verdict;
  /** The window as far as it is known; null for orders without one. */
  readonly window: RequestWindow | null;
  /** The day on which to ask; null unless the order may be asked now or later. */
  readonly dueAt: IsoDate | null;
  readonly reasons: readonly Reason[];
}

const NEVER_RECEIVED_REASON = /^UNDELIVERABLE|NEVER_ARRIVED/i;

/** True when every item of the order that left came back because it never reached the buyer. */
function neverReceived(order: OrderFacts): boolean {
  const back = new Set(
    order.returns.filter((record) => NEVER_RECEIVED_REASON.test(record.reason ?? '')).map((record) => record.sku),
  );
  const sent = order.lines.filter((line) => lineState(line) !== 'cancelled');
  return sent.length > 0 && sent.every((line) => back.has(line.sku));
}

/** Rules that take an order out for good. None looks at how happy the buyer may be. */
function exclusions(order: OrderFacts): Reason[] {
  const reasons: Reason[] = [];
  const exclude = (rule: string, text: string): void => void reasons.push({ rule, effect: 'excludes', text });
  const state = orderState(order.lines);
  if (state === 'cancelled') exclude('E02', 'Cancelled: there is no product to review.');
  if (order.lines.some((line) => /^non[\s-]?amazon/i.test(line.salesChannel?.trim() ?? ''))) {
    exclude('E10', 'Not sold on Amazon (multi-channel order): there is no Amazon buyer to ask.');
  }
  if (state === 'never-received' || neverReceived(order)) {
    exclude('E11', 'Never reached the buyer, who cannot judge a product never held.');
  }
  if (order.lines.some((line) => line.isReplacementOrder === true)) {
    exclude('E12', 'A replacement: the original order may be asked once, this would ask the same buyer twice.');
  }
  return reasons;
}

/** What is worth knowing of an order and changes nothing, because leaving it out would sample on satisfaction. */
function notes(order: OrderFacts): Reason[] {
  const reasons: Reason[] = [];
  const note = (rule: string, text: string): void => void reasons.push({ rule, effect: 'notes', text });
  if (order.refunded) {
    note('E15', 'A refund is in the settlements. Kept: leaving refunded buyers out would ask the content ones only.');
  }
  if (order.returns.length > 0) {
    note('E16', 'Returned. Kept: leaving returns out would ask the content buyers only; Amazon itself may refuse it.');
  }
  if (order.lines.some((line) => line.isBusinessOrder === true)) {
    note('E21', 'Amazon Business order: no rule against asking is known.');
  }
  return reasons;
}

function judgeWindow(window: RequestWindow, asOf: IsoDate): { verdict: Verdict; reason: Reason } {
  if (asOf < window.mayOpenAt) {
    return {
      verdict: 'wait',
      reason: {
        rule: 'E03',
        effect: 'waits',
        text: `Too early: the window opens between ${window.mayOpenAt} and ${window.opensAt}.`,
      },
    };
  }
  if (asOf < window.opensAt) {
    const text = `The window may be open already; by the assumed delivery dates it surely is from ${window.opensAt}.`;
    return { verdict: 'wait', reason: { rule: 'E03', effect: 'waits', text } };
  }
  if (asOf <= window.closesAt) {
    const text = `Inside the window for every assumed delivery date: ${window.opensAt} to ${window.closesAt}.`;
    return { verdict: 'eligible-window-estimated', reason: { rule: 'window', effect: 'allows', text } };
  }
  if (asOf <= window.mayCloseAt) {
    const text = `The window closes between ${window.closesAt} and ${window.mayCloseAt}; only the real delivery date tells whether it is still open (GET_AMAZON_FULFILLED_SHIPMENTS_DATA_GENERAL, or Amazon's own button).`;
    return { verdict: 'unknown', reason: { rule: 'window', effect: 'leaves-open', text } };
  }
  const text = `Too late: the window closed by ${window.mayCloseAt} for every assumed delivery date.`;
  return { verdict: 'expired', reason: { rule: 'E04', effect: 'excludes', text } };
}

/** Says why an order cannot be judged by its dates; null when it can. */
function gap(order: OrderFacts): Reason | null {
  const open = (rule: string, text: string): Reason => ({ rule, effect: 'leaves-open', text });
  if (order.contradictory) return open('marketplace', 'Two marketplaces are given for this order id: check the files.');
  if (order.marketplace === null) {
    return open('marketplace', 'No line tells the marketplace, and a request needs one: name it with --marketplace.');
  }
  if (order.purchasedOn === null)
    return open('purchase-date', 'No usable purchase date, so no window can be worked out.');
  if (orderState(order.lines) === 'unclear') {
    const status = order.lines[0]?.orderStatus ?? '';
    return open('E01', `Status "${status}" is not one we know: whether the order has shipped is not known.`);
  }
  return null;
}

/**
 * What may be done with one order on a day, and every rule that spoke. Amazon's window is measured from delivery dates
 * that an orders file lacks: they are estimated from the purchase date by the rule table, and the verdicts say so.
 */
export function judgeOrder(order: OrderFacts, asOf: IsoDate, rules: ReviewRules): Judgement {
  const excluded = exclusions(order);
  const noted = notes(order);
  if (excluded.length > 0) return { verdict: 'excluded', window: null, dueAt: null, reasons: [...excluded, ...noted] };
  const missing = gap(order);
  if (missing || order.purchasedOn === null) {
    return { verdict: 'unknown', window: null, dueAt: null, reasons: [...(missing ? [missing] : []), ...noted] };
  }
  if (orderState(order.lines) === 'not-shipped') {
    const reason: Reason = {
      rule: 'E01',
      effect: 'waits',
      text: 'Not shipped yet: Amazon takes no request before shipping.',
    };
    return { verdict: 'wait', window: null, dueAt: null, reasons: [reason, ...noted] };
  }
  const range = estimateDelivery(
    order.purchasedOn,
    order.lines.map((line) => line.fulfilment),
    rules,
  );
  const window = range === null ? null : requestWindow(range, rules);
  if (window === null) {
    const text = 'The assumed delivery dates lie too far apart to name a day inside the window.';
    return {
      verdict: 'unknown',
      window,
      dueAt: null,
      reasons: [{ rule: 'window', effect: 'leaves-open', text }, ...noted],
    };
  }
  const { verdict, reason } = judgeWindow(window, asOf);
  const ahead = verdict === 'wait' || verdict === 'eligible-window-estimated';
  const dueAt = ahead ? (window.dueAt < asOf ? asOf : window.dueAt) : null;
  return { verdict, window, dueAt, reasons: [reason, ...noted] };
}
