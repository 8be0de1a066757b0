import { Flags } from '@oclif/core';

import { BaseCommand } from '../../../cli/base-command.ts';
import { envName } from '../../../cli/env-name.ts';
import { inputFlags } from '../../../cli/flags.ts';
import { entryAsin, entryText, journalFlags } from '../../../cli/journal-flags.ts';
import { EXIT, UserError } from '../../../model/errors.ts';
import { EVENT_KINDS } from '../../../model/journal.ts';
import { changeJournalFile } from '../../_stages/journal.ts';

const { marketplace, profile } = inputFlags;

export default class JourneyEventsAdd extends BaseCommand<typeof JourneyEventsAdd> {
  static override summary = 'Note what happened: a price, a new picture, a stock-out, a peak of your own.';
  static override description =
    'Writes into the journal (setting "journal"), a YAML file of yours that you may also change by hand. Stock-outs keep a fall from being called a leak; days of the kind peak keep weeks from being compared with a product’s own history.';
  static override examples = [
    '<%= config.bin %> <%= command.id %> --kind image --on 2026-10-12 --asin B0ABCDEFGH --label "New main image"',
    '<%= config.bin %> <%= command.id %> --kind peak --on 2026-07-07 --until 2026-07-10 --label "Prime Day"',
  ];
  static override flags = {
    marketplace,
    profile,
    ...journalFlags,
    kind: Flags.option({
      summary: 'What sort of event.',
      options: EVENT_KINDS,
      required: true,
      env: envName('kind'),
    })(),
    on: Flags.string({
      summary: 'Day on which it happened (default: today).',
      helpValue: '<yyyy-mm-dd>',
      env: envName('on'),
    }),
    until: Flags.string({ summary: 'Last day of it.', helpValue: '<yyyy-mm-dd>', env: envName('until') }),
    label: Flags.string({
      summary: 'What happened, in a few words.',
      helpValue: '<text>',
      required: true,
      env: envName('label'),
    }),
  };

  async run(): Promise<void> {
    const { flags } = this;
    const date = this.day('on') ?? this.context.asOf;
    const until = this.day('until');
    if (until !== null && until < date) {
      throw new UserError('dates-reversed', EXIT.usage, `--until ${until} is before ${date}.`);
    }
    const label = entryText('label', flags.label);
    const asin = entryAsin(flags.asin);
    const shop = typeof flags.marketplace === 'string' ? flags.marketplace : null;
    const [{ freeId }, { eventsDocument }] = await Promise.all([
      import('../../../readers/journal.ts'),
      import('../../../domain/journey/journal/events-document.ts'),
    ]);
    const path = this.journalPath;
    const journal = await changeJournalFile(path, ({ events }) => {
      const id = freeId(
        `${date}-${flags.kind}`,
        events.map((event) => event.id),
      );
      return { section: 'events', add: [{ id, date, until, kind: flags.kind, label, asin, marketplace: shop }] };
    });
    const { asOf } = this.context;
    const events = journal.events.slice(-1);
    const input = {
      journal: path,
      did: 'added',
      events,
      all: journal.events,
      records: null,
      asOf,
      problems: [],
    } as const;
    await this.emit(eventsDocument(input, this.runFacts([])));
  }
}
