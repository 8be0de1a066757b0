import type { Block, Cell, Column, Document, MetricItem, RunFacts } from '../../model/document.ts';
import { explainOrder, openQuestions } from './explain-order.ts';

import type { PlannedOrder, ReviewPlan } from './plan-reviews.ts';
import type { Effect, Verdict } from './verdict.ts';

/** Why an order got its verdict. */
export interface PlannedReasonData {
  /** Rule id such as `E02`; `window`, `marketplace` or `purchase-date` where no numbered rule speaks. */
  readonly rule: string;
  readonly effect: Effect;
  readonly text: string;
}

/** One order of the plan. */
export interface PlannedOrderData {
  readonly orderId: string;
  /** Marketplace code; null where the files do not tell. */
  readonly marketplace: string | null;
  readonly verdict: Verdict;
  /** First day, ISO, on which the window is open for every assumed delivery date; null for orders without a window. */
  readonly opensAt: string | null;
  /** Last such day, inclusive. */
  readonly closesAt: string | null;
  /** What the window was worked out from; null for orders without one. */
  readonly windowFrom: 'purchase-date' | 'expected-arrival' | null;
  /** Day on which to ask; today when that has passed; null when there is nothing to ask. */
  readonly dueAt: string | null;
  readonly reasons: readonly PlannedReasonData[];
}

/** What a plan could not know. */
export interface PlanGapData {
  readonly what: string;
  /** The report, or other thing, that would add it. */
  readonly add: string;
}

/** A filter the user switched on. */
export interface PlanFilterData {
  readonly rule: string;
  readonly name: string;
  /** True when a delighted and an angry buyer of the same order would be treated alike. */
  readonly neutral: boolean;
  readonly verdict: string;
  /** A way without choosing among buyers; null where none is needed or known. */
  readonly instead: string | null;
}

/** `data` of a `reviews-plan` document. */
export interface ReviewsPlanData {
  /** ISO day of the plan. */
  readonly asOf: string;
  /** Orders by verdict. */
  readonly counts: Readonly<Record<Verdict, number>>;
  /** Sorted by due date. */
  readonly orders: readonly PlannedOrderData[];
  readonly notKnown: readonly PlanGapData[];
  /** The filters in use, each with its neutrality test. */
  readonly filters: readonly PlanFilterData[];
}

export interface PlanDocumentOptions {
  /** Also explain this order, rule by rule. */
  readonly explain?: string;
  /** Show at most so many orders in the table; all when absent. */
  readonly limit?: number;
}

const VERDICTS: readonly { readonly verdict: Verdict; readonly label: string; readonly note: string }[] = [
  { verdict: 'eligible', label: 'Ask now', note: 'inside the window for every delivery date that may be meant' },
  { verdict: 'wait', label: 'Wait', note: 'not shipped yet, or the window may still be shut' },
  { verdict: 'hold', label: 'Hold', note: 'an open case comes first' },
  { verdict: 'unknown', label: 'Not known', note: 'the files do not tell; Amazon does' },
  { verdict: 'already-asked', label: 'Asked already', note: 'once an order, through one channel' },
  { verdict: 'expired', label: 'Too late', note: 'the window has closed' },
  {
    verdict: 'excluded-integrity',
    label: 'Left out',
    note: 'cancelled, not an Amazon order, a replacement, never received, or no stranger',
  },
  { verdict: 'excluded-own-rule', label: 'Your rule', note: 'filters you switched on, and the control group' },
];

const COLUMNS: readonly Column[] = [
  { key: 'orderId', label: 'Order', kind: 'id' },
  { key: 'marketplace', label: 'Shop', kind: 'id', priority: 2 },
  { key: 'verdict', label: 'Verdict', kind: 'text' },
  { key: 'dueAt', label: 'Ask on', kind: 'date' },
  { key: 'opensAt', label: 'Opens', kind: 'date', priority: 3 },
  { key: 'closesAt', label: 'Closes', kind: 'date', priority: 2 },
  { key: 'reasons', label: 'Why', kind: 'text', priority: 4, truncate: true },
];

function orderData({ order, judgement }: PlannedOrder): PlannedOrderData {
  return {
    orderId: order.orderId,
    marketplace: order.marketplace,
    verdict: judgement.verdict,
    opensAt: judgement.window?.opensAt ?? null,
    closesAt: judgement.window?.closesAt ?? null,
    windowFrom: judgement.windowFrom,
    dueAt: judgement.dueAt,
    reasons: judgement.reasons,
  };
}

/** What these files cannot tell about any order, and which report adds it. */
function notKnown(plan: ReviewPlan): PlanGapData[] {
  const gaps: PlanGapData[] = [];
  if (plan.orders.length === 0) {
    gaps.push({ what: 'Any order.', add: 'GET_FLAT_FILE_ALL_ORDERS_DATA_BY_ORDER_DATE_GENERAL (All orders)' });
  }
  gaps.push({
    what: plan.hasShipments
      ? 'When an order was delivered. Windows rest on the arrival Amazon expected when a parcel left; without one, on the purchase date.'
      : 'When an order was delivered. An orders file has no delivery date, so every window is estimated from the purchase date.',
    add: plan.hasShipments
      ? "Amazon's own answer: its button, or the Solicitations API"
      : 'GET_AMAZON_FULFILLED_SHIPMENTS_DATA_GENERAL (estimated arrival date of FBA parcels)',
  });
  if (!plan.hasReturns) {
    gaps.push({
      what: 'Which parcels came back undelivered.',
      add: 'GET_FBA_FULFILLMENT_CUSTOMER_RETURNS_DATA (FBA customer returns)',
    });
  }
  if (!plan.hasSettlements) {
    gaps.push({
      what: 'Which orders were refunded (shown only; nobody is left out for it).',
      add: 'GET_V2_SETTLEMENT_REPORT_DATA_FLAT_FILE_V2',
    });
  }
  for (const { rule, what, add } of openQuestions(plan)) gaps.push({ what: `${what} (${rule}).`, add });
  return gaps;
}

