import { Args, Flags } from '@oclif/core';

import { BaseCommand } from '../cli/base-command.ts';
import { envName } from '../cli/env-name.ts';
import { inputFlags } from '../cli/flags.ts';
import type { BriefData } from '../domain/brief/brief-data.ts';
import { EXIT, UserError } from '../model/errors.ts';
import { loadJournal } from './_stages/journal.ts';
import { makeBrief, readEarlier } from './_stages/make-brief.ts';

const { marketplace, date, since, until, profile, strict } = inputFlags;

export default class Brief extends BaseCommand<typeof Brief> {
  static override summary = 'One page over a folder of Seller Central downloads: what needs attention first.';
  static override description =
    'Recognises every file by its content, audits listings and images, compares charges with the fee card, plans review requests and reads the customer journey. Says what it used, what it could not use, and which missing report would add what. Nothing leaves this machine, unless --mail or --webhook sends it.';
  static override examples = [
    '<%= config.bin %> <%= command.id %> ~/Downloads/amazon',
    '<%= config.bin %> <%= command.id %> downloads --output brief.html',
    '<%= config.bin %> <%= command.id %> downloads --marketplace DE --date 2026-11-09 --json',
    '<%= config.bin %> <%= command.id %> downloads --quiet --fail-on error,leak --output brief.md',
    '<%= config.bin %> <%= command.id %> --compare yesterday.json --json --output today.json --mail me@example.com --send-if changed',
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
    webhook: Flags.boolean({
      summary: 'Post what is read first to the chat of SELLERCTL_WEBHOOK_URL (Slack, Mattermost and their likes).',
      env: envName('webhook'),
    }),
    'send-if': Flags.option({
      summary:
        'Send and post always, only when something is new, gone, worse or better (--compare), or only with findings.',
      options: ['always', 'changed', 'findings'] as const,
      default: 'always',
      env: envName('send-if'),
    })(),
  };

  async run(): Promise<void> {
    const { compare } = this.flags;
    const earlier = compare === undefined ? null : await readEarlier(compare);
    const { events } = await loadJournal(this.journalPath);
    const options = { ...this.scope, ...this.loadOptions, events };
    const { mail, webhook } = this.flags;
    if (mail !== undefined || webhook) this.#demandComparison();
    const document = await makeBrief(this.paths, options, (files) => this.runFacts(files), earlier);
    await this.emit(document);
    if ((mail === undefined && !webhook) || !this.#isWanted(document.data)) return;
    const { mailDocument, postDocument } = await import('../cli/send-document.ts');
    const run = { env: this.environment, locale: this.context.locale };
    this.progress('Sending the brief');
    if (mail !== undefined) await mailDocument(document, { ...run, to: mail, date: this.moment().toISOString() });
    if (webhook) await postDocument(document, run);
  }

  #isWanted({ attention, changes }: BriefData): boolean {
    const kinds = changes === null ? [] : [changes.new, changes.gone, changes.worse, changes.better];
    const isChanged = kinds.some((items) => items.length > 0);
    return { always: true, changed: isChanged, findings: attention.length > 0 }[this.flags['send-if']];
  }

  /** What can be known to be wrong before the work is done. @throws UserError `send-if-alone` */
  #demandComparison(): void {
    if (this.flags['send-if'] !== 'changed' || this.flags.compare !== undefined) return;
    throw new UserError('send-if-alone', EXIT.usage, '--send-if changed needs an earlier brief to compare with.', [
      'Name it with --compare yesterday.json.',
    ]);
  }
}
