import type { IncomingMessage } from 'node:http';
import { createGunzip } from 'node:zlib';

import { EXIT } from '../../model/errors.ts';
import type { ApiClock, DocumentAddress, DownloadedDocument, DownloadLimits } from './client-types.ts';
import type { Exchange } from './exchange.ts';
import { backoff, mayRetry } from './retry.ts';
import { SpApiError, type SpApiErrorCode } from './sp-api-error.ts';

export interface DownloadOptions {
  readonly exchange: Pick<Exchange, 'stream'>;
  readonly clock: ApiClock;
  /** Milliseconds without a byte. */
  readonly timeout: number;
  /** Documents may lie on this machine's own address: in tests, and where the API itself does. */
  readonly allowLoopback: boolean;
  random(): number;
}

const MOST_BYTES = 8_000_000_000;
/** Largest answer read where a document was expected and something else came. */
const MOST_WORDS = 20_000;
/** A transfer that is slower for longer than the grace is given up: bytes/s, ms. */
const SLOWEST = 1000;
const GRACE_MS = 60_000;

/** The error of a document. Its address is a secret, and is never in it. */
function documentError(
  code: SpApiErrorCode,
  message: string,
  suggestions: readonly string[] = ['Try again.'],
): SpApiError {
  return new SpApiError({ code, exitCode: EXIT.network, message, suggestions, operation: 'download' });
}

function isAllowed(url: string, allowLoopback: boolean): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  if (protocol === 'https:') return true;
  return allowLoopback && protocol === 'http:' && ['127.0.0.1', '[::1]', 'localhost'].includes(hostname);
}

/** Takes what is left of an answer that is no document, up to a bound. */
async function wordsOf(body: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  let size = 0;
  try {
    for await (const piece of body as AsyncIterable<Buffer>) {
      pieces.push(piece);
      size += piece.length;
      if (size > MOST_WORDS) break;
    }
  } catch {
    // Whatever came is all there is.
  }
  return Buffer.concat(pieces).toString('latin1').slice(0, MOST_WORDS);
}

function charsetOf(contentType: string | null): string | null {
  const found = /;\s*charset\s*=\s*"?([\w.:+-]+)/i.exec(contentType ?? '')?.[1];
  return found === undefined ? null : found.toLowerCase();
}

class Transfer {
  readonly #label: string;
  readonly #options: DownloadOptions;
  readonly #limits: DownloadLimits;

  constructor(label: string, options: DownloadOptions, limits: DownloadLimits) {
    this.#label = label;
    this.#options = options;
    this.#limits = limits;
  }

  #cut(): SpApiError {
    return documentError('document-cut', `The document of ${this.#label} ended early.`, [
      'Nothing of it was kept. Try again.',
    ]);
  }

  /** The bytes as they are sent, with an end where nothing comes any more, or too little. */
  async *received(body: IncomingMessage): AsyncGenerator<Buffer, void> {
    const { clock, timeout } = this.#options;
    const began = clock.now();
    let size = 0;
    let idle: NodeJS.Timeout | undefined;
    const watch = () => {
      clearTimeout(idle);
      idle = setTimeout(() => body.destroy(new Error('idle')), timeout);
      idle.unref();
    };
    try {
      watch();
      for await (const piece of body as AsyncIterable<Buffer>) {
        size += piece.length;
        // Whoever reads may take as long as they like.
        clearTimeout(idle);
        yield piece;
        watch();
        const taken = clock.now() - began;
        if (taken > GRACE_MS && (size * 1000) / taken < SLOWEST) throw new Error('slow');
      }
      // A line that broke before anybody read ends like an empty document.
      if (!body.complete || !body.readableEnded) throw new Error('incomplete');
    } catch {
      this.#limits.signal?.throwIfAborted();
      throw this.#cut();
    } finally {
      clearTimeout(idle);
      body.destroy();
    }
  }

  /** Unpacks what begins as gzip does, whatever the headers call it. */
  async *unpacked(packed: AsyncGenerator<Buffer, void>): AsyncGenerator<Uint8Array, void> {
    const { mostBytes = MOST_BYTES, signal } = this.#limits;
    let size = 0;
    for await (const piece of isGzip(packed, () => this.#cut())) {
      signal?.throwIfAborted();
      size += piece.length;
      if (size > mostBytes) {
        const message = `The document of ${this.#label} is larger than ${mostBytes} bytes.`;
        throw documentError('document-too-large', message, ['Ask for a shorter span of time.']);
      }
      yield piece;
    }
  }
}

