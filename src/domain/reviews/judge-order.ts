import type { IsoDate } from '../../model/period.ts';
import { type AskEntry, isInDoubt } from '../../model/review-ledger.ts';
import { estimateDelivery, expectedDelivery, type RequestWindow, requestWindow } from './delivery-window.ts';
import type { OrderFacts } from './order-facts.ts';
import { lineState, orderState } from './order-state.ts';
import { hasFeedback, type PlanChoices } from './plan-choices.ts';
import type { ReviewRules } from './review-rules.ts';
import type { Judgement, Reason, Verdict } from './verdict.ts';

const NEVER_RECEIVED_REASON = /^UNDELIVERABLE|NEVER_ARRIVED/i;

/** True when every item of the order that left came back because it never reached the buyer. */
function neverReceived(order: OrderFacts): boolean {
  const back = new Set(
    order.returns.filter((record) => NEVER_RECEIVED_REASON.test(record.reason ?? '')).map((record) => record.sku),
  );
  const sent = order.lines.filter((line) => lineState(line) !== 'cancelled');
  return sent.length > 0 && sent.every((line) => back.has(line.sku));
}

/** Rules that take an order out for good, because nobody could judge or be asked. None looks at how happy a buyer may be. */
function exclusions(order: OrderFacts, choices: PlanChoices): Reason[] {
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
  if (choices.insiders.has(order.orderId)) {
    exclude('E09', 'On your list of staff, family and test orders: their reviews would be fake ones.');
  }
  if (choices.saidNo.has(order.orderId)) exclude('E08', 'On your list of buyers who said no.');
  return reasons;
}

/** Filters the user switched on. What they do to neutrality is said once for the plan. */
function ownRules(order: OrderFacts, choices: PlanChoices): Reason[] {
  const reasons: Reason[] = [];
  const exclude = (rule: string, text: string): void => void reasons.push({ rule, effect: 'excludes', text });
  const isOn = (rule: string): boolean => choices.filters.has(rule);
  if (isOn('E14') && hasFeedback(order)) exclude('E14', 'It has seller feedback already, of whatever rating.');
  if (isOn('E15') && order.refunded) exclude('E15', 'Refunded; your rule leaves such orders out.');
  if (isOn('E16') && order.returns.length > 0) exclude('E16', 'Returned; your rule leaves such orders out.');
  if (isOn('E18') && hasFeedback(order, 2))
    exclude('E18', 'One or two stars as feedback; your rule leaves such orders out.');
  if (isOn('E21') && order.lines.some((line) => line.isBusinessOrder === true))
    exclude('E21', 'Amazon Business order.');
  const sku = order.lines.find((line) => choices.skus.has(line.sku))?.sku;
  if (sku !== undefined) exclude('E22', `SKU ${sku} is on your list of products not to ask about.`);
  if (choices.armOf?.(order.orderId) === 'holdout') {
    exclude('E23', 'In the control group, drawn by chance: it is not asked, so that the rest can be compared with it.');
  }
  return reasons;
}

/** What the ledger says: an order is asked once, through one channel. */
function askedBefore(entry: AskEntry): Reason {
  const { state, route, at } = entry;
  const day = at.slice(0, 10);
  if (state === 'drafted') {
    const text = `A draft of your own was written on ${day}: one channel an order. If it was not sent, take it off the ledger.`;
    return { rule: 'E07', effect: 'excludes', text };
  }
  const doubt = isInDoubt(entry) ? '; the answer was lost, so it counts as asked unless Amazon offers it again' : '';
  return { rule: 'E06', effect: 'excludes', text: `Asked on ${day} (${route})${doubt}.` };
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
    const text = `Inside the window for every delivery date that may be meant: ${window.opensAt} to ${window.closesAt}.`;
    return { verdict: 'eligible', reason: { rule: 'window', effect: 'allows', text } };
  }
  if (asOf <= window.mayCloseAt) {
    const text = `The window closes between ${window.closesAt} and ${window.mayCloseAt}; only the real delivery date tells whether it is still open (GET_AMAZON_FULFILLED_SHIPMENTS_DATA_GENERAL, or Amazon's own button).`;
    return { verdict: 'unknown', reason: { rule: 'window', effect: 'leaves-open', text } };
  }
  const text = `Too late: the window closed by ${window.mayCloseAt} for every delivery date that may be meant.`;
  return { verdict: 'expired', reason: { rule: 'E04', effect: 'excludes', text } };
}

