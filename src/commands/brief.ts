import { Args, Flags } from '@oclif/core';

import { BaseCommand } from '../cli/base-command.ts';
import { envName } from '../cli/env-name.ts';
import { inputFlags } from '../cli/flags.ts';
import { loadJournal } from './_stages/journal.ts';
import { makeBrief, readEarlier } from './_stages/make-brief.ts';

const { marketplace, date, since, until, profile, strict } = inputFlags;

export default class Brief extends BaseCommand<typeof Brief> {
  static override summary = 'One page over a folder of Seller Central downloads: what needs attention first.';
  static override description =
    'Recognises every file by its content, audits listings and images, compares charges with the fee card, plans review requests and reads the customer journey. Says what it used, what it could not use, and which missing report would add what. Nothing leaves this machine.';
  static override examples = [
    '<%= config.bin %> <%= command.id %> ~/Downloads/amazon',
    '<%= config.bin %> <%= command.id %> downloads --output brief.html',
    '<%= config.bin %> <%= command.id %> downloads --marketplace DE --date 2026-11-09 --json',
    '<%= config.bin %> <%= command.id %> downloads --quiet --fail-on error,leak --output brief.md',
    '<%= config.bin %> <%= command.id %> --compare yesterday.json --json --output today.json',
  ];
  static override args = {
    path: Args.string({ description: 'File or folder of reports; - for standard input; none for the archive.' }),
  };
  static override strict = false;
  static override flags = {
    marketplace,
    date,
    since,
    until,
    profile,
    strict,
    compare: Flags.string({
      summary: 'An earlier brief, as --json wrote it: what is new, gone, worse or better stands on top.',
      helpValue: '<file>',
      env: envName('compare'),
    }),
  };

  async run(): Promise<void> {
    const { compare } = this.flags;
    const earlier = compare === undefined ? null : await readEarlier(compare);
    const { events } = await loadJournal(this.journalPath);
    const options = { ...this.scope, ...this.loadOptions, events };
    await this.emit(await makeBrief(this.paths, options, (files) => this.runFacts(files), earlier));
  }
}
