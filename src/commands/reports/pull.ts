import { Args, Flags } from '@oclif/core';

import { BaseCommand } from '../../cli/base-command.ts';
import { didYouMean } from '../../cli/did-you-mean.ts';
import { envName } from '../../cli/env-name.ts';
import { inputFlags } from '../../cli/flags.ts';
import { marketplaceCode } from '../../cli/marketplace-flag.ts';
import { numberFlag } from '../../cli/review-flags.ts';
import { EXIT, UserError } from '../../model/errors.ts';
import { PULL_FEATURES, type PullFeature } from '../../model/pull.ts';
import { archivedAsins, exitOfPull, marketplacesOf, pullInto } from '../_stages/pull.ts';

const { marketplace, date, since, until, profile } = inputFlags;
const WAIT_MINUTES = 30;
const EVERY_HOURS = 20;
const MOST_HOURS = 2160;

/** A kind that can be pulled, by its name in any case. @throws UserError `report-type-unknown` */
function typeOf(name: string, known: readonly string[]): string {
  const found = known.find((id) => id.toLowerCase() === name.toLowerCase());
  if (found !== undefined) return found;
  throw new UserError('report-type-unknown', EXIT.usage, `No report "${name}" can be pulled.`, [
    ...didYouMean(name, known),
    'Those that can: sellerctl rules show report-pulls',
  ]);
}

function featuresOf(name: string | undefined): readonly PullFeature[] {
  if (name === undefined) return [];
  return name === 'brief' ? PULL_FEATURES : PULL_FEATURES.filter((feature) => feature === name);
}

export default class ReportsPull extends BaseCommand<typeof ReportsPull> {
  static override summary = 'Ask Amazon for reports and keep them in the archive.';
  static override description =
    'Names of reports, or --for a feature. What is young enough (--every) or of days that change no more is not asked for again; what Amazon has already, or is making, is taken; settlements, which Amazon makes by itself, are looked for. Long spans are asked for in parts. A run that is killed, or that ends before Amazon is done, goes on the next time and asks nothing twice. Nothing is changed at Amazon: reports are made, read and kept as they are received. Credentials are those of sellerctl auth login, or of SELLERCTL_SPAPI_CLIENT_ID, SELLERCTL_SPAPI_CLIENT_SECRET and SELLERCTL_SPAPI_REFRESH_TOKEN. The table report-pulls (sellerctl rules show report-pulls) tells which reports there are, in what spans, and how often.';
  static override examples = [
    '<%= config.bin %> <%= command.id %> --for brief --marketplace US --dry-run',
    {
      command: '<%= config.bin %> <%= command.id %> --for journey --marketplace DE --since 2026-09-01 --quiet',
      description: 'Whole weeks since September, for cron',
    },
    {
      command:
        '<%= config.bin %> <%= command.id %> GET_MERCHANT_LISTINGS_ALL_DATA --marketplace US --also CA --every 1',
      description: 'Listings of two shops, unless they are less than an hour old',
    },
  ];
  static override args = {
    type: Args.string({ description: 'Kind of report, by its name in the API; several may be named.' }),
  };
  static override strict = false;
  static override flags = {
    for: Flags.option({
      summary: 'Every report a feature uses.',
      options: ['brief', ...PULL_FEATURES] as const,
      env: envName('for'),
    })(),
    marketplace,
    also: Flags.string({
      summary: 'Another marketplace of the same region. May be given more than once.',
      helpValue: '<code>',
      multiple: true,
      multipleNonGreedy: true,
      env: envName('also'),
    }),
    asin: Flags.string({
      summary: 'Product for reports that want them named (default: those of the listings and traffic in the archive).',
      helpValue: '<asin>',
      multiple: true,
      multipleNonGreedy: true,
      env: envName('asin'),
    }),
    date,
    since,
    until,
    every: Flags.string({
      summary: `Ask again only for what is older than so many hours (default: ${EVERY_HOURS}).`,
      helpValue: '<hours>',
      env: envName('every'),
    }),
    wait: Flags.string({
      summary: `Longest time to wait for one report, in minutes (default: ${WAIT_MINUTES}); the next run goes on.`,
      helpValue: '<minutes>',
      env: envName('wait'),
    }),
    'dry-run': Flags.boolean({
      summary: 'Show what would be asked for; nothing is sent and no credentials are needed.',
      env: envName('dry-run'),
    }),
    profile,
  };

  async run(): Promise<void> {
    const { flags } = this;
    const { archive, progress } = this.loadOptions;
    const [{ planPulls, pullRules, wantsProducts }, { pullDocument }] = await Promise.all([
      import('../../domain/reports/pull-plan.ts'),
      import('../../domain/reports/pull-document.ts'),
    ]);
    const { asOf } = this.context;
    const known = pullRules(asOf).map(({ id }) => id);
    const types = this.paths.map((name) => typeOf(name, known));
    const features = featuresOf(flags.for);
    if (types.length === 0 && features.length === 0) {
      throw new UserError('pull-nothing', EXIT.usage, 'Which reports?', [
        'Name them, or a feature: --for brief.',
        'sellerctl rules show report-pulls lists those that can be pulled.',
      ]);
    }
    const named = [flags.marketplace, ...(flags.also ?? []).map(marketplaceCode)].filter((code) => code !== undefined);
    const [hours, minutes] = [
      numberFlag('every', flags.every, { least: 0, most: MOST_HOURS }) ?? EVERY_HOURS,
      numberFlag('wait', flags.wait, { least: 0, most: 1440 }) ?? WAIT_MINUTES,
    ];
    const marketplaces = marketplacesOf(named);
    const { since: from, until: to } = this.scope;
    const plan = (asins: readonly string[]) =>
      planPulls({ asOf, types, features, marketplaces, since: from, until: to, asins });
    const asked = flags['dry-run'] !== true;
    const facts = { archive, asked, asOf };
    const wanted = flags.asin === undefined && wantsProducts({ asOf, features, types });
    const products = async () => (wanted ? archivedAsins(archive, named) : (flags.asin ?? []));
    const asins = await products();
    const { notes, requests } = plan(asins);
    if (!asked) {
      const planned = requests.map((request) => {
        return { request, state: 'planned' as const, note: null, sha256: null, bytes: null, records: null };
      });
      await this.emit(pullDocument(planned, { ...facts, notes }, this.runFacts([])));
      return;
    }
    const options = {
      archive,
      stateFolder: this.stateFolder,
      env: this.environment,
      account: this.accountPath,
      userAgent: this.userAgent,
      freshMinutes: hours * 60,
      waitMinutes: minutes,
      clock: () => this.clock(),
      progress,
    };
    const first = await pullInto(requests, options);
    // The first listings of an account tell the products that other reports want named.
    const found = asins.length > 0 ? asins : await products();
    const again = plan(found);
    const keys = new Set(requests.map(({ key }) => key));
    const rest = again.requests.filter(({ key }) => !keys.has(key));
    const outcomes = [...first, ...(rest.length === 0 ? [] : await pullInto(rest, options))];
    const code = exitOfPull(outcomes);
    const document = pullDocument(outcomes, { ...facts, notes: again.notes }, this.runFacts([]));
    await this.emit(document, code === EXIT.done ? {} : { exitCode: code });
  }
}
