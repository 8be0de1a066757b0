import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';

import type { Rate } from '../../src/sources/sp-api/operation.ts';
import { OPERATIONS } from '../../src/sources/sp-api/operation-table.ts';
import { apiError, quotaExceeded, TOKEN_REFUSED } from './answers.ts';
import type { Answer, DocumentOptions, FaultServer, RecordedRequest, ScriptedAnswer } from './fault-server-types.ts';
import { sendAnswer } from './send-answer.ts';

interface Route {
  readonly pattern: RegExp;
  answers: Answer[];
}

/** `GET /a/*` as an expression; `*` and `{name}` stand for one piece of a path. */
function patternOf(route: string): RegExp {
  const pieces = route.split(/\*|\{\w+\}/).map((piece) => piece.replace(/[.\\+?^$()[\]|]/g, '\\$&'));
  return new RegExp(`^${pieces.join('[^/]+')}$`);
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  return Buffer.concat(pieces).toString();
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** A bucket as Amazon fills it: counted when calls arrive. */
class StrictBucket {
  #tokens: number;
  #at: number;
  readonly #rate: Rate;

  constructor(rate: Rate, now: number) {
    this.#rate = rate;
    this.#tokens = rate.burst;
    this.#at = now;
  }

  take(now: number): boolean {
    const refilled = this.#tokens + ((now - this.#at) / 1000) * this.#rate.perSecond;
    this.#tokens = Math.min(this.#rate.burst, refilled);
    this.#at = now;
    // A thousandth of a token is what counting in fractions loses.
    if (this.#tokens < 0.999) return false;
    this.#tokens -= 1;
    return true;
  }
}

const ADS = /^\/(reporting|v2)\//;

class LocalServer implements FaultServer {
  readonly requests: RecordedRequest[] = [];
  readonly secrets: string[] = [];
  readonly credentials: FaultServer['credentials'];
  refused = 0;
  #base = '';
  #documentsBase = '';
  readonly #api: Server;
  readonly #documents: Server;
  readonly #routes: Route[] = [];
  readonly #files = new Map<string, { body: Buffer; headers: Record<string, string> }>();
  #validTokens = new Set<string>();
  #lwa: 'gives' | 'revoked' | 'rotated' = 'gives';
  #expired = new Set<string>();
  #skew = 0;
  #strict: { buckets: Map<string, StrictBucket>; rates: Readonly<Record<string, Rate>>; now: () => number } | null =
    null;

  constructor() {
    const made = (prefix: string) => this.#secret(`${prefix}${randomBytes(12).toString('hex')}`);
    this.credentials = {
      clientId: `amzn1.application-oa2-client.${randomBytes(8).toString('hex')}`,
      clientSecret: made('amzn1.oa2-cs.v1.'),
      refreshToken: made('Atzr|'),
    };
    this.#api = createServer((request, response) => void this.#answer(request, response));
    this.#documents = createServer((request, response) => void this.#file(request, response));
  }

  async start(): Promise<this> {
    this.#base = await listen(this.#api);
    this.#documentsBase = await listen(this.#documents);
    return this;
  }

  #secret(text: string): string {
    this.secrets.push(text);
    return text;
  }

  get endpoints(): FaultServer['endpoints'] {
    return { lwaUrl: `${this.#base}/auth/o2/token`, spApiUrl: this.#base, adsUrl: this.#base };
  }

  get env(): Readonly<Record<string, string>> {
    return {
      SELLERCTL_SPAPI_URL: this.#base,
      SELLERCTL_ADS_URL: this.#base,
      SELLERCTL_LWA_URL: `${this.#base}/auth/o2/token`,
      SELLERCTL_SPAPI_CLIENT_ID: this.credentials.clientId,
      SELLERCTL_SPAPI_CLIENT_SECRET: this.credentials.clientSecret,
      SELLERCTL_SPAPI_REFRESH_TOKEN: this.credentials.refreshToken,
    };
  }

  count(route: string): number {
    const pattern = patternOf(route);
    return this.requests.filter(({ route }) => pattern.test(route)).length;
  }

  on(route: string, ...answers: readonly Answer[]): void {
    this.#routes.unshift({ pattern: patternOf(route), answers: [...answers] });
  }

  document(name: string, body: string | Uint8Array, options: DocumentOptions = {}): string {
    const { gzip = true, contentType = 'text/plain; charset=UTF-8', truncate = 0 } = options;
    const packed = gzip ? gzipSync(body) : Buffer.from(body);
    const signature = this.#secret(randomBytes(16).toString('hex'));
    const path = `/documents/${encodeURIComponent(name)}`;
    const kept = packed.subarray(0, packed.length - truncate);
    this.#files.set(`${path}?${signature}`, { body: kept, headers: { 'content-type': contentType } });
    return `${this.#documentsBase}${path}?X-Amz-Expires=300&X-Amz-Signature=${signature}`;
  }

  expireDocuments(): void {
    this.#expired = new Set(this.#files.keys());
  }

  revokeToken(): void {
    this.#lwa = 'revoked';
    this.expireAccessTokens();
  }

  rotateSecret(): void {
    this.#lwa = 'rotated';
    this.expireAccessTokens();
  }

  expireAccessTokens(): void {
    this.#validTokens = new Set();
  }

  strictRates(rates: Readonly<Record<string, Rate>>, now: () => number): void {
    this.#strict = { buckets: new Map(), rates, now };
  }

  skewClock(milliseconds: number): void {
    this.#skew = milliseconds;
  }

  async #record(request: IncomingMessage, host: RecordedRequest['host']): Promise<RecordedRequest> {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
    const recorded: RecordedRequest = {
      host,
      method: request.method ?? '',
      route: `${request.method} ${url.pathname}`,
      path: decodeURIComponent(url.pathname),
      query: Object.fromEntries(url.searchParams),
      headers,
      body: await bodyOf(request),
    };
    this.requests.push(recorded);
    return recorded;
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url ?? '/';
    const host = path.startsWith('/auth/') ? 'lwa' : ADS.test(path) ? 'ads' : 'sp-api';
    const recorded = await this.#record(request, host).catch(() => null);
    if (recorded === null) return;
    if (this.#skew !== 0) response.setHeader('date', new Date(Date.now() + this.#skew).toUTCString());
    response.setHeader('x-amzn-requestid', randomBytes(8).toString('hex'));
    sendAnswer(
      response,
      this.#scripted(recorded) ?? (host === 'lwa' ? this.#token(recorded) : this.#unknown(recorded)),
    );
  }

  #scripted(recorded: RecordedRequest): ScriptedAnswer | null {
    const refusal = recorded.host === 'lwa' ? null : (this.#guard(recorded) ?? this.#limit(recorded));
    if (refusal !== null) return refusal;
    const route = this.#routes.find(({ pattern }) => pattern.test(recorded.route));
    if (route === undefined) return null;
    const answer = route.answers.length > 1 ? route.answers.shift() : route.answers[0];
    return (typeof answer === 'function' ? answer(recorded) : answer) ?? null;
  }

  #guard({ headers, host }: RecordedRequest): ScriptedAnswer | null {
    const sent = host === 'ads' ? headers['authorization']?.replace(/^Bearer /, '') : headers['x-amz-access-token'];
    return sent !== undefined && this.#validTokens.has(sent) ? null : TOKEN_REFUSED;
  }

  #limit({ route }: RecordedRequest): ScriptedAnswer | null {
    const strict = this.#strict;
    const called = OPERATIONS.find((one) => patternOf(`${one.method} ${one.path}`).test(route));
    const rate = called === undefined ? undefined : strict?.rates[called.name];
    if (strict === null || called === undefined || rate === undefined) return null;
    const bucket = strict.buckets.get(called.name) ?? new StrictBucket(rate, strict.now());
    strict.buckets.set(called.name, bucket);
    if (bucket.take(strict.now())) return null;
    this.refused += 1;
    return quotaExceeded();
  }

  #token({ body }: RecordedRequest): ScriptedAnswer {
    const sent = new URLSearchParams(body);
    const { clientId, clientSecret, refreshToken } = this.credentials;
    const isClient = sent.get('client_id') === clientId && sent.get('client_secret') === clientSecret;
    if (!isClient || this.#lwa === 'rotated') {
      return {
        status: 401,
        body: { error: 'invalid_client', error_description: 'Client authentication failed', request_id: 'x' },
      };
    }
    if (sent.get('refresh_token') !== refreshToken || this.#lwa === 'revoked') {
      const words = `The request has an invalid grant parameter : refresh_token ${refreshToken}`;
      return { status: 400, body: { error: 'invalid_grant', error_description: words, request_id: 'x' } };
    }
    const token = this.#secret(`Atza|${randomBytes(24).toString('hex')}`);
    this.#validTokens.add(token);
    return { body: { access_token: token, refresh_token: refreshToken, token_type: 'bearer', expires_in: 3600 } };
  }

  #unknown({ method, path }: RecordedRequest): ScriptedAnswer {
    return apiError(404, 'NotFound', `${method} ${path} is not scripted.`);
  }

  async #file(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const recorded = await this.#record(request, 'documents').catch(() => null);
    if (recorded === null) return;
    const scripted = this.#routes.find(({ pattern }) => pattern.test(recorded.route));
    const answer = scripted === undefined || scripted.answers.length === 0 ? undefined : scripted.answers.shift();
    if (answer !== undefined) {
      sendAnswer(response, typeof answer === 'function' ? answer(recorded) : answer);
      return;
    }
    const key = `${new URL(request.url ?? '/', 'http://localhost').pathname}?${recorded.query['X-Amz-Signature']}`;
    const file = this.#files.get(key);
    if (file === undefined || this.#expired.has(key)) {
      const words = '<Error><Code>AccessDenied</Code><Message>Request has expired</Message></Error>';
      sendAnswer(response, { status: 403, headers: { 'content-type': 'application/xml' }, body: words });
      return;
    }
    sendAnswer(response, { headers: file.headers, body: file.body });
  }

  async close(): Promise<void> {
    for (const server of [this.#api, this.#documents]) {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    }
  }
}

/** Login with Amazon, the selling partner and advertising APIs and a host of documents, on this machine's own address. */
export async function startFaultServer(): Promise<FaultServer> {
  return new LocalServer().start();
}
