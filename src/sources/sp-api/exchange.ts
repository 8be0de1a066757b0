import type { Agent as HttpAgent, IncomingMessage } from 'node:http';
import type { Agent as HttpsAgent } from 'node:https';

import type { AxiosInstance, AxiosResponse } from 'axios';

/** What a call sends. Secrets stand in headers and body alone, and never leave this file again. */
export interface Outgoing {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** On a connection of its own: one that was kept may be closed by the other side while the call leaves, and then nobody knows whether it arrived. */
  readonly fresh?: boolean;
  readonly signal?: AbortSignal | undefined;
}

/** What came back, or why nothing did. Holds nothing of what was sent. */
export type Exchanged<T> =
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly headers: Readonly<Record<string, string>>;
      readonly body: T;
    }
  /** `arrived` says whether Amazon can have seen the call. */
  | { readonly kind: 'failed'; readonly arrived: 'no' | 'maybe'; readonly why: string }
  | { readonly kind: 'too-large' };

export interface ExchangeOptions {
  readonly userAgent: string;
  /** Milliseconds without a byte. */
  readonly timeout: number;
  /** Milliseconds for a whole call. */
  readonly deadline: number;
  readonly concurrency: number;
}

interface Agents {
  readonly httpAgent: HttpAgent;
  readonly httpsAgent: HttpsAgent;
}

/** Largest answer that is taken as a whole. Twenty listings with all their attributes are about 2 MB. */
const MOST_BYTES = 32_000_000;

/** Codes of errors before a byte of the call has left. */
const NEVER_LEFT = [
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'ERR_TLS_CERT_ALTNAME_INVALID',
];

function headersOf(response: AxiosResponse): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(response.headers)) {
    if (typeof value === 'string' || typeof value === 'number') headers[name.toLowerCase()] = String(value);
  }
  return headers;
}

/** Codes that say little, in words. */
const WORDS: Readonly<Record<string, string>> = {
  ERR_CANCELED: 'no answer in time',
  ECONNABORTED: 'no answer in time',
  ECONNRESET: 'the connection broke: ECONNRESET',
  ERR_BAD_RESPONSE: 'the answer broke off',
};

/** What went wrong, by its code alone: an error of axios holds the request and its secrets. */
function failed(error: unknown): Exchanged<never> {
  const { code, cause, syscall } = error as {
    code?: unknown;
    cause?: { code?: unknown; syscall?: unknown };
    syscall?: unknown;
  };
  const message = error instanceof Error ? error.message : '';
  if (/maxContentLength/.test(message)) return { kind: 'too-large' };
  const found = typeof cause?.code === 'string' ? cause.code : typeof code === 'string' ? code : 'unknown fault';
  const connecting = cause?.syscall === 'connect' || syscall === 'connect';
  return {
    kind: 'failed',
    arrived: connecting || NEVER_LEFT.includes(found) ? 'no' : 'maybe',
    why: WORDS[found] ?? found,
  };
}

/** Sends calls one at a time each, over connections that are kept. Never follows a redirect, never throws but on abort. */
export class Exchange {
  readonly #options: ExchangeOptions;
  #ready: Promise<AxiosInstance> | null = null;
  #agents: { readonly kept: Agents; readonly fresh: Agents } | null = null;

  constructor(options: ExchangeOptions) {
    this.#options = options;
  }

  async #open(): Promise<AxiosInstance> {
    const [{ default: axios }, http, https] = await Promise.all([
      import('axios'),
      import('node:http'),
      import('node:https'),
    ]);
    const { concurrency, timeout, userAgent } = this.#options;
    const agentsOf = (keepAlive: boolean): Agents => {
      const settings = { keepAlive, maxSockets: concurrency * 2, scheduling: 'lifo' as const };
      return {
        httpAgent: new http.Agent(settings),
        // Said here so that no variable of the environment switches the check of certificates off.
        httpsAgent: new https.Agent({ ...settings, rejectUnauthorized: true }),
      };
    };
    this.#agents = { kept: agentsOf(true), fresh: agentsOf(false) };
    return axios.create({
      timeout,
      maxRedirects: 0,
      // A proxy would see tokens: axios hands it whole requests in place of a tunnel.
      proxy: false,
      validateStatus: () => true,
      transformResponse: (data: unknown) => data,
      transformRequest: (data: unknown) => data,
      headers: { 'user-agent': userAgent },
    });
  }

  /** Loads what sending needs, so that the first call does not leave later than it is counted. */
  async ready(): Promise<void> {
    this.#ready ??= this.#open();
    await this.#ready;
  }

  async #send(outgoing: Outgoing, extra: object): Promise<Exchanged<unknown>> {
    const { method, url, headers, body, fresh, signal } = outgoing;
    this.#ready ??= this.#open();
    const http = await this.#ready;
    try {
      const response = await http.request<unknown>({
        method,
        url,
        headers,
        ...(body === undefined ? {} : { data: body }),
        ...(fresh === true ? this.#agents?.fresh : this.#agents?.kept),
        ...(signal === undefined ? {} : { signal }),
        ...extra,
      });
      return { kind: 'answer', status: response.status, headers: headersOf(response), body: response.data };
    } catch (error) {
      return failed(error);
    }
  }

  /** Sends a call and takes its answer as text. */
  async text(outgoing: Outgoing): Promise<Exchanged<string>> {
    const deadline = AbortSignal.timeout(this.#options.deadline);
    const signal = outgoing.signal === undefined ? deadline : AbortSignal.any([outgoing.signal, deadline]);
    const answer = await this.#send({ ...outgoing, signal }, { responseType: 'text', maxContentLength: MOST_BYTES });
    outgoing.signal?.throwIfAborted();
    return answer.kind === 'answer' ? { ...answer, body: typeof answer.body === 'string' ? answer.body : '' } : answer;
  }

  /** Sends a call and gives its answer as it comes, packed as it is sent. Who reads it bounds its size and its time. */
  async stream(outgoing: Outgoing): Promise<Exchanged<IncomingMessage>> {
    const opening = new AbortController();
    const timer = setTimeout(() => opening.abort(), this.#options.timeout);
    const signals = outgoing.signal === undefined ? [] : [outgoing.signal];
    try {
      const answer = await this.#send(
        { ...outgoing, signal: AbortSignal.any([...signals, opening.signal]) },
        // With a bound of any kind axios wraps the stream, and it does not end any more when it is destroyed; its own timeout
        // would cut a document whose reader takes its time.
        { responseType: 'stream', decompress: false, maxContentLength: -1, timeout: 0 },
      );
      outgoing.signal?.throwIfAborted();
      return answer as Exchanged<IncomingMessage>;
    } finally {
      clearTimeout(timer);
    }
  }

  close(): void {
    for (const { httpAgent, httpsAgent } of Object.values(this.#agents ?? {})) {
      httpAgent.destroy();
      httpsAgent.destroy();
    }
  }
}
