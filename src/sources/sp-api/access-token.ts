import { EXIT } from '../../model/errors.ts';
import { fieldsOf, textOf } from './answer-fields.ts';
import type { ApiClock, AppCredentials, StoredToken, TokenStore } from './client-types.ts';
import type { Exchange, Exchanged } from './exchange.ts';
import { backoff, mayRetry, type Trouble } from './retry.ts';
import { SpApiError } from './sp-api-error.ts';

export interface TokenOptions {
  readonly credentials: AppCredentials;
  /** Login with Amazon's token endpoint. */
  readonly url: string;
  readonly exchange: Pick<Exchange, 'text'>;
  readonly store: TokenStore;
  readonly clock: ApiClock;
  random(): number;
}

/** A token is fetched anew so long before it ends. */
const EARLY_MS = 120_000;
/** A token is believed to live no longer, whatever is said or written. */
const LONGEST_MS = 3_600_000;

const WHY: Readonly<Record<string, { readonly why: string; readonly mend: string }>> = {
  invalid_grant: {
    why: 'the refresh token is wrong or was revoked',
    mend: 'Authorise the application once more in Seller Central, and use the refresh token it then shows.',
  },
  invalid_client: {
    why: 'the client id or secret is wrong, or the secret has ended',
    mend: 'Look the secret up in Seller Central (Apps and Services > Develop Apps); it ends after 180 days and is then replaced by a new one.',
  },
  unauthorized_client: {
    why: 'the refresh token is of another application',
    mend: 'Use client id, secret and refresh token of one and the same application.',
  },
};

/** The error of an answer. Amazon's own words are left out: nothing in them is needed, and they might hold what was sent. */
function refused(answer: Exchanged<string>): SpApiError {
  if (answer.kind === 'answer' && answer.status < 500 && answer.status !== 429) {
    let error: string | null = null;
    try {
      error = textOf(fieldsOf(JSON.parse(answer.body))['error']);
    } catch {
      // A page of something between: the status says enough.
    }
    const known = error === null ? undefined : WHY[error];
    return new SpApiError({
      code: 'lwa-refused',
      exitCode: EXIT.credentials,
      operation: 'token',
      status: answer.status,
      amazonCode: known === undefined ? null : error,
      message: `Login with Amazon refused the credentials: ${known?.why ?? `status ${answer.status}`}.`,
      suggestions: [
        known?.mend ?? 'Check client id, client secret and refresh token: a secret ends after 180 days.',
        'They come from SELLERCTL_SPAPI_CLIENT_ID, SELLERCTL_SPAPI_CLIENT_SECRET and SELLERCTL_SPAPI_REFRESH_TOKEN where those are set.',
      ],
    });
  }
  const status = answer.kind === 'answer' ? answer.status : null;
  return new SpApiError({
    code: 'lwa-unreachable',
    exitCode: EXIT.network,
    operation: 'token',
    status,
    arrived: 'maybe',
    message: `Login with Amazon could not be reached (${status ?? (answer.kind === 'failed' ? answer.why : 'no usable answer')}).`,
    suggestions: ['Check the network, and try again.'],
  });
}

function troubleOf(answer: Exchanged<string>): Trouble | null {
  if (answer.kind === 'failed') return answer.arrived === 'no' ? 'not-sent' : 'lost';
  if (answer.kind === 'too-large') return 'garbled';
  if (answer.status === 429) return 'throttled';
  return answer.status >= 500 ? 'fault' : null;
}

/**
 * Access tokens of Login with Amazon: each is used until two minutes before its end, one is fetched at a time, and runs
 * share it through the store.
 */
export class AccessTokens {
  readonly #options: TokenOptions;
  #token: StoredToken | null = null;
  #fetching: Promise<string> | null = null;
  /** Tokens Amazon has refused: never taken from the store again. */
  readonly #refused = new Set<string>();
  readonly #given = new Set<string>();

  constructor(options: TokenOptions) {
    this.#options = options;
  }

  /** Tokens this run has held, to be taken out of texts. */
  get held(): readonly string[] {
    return [...this.#given];
  }

  #usable(token: StoredToken | null): token is StoredToken {
    if (token === null || this.#refused.has(token.accessToken)) return false;
    const left = token.endsAt - this.#options.clock.now();
    return left > EARLY_MS && left <= LONGEST_MS + EARLY_MS;
  }

  /** A token that works for two more minutes. @throws SpApiError `lwa-refused`, `lwa-unreachable` */
  async get(): Promise<string> {
    if (this.#usable(this.#token)) return this.#token.accessToken;
    this.#fetching ??= this.#renew().finally(() => {
      this.#fetching = null;
    });
    return this.#fetching;
  }

  /** Amazon refused a token: the next one is another. */
  async refuse(token: string): Promise<void> {
    this.#refused.add(token);
    if (this.#token?.accessToken !== token) return;
    this.#token = null;
    const stored = await this.#options.store.read();
    if (stored?.accessToken === token) await this.#options.store.clear();
  }

  async #renew(): Promise<string> {
    const { store } = this.#options;
    // Another process may have fetched one meanwhile.
    const stored = await store.read();
    if (stored !== null) this.#given.add(stored.accessToken);
    this.#token = this.#usable(stored) ? stored : await this.#fetch();
    return this.#token.accessToken;
  }

  async #fetch(): Promise<StoredToken> {
    const { clock, credentials, exchange, random, store, url } = this.#options;
    const body = new URLSearchParams({
      grant_type: 'refresh_token',
      refresh_token: credentials.refreshToken,
      client_id: credentials.clientId,
      client_secret: credentials.clientSecret,
    }).toString();
    const headers = { 'content-type': 'application/x-www-form-urlencoded;charset=UTF-8', accept: 'application/json' };
    for (let tries = 1; ; tries += 1) {
      const asked = clock.now();
      const answer = await exchange.text({ method: 'POST', url, headers, body });
      const trouble = troubleOf(answer);
      if (trouble !== null && mayRetry('read', trouble, tries)) {
        await clock.sleep(backoff(tries, random));
        continue;
      }
      const token = answer.kind === 'answer' && answer.status === 200 ? this.#tokenOf(answer.body, asked) : null;
      if (token === null) throw refused(answer);
      this.#given.add(token.accessToken);
      await store.write(token);
      return token;
    }
  }

  #tokenOf(body: string, asked: number): StoredToken | null {
    try {
      const fields = fieldsOf(JSON.parse(body));
      const accessToken = textOf(fields['access_token']);
      const seconds = Number(fields['expires_in'] ?? 3600);
      if (accessToken === null || !(seconds > 0)) return null;
      return { accessToken, endsAt: asked + Math.min(seconds * 1000, LONGEST_MS) };
    } catch {
      return null;
    }
  }
}
