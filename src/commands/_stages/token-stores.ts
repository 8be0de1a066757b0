import { EXIT, UserError } from '../../model/errors.ts';
import type { TokenStore } from '../../sources/sp-api/client-types.ts';

/** Name under which the system's keychain lists our secrets. */
const SERVICE = 'sellerctl access token';
const PLACES = ['auto', 'keychain', 'file', 'memory'];

/**
 * Where access tokens rest, by `SELLERCTL_TOKEN_STORE`: the system's keychain where `@napi-rs/keyring` is installed beside us
 * and works, else a file of mode 0600 in `folder`; or one of the two by name, or memory alone.
 * @throws UserError `setting-invalid`, `keychain-missing`
 */
export async function tokenStores(
  env: Readonly<Record<string, string | undefined>>,
  folder: string,
): Promise<(account: string) => TokenStore> {
  const place = env['SELLERCTL_TOKEN_STORE'] || 'auto';
  if (!PLACES.includes(place)) {
    throw new UserError('setting-invalid', EXIT.usage, `SELLERCTL_TOKEN_STORE: there is no place "${place}".`, [
      `Known: ${PLACES.join(', ')}.`,
    ]);
  }
  const { fileToken, keychainToken, memoryToken } = await import('../../sources/sp-api/token-store.ts');
  if (place === 'memory') return memoryToken;
  if (place !== 'file') {
    const { openKeychain } = await import('../../cli/keychain.ts');
    const keychain = await openKeychain();
    if (keychain !== null) return (account) => keychainToken(keychain(SERVICE, account), fileToken(folder, account));
    if (place === 'keychain') {
      throw new UserError('keychain-missing', EXIT.usage, 'There is no keychain to keep the access token in.', [
        'Install @napi-rs/keyring beside sellerctl, or leave SELLERCTL_TOKEN_STORE unset.',
      ]);
    }
  }
  return (account) => fileToken(folder, account);
}

/** Takes every access token in the folder away. */
export async function forgetTokens(folder: string): Promise<void> {
  const { removeTokens } = await import('../../sources/sp-api/token-store.ts');
  removeTokens(folder);
}
