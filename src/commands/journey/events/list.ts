import { BaseCommand } from '../../../cli/base-command.ts';
import { inputFlags } from '../../../cli/flags.ts';
import { loadJournal } from '../../_stages/journal.ts';
import { reportsAtHand } from '../../_stages/load.ts';

const { marketplace, date, since, until, profile, strict } = inputFlags;

export default class JourneyEventsList extends BaseCommand<typeof JourneyEventsList> {
  static override summary = 'What you noted, and with files what conversion did round each event.';
  static override description =
    'With reports (paths, or the archive) it compares four complete weeks before each event with four after. With fewer nothing is credited to the event, and it says how many weeks are missing. Events that fall into the same weeks are named: what each of them did cannot be told.';
  static override examples = [
    '<%= config.bin %> <%= command.id %>',
    '<%= config.bin %> <%= command.id %> ~/Downloads/amazon --marketplace US',
  ];
  static override strict = false;
  static override flags = { marketplace, date, since, until, profile, strict };

  async run(): Promise<void> {
    const path = this.journalPath;
    const { asOf, marketplace: shop, since: first, until: last } = this.scope;
    const journal = await loadJournal(path);
    const loaded = await reportsAtHand(this.paths, this.loadOptions);
    const events = journal.events
      .filter((event) => shop === null || event.marketplace === null || event.marketplace === shop)
      .filter(
        (event) => (first === null || (event.until ?? event.date) >= first) && (last === null || event.date <= last),
      )
      .map((event) => (event.marketplace === null && shop !== null ? { ...event, marketplace: shop } : event))
      .toSorted((one, other) => (`${one.date} ${one.id}` < `${other.date} ${other.id}` ? -1 : 1));
    const { eventsDocument } = await import('../../../domain/journey/journal/events-document.ts');
    const input = {
      journal: path,
      did: 'list',
      events,
      all: journal.events,
      records: loaded?.records ?? null,
      asOf,
      problems: loaded?.problems ?? [],
    } as const;
    await this.emit(eventsDocument(input, this.runFacts(loaded?.files ?? [])));
  }
}
