/** What is asked of a keychain. */
interface KeychainModule {
  readonly Entry: new (
    service: string,
    account: string,
  ) => { getPassword(): string | null; setPassword(secret: string): void; deletePassword(): boolean };
}

/** One secret of the system's keychain. Never throws: gives null or false where the keychain does not let us. */
export interface KeychainSecret {
  get(): string | null;
  set(secret: string): boolean;
  remove(): void;
}

/**
 * The system's keychain; null where there is none. The package for it is no dependency: where somebody has installed
 * `@napi-rs/keyring` beside us, it is used.
 */
export async function openKeychain(): Promise<((service: string, account: string) => KeychainSecret) | null> {
  try {
    // A name the compiler does not look up, because the package may not be there.
    const name: string = '@napi-rs/keyring';
    const { Entry } = (await import(name)) as KeychainModule;
    return (service, account) => {
      const tried = <T>(work: (entry: InstanceType<typeof Entry>) => T, otherwise: T): T => {
        try {
          return work(new Entry(service, account));
        } catch {
          return otherwise;
        }
      };
      return {
        get: () => tried((entry) => entry.getPassword(), null),
        set: (secret) => tried((entry) => (entry.setPassword(secret), true), false),
        remove: () => void tried((entry) => entry.deletePassword(), false),
      };
    };
  } catch {
    return null;
  }
}

/** A secret from the system's keychain; null where there is none, or no keychain can be reached. */
export async function keychainSecret(service: string, account: string): Promise<string | null> {
  return (await openKeychain())?.(service, account).get() ?? null;
}
