import type { CheckState, DoctorCheck } from '../../domain/accounts/doctor-document.ts';
import { UserError } from '../../model/errors.ts';
import { daysBetween, type IsoDate } from '../../model/period.ts';
import { archivedFiles } from './archive.ts';
import { accountFacts, credentialsFor, isInEnvironment, testAccount } from './accounts.ts';

export interface DoctorOptions {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly asOf: IsoDate;
  readonly profile: string;
  readonly archive: string;
  readonly stateFolder: string;
  readonly account: string;
  /** The user's file of settings. */
  readonly userFile: string;
  readonly userAgent: string;
  readonly nodeVersion: string;
  readonly online: boolean;
  clock(): Date;
  progress(text: string): void;
}

const LEAST_NODE = [22, 13] as const;
/** Rule tables read longer ago than this may have been overtaken. */
const TABLE_DAYS = 120;
/** Clocks may differ by so much; more, and Amazon refuses tokens or reports end on another day. */
const SKEW_MS = 120_000;

function check(id: string, state: CheckState, found: string, advice: string | null = null): DoctorCheck {
  return { id, state, found, advice };
}

function nodeCheck(version: string): DoctorCheck {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const good = major > LEAST_NODE[0] || (major === LEAST_NODE[0] && minor >= LEAST_NODE[1]);
  const found = `Node ${version}`;
  return good
    ? check('node', 'ok', found)
    : check('node', 'bad', found, `Install Node ${LEAST_NODE.join('.')} or newer.`);
}

/** Can something be written there? Tried with a file that is taken away again. */
async function folderCheck(id: string, folder: string): Promise<DoctorCheck> {
  const { isWritable } = await import('../../sources/folder-state.ts');
  const state = await isWritable(folder);
  if (state === 'absent') return check(id, 'ok', `${folder} is not there yet; it is made when it is needed.`);
  return state === 'writable'
    ? check(id, 'ok', folder)
    : check(
        id,
        'bad',
        `${folder} cannot be written to.`,
        'Give yourself the right to write there, or name another folder (sellerctl config set).',
      );
}

async function privateCheck(id: string, path: string): Promise<DoctorCheck[]> {
  const { isOpenToOthers } = await import('../../sources/account-file.ts');
  const open = await isOpenToOthers(path);
  if (open === null) return [];
  return open
    ? [check(id, 'bad', `Others may read ${path}.`, `chmod 600 ${path}`)]
    : [check(id, 'ok', `${path} is yours alone.`)];
}

async function archiveCheck(folder: string): Promise<DoctorCheck> {
  try {
    const files = await archivedFiles(folder);
    if (files.length === 0) {
      return check('archive', 'ok', 'No report is kept yet.', 'sellerctl reports import, or reports pull');
    }
    const { checkArchive } = await import('./keep-archive.ts');
    const unsound = await checkArchive(folder, files);
    if (unsound.length > 0) {
      return check(
        'archive',
        'bad',
        `${unsound.length} of ${files.length} archived files are gone or not what was received.`,
        'sellerctl reports import --rebuild names them; import or pull those once more.',
      );
    }
    return check('archive', 'ok', `${files.length} files, all as they were received.`);
  } catch (error) {
    if (error instanceof UserError) return check('archive', 'bad', error.message, error.suggestions[0] ?? null);
    throw error;
  }
}

async function tableCheck(asOf: IsoDate): Promise<DoctorCheck> {
  const { RULE_TABLES } = await import('../../rules/registry.ts');
  const tables = await Promise.all(RULE_TABLES.map((entry) => entry.load()));
  const versions = tables.flatMap(({ versions: all }) => all);
  const read = versions.flatMap(({ sources }) => sources.map(({ retrieved }) => retrieved)).toSorted();
  const newest = read.at(-1) ?? asOf;
  const sure = (confidence: string): number => versions.filter((version) => version.confidence === confidence).length;
  const age = Math.max(0, daysBetween(newest, asOf));
  const found = `${tables.length} tables, sources read up to ${newest} (${age} days ago); versions by confidence: ${sure('a')} a, ${sure('b')} b, ${sure('c')} c.`;
  return age > TABLE_DAYS
    ? check('rule-tables', 'warning', found, 'Look for a newer version of sellerctl: fees and rules may have changed.')
    : check('rule-tables', 'ok', found);
}

