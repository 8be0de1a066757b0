import { createHash } from 'node:crypto';

import { AccessTokens } from './access-token.ts';
import { fileBuckets, memoryBuckets } from './bucket-store.ts';
import type {
  ApiEvent,
  CallAnswer,
  CallRequest,
  DocumentAddress,
  DownloadedDocument,
  DownloadLimits,
  QueryValue,
  SpApiClient,
  SpApiOptions,
} from './client-types.ts';
import { openDocument } from './download.ts';
import { Exchange, type Exchanged, type Outgoing } from './exchange.ts';
import { failureOf, isAboutToken, unreachable } from './failure.ts';
import type { Operation } from './operation.ts';
import { OperationPace } from './operation-pace.ts';
import { backoff, LONGEST_ASKED_MS, mayRetry, retryAfterOf, type Trouble } from './retry.ts';
import type { SpApiError } from './sp-api-error.ts';
import { fileToken, memoryToken } from './token-store.ts';
import { unusableAnswer } from './answer-fields.ts';

const CONCURRENCY = 8;
const TIMEOUT_MS = 30_000;
/** Times another access token is tried for a call: one that another run has fetched, then one of our own. */
const NEW_TOKENS = 2;

/** How a call says who asks. */
interface Auth {
  readonly origin: string;
  headers(accessToken: string): Record<string, string>;
}

type Place = <R>(work: () => Promise<R>) => Promise<R>;

interface Parts {
  readonly options: SpApiOptions;
  readonly auth: Auth;
  readonly exchange: Exchange;
  readonly tokens: AccessTokens;
  readonly pace: OperationPace;
  readonly place: Place;
  readonly timeout: number;
  random(): number;
  close(): void;
}

/** The account's mark: tells accounts apart and gives nothing away. */
function accountMark({ credentials: { clientId, refreshToken } }: SpApiOptions): string {
  return createHash('sha256').update(`${clientId}\n${refreshToken}`).digest('hex').slice(0, 16);
}

function addressOf(origin: string, operation: Operation, request: CallRequest): string {
  const path = operation.path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = request.path?.[name];
    // A name in a path that is empty, or a dot, would make another path of it.
    if (value === undefined || value === '' || /^\.{1,2}$/.test(value))
      throw new RangeError(`${operation.name} needs ${name}`);
    return encodeURIComponent(value);
  });
  const url = new URL(path, origin);
  for (const [name, value] of Object.entries<QueryValue>(request.query ?? {})) {
    if (value === undefined || (Array.isArray(value) && value.length === 0)) continue;
    url.searchParams.set(name, Array.isArray(value) ? value.join(',') : String(value));
  }
  return url.href.replaceAll('+', '%20');
}

/** The parsed body; undefined where it is no JSON. */
function jsonOf(body: string): unknown {
  if (body.trim() === '') return null;
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return undefined;
  }
}

function troubleOf(answer: Exchanged<string>, data: unknown): Trouble | null {
  if (answer.kind === 'failed') return answer.arrived === 'no' ? 'not-sent' : 'lost';
  if (answer.kind === 'too-large') return null;
  if (answer.status === 429) return 'throttled';
  if (answer.status >= 500) return 'fault';
  return answer.status < 300 && data === undefined ? 'garbled' : null;
}