function countMetrics(plan: ReviewPlan): MetricItem[] {
  return VERDICTS.map(({ verdict, label, note }) => ({
    id: verdict,
    label,
    kind: 'integer',
    value: plan.counts[verdict],
    note,
  }));
}

function orderTable(orders: readonly PlannedOrderData[], limit: number | undefined): Block {
  const shown = orders.slice(0, limit ?? orders.length);
  const rows = shown.map((order): Cell[] => [
    order.orderId,
    order.marketplace,
    order.verdict,
    order.dueAt,
    order.opensAt,
    order.closesAt,
    order.reasons.map((reason) => `${reason.rule}: ${reason.text}`).join(' '),
  ]);
  const left = orders.length - shown.length;
  return {
    type: 'table',
    id: 'orders',
    title: 'Due soonest',
    columns: COLUMNS,
    rows,
    emptyText: 'No orders in these files.',
    ...(left > 0 ? { note: `${left} more: all of them with --all, --format csv or --json.` } : {}),
  };
}

function whyBlock(plan: ReviewPlan): Block {
  const excludedBy = [...plan.rulesSpoke].toSorted(([left], [right]) => (left < right ? -1 : 1));
  const names = new Map(plan.applied?.eligibility.map((row) => [row.id, row.name.replaceAll('_', ' ')]));
  return {
    type: 'table',
    id: 'rules',
    title: 'Rules that spoke',
    columns: [
      { key: 'rule', label: 'Rule', kind: 'id' },
      { key: 'what', label: 'What', kind: 'text' },
      { key: 'orders', label: 'Orders', kind: 'integer' },
    ],
    rows: excludedBy.map(([rule, count]): Cell[] => [
      rule,
      names.get(rule) ?? (rule === 'window' ? "Amazon's window" : rule),
      count,
    ]),
    emptyText: 'None.',
  };
}

/** Says that everyone is asked alike; where filters are in use, what each does to that. */
function neutralBlock(plan: ReviewPlan): Block {
  const gating = plan.filters.filter(({ neutral }) => !neutral);
  const tests = plan.filters.map(
    ({ rule, name, verdict, instead }) =>
      `${rule} (${name.replaceAll('_', ' ')}): ${verdict}${instead === null ? '' : ` Instead: ${instead}`}`,
  );
  const base = { type: 'prose', id: 'neutral', level: 2 } as const;
  if (gating.length > 0) {
    const text =
      "You leave buyers out by signs of how content they are. Amazon's review policy forbids to ask only buyers with a good experience and to steer the others away, whoever does the picking; the US Federal Trade Commission's guide says the same.";
    return { ...base, title: 'Not everyone is asked alike', paragraphs: [text], bullets: tests, tone: 'bad' };
  }
  return {
    ...base,
    title: 'Everyone is asked alike',
    paragraphs: [
      "No rule here looks at how happy a buyer may be. Returned and refunded orders stay in: asking content buyers only is itself a violation of Amazon's review policy, and of the guide of the US Federal Trade Commission.",
      "Ask through Amazon's own \"Request a Review\" button or `sellerctl reviews send`: once per order, in Amazon's words and the buyer's language.",
    ],
    ...(tests.length > 0 ? { bullets: tests } : {}),
  };
}

/**
 * The plan made ready to show: orders by verdict, the ones due soonest, the rules that spoke, and what is not known.
 * @throws UserError `order-missing` when `explain` names an order that no file holds.
 */
export function planDocument(
  plan: ReviewPlan,
  run: RunFacts,
  options: PlanDocumentOptions = {},
): Document<'reviews-plan', ReviewsPlanData> {
  const orders = plan.orders.map(orderData);
  const gaps = notKnown(plan);
  const blocks: Block[] = [
    ...(options.explain === undefined ? [] : [explainOrder(plan, options.explain)]),
    { type: 'metrics', id: 'counts', title: 'Orders by verdict', metrics: countMetrics(plan) },
    orderTable(orders, options.limit),
    whyBlock(plan),
    neutralBlock(plan),
    {
      type: 'prose',
      id: 'not-known',
      level: 2,
      title: 'Not known',
      paragraphs: plan.gap === null ? [] : [plan.gap],
      bullets: gaps.map((gap) => `${gap.what} Add: ${gap.add}.`),
      tone: 'warning',
    },
  ];
  return {
    kind: 'reviews-plan',
    schemaVersion: 2,
    title: 'Review requests',
    subtitle: `${orders.length} orders, as of ${plan.asOf}`,
    data: { asOf: plan.asOf, counts: plan.counts, orders, notKnown: gaps, filters: plan.filters },
    blocks,
    problems: [],
    provenance: { ...run, rules: plan.rules, freshness: plan.freshness },
  };
}
