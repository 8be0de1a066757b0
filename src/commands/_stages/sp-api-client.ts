import type { Marketplace } from '../../model/marketplace.ts';
import type { SpApiClient } from '../../sources/sp-api/client-types.ts';

export interface ClientOptions {
  /** Folder for the access token and for rates that are used up. */
  readonly stateFolder: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly userAgent: string;
  /** The true instant, by which tokens end. */
  clock(): Date;
}

/**
 * A client of the selling partner API of a region, with the credentials of the environment.
 * @throws UserError `credentials-missing`, `setting-invalid`
 */
export async function openClient(region: Marketplace['region'], options: ClientOptions): Promise<SpApiClient> {
  const [{ openSpApi }, { credentialsOf, spApiSettings }, { tokenStores }, { sleep }] = await Promise.all([
    import('../../sources/sp-api/client.ts'),
    import('../../sources/sp-api/settings.ts'),
    import('./token-stores.ts'),
    import('../../sources/requests/sleep.ts'),
  ]);
  const { clock, env, stateFolder, userAgent } = options;
  return openSpApi({
    credentials: credentialsOf(env),
    ...spApiSettings(env, region),
    userAgent,
    stateFolder,
    tokenStore: await tokenStores(env, stateFolder),
    clock: { now: () => clock().getTime(), sleep },
  });
}
