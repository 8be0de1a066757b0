import type { JudgedMetric } from '../../domain/journey/journal/effect.ts';
import { EXIT, UserError } from '../../model/errors.ts';
import { addDays, type IsoDate } from '../../model/period.ts';
import { loadReports, type LoadOptions } from './load.ts';

export interface ExperimentPlan extends LoadOptions {
  readonly asOf: IsoDate;
  readonly asin: string | null;
  readonly metric: JudgedMetric;
  readonly start: IsoDate;
  /** Smallest relative change worth seeing. */
  readonly effect: number;
  /** Share before, where no files are named. */
  readonly baseline: number | null;
}

function invalid(message: string, ...suggestions: string[]): UserError {
  return new UserError('experiment-invalid', EXIT.usage, message, suggestions);
}

/**
 * The share before an experiment, and how many sessions each side needs.
 * @throws UserError `experiment-invalid` where the share is not known or leaves no room for the effect.
 */
export async function planExperiment(paths: readonly string[], plan: ExperimentPlan) {
  const { asin, effect, metric } = plan;
  const marketplace = plan.marketplace ?? null;
  const [{ shareBefore }, { settingsAt }, { trialsPerSide }] = await Promise.all([
    import('../../domain/journey/journal/effect.ts'),
    import('../../domain/journey/settings.ts'),
    import('../../model/statistics/sample-size.ts'),
  ]);
  const settings = settingsAt(plan.asOf);
  let { baseline } = plan;
  if (paths.length > 0 && baseline === null) {
    const { records } = await loadReports(paths, plan);
    const question = { metric, asin, marketplace, date: plan.start, until: addDays(plan.start, -1) };
    const before = shareBefore(records, question, { asOf: plan.asOf, settings });
    if (typeof before === 'string') {
      throw invalid(`The share before ${plan.start} is not known: ${before}.`, 'Name it yourself: --baseline 0.08');
    }
    baseline = before.rate;
  }
  if (baseline === null) {
    throw invalid('The share before the start is not known.', 'Name files that tell it, or give it: --baseline 0.08');
  }
  const after = baseline * (1 + effect);
  if (baseline <= 0 || baseline >= 1 || after >= 1) {
    throw invalid(`A share of ${baseline} leaves no room for a change by ${effect}.`, 'Choose a smaller --effect.');
  }
  const neededPerSide = trialsPerSide(baseline, after, { level: settings.confidenceLevel, power: settings.power });
  return { metric, asin, marketplace, baseline: Math.round(baseline * 1e6) / 1e6, effect, neededPerSide };
}
