/** A request as it came, for counting. */
export interface RecordedRequest {
  /** Which of the servers it came to. */
  readonly host: 'lwa' | 'sp-api' | 'ads' | 'documents';
  readonly method: string;
  /** Method and path as they came, by which routes are found. */
  readonly route: string;
  /** Decoded path without the query. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: string;
}

/** An answer as it is sent. */
export interface ScriptedAnswer {
  /** Default 200. */
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON when it is no text and no bytes. */
  readonly body?: unknown;
  /** What goes wrong while it is sent. */
  readonly fault?:
    /** The line breaks before any byte. */
    | { readonly kind: 'reset' }
    /** The line breaks after so many bytes of the body, whose whole length was promised. */
    | { readonly kind: 'cut'; readonly after: number }
    /** Nothing is ever sent. */
    | { readonly kind: 'silence' }
    /** So many bytes at a time, with a turn of the event loop (or so many milliseconds) between. */
    | { readonly kind: 'drip'; readonly bytes: number; readonly milliseconds?: number };
}

export type Answer = ScriptedAnswer | ((request: RecordedRequest) => ScriptedAnswer);

export interface DocumentOptions {
  /** Default true: packed by gzip. */
  readonly gzip?: boolean;
  /** Content-Type as sent; default `text/plain; charset=UTF-8`. */
  readonly contentType?: string;
  /** Cuts so many bytes off the end of the packed body, and says nothing of it in Content-Length. */
  readonly truncate?: number;
}

export interface FaultServer {
  /** Login with Amazon's token endpoint, the selling partner API, the advertising API: for `Endpoints`. */
  readonly endpoints: { readonly lwaUrl: string; readonly spApiUrl: string; readonly adsUrl: string };
  /** Values for `AppCredentials`, made up, known to `secrets`. */
  readonly credentials: { readonly clientId: string; readonly clientSecret: string; readonly refreshToken: string };
  /** The environment of a command that talks to this server. */
  readonly env: Readonly<Record<string, string>>;
  readonly requests: readonly RecordedRequest[];
  /** How many requests came for `METHOD /path` (`*` stands for one piece of the path). */
  count(route: string): number;
  /** Answers for a route, in order; the last one for ever. Call again to replace them. `POST /reports/2021-06-30/reports` */
  on(route: string, ...answers: readonly Answer[]): void;
  /** Puts a document on the documents' host and gives its presigned address, which is a secret. */
  document(name: string, body: string | Uint8Array, options?: DocumentOptions): string;
  /** Ends all addresses given so far: they answer 403 with XML, as a storage host does. */
  expireDocuments(): void;
  /** From now on Login with Amazon refuses the refresh token (400 invalid_grant). */
  revokeToken(): void;
  /** From now on it refuses the client secret (401 invalid_client). */
  rotateSecret(): void;
  /** From now on access tokens given so far are refused (403). */
  expireAccessTokens(): void;
  /** Refuses by 429 whoever goes over a rate, counted by `now`; null counts nothing. */
  strictRates(rates: Readonly<Record<string, { perSecond: number; burst: number }>>, now: () => number): void;
  /** Calls refused by `strictRates`. */
  readonly refused: number;
  /** Shift of the Date header, in milliseconds. */
  skewClock(milliseconds: number): void;
  /** Everything that must never be seen: client secret, refresh and access tokens, signatures of addresses. */
  readonly secrets: readonly string[];
  close(): Promise<void>;
}
