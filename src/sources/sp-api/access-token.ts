import { EXIT, UserError } from '../../model/errors.ts';

/** What Login with Amazon wants for an access token. Held in memory alone. */
export interface AppCredentials {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly refreshToken: string;
}

export interface TokenOptions {
  readonly credentials: AppCredentials;
  readonly url: string;
  readonly userAgent: string;
  readonly timeout: number;
  now(): Date;
}

/** A token is fetched anew so long before it ends. */
const EARLY_MS = 120_000;

function refused(status: number | null): UserError {
  const [exit, why] =
    status === null || status >= 500
      ? [EXIT.network, 'could not be reached']
      : [EXIT.credentials, `refused the credentials (${status})`];
  return new UserError('lwa-refused', exit, `Login with Amazon ${why}.`, [
    'Check SELLERCTL_SPAPI_CLIENT_ID, SELLERCTL_SPAPI_CLIENT_SECRET and SELLERCTL_SPAPI_REFRESH_TOKEN: a secret ends after 180 days.',
  ]);
}

/**
 * Gives access tokens of Login with Amazon, each used until two minutes before its end; one fetch at a time.
 * @returns a function that throws UserError `lwa-refused` when Amazon gives none. Nothing secret is in its message.
 */
export function accessTokens({ credentials, url, userAgent, timeout, now }: TokenOptions): () => Promise<string> {
  let token = '';
  let endsAt = 0;
  let fetching: Promise<string> | null = null;
  async function fetchToken(): Promise<string> {
    const { default: axios } = await import('axios');
    const body = new URLSearchParams({
      grant_type: 'refresh_token',
      client_id: credentials.clientId,
      client_secret: credentials.clientSecret,
      refresh_token: credentials.refreshToken,
    });
    const answer = await axios
      .post<unknown>(url, body, {
        timeout,
        maxRedirects: 0,
        maxContentLength: 1_000_000,
        validateStatus: () => true,
        headers: { 'user-agent': userAgent },
      })
      // An error of axios holds the secrets it was sent with.
      .catch(() => null);
    if (answer === null) throw refused(null);
    const { access_token: given, expires_in: seconds } = (answer.data ?? {}) as Record<string, unknown>;
    if (answer.status !== 200 || typeof given !== 'string') throw refused(answer.status);
    token = given;
    endsAt = now().getTime() + Number(seconds ?? 3600) * 1000;
    return token;
  }
  return async () => {
    if (token !== '' && now().getTime() < endsAt - EARLY_MS) return token;
    fetching ??= fetchToken().finally(() => {
      fetching = null;
    });
    return fetching;
  };
}
