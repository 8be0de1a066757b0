import { Args, Flags } from '@oclif/core';

import { BaseCommand } from '../../../cli/base-command.ts';
import { envName } from '../../../cli/env-name.ts';
import { inputFlags } from '../../../cli/flags.ts';
import type { JourneyEvent } from '../../../model/journal.ts';
import { findEvents } from '../../_stages/find-events.ts';
import { changeJournalFile, loadJournal } from '../../_stages/journal.ts';

const { marketplace, date, profile, strict } = inputFlags;

export default class JourneyEventsFind extends BaseCommand<typeof JourneyEventsFind> {
  static override summary = 'Find events in reports: changed listings, stock-outs, coupons and deals.';
  static override description =
    'Compares listing reports of two times (the archive, or two folders) for changes of price, title, pictures and texts, and reads stock-outs, coupons and deals from the later one. The day of a change is that of the later report: it happened on it or before. Without --add it only shows what the journal lacks.';
  static override examples = [
    '<%= config.bin %> <%= command.id %>',
    '<%= config.bin %> <%= command.id %> --since 2026-10-01 --until 2026-11-01 --add',
    '<%= config.bin %> <%= command.id %> downloads-october downloads-november',
  ];
  static override args = {
    before: Args.string({ description: 'File or folder of the earlier time; without it, the archive.' }),
    after: Args.string({ description: 'File or folder of the later time.' }),
  };
  static override flags = {
    marketplace,
    date,
    since: { ...inputFlags.since, summary: 'Compare with the last snapshot handed out on this day or before.' },
    until: {
      ...inputFlags.until,
      summary: 'Compare the last snapshot handed out on this day or before (default: --date).',
    },
    profile,
    strict,
    add: Flags.boolean({ summary: 'Write what was found into the journal.', env: envName('add') }),
  };

  async run(): Promise<void> {
    const { asOf, marketplace: shop, since, until } = this.scope;
    const found = await findEvents(this.paths, {
      ...this.loadOptions,
      asOf,
      marketplace: shop,
      since,
      until: until ?? asOf,
      datesGiven: since !== null || until !== null,
    });
    const [{ freeId }, { unnoted }, { eventsDocument }] = await Promise.all([
      import('../../../readers/journal.ts'),
      import('../../../domain/journey/journal/found-events.ts'),
      import('../../../domain/journey/journal/events-document.ts'),
    ]);
    const path = this.journalPath;
    const named = (noted: readonly JourneyEvent[]): JourneyEvent[] => {
      const taken = new Set(noted.map(({ id }) => id));
      return unnoted(found.events, noted).map((event) => {
        const id = freeId(`${event.date}-${event.kind}`, taken);
        taken.add(id);
        return { id, ...event };
      });
    };
    let events = named((await loadJournal(path)).events);
    if (this.flags.add === true && events.length > 0) {
      await changeJournalFile(path, (journal) => {
        events = named(journal.events);
        return events.length === 0 ? null : { section: 'events', add: events };
      });
    }
    const input = {
      journal: path,
      did: 'found',
      events,
      all: events,
      records: null,
      asOf,
      problems: found.problems,
    } as const;
    await this.emit(eventsDocument(input, this.runFacts(found.files)));
  }
}
