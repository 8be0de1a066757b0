import { Flags } from '@oclif/core';

import { BaseCommand } from '../../cli/base-command.ts';
import { envName } from '../../cli/env-name.ts';
import type { DraftPlaces } from '../../cli/write-drafts.ts';
import { inputFlags } from '../../cli/flags.ts';
import { numberFlag, reviewFlags } from '../../cli/review-flags.ts';
import { MESSAGE_LANGUAGES, MESSAGE_ROUTES } from '../../model/message.ts';
import { makeDrafts } from '../_stages/make-drafts.ts';
import { loadReports } from '../_stages/load.ts';

const { marketplace, date, since, until, profile, strict } = inputFlags;

const text = (name: string, summary: string, helpValue: string) =>
  Flags.string({ summary, helpValue, env: envName(name) });

export default class ReviewsDraft extends BaseCommand<typeof ReviewsDraft> {
  static override summary = 'Write neutral review requests as drafts: text to paste, mail files, or a mailbox folder.';
  static override description =
    "Two routes. amazon-message: orders you ship yourself, by the plan, to paste into Amazon's own page or a mail program; orders that Amazon ships get none, because an order is asked through one channel. own-shop: a file of orders of your own shop (Shopify's export, or your own table with consent), mailed only where the buyer's law has a ground. Each message is filled and judged whole, or not made. Nothing is sent; what is written is noted in the ledger.";
  static override examples = [
    '<%= config.bin %> <%= command.id %> orders.txt --store-name Brimlark',
    '<%= config.bin %> <%= command.id %> orders.txt --store-name Brimlark --text drafts',
    '<%= config.bin %> <%= command.id %> shop-orders.csv --route own-shop --store-name Brimlark --postal-address "Elm Street 5, 10115 Berlin" --review-url "https://shop.example/r/{order}" --unsubscribe-url "https://shop.example/stop/{order}" --from "Brimlark <shop@shop.example>" --eml drafts',
    '<%= config.bin %> <%= command.id %> orders.txt --store-name Brimlark --imap imaps://me%40shop.example@imap.shop.example',
  ];
  static override strict = false;
  static override flags = {
    marketplace,
    date,
    since,
    until,
    profile,
    strict,
    ...reviewFlags,
    route: Flags.option({
      summary: "How it reaches the buyer: Amazon's messages, or mail of your own shop.",
      options: MESSAGE_ROUTES,
      default: 'amazon-message' as const,
      env: envName('route'),
    })(),
    language: Flags.option({
      summary: "Language of all drafts (default: each shop's or country's).",
      options: MESSAGE_LANGUAGES,
      env: envName('language'),
    })(),
    template: text('template', 'A text of your own with {{variables}} and a first line Subject:.', '<file>'),
    'store-name': text('store-name', 'Name that signs.', '<name>'),
    'product-name': Flags.string({
      summary: 'A short name for a product: SKU=name. May be given more than once.',
      helpValue: '<sku=name>',
      multiple: true,
      multipleNonGreedy: true,
      env: envName('product-name'),
    }),
    from: text('from', 'Sender of the mails, as Name <address>.', '<sender>'),
    'postal-address': text('postal-address', 'Postal address of your shop, for its mails.', '<address>'),
    'review-url': text(
      'review-url',
      'Page on which a buyer of your shop reviews; {order} and {sku} are filled.',
      '<url>',
    ),
    'unsubscribe-url': text('unsubscribe-url', 'Page on which a buyer says no; {order} is filled.', '<url>'),
    'soft-opt-in': Flags.boolean({
      summary: 'You state that addresses came with a sale and a way out was offered then (United Kingdom).',
      env: envName('soft-opt-in'),
    }),
    'wait-days': text('wait-days', 'Own shop: days after shipping on which to ask (default: 14).', '<days>'),
    eml: text('eml', 'Write a mail file for each into this folder.', '<dir>'),
    text: text('text', 'Write a text for each into this folder, to paste.', '<dir>'),
    mbox: text('mbox', 'Write all into one mailbox file.', '<file>'),
    imap: text('imap', 'Put them into the drafts of this mailbox: imaps://user@host.', '<url>'),
    'imap-folder': text('imap-folder', 'Folder of the mailbox (default: the one marked as drafts).', '<name>'),
  };

  async run(): Promise<void> {
    const { flags } = this;
    const loaded = await loadReports(this.paths, this.loadOptions);
    this.progress('Writing drafts');
    const { result, rules } = await makeDrafts(loaded.records, this.scope, flags, {
      ledger: this.ledger,
      waitDays: numberFlag('wait-days', flags['wait-days'], { least: 1, most: 60, whole: true }),
    });
    const places = {
      eml: flags.eml,
      text: flags.text,
      mbox: flags.mbox,
      imap: flags.imap,
      imapFolder: flags['imap-folder'],
    };
    const written = await this.#write(result.drafts, places);
    const { draftsDocument } = await import('../../domain/reviews/drafts/drafts-document.ts');
    const rest = { written, rules, problems: loaded.problems };
    await this.emit(draftsDocument(result, this.runFacts(loaded.files), rest));
  }

  async #write(
    drafts: Awaited<ReturnType<typeof makeDrafts>>['result']['drafts'],
    places: DraftPlaces,
  ): Promise<string[]> {
    const wanted = [places.eml, places.text, places.mbox, places.imap].some((place) => place !== undefined);
    if (drafts.length === 0 || !wanted) return [];
    const [{ writeDrafts }, { Ledger }] = await Promise.all([
      import('../../cli/write-drafts.ts'),
      import('../../sources/requests/ledger.ts'),
    ]);
    const at = this.instant;
    const ledger = await Ledger.open(this.ledgerPath);
    try {
      return await writeDrafts(drafts, places, {
        from: this.flags.from ?? null,
        date: at,
        env: this.environment,
        written: (orderId) => {
          const draft = drafts.find((one) => one.orderId === orderId);
          if (draft === undefined) return;
          ledger.note({ orderId, marketplace: draft.marketplace, route: draft.route, at }, 'drafted');
        },
      });
    } finally {
      ledger.close();
    }
  }
}
