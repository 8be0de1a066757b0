/** The one thing asked of a keychain. */
interface KeychainModule {
  readonly Entry: new (service: string, account: string) => { getPassword(): string | null };
}

/**
 * A secret from the system's keychain; null where there is none, or no keychain can be reached. The package for it is
 * no dependency: where somebody has installed `@napi-rs/keyring` beside us, it is used.
 */
export async function keychainSecret(service: string, account: string): Promise<string | null> {
  try {
    // A name the compiler does not look up, because the package may not be there.
    const name: string = '@napi-rs/keyring';
    const { Entry } = (await import(name)) as KeychainModule;
    return new Entry(service, account).getPassword();
  } catch {
    return null;
  }
}
