import { numberFlag } from '../../cli/review-flags.ts';
import type { PlanChoices } from '../../domain/reviews/plan-choices.ts';
import type { ReviewOptions, ReviewPlan } from '../../domain/reviews/plan-reviews.ts';
import type { RecordSet } from '../../model/records/record.ts';
import { askedBefore, readList } from './review-choices.ts';

/** Flags of a plan, as the commands that make one have them. */
export interface PlanFlags {
  readonly insiders?: string | undefined;
  readonly 'said-no'?: string | undefined;
  readonly hold?: string | undefined;
  readonly 'skip-skus'?: string | undefined;
  readonly 'leave-out'?: string[] | undefined;
  readonly 'i-accept-gating-risk'?: boolean | undefined;
  readonly 'due-day'?: string | undefined;
  readonly holdout?: string | undefined;
}

/** The draw of the control group is the same in every run. */
const SEED = 'sellerctl';

async function choicesOf(flags: PlanFlags, ledger: string): Promise<PlanChoices> {
  const { armOf } = await import('../../domain/reviews/experiment/assign.ts');
  const share = numberFlag('holdout', flags.holdout, { least: 0, most: 0.9 });
  return {
    asked: await askedBefore(ledger),
    insiders: await readList(flags.insiders),
    saidNo: await readList(flags['said-no']),
    openCases: await readList(flags.hold),
    skus: await readList(flags['skip-skus']),
    filters: new Set(flags['leave-out']),
    dueDay: numberFlag('due-day', flags['due-day'], { least: 5, most: 30, whole: true }),
    armOf: share === null ? null : (orderId) => armOf(orderId, SEED, share),
  };
}

/**
 * The plan of requests by the files, the ledger and the user's lists. Filters that pick by how content buyers may be are
 * noted in the ledger.
 * @throws UserError for lists and numbers that cannot be used, for filters, and those of the ledger.
 */
export async function planRequests(
  records: RecordSet,
  options: Pick<ReviewOptions, 'asOf' | 'marketplace' | 'since' | 'until'>,
  flags: PlanFlags,
  { path, at }: { readonly path: string; readonly at: string },
): Promise<ReviewPlan> {
  const [{ planReviews }, choices] = await Promise.all([
    import('../../domain/reviews/plan-reviews.ts'),
    choicesOf(flags, path),
  ]);
  const plan = planReviews(records, { ...options, choices, acceptsGatingRisk: flags['i-accept-gating-risk'] === true });
  const gating = plan.filters.filter(({ neutral }) => !neutral).map(({ rule }) => rule);
  if (gating.length > 0) {
    const { Ledger } = await import('../../sources/requests/ledger.ts');
    const ledger = await Ledger.open(path);
    try {
      ledger.noteRisk(at, gating);
    } finally {
      ledger.close();
    }
  }
  return plan;
}
