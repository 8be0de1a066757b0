import { Args, Flags } from '@oclif/core';

import { BaseCommand } from '../cli/base-command.ts';
import { envName } from '../cli/env-name.ts';
import { inputFlags } from '../cli/flags.ts';
import { EXIT, UserError } from '../model/errors.ts';
import { loadJournal } from './_stages/journal.ts';
import { makeBrief, readEarlier } from './_stages/make-brief.ts';

const { marketplace, date, since, until, profile, strict } = inputFlags;

export default class Brief extends BaseCommand<typeof Brief> {
  static override summary = 'One page over a folder of Seller Central downloads: what needs attention first.';
  static override description =
    'Recognises every file by its content, audits listings and images, compares charges with the fee card, plans review requests and reads the customer journey. Says what it used, what it could not use, and which missing report would add what. Nothing leaves this machine, unless --mail sends it.';
  static override examples = [
    '<%= config.bin %> <%= command.id %> ~/Downloads/amazon',
    '<%= config.bin %> <%= command.id %> downloads --output brief.html',
    '<%= config.bin %> <%= command.id %> downloads --marketplace DE --date 2026-11-09 --json',
    '<%= config.bin %> <%= command.id %> downloads --quiet --fail-on error,leak --output brief.md',
    '<%= config.bin %> <%= command.id %> --compare yesterday.json --json --output today.json --mail me@example.com --mail-if changed',
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
    mail: Flags.string({
      summary:
        'Send it to this address too: what is read first as text, the page attached. The server is SELLERCTL_SMTP_URL. May be given more than once.',
      helpValue: '<address>',
      multiple: true,
      multipleNonGreedy: true,
      env: envName('mail'),
    }),
    'mail-if': Flags.option({
      summary: 'Send it always, only when something is new, gone, worse or better (--compare), or only with findings.',
      options: ['always', 'changed', 'findings'] as const,
      default: 'always',
      env: envName('mail-if'),
    })(),
  };

  async run(): Promise<void> {
    const { compare } = this.flags;
    const earlier = compare === undefined ? null : await readEarlier(compare);
    const { events } = await loadJournal(this.journalPath);
    const options = { ...this.scope, ...this.loadOptions, events };
    this.#demandMail();
    const document = await makeBrief(this.paths, options, (files) => this.runFacts(files), earlier);
    await this.emit(document);
    const { changes, attention } = document.data;
    const { mail } = this.flags;
    const isChanged =
      changes !== null && [changes.new, changes.gone, changes.worse, changes.better].some((one) => one.length > 0);
    const wanted = { always: true, changed: isChanged, findings: attention.length > 0 }[this.flags['mail-if']];
    if (mail === undefined || !wanted) return;
    const [{ mailDocument }, { locale }] = [await import('../cli/mail-document.ts'), this.context];
    this.progress('Sending the mail');
    await mailDocument(document, { to: mail, env: this.environment, locale, date: this.moment().toISOString() });
  }

  /** What can be known to be wrong before an hour of work is done. @throws UserError `mail-if-alone` */
  #demandMail(): void {
    const { compare, mail } = this.flags;
    if (mail === undefined || this.flags['mail-if'] !== 'changed' || compare !== undefined) return;
    throw new UserError('mail-if-alone', EXIT.usage, '--mail-if changed needs an earlier brief to compare with.', [
      'Name it with --compare yesterday.json.',
    ]);
  }
}
