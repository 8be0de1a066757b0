/** What is kept of an account of a profile. The secrets stand in the same file, or in the system's keychain. */
export interface AccountFacts {
  /** The application's id: a name, and no secret. */
  readonly clientId: string;
  /** Region of the refresh token. */
  readonly region: 'na' | 'eu' | 'fe';
  readonly place: 'file' | 'keychain';
  /** ISO day on which the client secret was issued, as the user says; else the day it was first kept. */
  readonly secretFrom: string;
  /** The user named that day. */
  readonly secretFromGiven: boolean;
  /** ISO instant of the last test that went well; null before one. */
  readonly testedAt: string | null;
  /** Marketplaces the account sold in at that test, by code or by Amazon's id where it is not one we know. */
  readonly marketplaces: readonly string[];
}

export interface AccountSecrets {
  readonly clientSecret: string;
  readonly refreshToken: string;
}

/** Days after which Amazon takes a client secret no more. */
export const SECRET_DAYS = 180;
/** Days before that from which the user is reminded. */
export const SECRET_WARNING_DAYS = 30;
