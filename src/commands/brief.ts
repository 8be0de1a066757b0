import { Args } from '@oclif/core';

import { BaseCommand } from '../cli/base-command.ts';
import { inputFlags } from '../cli/flags.ts';
import { loadJournal } from './_stages/journal.ts';
import { makeBrief } from './_stages/make-brief.ts';

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
  ];
  static override args = {
    path: Args.string({ description: 'File or folder of reports; - for standard input; none for the archive.' }),
  };
  static override strict = false;
  static override flags = { marketplace, date, since, until, profile, strict };

  async run(): Promise<void> {
    const { events } = await loadJournal(this.journalPath);
    await this.emit(
      await makeBrief(this.paths, { ...this.scope, ...this.loadOptions, events }, (files) => this.runFacts(files)),
    );
  }
}
