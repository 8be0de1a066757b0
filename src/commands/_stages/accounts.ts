import type { AccountFacts, AccountSecrets } from '../../model/account.ts';
import { EXIT, UserError } from '../../model/errors.ts';
import { findMarketplace, type Marketplace } from '../../model/marketplace.ts';
import type { AppCredentials } from '../../sources/sp-api/client-types.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** Name under which the system's keychain lists the secrets of accounts. */
const SERVICE = 'sellerctl account';

const NAMES = ['SELLERCTL_SPAPI_CLIENT_ID', 'SELLERCTL_SPAPI_CLIENT_SECRET', 'SELLERCTL_SPAPI_REFRESH_TOKEN'];

/** True where the environment names any part of credentials: then it names all of them, or that is a mistake. */
export function isInEnvironment(env: Environment): boolean {
  return NAMES.some((name) => (env[name] ?? '') !== '');
}

async function keychainFor(path: string) {
  const { openKeychain } = await import('../../cli/keychain.ts');
  // The path of the account's file tells profiles, and users of one machine, apart.
  return (await openKeychain())?.(SERVICE, path) ?? null;
}

function secretsOf(text: string | null): AccountSecrets | null {
  try {
    const { clientSecret, refreshToken } = JSON.parse(text ?? '') as Partial<AccountSecrets>;
    return typeof clientSecret === 'string' && typeof refreshToken === 'string' ? { clientSecret, refreshToken } : null;
  } catch {
    return null;
  }
}

/** What is kept of a profile's account, without its secrets; null where none is. @throws UserError `account-unreadable` */
export async function accountFacts(path: string): Promise<AccountFacts | null> {
  const { readAccount } = await import('../../sources/account-file.ts');
  const account = await readAccount(path);
  if (account === null) return null;
  const { secrets: _, ...facts } = account;
  return facts;
}

/**
 * Credentials: of the environment where it names any, else those that `auth login` kept for the profile.
 * @throws UserError `credentials-missing`, `account-unreadable`, `region-other`
 */
export async function credentialsFor(
  env: Environment,
  path: string,
  region: Marketplace['region'] | null,
): Promise<AppCredentials> {
  const { credentialsOf } = await import('../../sources/sp-api/settings.ts');
  if (isInEnvironment(env)) return credentialsOf(env);
  const { readAccount } = await import('../../sources/account-file.ts');
  const account = await readAccount(path);
  if (account === null) return credentialsOf(env);
  if (region !== null && account.region !== region) {
    const message = `The account of this profile is of the region ${account.region}, and ${region} is asked for.`;
    throw new UserError('region-other', EXIT.credentials, message, [
      'Make a profile for it: sellerctl auth login --profile <name>',
    ]);
  }
  const secrets = account.secrets ?? secretsOf((await keychainFor(path))?.get() ?? null);
  if (secrets === null) {
    const message = 'The secrets of this profile are not in the keychain any more.';
    throw new UserError('credentials-missing', EXIT.credentials, message, ['Log in once more: sellerctl auth login']);
  }
  return { clientId: account.clientId, ...secrets };
}

/** Keeps an account: the secrets in the keychain where there is one, else in the file, which its owner alone may read. */
export async function keepAccount(
  path: string,
  facts: Omit<AccountFacts, 'place'>,
  secrets: AccountSecrets,
): Promise<AccountFacts> {
  const [{ accountText }, { writePrivateText }, keychain] = await Promise.all([
    import('../../sources/account-file.ts'),
    import('../../cli/write-text.ts'),
    keychainFor(path),
  ]);
  const place = keychain?.set(JSON.stringify(secrets)) === true ? 'keychain' : 'file';
  const kept: AccountFacts = { ...facts, place };
  await writePrivateText(path, accountText(kept, place === 'file' ? secrets : null));
  return kept;
}

/** Notes a test that went well. */
export async function noteTest(path: string, testedAt: string, marketplaces: readonly string[]): Promise<void> {
  const [{ accountText, readAccount }, { writePrivateText }] = await Promise.all([
    import('../../sources/account-file.ts'),
    import('../../cli/write-text.ts'),
  ]);
  const account = await readAccount(path);
  if (account === null) return;
  await writePrivateText(path, accountText({ ...account, testedAt, marketplaces }, account.secrets));
}

/** Forgets an account; true when there was one. */
export async function forgetAccount(path: string): Promise<boolean> {
  const { removeAccount } = await import('../../sources/account-file.ts');
  (await keychainFor(path))?.remove();
  return removeAccount(path);
}

/** What Amazon said of an account. */
export interface AccountTest {
  readonly marketplaces: readonly string[];
  /** Milliseconds Amazon's clock is ahead of ours; null where its answer did not tell. */
  readonly clockSkew: number | null;
}

export interface TestOptions {
  readonly env: Environment;
  readonly stateFolder: string;
  readonly userAgent: string;
  clock(): Date;
}

/**
 * Asks Amazon for the marketplaces of an account: the cheapest call that tells whether credentials work.
 * @throws SpApiError
 */
export async function testAccount(
  credentials: AppCredentials,
  region: Marketplace['region'],
  options: TestOptions,
): Promise<AccountTest> {
  const [{ openSpApi }, { spApiSettings }, { getMarketplaceParticipations }, { sleep }, { memoryToken }] =
    await Promise.all([
      import('../../sources/sp-api/client.ts'),
      import('../../sources/sp-api/settings.ts'),
      import('../../sources/sp-api/operations/sellers.ts'),
      import('../../sources/requests/sleep.ts'),
      import('../../sources/sp-api/token-store.ts'),
    ]);
  const { clock, env, stateFolder, userAgent } = options;
  const client = await openSpApi({
    credentials,
    ...spApiSettings(env, region),
    userAgent,
    stateFolder,
    // A test wants a token of its own: one that is kept would hide a secret that has ended.
    tokenStore: () => memoryToken(),
    clock: { now: () => clock().getTime(), sleep },
  });
  try {
    const found = await getMarketplaceParticipations(client);
    const marketplaces = found
      .filter(({ isParticipating }) => isParticipating)
      .map(({ marketplaceId }) => findMarketplace(marketplaceId)?.code ?? marketplaceId);
    return { marketplaces, clockSkew: client.clockSkew };
  } finally {
    await client.close();
  }
}
