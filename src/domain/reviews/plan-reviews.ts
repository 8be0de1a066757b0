import type { Freshness, ProvenanceRule } from '../../model/document.ts';
import { daysBetween, type IsoDate } from '../../model/period.ts';
import type { RecordSet } from '../../model/records/record.ts';
import { judgeOrder } from './judge-order.ts';
import { type OrderFacts, ordersOf } from './order-facts.ts';
import { type FilterVerdict, filterRule, NO_CHOICES, type PlanChoices, testFilters } from './plan-choices.ts';
import { type ReviewRules, reviewRulesAt } from './review-rules.ts';
import { type Judgement, type Verdict, VERDICTS } from './verdict.ts';

export interface ReviewOptions {
  /** Day of the plan. */
  readonly asOf: IsoDate;
  /** Only orders of this marketplace; null for all. */
  readonly marketplace: string | null;
  /** Only orders bought on or after, on or before this day. */
  readonly since?: IsoDate | null;
  readonly until?: IsoDate | null;
  readonly choices?: PlanChoices;
  /** The user takes the risk of filters that pick by how content buyers are. */
  readonly acceptsGatingRisk?: boolean;
}

export interface PlannedOrder {
  readonly order: OrderFacts;
  readonly judgement: Judgement;
}

export interface ReviewPlan {
  readonly asOf: IsoDate;
  /** In the order of due dates, then as the files have them. */
  readonly orders: readonly PlannedOrder[];
  readonly counts: Readonly<Record<Verdict, number>>;
  /** How many orders each rule spoke on, by rule id. */
  readonly rulesSpoke: ReadonlyMap<string, number>;
  /** Null when no rules hold on the day: then `gap` says what is known and there are no orders. */
  readonly applied: ReviewRules | null;
  readonly gap: string | null;
  readonly hasReturns: boolean;
  readonly hasSettlements: boolean;
  readonly hasShipments: boolean;
  readonly hasFeedback: boolean;
  /** The neutrality test of each filter in use. */
  readonly filters: readonly FilterVerdict[];
  readonly rules: readonly ProvenanceRule[];
  readonly freshness: readonly Freshness[];
}

const LAST = '9999-12-31';

/** Earliest due first; of those, the window that shuts first. Equal ones stay as the files have them: sorting is stable. */
function urgency({ judgement }: PlannedOrder): string {
  return `${judgement.dueAt ?? LAST} ${judgement.window?.closesAt ?? LAST}`;
}

function compareText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Without a purchase date an order is in no span: it is kept, so that it shows up as unknown. */
function asked(order: OrderFacts, options: ReviewOptions): boolean {
  if (options.marketplace !== null && order.marketplace !== options.marketplace) return false;
  const day = order.purchasedOn;
  if (day === null) return true;
  return (options.since ?? '') <= day && day <= (options.until ?? LAST);
}

/**
 * Who may be asked for a review on a day, and when: one verdict with its reasons for every order of the orders files.
 * Neutral unless the user says otherwise: no rule looks at how happy a buyer may be; returned and refunded orders stay in (Amazon's review policy and
 * the FTC's guide: asking only content buyers is itself a violation). Delivery dates are estimated; see `judgeOrder`.
 * @throws UserError `filter-unknown`, `filter-not-judged` or `gating-refused` for filters that cannot be used.
 */
export function planReviews(records: RecordSet, options: ReviewOptions): ReviewPlan {
  const found = reviewRulesAt(options.asOf);
  const choices = options.choices ?? NO_CHOICES;
  const counts = Object.fromEntries(VERDICTS.map((verdict) => [verdict, 0])) as Record<Verdict, number>;
  const rulesSpoke = new Map<string, number>();
  const { rules } = found;
  const known = rules?.eligibility ?? [];
  const wanted = [...choices.filters].map((text) => filterRule(text, known));
  const filters = testFilters(wanted, options.acceptsGatingRisk === true);
  const byId = { ...choices, filters: new Set(wanted.map(({ id }) => id)) };
  const facts = rules === null ? [] : ordersOf(records).filter((order) => asked(order, options));
  const orders = facts.flatMap((order): PlannedOrder[] => {
    if (rules === null) return [];
    const judgement = judgeOrder(order, options.asOf, rules, byId);
    counts[judgement.verdict] += 1;
    for (const { rule } of judgement.reasons) rulesSpoke.set(rule, (rulesSpoke.get(rule) ?? 0) + 1);
    return [{ order, judgement }];
  });
  const sorted = orders.toSorted((left, right) => compareText(urgency(left), urgency(right)));
  const latest = facts.reduce<IsoDate | null>(
    (day, order) => ((order.purchasedOn ?? '') > (day ?? '') ? order.purchasedOn : day),
    null,
  );
  return {
    asOf: options.asOf,
    orders: sorted,
    counts,
    rulesSpoke,
    applied: rules,
    gap: found.rules === null ? found.reason : null,
    hasReturns: records['customer-return'].length > 0,
    hasSettlements: records['settlement-line'].length > 0,
    hasShipments: records.shipment.length > 0,
    hasFeedback: records['seller-feedback'].length > 0,
    filters,
    rules: rules === null ? [] : [rules.provenance],
    freshness: latest === null ? [] : [{ what: 'orders', latest, daysOld: daysBetween(latest, options.asOf) }],
  };
}