/** Says why an order cannot be judged by its dates; null when it can. */
function gap(order: OrderFacts): Reason | null {
  const open = (rule: string, text: string): Reason => ({ rule, effect: 'leaves-open', text });
  if (order.contradictory) return open('marketplace', 'Two marketplaces are given for this order id: check the files.');
  if (order.marketplace === null) {
    return open('marketplace', 'No line tells the marketplace, and a request needs one: name it with --marketplace.');
  }
  if (order.purchasedOn === null && order.expected === null) {
    return open('purchase-date', 'No usable purchase date and no expected arrival, so no window can be worked out.');
  }
  if (orderState(order.lines) === 'unclear') {
    const status = order.lines[0]?.orderStatus ?? '';
    return open('E01', `Status "${status}" is not one we know: whether the order has shipped is not known.`);
  }
  return null;
}

/** The days on which the order may have arrived, and what they were worked out from. */
function deliveryOf(
  order: OrderFacts,
  rules: ReviewRules,
): {
  range: ReturnType<typeof estimateDelivery>;
  from: NonNullable<Judgement['windowFrom']>;
} {
  if (order.expected !== null) return { range: expectedDelivery(order.expected, rules), from: 'expected-arrival' };
  const channels = order.lines.map((line) => line.fulfilment);
  const range = order.purchasedOn === null ? null : estimateDelivery(order.purchasedOn, channels, rules);
  return { range, from: 'purchase-date' };
}

/**
 * What may be done with one order on a day, and every rule that spoke. Amazon's window is measured from delivery dates
 * that an orders file lacks: they are taken from the arrival Amazon expected when the parcel left (fulfilled shipments),
 * else estimated from the purchase date by the rule table, and the verdicts say so.
 */
export function judgeOrder(order: OrderFacts, asOf: IsoDate, rules: ReviewRules, choices: PlanChoices): Judgement {
  const noted = notes(order);
  const none = (verdict: Verdict, reasons: readonly Reason[]): Judgement => ({
    verdict,
    window: null,
    windowFrom: null,
    dueAt: null,
    lookAgainUntil: null,
    reasons: [...reasons, ...noted],
  });
  const excluded = exclusions(order, choices);
  if (excluded.length > 0) return none('excluded-integrity', excluded);
  const asked = choices.asked(order.orderId);
  if (asked !== null) {
    const judgement = none('already-asked', [askedBefore(asked)]);
    // Amazon may need the day of a request to know of it itself.
    if (!isInDoubt(asked) || asked.at.slice(0, 10) >= asOf) return judgement;
    const { verdict, window } = judgeOrder(order, asOf, rules, { ...choices, asked: () => null });
    return { ...judgement, lookAgainUntil: verdict === 'eligible' ? (window?.closesAt ?? null) : null };
  }
  const own = ownRules(order, choices);
  if (own.length > 0) return none('excluded-own-rule', own);
  const missing = gap(order);
  if (missing !== null) return none('unknown', [missing]);
  if (orderState(order.lines) === 'not-shipped') {
    return none('wait', [
      { rule: 'E01', effect: 'waits', text: 'Not shipped yet: Amazon takes no request before shipping.' },
    ]);
  }
  const { range, from } = deliveryOf(order, rules);
  const window = range === null ? null : requestWindow(range, rules, choices.dueDay);
  if (window === null) {
    const text = 'The delivery dates that may be meant lie too far apart to name a day inside the window.';
    return none('unknown', [{ rule: 'window', effect: 'leaves-open', text }]);
  }
  const { verdict, reason } = judgeWindow(window, asOf);
  const ahead = verdict === 'wait' || verdict === 'eligible';
  const dueAt = ahead ? (window.dueAt < asOf ? asOf : window.dueAt) : null;
  const judged = { window, windowFrom: from, lookAgainUntil: null, reasons: [reason, ...noted] };
  if (ahead && choices.openCases.has(order.orderId)) {
    const text = `An open case: answer it first, then ask if time is left (until ${window.closesAt}).`;
    return {
      ...judged,
      verdict: 'hold',
      dueAt: null,
      reasons: [{ rule: 'E13', effect: 'holds', text }, ...judged.reasons],
    };
  }
  return { ...judged, verdict, dueAt };
}
