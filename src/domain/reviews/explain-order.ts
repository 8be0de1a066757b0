import type { Block, Cell } from '../../model/document.ts';
import { EXIT, UserError } from '../../model/errors.ts';
import type { PlannedOrder, ReviewPlan } from './plan-reviews.ts';
import type { EligibilityRow } from './review-rules.ts';

/** A rule that files cannot answer: what stays open, and what would answer it. */
interface OpenQuestion {
  readonly what: string;
  readonly add: string;
}

/** Rules that no report read here can answer. Rules not named here are judged from orders, returns and settlements. */
const OPEN_QUESTIONS: Readonly<Record<string, OpenQuestion>> = {
  E05: {
    what: 'Whether Amazon takes a request for the order today',
    add: "Amazon's own answer: its button, or the Solicitations API",
  },
  E06: {
    what: 'Whether the order was asked by hand or by another tool',
    add: 'sellerctl reviews ledger --import <file>',
  },
  E07: { what: 'Whether a message of your own asked already', add: 'sellerctl reviews ledger --import <file>' },
  E08: {
    what: 'Whether the buyer said no to such messages',
    add: 'your list of such orders: --said-no <file> (Amazon gives none)',
  },
  E09: { what: 'Whether staff, family or a test placed the order', add: 'your list of such orders: --insiders <file>' },
  E13: {
    what: 'Whether a complaint or claim is open: settle it first, then ask',
    add: 'your list of such orders: --hold <file>',
  },
  E14: { what: 'Whether the buyer has rated you already', add: 'GET_SELLER_FEEDBACK_DATA' },
  E17: { what: 'Whether the parcel came late', add: 'the real delivery date' },
  E24: { what: 'Whether the order is a repeat of a subscription', add: 'subscription marks of the Orders API' },
};

/** Rules that are on and that no file given here can answer: what a plan must own up to. */
export function openQuestions(plan: ReviewPlan): (OpenQuestion & { readonly rule: string })[] {
  return (plan.applied?.eligibility ?? []).flatMap((row) => {
    const question = OPEN_QUESTIONS[row.id];
    return row.on && question !== undefined ? [{ rule: row.id, ...question }] : [];
  });
}

function outcome(row: EligibilityRow, planned: PlannedOrder): string {
  const spoke = planned.judgement.reasons.find((reason) => reason.rule === row.id);
  if (spoke) return spoke.text;
  if (!row.neutral) return `Never used: ${row.classMeaning}.`;
  if (!row.on) return `Off: ${row.classMeaning}.`;
  const question = OPEN_QUESTIONS[row.id];
  return question === undefined ? 'Did not apply.' : `Not checked: needs ${question.add}.`;
}

function dateRows({ order, judgement }: PlannedOrder, plan: ReviewPlan): Cell[][] {
  const rows: Cell[][] = [
    ['purchase-date', order.purchasedOn ?? 'not known', 'Day of purchase in the time zone of the shop.'],
  ];
  if (order.expected !== null) {
    rows.push([
      'expected-arrival',
      `${order.expected.earliest} to ${order.expected.latest}`,
      plan.applied?.arrival.why ?? '',
    ]);
  }
  const { window } = judgement;
  const rules = plan.applied;
  if (window === null || rules === null) return rows;
  rows.push(
    [
      'window',
      `${window.opensAt} to ${window.closesAt}`,
      `${rules.window.why} Sure for every delivery date that may be meant; at the widest ${window.mayOpenAt} to ${window.mayCloseAt}.`,
    ],
    [
      'due',
      judgement.dueAt ?? 'none',
      `${rules.due.daysAfterDelivery} days after the latest delivery that may be meant. ${rules.due.why}`,
    ],
  );
  if (judgement.windowFrom === 'expected-arrival') return rows;
  for (const estimate of rules.estimates) {
    if (!order.lines.some((line) => line.fulfilment === null || line.fulfilment === estimate.fulfilment)) continue;
    rows.push([estimate.id, `${estimate.earliestDays} to ${estimate.latestDays} days`, estimate.why]);
  }
  return rows;
}

/**
 * Every rule of the table beside one order: what it said, or why it was silent.
 * @throws UserError `order-missing` when no file holds the order.
 */
export function explainOrder(plan: ReviewPlan, orderId: string): Block {
  const planned = plan.orders.find(({ order }) => order.orderId === orderId.trim());
  if (!planned) {
    throw new UserError('order-missing', EXIT.input, `No order ${orderId} in these files.`, [
      'Copy the id from the orders file: three groups of 3, 7 and 7 digits.',
      'Check --marketplace, --since and --until, which leave orders out.',
    ]);
  }
  const rules = (plan.applied?.eligibility ?? []).map((row): Cell[] => [
    row.id,
    row.name.replaceAll('_', ' '),
    outcome(row, planned),
  ]);
  const others = planned.judgement.reasons
    .filter((reason) => !plan.applied?.eligibility.some((row) => row.id === reason.rule))
    .map((reason): Cell[] => [reason.rule, reason.effect, reason.text]);
  return {
    type: 'table',
    id: 'explain',
    title: `Order ${planned.order.orderId}: ${planned.judgement.verdict}`,
    columns: [
      { key: 'rule', label: 'Rule', kind: 'id' },
      { key: 'what', label: 'What', kind: 'text' },
      { key: 'outcome', label: 'Outcome', kind: 'text' },
    ],
    rows: [...dateRows(planned, plan), ...others, ...rules],
  };
}
