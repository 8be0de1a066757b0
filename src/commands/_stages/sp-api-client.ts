import type { Marketplace } from '../../model/marketplace.ts';
import type { SpApiClient } from '../../sources/sp-api/client-types.ts';

export interface ClientOptions {
  /** Folder for the access token and for rates that are used up. */
  readonly stateFolder: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** File of the profile's account. */
  readonly account: string;
  readonly userAgent: string;
  /** The true instant, by which tokens end. */
  clock(): Date;
}

/**
 * A client of the selling partner API of a region, with the credentials of the environment or of the profile.
 * @throws UserError `credentials-missing`, `account-unreadable`, `region-other`, `setting-invalid`
 */
export async function openClient(region: Marketplace['region'], options: ClientOptions): Promise<SpApiClient> {
  const [{ openSpApi }, { spApiSettings }, { tokenStores }, { sleep }, { credentialsFor }] = await Promise.all([
    import('../../sources/sp-api/client.ts'),
    import('../../sources/sp-api/settings.ts'),
    import('./token-stores.ts'),
    import('../../sources/requests/sleep.ts'),
    import('./accounts.ts'),
  ]);
  const { account, clock, env, stateFolder, userAgent } = options;
  return openSpApi({
    credentials: await credentialsFor(env, account, region),
    ...spApiSettings(env, region),
    userAgent,
    stateFolder,
    tokenStore: await tokenStores(env, stateFolder),
    clock: { now: () => clock().getTime(), sleep },
  });
}
