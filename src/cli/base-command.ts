import { join } from 'node:path';

import { Command, type Interfaces } from '@oclif/core';

import type { Document, ProvenanceInput, RunFacts } from '../model/document.ts';
import { EXIT, type ExitCode, UserError } from '../model/errors.ts';
import { isIsoDate, type IsoDate } from '../model/period.ts';
import { plainLines, plainText } from '../model/plain-text.ts';
import { type Context, makeContext } from './context.ts';
import { emitDocument } from './emit.ts';
import { reportFailure } from './failure.ts';
import { outputFlags } from './flags.ts';
import { chooseFormat, type Format } from './format.ts';
import { marketplaceCode } from './marketplace-flag.ts';
import { makeProgress, type Progress } from './progress.ts';
import { parseColumns, parseSort, type Selection } from './selection.ts';
import { readSettings, type Settings } from './settings.ts';

export type CommandFlags<T extends typeof Command> = Interfaces.InferredFlags<
  (typeof BaseCommand)['baseFlags'] & T['flags']
>;
export type CommandArgs<T extends typeof Command> = Interfaces.InferredArgs<T['args']>;

/** What every feature's options carry: the day, the marketplace and the span the user asked for. */
export interface Scope {
  readonly asOf: IsoDate;
  /** Marketplace code; null when the user named none. */
  readonly marketplace: string | null;
  /** First day asked for; null when open. */
  readonly since: IsoDate | null;
  /** Last day asked for; null when open. */
  readonly until: IsoDate | null;
}

/**
 * What all commands share: flags read once with their precedence, the context of the run, progress, and `emit`.
 * A command reads `this.flags`, `this.args` and `this.paths`, computes, and hands a document to `this.emit`.
 */
export abstract class BaseCommand<T extends typeof Command> extends Command {
  static override baseFlags = outputFlags;

  /** Flags after precedence: flag, environment, project file, profile, default. */
  protected flags!: CommandFlags<T>;
  protected args!: CommandArgs<T>;
  /** Everything typed that is no flag; for a command that takes PATH... */
  protected paths!: readonly string[];
  protected context!: Context;
  protected settings!: Settings;
  protected format: Format | undefined;
  /** A command that makes profiles sets this, so that `--profile new` is no mistake. */
  protected readonly profileMayBeNew: boolean = false;
  #progress: Progress | undefined;

  public override async init(): Promise<void> {
    await super.init();
    const { args, argv, flags, raw } = await this.parse({
      args: this.ctor.args,
      baseFlags: outputFlags,
      flags: this.ctor.flags,
      strict: this.ctor.strict,
    });
    const typed = new Set(raw.flatMap((token) => (token.type === 'flag' ? [token.flag] : [])));
    const given = flags as Record<string, unknown>;
    this.settings = await readSettings({
      flags: given,
      typed,
      env: process.env,
      profileMayBeNew: this.profileMayBeNew,
      configDir: this.config.configDir,
      dataDir: this.config.dataDir,
      cwd: process.cwd(),
    });
    const declared = { ...this.ctor.flags, ...outputFlags };
    if (typed.has('fail-on') && !('baseline' in declared)) demandNoBaseline(given['fail-on']);
    const merged: Record<string, unknown> = { ...given };
    for (const { key, value } of this.settings.values) {
      if (value !== undefined && key in declared) merged[key] = value;
    }
    this.format = chooseFormat(merged, typed);
    merged['format'] = this.format;
    merged['json'] = this.format === 'json';
    if (typeof merged['marketplace'] === 'string') merged['marketplace'] = marketplaceCode(merged['marketplace']);
    this.flags = merged as CommandFlags<T>;
    this.args = args as CommandArgs<T>;
    this.paths = argv.map(String);
    this.context = makeContext(
      { env: process.env, now: new Date(), stdout: process.stdout },
      { toolVersion: this.config.version, date: merged['date'] as string | undefined },
    );
    this.#progress = makeProgress({ quiet: merged['quiet'] === true, stream: process.stderr, env: process.env });
  }

  /** The day a flag names; null when it was not given. @throws UserError when it is no date. */
  protected day(name: string): IsoDate | null {
    const value = (this.flags as Record<string, unknown>)[name];
    if (typeof value !== 'string') return null;
    if (isIsoDate(value)) return value;
    throw new UserError('date-invalid', EXIT.usage, `--${name}: "${value}" is not a date.`, [
      `Write dates as year-month-day, for example --${name} 2026-03-01.`,
    ]);
  }

  /** Day, marketplace and span: spread it into a feature's options. @throws UserError on a bad --since or --until. */
  protected get scope(): Scope {
    const flags = this.flags as Record<string, unknown>;
    const [since, until] = [this.day('since'), this.day('until')];
    if (since !== null && until !== null && since > until) {
      throw new UserError('dates-reversed', EXIT.usage, `--since ${since} is later than --until ${until}.`);
    }
    const marketplace = flags['marketplace'];
    return {
      asOf: this.context.asOf,
      marketplace: typeof marketplace === 'string' ? marketplace : null,
      since,
      until,
    };
  }

  /** True for formats that a person reads page by page, where the first rows of a long table do. */
  protected get isForEyes(): boolean {
    return ['table', 'markdown', 'html'].includes(this.format ?? 'table');
  }

  /** ISO instant of the run; midnight UTC of `--date` when that is given, so that the same input gives the same bytes. */
  protected get instant(): string {
    const { asOf, dateGiven, now } = this.context;
    return dateGiven ? `${asOf}T00:00:00.000Z` : now.toISOString();
  }

  /** The ledger, and the instant that is noted in it. */
  protected get ledger(): { path: string; at: string } {
    return { path: this.ledgerPath, at: this.instant };
  }

