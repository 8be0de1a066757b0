import { Flags } from '@oclif/core';

import { BaseCommand } from '../../cli/base-command.ts';
import { envName } from '../../cli/env-name.ts';
import { inputFlags } from '../../cli/flags.ts';
import { EXIT } from '../../model/errors.ts';
import { MESSAGE_LANGUAGES, MESSAGE_ROUTES } from '../../model/message.ts';
import { readMessages } from '../_stages/read-messages.ts';

const { marketplace, profile, strict } = inputFlags;

export default class ReviewsLint extends BaseCommand<typeof ReviewsLint> {
  static override summary = 'Judge a message to buyers by the rules on asking for reviews.';
  static override description =
    "Reads texts and mails (.eml) in thirteen languages and names what breaks Amazon's communication guidelines, its review policy or a law: the place, the words, the rule and a neutral sentence in their stead. A first line `Subject: ...` is the subject. Exit 3 on an error, unless --fail-on says otherwise. Nothing is sent.";
  static override examples = [
    '<%= config.bin %> <%= command.id %> request.txt --marketplace DE',
    '<%= config.bin %> <%= command.id %> drafts/ --fail-on warning',
    '<%= config.bin %> <%= command.id %> template.txt --template',
    '<%= config.bin %> <%= command.id %> shop-mail.eml --route own-shop --country AT',
    'pbpaste | <%= config.bin %> <%= command.id %> - --json',
  ];
  static override strict = false;
  static override flags = {
    marketplace,
    profile,
    strict,
    route: Flags.option({
      summary: "How it reaches the buyer: Amazon's messages, or mail of your own shop.",
      options: MESSAGE_ROUTES,
      default: 'amazon-message' as const,
      env: envName('route'),
    })(),
    language: Flags.option({
      summary: 'Language of the text, where it cannot be told.',
      options: MESSAGE_LANGUAGES,
      env: envName('language'),
    })(),
    'buyer-language': Flags.option({
      summary: "Language of the buyer's own setting, where you know it.",
      options: MESSAGE_LANGUAGES,
      env: envName('buyer-language'),
    })(),
    template: Flags.boolean({
      summary: 'It is a template: {{variables}} of the route may stand in it.',
      env: envName('template'),
    }),
    asin: Flags.string({
      summary: 'ASIN of the order, which the text may name. May be given more than once.',
      helpValue: '<asin>',
      multiple: true,
      multipleNonGreedy: true,
      env: envName('asin'),
    }),
    country: Flags.string({
      summary: 'Country of the recipient, for the footer of own-shop mail, for example AT.',
      helpValue: '<code>',
      env: envName('country'),
    }),
  };

  async run(): Promise<void> {
    const { route, language, template, asin, country } = this.flags;
    const { messages, inputs, problems } = await readMessages(this.paths);
    const [{ lintMessage }, { lintDocument }, { shopLanguages }] = await Promise.all([
      import('../../domain/reviews/lint/lint-message.ts'),
      import('../../domain/reviews/lint/lint-document.ts'),
      import('../../domain/reviews/lint/lint-rule.ts'),
    ]);
    const own = this.flags['buyer-language'];
    const shop = shopLanguages(this.scope.marketplace ?? '');
    const wanted =
      own !== undefined ? { languages: [own], confirmed: true } : shop && { languages: shop, confirmed: false };
    const options = {
      route,
      language: language ?? null,
      wanted,
      isTemplate: template,
      ownAsins: asin ?? [],
      country: (country ?? this.scope.marketplace)?.toUpperCase() ?? null,
    };
    const linted = messages.map((message) => lintMessage(message, options));
    const document = lintDocument(linted, this.runFacts(inputs), problems);
    const failing = this.flags['fail-on'] === undefined && document.data.totals.errors > 0;
    await this.emit(document, failing ? { exitCode: EXIT.findings } : {});
  }
}
