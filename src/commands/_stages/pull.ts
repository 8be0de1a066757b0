import { join } from 'node:path';

import { EXIT, type ExitCode, UserError } from '../../model/errors.ts';
import { type Marketplace, MARKETPLACES } from '../../model/marketplace.ts';
import type { Period } from '../../model/period.ts';
import type { PullOutcome, PullRequest } from '../../model/pull.ts';
import type { Archive } from '../../sources/archive/archive.ts';
import type { DownloadedDocument } from '../../sources/sp-api/client-types.ts';
import type { ReportState } from '../../sources/sp-api/operations/reports.ts';
import type { Kept } from '../../sources/runs/pull-reports.ts';
import { contentsOf, loadArchive } from './archive.ts';
import { openClient } from './sp-api-client.ts';

export interface PullOptions {
  /** Folder of the archive; what was asked is noted in it too. */
  readonly archive: string;
  readonly stateFolder: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** File of the profile's account. */
  readonly account: string;
  readonly userAgent: string;
  readonly freshMinutes: number;
  readonly waitMinutes: number;
  clock(): Date;
  progress(text: string): void;
}

const MINUTE = 60_000;

/** The marketplaces for codes. @throws UserError `marketplace-none`, `regions-mixed` */
export function marketplacesOf(codes: readonly string[]): readonly Marketplace[] {
  const found = MARKETPLACES.filter(({ code }) => codes.includes(code));
  if (found.length === 0) {
    throw new UserError('marketplace-none', EXIT.usage, 'Of which marketplaces? Amazon wants them named.', [
      'Name one or more with --marketplace, for example --marketplace US --marketplace CA.',
    ]);
  }
  if (new Set(found.map(({ region }) => region)).size > 1) {
    throw new UserError(
      'regions-mixed',
      EXIT.usage,
      'These marketplaces are of more than one region, and a token opens one.',
      ['Pull once for each region, with its own refresh token.'],
    );
  }
  return found;
}

function nameOf({ marketplaces, period, reportType }: PullRequest, contentType: string | null): string {
  const days = period === null ? [] : [period.start, period.end];
  const ending = contentType !== null && /json/i.test(contentType) ? 'json' : 'txt';
  return `${[reportType, ...marketplaces, ...days].join('_')}.${ending}`;
}

/** Keeps a document in the archive; an error of the transfer goes on as it is. */
async function keep(archive: Archive, { request, report, document, now }: KeepInput): Promise<Kept> {
  const broken: { error?: Error } = {};
  async function* bytes(): AsyncGenerator<Uint8Array> {
    try {
      yield* document.bytes;
    } catch (error) {
      broken.error = error instanceof Error ? error : new Error(String(error));
      throw error;
    }
  }
  const name = nameOf(request, document.contentType);
  const path = `sp-api:${report.reportId}/${name}`;
  const [only, more] = request.marketplaces;
  const importedAt = now.toISOString();
  const made = report.processingEndTime ?? report.createdTime ?? importedAt;
  const receivedAt = made > importedAt ? importedAt : new Date(made).toISOString();
  const marketplace = more === undefined ? (only ?? null) : null;
  const period: Period | null = request.period;
  const receipt = { name, path, receivedAt, importedAt, marketplace, period };
  const source = { path, size: null, note: { receivedAt, marketplace, period }, open: bytes };
  const added = await archive.add(source, receipt, contentsOf).catch((error: unknown) => {
    throw broken.error ?? error;
  });
  if (broken.error !== undefined) throw broken.error;
  if (!('file' in added)) throw new Error(`the archive did not keep ${name}`);
  const { bytes: size, contents, sha256 } = added.file;
  const records = contents.reduce((sum, each) => sum + each.records, 0);
  const isKnown = contents.some(({ reportType }) => reportType !== null);
  return {
    isNew: added.status !== 'known',
    sha256,
    bytes: size,
    records,
    doubt: isKnown ? null : 'Kept as it is; no reader knows it as a report.',
  };
}

interface KeepInput {
  readonly request: PullRequest;
  readonly report: ReportState;
  readonly document: DownloadedDocument;
  readonly now: Date;
}

/**
 * Pulls reports into the archive of the profile.
 * @throws UserError of credentials, of the archive, `run-locked` while another run pulls for the profile.
 */
export async function pullInto(
  requests: readonly PullRequest[],
  options: PullOptions,
): Promise<readonly PullOutcome[]> {
  const { clock, progress } = options;
  const pulls = join(options.archive, 'pulls.sqlite');
  const region = MARKETPLACES.find(({ id }) => requests[0]?.marketplaceIds.includes(id))?.region;
  if (region === undefined) return [];
  const [{ withLock }, { PullStore }, { pullReports }, { openArchive }, { sleep }] = await Promise.all([
    import('../../sources/runs/run-lock.ts'),
    import('../../sources/runs/pull-store.ts'),
    import('../../sources/runs/pull-reports.ts'),
    import('../../sources/archive/archive.ts'),
    import('../../sources/requests/sleep.ts'),
  ]);
  const client = await openClient(region, options);
  try {
    return await withLock(`${pulls}.lock`, 'reports pull', async () => {
      const store = await PullStore.open(pulls);
      const archive = await openArchive(options.archive);
      // The archive takes one file at a time.
      let last: Promise<unknown> = Promise.resolve();
      try {
        return await pullReports(requests, {
          client,
          store,
          clock: { now: () => clock().getTime(), sleep },
          freshMinutes: options.freshMinutes,
          waitMs: options.waitMinutes * MINUTE,
          keep: (request, report, document) => {
            const kept = last.then(() => keep(archive, { request, report, document, now: clock() }));
            last = kept.catch(() => undefined);
            return kept;
          },
          progress,
        });
      } finally {
        await last;
        archive.close();
        store.close();
      }
    });
  } finally {
    await client.close();
  }
}

/** Products that the archive knows of these marketplaces, for reports that want them named; sorted. */
export async function archivedAsins(folder: string, marketplaces: readonly string[]): Promise<readonly string[]> {
  const loaded = await loadArchive(folder, { marketplace: null });
  if (loaded === null) return [];
  const { listing, traffic } = loaded.records;
  const isOf = (code: string | null): boolean => code === null || marketplaces.includes(code);
  const asins = [
    ...listing.filter(({ marketplace }) => isOf(marketplace)).map(({ asin }) => asin),
    ...traffic.filter(({ marketplace }) => isOf(marketplace)).map(({ childAsin }) => childAsin),
  ];
  return [...new Set(asins.filter((asin) => asin !== null))].toSorted();
}

/** The exit code of what came: refused and failed reports want a person, what is in the making comes with the next run. */
export function exitOfPull(outcomes: readonly PullOutcome[]): ExitCode {
  const has = (...states: readonly PullOutcome['state'][]): boolean =>
    outcomes.some(({ state }) => states.includes(state));
  if (has('failed', 'in-the-making')) return EXIT.network;
  return has('refused') ? EXIT.credentials : EXIT.done;
}