  /**
   * How we name ourselves to Amazon, in the form it asks for: `AppId/Version (Language=...; Name=Value)`, and that a machine asks.
   * https://developer-docs.amazon.com/sp-api/docs/include-a-user-agent-header-in-all-requests
   */
  protected get userAgent(): string {
    return `sellerctl/${this.context.toolVersion} (Language=JavaScript; Mode=automated)`;
  }

  /** The instant it is now; on the day of `--date` when that is given. */
  protected moment(): Date {
    const { asOf, dateGiven } = this.context;
    return dateGiven ? new Date(`${asOf}T12:00:00.000Z`) : this.clock();
  }

  /** The true instant, whatever `--date` says: by it tokens end. */
  protected clock(): Date {
    return new Date();
  }

  /** Variables of the environment, for secrets, which no flag and no file of settings may hold. */
  protected get environment(): Readonly<Record<string, string | undefined>> {
    return process.env;
  }

  /** What a program that starts others must call: Node, and our start file. */
  protected get programWords(): readonly string[] {
    return [process.execPath, join(this.config.root, 'bin', 'run.js')];
  }

  /** What starts programs at times on this system. */
  protected get usualTarget(): 'crontab' | 'launchd' | 'task-scheduler' {
    if (process.platform === 'win32') return 'task-scheduler';
    return process.platform === 'darwin' ? 'launchd' : 'crontab';
  }

  /** Version of the Node that runs us. */
  protected get nodeVersion(): string {
    return process.versions.node;
  }

  /** Folder for access tokens and for the rates that are used up. */
  protected get stateFolder(): string {
    return String(this.settings.values.find(({ key }) => key === 'state')?.value);
  }

  /** File of the account that `auth login` keeps for the profile. */
  protected get accountPath(): string {
    return String(this.settings.values.find(({ key }) => key === 'account')?.value);
  }

  /** File of the profile's ledger of review requests. */
  protected get ledgerPath(): string {
    return String(this.settings.values.find(({ key }) => key === 'ledger')?.value);
  }

  /** File of the profile's journal of events and experiments. */
  protected get journalPath(): string {
    return String(this.settings.values.find(({ key }) => key === 'journal')?.value);
  }

  /** What `loadReports` needs of this run. */
  protected get loadOptions(): { marketplace: string | null; archive: string; progress: (text: string) => void } {
    const archive = String(this.settings.values.find(({ key }) => key === 'archive')?.value);
    return { marketplace: this.scope.marketplace, archive, progress: (text) => this.progress(text) };
  }

  /** What the command line knows of a run and every document repeats. */
  protected runFacts(files: readonly ProvenanceInput[]): RunFacts {
    const { asOf, toolVersion } = this.context;
    return {
      tool: { name: 'sellerctl', version: toolVersion },
      generatedAt: this.instant,
      asOf,
      inputs: files.map(({ path, sha256, bytes, reportType, rows, records }) => ({
        path,
        sha256,
        bytes,
        reportType,
        rows,
        records,
      })),
    };
  }

  /** Says on standard error what is being done; nothing under --quiet. */
  protected progress(text: string): void {
    this.#progress?.step(text);
  }

  /**
   * Writes the document in the chosen format to standard output or `--output`, notes problems on standard error and
   * sets the exit code: `exitCode` when given, else 5 or 3 where the flags and the document ask for it, else 0.
   */
  protected async emit(document: Document, options: { exitCode?: ExitCode } = {}): Promise<void> {
    this.#progress?.stop();
    const flags = this.flags as Record<string, unknown>;
    process.exitCode = await emitDocument(document, {
      context: this.context,
      format: this.format ?? 'table',
      selection: selectionOf(flags),
      output: flags['output'] as string | undefined,
      quiet: flags['quiet'] === true,
      strict: flags['strict'] === true,
      failOn: (flags['fail-on'] ?? []) as Parameters<typeof emitDocument>[1]['failOn'],
      exitCode: options.exitCode,
    });
  }

  /** Writes one bare line, for values that scripts take as they are; use only where the format is `table`. */
  protected async emitLine(text: string): Promise<void> {
    await this.emitLines(plainText(text));
  }

  /** Writes lines as they are, for files of other programs; controls are shown, not sent. */
  protected async emitLines(text: string): Promise<void> {
    this.#progress?.stop();
    const { writeToStream } = await import('../sinks/terminal.ts');
    await writeToStream(process.stdout, `${plainLines(text)}\n`);
  }

  public override async catch(error: Error & { exitCode?: number }): Promise<void> {
    this.#progress?.stop();
    process.exitCode = await reportFailure(error, {
      argv: this.argv,
      env: process.env,
      config: this.config,
      commandId: this.id,
      ...(this.format === undefined ? {} : { json: this.format === 'json' }),
    });
  }

  public override async finally(): Promise<void> {
    this.#progress?.stop();
  }
}

/** Only findings that were compared with a baseline can be new. @throws UserError `fail-on-new-unknown`. */
function demandNoBaseline(failOn: unknown): void {
  if (!Array.isArray(failOn) || !failOn.includes('new')) return;
  throw new UserError('fail-on-new-unknown', EXIT.usage, '--fail-on new needs a baseline, and this command has none.', [
    'Use it with audit listings or audit images.',
  ]);
}

function selectionOf(flags: Readonly<Record<string, unknown>>): Selection {
  const { columns, sort, filter } = flags;
  return {
    ...(typeof columns === 'string' ? { columns: parseColumns(columns) } : {}),
    ...(typeof sort === 'string' ? { sort: parseSort(sort) } : {}),
    filters: (filter ?? []) as Selection['filters'],
  };
}
