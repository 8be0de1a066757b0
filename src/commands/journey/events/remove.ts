import { Args } from '@oclif/core';

import { BaseCommand } from '../../../cli/base-command.ts';
import { inputFlags } from '../../../cli/flags.ts';
import { changeJournalFile, loadJournal } from '../../_stages/journal.ts';

const { profile } = inputFlags;

export default class JourneyEventsRemove extends BaseCommand<typeof JourneyEventsRemove> {
  static override summary = 'Take an event out of the journal.';
  static override description = 'Everything else in the file, comments too, stays as it is.';
  static override examples = [
    '<%= config.bin %> <%= command.id %> 2026-10-12-image',
    '<%= config.bin %> <%= command.id %> 2026-10-12-image --profile second',
  ];
  static override args = {
    event: Args.string({ description: 'Id of the event; journey events list shows it.', required: true }),
  };
  static override flags = { profile };

  async run(): Promise<void> {
    const path = this.journalPath;
    const id = this.args.event;
    const before = await loadJournal(path);
    const journal = await changeJournalFile(path, () => ({ section: 'events', remove: id }));
    const { eventsDocument } = await import('../../../domain/journey/journal/events-document.ts');
    const events = before.events.filter((event) => event.id === id);
    const { asOf } = this.context;
    const input = {
      journal: path,
      did: 'removed',
      events,
      all: journal.events,
      records: null,
      asOf,
      problems: [],
    } as const;
    await this.emit(eventsDocument(input, this.runFacts([])));
  }
}
