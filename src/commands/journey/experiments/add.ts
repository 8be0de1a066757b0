import { Args, Flags } from '@oclif/core';

import { BaseCommand } from '../../../cli/base-command.ts';
import { envName } from '../../../cli/env-name.ts';
import { inputFlags } from '../../../cli/flags.ts';
import { demandDay, entryAsin, entryText, journalFlags } from '../../../cli/journal-flags.ts';
import { numberFlag } from '../../../cli/review-flags.ts';
import { EXIT, UserError } from '../../../model/errors.ts';
import { planExperiment } from '../../_stages/plan-experiment.ts';
import { changeJournalFile } from '../../_stages/journal.ts';

const { marketplace, profile, strict } = inputFlags;

export default class JourneyExperimentsAdd extends BaseCommand<typeof JourneyExperimentsAdd> {
  static override summary = 'Register a question before the answer is looked at.';
  static override description =
    'Notes what you believe, the metric, how many sessions each side needs to see the change you care about (95 % confidence, 80 % power), and the day it ends. The share before the start comes from files (PATH...) or from --baseline. Before the end no verdict is given.';
  static override examples = [
    '<%= config.bin %> <%= command.id %> ~/Downloads/amazon --hypothesis "New main image sells more" --asin B0ABCDEFGH --start 2026-11-15 --end 2026-12-12',
    '<%= config.bin %> <%= command.id %> --hypothesis "Coupon of 10 %" --baseline 0.08 --effect 0.2 --start 2026-11-15 --end 2026-12-12',
  ];
  static override args = { path: Args.string({ description: 'Files that tell the share before the start.' }) };
  static override strict = false;
  static override flags = {
    marketplace,
    profile,
    strict,
    ...journalFlags,
    hypothesis: Flags.string({
      summary: 'What you believe, in a sentence.',
      helpValue: '<text>',
      required: true,
      env: envName('hypothesis'),
    }),
    metric: Flags.option({
      summary:
        'Share to judge: P02 order items of sessions (the default), P01 units of sessions, K07 views with the featured offer.',
      options: ['P02', 'P01', 'K07'] as const,
      env: envName('metric'),
    })(),
    start: Flags.string({
      summary: 'First day of the change (default: today).',
      helpValue: '<yyyy-mm-dd>',
      env: envName('start'),
    }),
    end: Flags.string({ summary: 'Last day; no verdict before it.', helpValue: '<yyyy-mm-dd>', env: envName('end') }),
    effect: Flags.string({
      summary: 'Smallest change worth seeing, as a share of the share (default: 0.2, a fifth).',
      helpValue: '<share>',
      env: envName('effect'),
    }),
    baseline: Flags.string({
      summary: 'Share before, 0 to 1, where no files are named.',
      helpValue: '<share>',
      env: envName('baseline'),
    }),
  };

  async run(): Promise<void> {
    const { flags } = this;
    const start = this.day('start') ?? this.context.asOf;
    const end = demandDay('end', this.day('end'));
    if (end <= start) throw new UserError('dates-reversed', EXIT.usage, `--end ${end} is not after --start ${start}.`);
    const planned = await planExperiment(this.paths, {
      ...this.loadOptions,
      asOf: this.context.asOf,
      asin: entryAsin(flags.asin),
      metric: flags.metric ?? 'P02',
      start,
      effect: numberFlag('effect', flags.effect, { least: 0.01, most: 10 }) ?? 0.2,
      baseline: numberFlag('baseline', flags.baseline, { least: 0, most: 1 }),
    });
    const hypothesis = entryText('hypothesis', flags.hypothesis);
    const [{ freeId }, { experimentsDocument }] = await Promise.all([
      import('../../../readers/journal.ts'),
      import('../../../domain/journey/journal/experiments-document.ts'),
    ]);
    const path = this.journalPath;
    const journal = await changeJournalFile(path, ({ experiments }) => {
      const id = freeId(
        `${start}-${planned.asin ?? 'account'}`,
        experiments.map((each) => each.id),
      );
      return { section: 'experiments', add: [{ id, hypothesis, ...planned, start, end, looks: [], closed: null }] };
    });
    const { asOf } = this.context;
    const input = { journal: path, experiments: journal.experiments.slice(-1), records: null, asOf, problems: [] };
    await this.emit(experimentsDocument(input, this.runFacts([])));
  }
}
