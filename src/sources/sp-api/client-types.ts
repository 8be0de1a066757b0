import type { Operation, Rate } from './operation.ts';

/** Amazon's three regions; a refresh token opens one of them. */
export type Region = 'na' | 'eu' | 'fe';

/** What Login with Amazon wants for an access token. */
export interface AppCredentials {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly refreshToken: string;
}

/** Addresses that are called; each `https:`, or `http:` on this machine's own address (tests). */
export interface Endpoints {
  /** The whole address of Login with Amazon's token endpoint. */
  readonly lwaUrl: string;
  /** Origin of the selling partner API. */
  readonly spApiUrl: string;
  /** Origin of the advertising API. */
  readonly adsUrl: string;
}

/** Time, handed in so that tests need not wait. */
export interface ApiClock {
  /** Milliseconds since 1970. */
  now(): number;
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
}

/** Where an access token rests between runs. Never throws: a store that cannot be used is an empty one. */
export interface TokenStore {
  read(): Promise<StoredToken | null>;
  write(token: StoredToken): Promise<void>;
  clear(): Promise<void>;
}

export interface StoredToken {
  readonly accessToken: string;
  /** Milliseconds since 1970. */
  readonly endsAt: number;
}

/** What a person may be told while a run waits or tries again. Nothing secret is in it. */
export type ApiEvent =
  | { readonly kind: 'wait'; readonly operation: string; readonly milliseconds: number; readonly why: 'rate' | 'retry' }
  | { readonly kind: 'call'; readonly operation: string; readonly status: number | null; readonly attempt: number };

export interface SpApiOptions {
  readonly credentials: AppCredentials;
  readonly endpoints: Endpoints;
  /** Names the program, its version and that it is automated, as Amazon's agent policy wants. */
  readonly userAgent: string;
  /** Folder for token buckets and the token file, made when missing; null keeps both in memory. */
  readonly stateFolder: string | null;
  /** The token's place, by the account's mark; default a file of mode 0600 in `stateFolder`. */
  tokenStore?(account: string): TokenStore;
  readonly clock: ApiClock;
  /** 0 (included) to 1 (excluded), for jitter. */
  random?(): number;
  /** Rates in place of Amazon's defaults, by operation. */
  readonly rates?: Readonly<Record<string, Rate>>;
  /** Most calls under way at once; default 8. */
  readonly concurrency?: number;
  /** Milliseconds without a byte; default 30 s. */
  readonly timeout?: number;
  /** Milliseconds a call may take as a whole, however slowly bytes come; default four times `timeout`. */
  readonly deadline?: number;
  readonly signal?: AbortSignal;
  onEvent?(event: ApiEvent): void;
}

export type QueryValue = string | number | boolean | readonly string[] | undefined;

export interface CallRequest {
  /** Values for the `{name}`s of the path; encoded by the client. */
  readonly path?: Readonly<Record<string, string>>;
  /** Lists are joined by commas; undefined is left out. */
  readonly query?: Readonly<Record<string, QueryValue>>;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Content-Type of the body in place of `application/json`. */
  readonly contentType?: string;
  /** Roles to name when Amazon refuses the call, where they depend on what is asked. */
  readonly roles?: readonly string[];
  readonly signal?: AbortSignal;
}

export interface CallAnswer {
  readonly status: number;
  /** The parsed JSON; null where the body was empty. */
  readonly data: unknown;
  /** Amazon's number for the call, for its support; null where none came. */
  readonly requestId: string | null;
}

/** A document at a presigned address, which is a secret for as long as it works. */
export interface DocumentAddress {
  readonly url: string;
  /** As Amazon names it; the first bytes decide. */
  readonly compression?: string | null;
  /** Name for messages, for example the report's type. */
  readonly label: string;
}

export interface DownloadedDocument {
  /** The unpacked bytes. Throws SpApiError `document-cut` when the transfer or the gzip ends early, `document-too-large` past the bound. */
  readonly bytes: AsyncIterable<Uint8Array>;
  /** As the Content-Type says it, lower case; null where it says none. */
  readonly charset: string | null;
  readonly contentType: string | null;
}

export interface DownloadLimits {
  /** Most unpacked bytes; default 8 GB. */
  readonly mostBytes?: number;
  readonly signal?: AbortSignal;
}

/**
 * The selling partner API of one account in one region: paced, retried, without secrets in what it throws.
 * Operations with types are the functions in `operations/`; each takes a client first.
 */
export interface SpApiClient {
  /** @throws SpApiError */
  call(operation: Operation, request: CallRequest): Promise<CallAnswer>;
  /** Opens a document. Sends neither token nor cookie. @throws SpApiError `document-expired` when the address has ended. */
  download(address: DocumentAddress, limits?: DownloadLimits): Promise<DownloadedDocument>;
  /** Milliseconds Amazon's clock is ahead of ours, by the last answer; null before the first. */
  readonly clockSkew: number | null;
  /** Ends connections and closes the buckets' file. */
  close(): Promise<void>;
}
