import { Args } from '@oclif/core';

import { BaseCommand } from '../../cli/base-command.ts';
import { inputFlags } from '../../cli/flags.ts';
import { loadTwoTimes } from '../_stages/snapshots.ts';

const { marketplace, date, profile, strict } = inputFlags;

export default class AuditDiff extends BaseCommand<typeof AuditDiff> {
  static override summary =
    'Say what changed in your listings since the last snapshot, and what is not as you sent it.';
  static override description =
    'Compares listing reports of two times, from the archive or from two folders: titles, highlights, bullets, descriptions and search terms word by word, price, quantity, status and what Amazon suppresses, new SKUs and those that are gone. Reports are compared with their like alone. Where your product file lies beside a report of Amazon, it also says what Amazon has that you did not send.';
  static override examples = [
    '<%= config.bin %> <%= command.id %>',
    '<%= config.bin %> <%= command.id %> --since 2026-10-01 --until 2026-11-01 --marketplace US',
    '<%= config.bin %> <%= command.id %> downloads-october downloads-november',
    '<%= config.bin %> <%= command.id %> old/All+Listings+Report.txt new/All+Listings+Report.txt --json',
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
  };

  async run(): Promise<void> {
    const { asOf, marketplace: shop, since, until } = this.scope;
    const { before, after, notes } = await loadTwoTimes(this.paths, {
      ...this.loadOptions,
      since,
      until: until ?? asOf,
      datesGiven: since !== null || until !== null,
    });
    this.progress('Comparing listings');
    const [{ diffListings }, { diffDocument }] = await Promise.all([
      import('../../domain/audit/history/diff-listings.ts'),
      import('../../domain/audit/history/diff-document.ts'),
    ]);
    const result = diffListings(before, after, { asOf, marketplace: shop });
    const sides = { before: before.files, after: after.files, notes };
    const problems = [...before.problems, ...after.problems];
    // A file that no newer one takes the place of stands on both sides.
    const files = [...new Map([...before.files, ...after.files].map((file) => [file.path, file])).values()];
    await this.emit(diffDocument(result, sides, this.runFacts(files), problems));
  }
}
