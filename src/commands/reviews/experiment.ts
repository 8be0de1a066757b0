import { Flags } from '@oclif/core';

import { BaseCommand } from '../../cli/base-command.ts';
import { envName } from '../../cli/env-name.ts';
import { inputFlags } from '../../cli/flags.ts';
import { numberFlag } from '../../cli/review-flags.ts';
import { loadReports } from '../_stages/load.ts';

const { date, profile, strict } = inputFlags;

export default class ReviewsExperiment extends BaseCommand<typeof ReviewsExperiment> {
  static override summary =
    'Whether asking makes a difference: the sample size first, a verdict only when it is reached.';
  static override description =
    'Without a path it says how many units each arm needs. With your own table of results (asin, week, arm, reviews; or order, arm, feedback) it judges them, and names no winner before the number is in. Reviews are counted by product and week, because Amazon does not tell which order a review is of; `reviews send --holdout 0.5` draws orders for an experiment with seller feedback.';
  static override examples = [
    '<%= config.bin %> <%= command.id %> --unit asin-week --baseline 0.8 --lift 0.3',
    '<%= config.bin %> <%= command.id %> --unit order --baseline 0.02 --lift 0.01',
    '<%= config.bin %> <%= command.id %> results.csv --unit asin-week --baseline 0.8 --lift 0.3 --json',
  ];
  static override strict = false;
  static override flags = {
    date,
    profile,
    strict,
    unit: Flags.option({
      summary: 'What is counted: reviews by product and week, or feedback by order.',
      options: ['asin-week', 'order'] as const,
      default: 'asin-week' as const,
      env: envName('unit'),
    })(),
    baseline: Flags.string({
      summary: 'Reviews a product gets in a week without asking; for orders the share with feedback.',
      helpValue: '<number>',
      required: true,
      env: envName('baseline'),
    }),
    lift: Flags.string({
      summary: 'The smallest change worth knowing of, in the same unit.',
      helpValue: '<number>',
      required: true,
      env: envName('lift'),
    }),
  };

  async run(): Promise<void> {
    const { flags } = this;
    const most = flags.unit === 'order' ? 0.99 : 10_000;
    const baseline = numberFlag('baseline', flags.baseline, { least: 1e-6, most }) ?? 0;
    const rest = flags.unit === 'order' ? 1 - baseline : most;
    const lift = numberFlag('lift', flags.lift, { least: 1e-6, most: rest }) ?? 0;
    const loaded = this.paths.length === 0 ? null : await loadReports(this.paths, this.loadOptions);
    const [{ judgeExperiment }, { experimentDocument }] = await Promise.all([
      import('../../domain/reviews/experiment/judge-experiment.ts'),
      import('../../domain/reviews/experiment/experiment-document.ts'),
    ]);
    const result = judgeExperiment(loaded?.records['experiment-unit'] ?? [], { unit: flags.unit, baseline, lift });
    await this.emit(experimentDocument(result, this.runFacts(loaded?.files ?? []), loaded?.problems ?? []));
  }
}
