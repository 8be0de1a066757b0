import { EXIT, UserError } from '../../model/errors.ts';
import type { AskEntry } from '../../model/review-ledger.ts';
import type { OrderFacts } from './order-facts.ts';
import type { EligibilityRow } from './review-rules.ts';

/** What the user knows or wants beyond the files. */
export interface PlanChoices {
  /** What the ledger says of an order; null where it was never asked. */
  readonly asked: (orderId: string) => AskEntry | null;
  /** Orders of staff, family or tests (E09), of buyers who said no (E08), and with an open case (E13). */
  readonly insiders: ReadonlySet<string>;
  readonly saidNo: ReadonlySet<string>;
  readonly openCases: ReadonlySet<string>;
  /** SKUs that are never asked about (E22). */
  readonly skus: ReadonlySet<string>;
  /** Rules that are off and that the user switches on, by id. */
  readonly filters: ReadonlySet<string>;
  /** Day after delivery on which to ask; null for that of the table. */
  readonly dueDay: number | null;
  /** Orders of a control group, which are not asked (E23), and the group of every order. */
  readonly armOf: ((orderId: string) => 'ask' | 'holdout') | null;
}

export const NO_CHOICES: PlanChoices = {
  asked: () => null,
  insiders: new Set(),
  saidNo: new Set(),
  openCases: new Set(),
  skus: new Set(),
  filters: new Set(),
  dueDay: null,
  armOf: null,
};

/** A filter in use, with its test. */
export interface FilterVerdict {
  readonly rule: string;
  readonly name: string;
  /** True when a delighted and an angry buyer of the same order would be treated alike. */
  readonly neutral: boolean;
  readonly verdict: string;
  /** What may be done in its place without choosing among buyers; null where it is neutral. */
  readonly instead: string | null;
}

/** Classes of filters that choose by how content a buyer may be, or may well do so. */
const REFUSED_WITHOUT_FLAG = new Set(['sentiment', 'sentiment_product_level']);

/** Rules that this plan can judge when they are switched on. */
const CAN_JUDGE = new Set(['E14', 'E15', 'E16', 'E18', 'E21']);

const INSTEAD: Readonly<Record<string, string>> = {
  E15: 'Hold orders with an open case (--hold) until it is answered, then ask like all others.',
  E16: 'Ask all orders later (--due-day 20), when returns are over for content and angry buyers alike.',
  E18: 'Leave out every order that has feedback, of whatever rating: --leave-out E14.',
};

/** The rule a user means by its id or its name. @throws UserError `filter-unknown`. */
export function filterRule(text: string, rules: readonly EligibilityRow[]): EligibilityRow {
  const wanted = text.trim().toLowerCase().replaceAll('-', '_');
  const row = rules.find(({ id, name }) => id.toLowerCase() === wanted || name === wanted);
  const known = rules.filter(({ id }) => CAN_JUDGE.has(id)).map(({ id, name }) => `${id} ${name}`);
  if (row === undefined) {
    throw new UserError('filter-unknown', EXIT.usage, `--leave-out: there is no rule "${text}".`, [
      `Known: ${known.join(', ')}.`,
    ]);
  }
  if (!CAN_JUDGE.has(row.id)) {
    throw new UserError('filter-not-judged', EXIT.usage, `--leave-out: no file tells ${row.id} (${row.name}).`, [
      `What files tell: ${known.join(', ')}.`,
    ]);
  }
  return row;
}

/**
 * The neutrality test of each filter in use: would a delighted and an angry buyer of the same order be treated alike?
 * @throws UserError `gating-refused` for one that picks by how content buyers are, unless the user takes that risk.
 */
export function testFilters(rows: readonly EligibilityRow[], acceptsRisk: boolean): FilterVerdict[] {
  return rows.map((row) => {
    const { id, name, neutral, classMeaning } = row;
    const instead = neutral ? null : (INSTEAD[id] ?? null);
    if (REFUSED_WITHOUT_FLAG.has(row.class) && !acceptsRisk) {
      throw new UserError(
        'gating-refused',
        EXIT.usage,
        `${id} (${name}) leaves unhappy buyers out: that is review gating, against Amazon's review policy and the FTC's guide.`,
        [...(instead === null ? [] : [instead]), 'To do it all the same, and have it noted: --i-accept-gating-risk.'],
      );
    }
    const verdict = neutral
      ? 'Neutral: a delighted and an angry buyer of the same order are treated alike.'
      : `Not neutral: ${classMeaning}. An angry buyer is more likely to be left out than a delighted one.`;
    return { rule: id, name, neutral, verdict, instead };
  });
}

/** True where the order has seller feedback, of whatever rating, or of one to two stars. */
export function hasFeedback({ feedback }: OrderFacts, most = 5): boolean {
  return feedback.some((rating) => rating <= most);
}