/** The first two bytes, however they were cut into pieces, and then all of it. */
async function* isGzip(packed: AsyncGenerator<Buffer, void>, cut: () => SpApiError): AsyncGenerator<Buffer, void> {
  const { Readable: Stream } = await import('node:stream');
  let head = Buffer.alloc(0);
  for (let next = await packed.next(); next.done !== true; next = await packed.next()) {
    head = Buffer.concat([head, next.value]);
    if (head.length >= 2) break;
  }
  async function* whole(): AsyncGenerator<Buffer, void> {
    if (head.length > 0) yield head;
    yield* packed;
  }
  if (head[0] !== 0x1f || head[1] !== 0x8b) {
    yield* whole();
    return;
  }
  const source = Stream.from(whole());
  const gunzip = createGunzip();
  source.once('error', (error) => gunzip.destroy(error));
  try {
    for await (const piece of source.pipe(gunzip) as AsyncIterable<Buffer>) yield piece;
  } catch (error) {
    // An error of zlib: the file ends before its end, or is no gzip behind its first bytes.
    throw error instanceof SpApiError || (error as Error).name === 'AbortError' ? error : cut();
  } finally {
    source.destroy();
    gunzip.destroy();
  }
}

async function refusal(label: string, status: number, body: IncomingMessage): Promise<SpApiError> {
  const words = await wordsOf(body);
  if (status === 403 || (status === 400 && /expired/i.test(words))) {
    return documentError('document-expired', `The address of the document of ${label} has ended (${status}).`, [
      'Ask Amazon once more where it lies: the report itself is still there.',
    ]);
  }
  return documentError('document-unusable', `The document of ${label} cannot be had (${status}).`);
}

/**
 * Opens a document at its presigned address. Nothing but the address is sent: no token, no cookie.
 * @throws SpApiError `document-expired`, `document-unusable`, `sp-api-unreachable`
 */
export async function openDocument(
  { url, label }: DocumentAddress,
  options: DownloadOptions,
  limits: DownloadLimits,
): Promise<DownloadedDocument> {
  if (!isAllowed(url, options.allowLoopback)) {
    throw documentError('document-unusable', `The address of the document of ${label} is none that is opened.`, []);
  }
  for (let tries = 1; ; tries += 1) {
    // Packed by gzip or as it is: what the host calls it is not believed, so nothing else is asked for.
    const headers = { accept: '*/*', 'accept-encoding': 'identity' };
    const answer = await options.exchange.stream({ method: 'GET', url, headers, signal: limits.signal });
    if (answer.kind === 'answer' && answer.status === 200) {
      // What goes wrong before somebody reads is found out then.
      answer.body.on('error', () => undefined);
      const transfer = new Transfer(label, options, limits);
      const contentType = answer.headers['content-type'] ?? null;
      return {
        bytes: transfer.unpacked(transfer.received(answer.body)),
        charset: charsetOf(contentType),
        contentType,
      };
    }
    const trouble = answer.kind !== 'answer' ? 'lost' : answer.status >= 500 || answer.status === 429 ? 'fault' : null;
    if (trouble !== null && mayRetry('read', trouble, tries)) {
      if (answer.kind === 'answer') answer.body.destroy();
      await options.clock.sleep(backoff(tries, options.random), limits.signal);
      continue;
    }
    if (answer.kind === 'answer') throw await refusal(label, answer.status, answer.body);
    throw documentError('sp-api-unreachable', `The host of the document of ${label} could not be reached.`, [
      'Check the network, and try again.',
    ]);
  }
}