function timeZoneCheck(): DoctorCheck {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return check(
    'time-zone',
    'ok',
    `This machine is in ${zone}; days in results are of the shop or UTC, whatever it is.`,
  );
}

async function accountChecks(options: DoctorOptions): Promise<DoctorCheck[]> {
  const { account, asOf, env, profile } = options;
  try {
    const inEnvironment = isInEnvironment(env);
    const facts = await accountFacts(account);
    if (inEnvironment) {
      await credentialsFor(env, account, null);
      return [check('credentials', 'ok', 'The environment holds them.')];
    }
    if (facts === null) {
      return [
        check(
          'credentials',
          'not-checked',
          `The profile ${profile} keeps none: files need none.`,
          'To pull reports: sellerctl auth login',
        ),
      ];
    }
    const { accountData, secretAdvice } = await import('../../domain/accounts/account-data.ts');
    const data = accountData(profile, facts, { asOf, inEnvironment });
    const state = data.secretState === 'ended' ? 'bad' : data.secretState === 'ends-soon' ? 'warning' : 'ok';
    const shops = data.marketplaces.length === 0 ? 'no shop seen' : `sells in ${data.marketplaces.join(', ')}`;
    return [
      check('credentials', 'ok', `Kept in the ${data.place}; ${shops} at the last test.`),
      check(
        'secret-age',
        state,
        `The client secret is ${data.secretAge} days old${data.secretDayGiven ? '' : ' at least'}.`,
        secretAdvice(data),
      ),
    ];
  } catch (error) {
    if (error instanceof UserError) return [check('credentials', 'bad', error.message, error.suggestions[0] ?? null)];
    throw error;
  }
}

async function onlineChecks(options: DoctorOptions): Promise<DoctorCheck[]> {
  const { account, env, online, progress, stateFolder, userAgent } = options;
  const later = (why: string): DoctorCheck[] =>
    ['network', 'clock', 'marketplaces'].map((id) => check(id, 'not-checked', why));
  if (!online) return later('Amazon was not asked: --online does.');
  const facts = await accountFacts(account).catch(() => null);
  if (facts === null) return later('No account is kept to ask with: sellerctl auth login');
  progress('Asking Amazon');
  try {
    const credentials = await credentialsFor(env, account, facts.region);
    const { clock } = options;
    const { clockSkew, marketplaces } = await testAccount(credentials, facts.region, {
      clock,
      env,
      stateFolder,
      userAgent,
    });
    const seconds = Math.round((clockSkew ?? 0) / 1000);
    return [
      check('network', 'ok', 'Amazon answers, and takes the credentials.'),
      clockSkew !== null && Math.abs(clockSkew) > SKEW_MS
        ? check(
            'clock',
            'warning',
            `This clock is ${Math.abs(seconds)} s ${seconds > 0 ? 'behind' : 'ahead of'} Amazon's.`,
            'Let the system set its clock (NTP).',
          )
        : check('clock', 'ok', `This clock is within ${Math.abs(seconds) + 1} s of Amazon's.`),
      marketplaces.length === 0
        ? check('marketplaces', 'warning', 'The account sells nowhere.', 'Look at the account in Seller Central.')
        : check('marketplaces', 'ok', `The account sells in ${marketplaces.join(', ')}.`),
    ];
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return [
      check('network', 'bad', error.message, error.suggestions[0] ?? null),
      ...['clock', 'marketplaces'].map((id) => check(id, 'not-checked', 'Amazon did not answer as it should.')),
    ];
  }
}

/** Looks at everything a run needs, one after the other; what fails is a line, never the end. */
export async function examine(options: DoctorOptions): Promise<readonly DoctorCheck[]> {
  const { account, archive, asOf, stateFolder, userFile } = options;
  return [
    nodeCheck(options.nodeVersion),
    await folderCheck('archive-folder', archive),
    await folderCheck('state-folder', stateFolder),
    ...(await privateCheck('settings-file', userFile)),
    ...(await privateCheck('account-file', account)),
    await archiveCheck(archive),
    await tableCheck(asOf),
    timeZoneCheck(),
    ...(await accountChecks(options)),
    ...(await onlineChecks(options)),
  ];
}