class HttpClient implements SpApiClient {
  readonly #parts: Parts;
  #skew: number | null = null;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  get clockSkew(): number | null {
    return this.#skew;
  }

  get #secrets(): readonly string[] {
    const { clientSecret, refreshToken } = this.#parts.options.credentials;
    return [clientSecret, refreshToken, ...this.#parts.tokens.held];
  }

  #event(event: ApiEvent): void {
    this.#parts.options.onEvent?.(event);
  }

  /** What an answer's headers tell of Amazon's clock and of the rate in force. */
  #learn(operation: Operation, { status, headers }: Exchanged<string> & { kind: 'answer' }): void {
    const { clock } = this.#parts.options;
    const date = Date.parse(headers['date'] ?? '');
    if (Number.isFinite(date)) this.#skew = date - clock.now();
    const rate = Number(headers['x-amzn-ratelimit-limit']);
    // Amazon names no rate where it refuses; what stands there then is not believed.
    if (rate > 0 && Number.isFinite(rate) && status !== 429 && status !== 403)
      this.#parts.pace.corrected(operation, rate);
  }

  /** Sends a call when its rate lets it; gives the answer and the token it was sent with. */
  async #send(operation: Operation, request: CallRequest): Promise<{ answer: Exchanged<string>; token: string }> {
    const { auth, exchange, options, pace, place, tokens } = this.#parts;
    const signals = [request.signal, options.signal].filter((signal) => signal !== undefined);
    const signal = signals.length === 0 ? undefined : AbortSignal.any(signals);
    const body = request.body === undefined ? {} : { body: JSON.stringify(request.body) };
    const type = request.contentType ?? (request.body === undefined ? null : 'application/json');
    const url = addressOf(auth.origin, operation, request);
    const headers = { accept: 'application/json', ...(type === null ? {} : { 'content-type': type }) };
    const fresh = operation.method === 'POST' && (operation.retry === 'create' || operation.retry === 'once');
    const { method } = operation;
    // Fetched before the rate is waited for, so that nothing keeps the call once it may leave; a long wait may need another.
    await exchange.ready();
    await tokens.get();
    const send = async () => {
      const token = await tokens.get();
      const outgoing: Outgoing = {
        method,
        url,
        headers: { ...headers, ...auth.headers(token) },
        ...body,
        fresh,
        signal,
      };
      return { token, answer: await exchange.text(outgoing) };
    };
    return pace.run(operation, place, send, signal);
  }

  /** Waits before the next try; throws where Amazon asks for more than is waited for. */
  async #rest(operation: Operation, answer: Exchanged<string>, trouble: Trouble, tries: number): Promise<void> {
    const { options, pace, random } = this.#parts;
    const asked = answer.kind === 'answer' ? retryAfterOf(answer.headers) : null;
    const milliseconds = Math.max(backoff(tries, random), (asked ?? 0) * 1000);
    if (trouble === 'throttled') {
      // The pace then holds the call back, and every other one of this operation with it.
      pace.refused(operation, milliseconds);
      return;
    }
    this.#event({ kind: 'wait', operation: operation.name, milliseconds, why: 'retry' });
    await options.clock.sleep(milliseconds, options.signal);
  }

  async call(operation: Operation, request: CallRequest): Promise<CallAnswer> {
    const { tokens } = this.#parts;
    const met: Partial<Record<Trouble, number>> = {};
    let newTokens = 0;
    for (let attempt = 1; ; attempt += 1) {
      const { answer, token } = await this.#send(operation, request);
      this.#event({
        kind: 'call',
        operation: operation.name,
        status: answer.kind === 'answer' ? answer.status : null,
        attempt,
      });
      if (answer.kind === 'answer') this.#learn(operation, answer);
      const data = answer.kind === 'answer' ? jsonOf(answer.body) : undefined;
      const trouble = troubleOf(answer, data);
      if (trouble === null && answer.kind === 'answer') {
        if (answer.status < 300)
          return { status: answer.status, data, requestId: answer.headers['x-amzn-requestid'] ?? null };
        if (isAboutToken(answer)) {
          await tokens.refuse(token);
          if ((operation.retry !== 'once' || operation.method === 'GET') && newTokens < NEW_TOKENS) {
            newTokens += 1;
            continue;
          }
        }
      }
      if (trouble !== null) {
        const times = (met[trouble] ?? 0) + 1;
        met[trouble] = times;
        const asked = answer.kind === 'answer' ? (retryAfterOf(answer.headers) ?? 0) * 1000 : 0;
        if (mayRetry(operation.retry, trouble, times) && asked <= LONGEST_ASKED_MS) {
          await this.#rest(operation, answer, trouble, times);
          continue;
        }
        // Whoever asks next waits, also where this call is given up.
        if (trouble === 'throttled') await this.#rest(operation, answer, trouble, times);
      }
      throw this.#failure(operation, request, answer, data);
    }
  }

  #failure(operation: Operation, request: CallRequest, answer: Exchanged<string>, data: unknown): SpApiError {
    if (answer.kind === 'failed') return unreachable(operation, answer.arrived, answer.why);
    if (answer.kind === 'too-large') return unusableAnswer(operation, 'it is too large');
    if (answer.status < 300 && data === undefined) return unusableAnswer(operation, 'it is no JSON', answer.status);
    return failureOf(operation, answer, { secrets: this.#secrets, roles: request.roles ?? operation.roles });
  }

  async download(address: DocumentAddress, limits: DownloadLimits = {}): Promise<DownloadedDocument> {
    const { exchange, options, place, random, timeout } = this.#parts;
    const allowLoopback = new URL(options.endpoints.spApiUrl).protocol === 'http:';
    const signal = limits.signal ?? options.signal;
    return place(() =>
      openDocument(
        address,
        { exchange, clock: options.clock, timeout, allowLoopback, random },
        { ...limits, ...(signal === undefined ? {} : { signal }) },
      ),
    );
  }

  async close(): Promise<void> {
    this.#parts.close();
  }
}

async function open(options: SpApiOptions, auth: Auth): Promise<SpApiClient> {
  const { default: PQueue } = await import('p-queue');
  const { clock, concurrency = CONCURRENCY, credentials, endpoints, stateFolder, timeout = TIMEOUT_MS } = options;
  const random = options.random ?? Math.random;
  const account = accountMark(options);
  const exchange = new Exchange({
    userAgent: options.userAgent,
    timeout,
    deadline: options.deadline ?? timeout * 4,
    concurrency,
  });
  const store = stateFolder === null ? memoryBuckets() : await fileBuckets(stateFolder);
  const ownToken = () => (stateFolder === null ? memoryToken() : fileToken(stateFolder, account));
  const tokens = new AccessTokens({
    credentials,
    url: endpoints.lwaUrl,
    exchange,
    store: options.tokenStore?.(account) ?? ownToken(),
    clock,
    random,
  });
  const pace = new OperationPace({
    store,
    account,
    clock,
    rates: options.rates ?? {},
    onEvent: (event) => options.onEvent?.(event),
  });
  const queue = new PQueue({ concurrency });
  const place: Place = (work) => queue.add(work);
  const close = () => {
    exchange.close();
    store.close();
  };
  return new HttpClient({ options, auth, exchange, tokens, pace, place, timeout, random, close });
}

/** A client of the selling partner API. Nothing is asked before the first call; close it at the end. */
export async function openSpApi(options: SpApiOptions): Promise<SpApiClient> {
  return open(options, {
    origin: options.endpoints.spApiUrl,
    headers: (accessToken) => ({ 'x-amz-access-token': accessToken }),
  });
}

/**
 * A client of the advertising API, whose credentials are of an application of its own. `profileId` is the advertising account
 * in one marketplace; null for `listAdsProfiles` alone.
 */
export async function openAdsApi(options: SpApiOptions, profileId: string | null): Promise<SpApiClient> {
  return open(options, {
    origin: options.endpoints.adsUrl,
    headers: (accessToken) => ({
      authorization: `Bearer ${accessToken}`,
      'amazon-advertising-api-clientid': options.credentials.clientId,
      ...(profileId === null ? {} : { 'amazon-advertising-api-scope': profileId }),
    }),
  });
}
