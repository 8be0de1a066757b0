import type { Readable } from 'node:stream';

import axios, { type AxiosResponse } from 'axios';

import { FetchRefused, hashOfAddress, readAddress } from './address.ts';
import { demandPublicHost, type GuardedConnections } from './connection.ts';
import type { FetchLimits } from './fetch-limits.ts';
import { statusRefused } from './fetch-trouble.ts';

/** What is needed to ask a server. */
export interface Asking {
  readonly connections: GuardedConnections;
  readonly allowPrivate: boolean;
  readonly limits: FetchLimits;
  /** Name and version we give ourselves. */
  readonly userAgent: string;
}

/** What an earlier download was called by its server: asked again, the server need not send it again. */
export interface Validators {
  /** Hash of the address that gave it, after redirects: no other may be asked with them. */
  readonly urlHash: string;
  readonly etag: string | null;
  readonly lastModified: string | null;
}

/** An answer whose body has not been read. */
export interface Answer {
  readonly url: URL;
  readonly redirects: number;
  /** True when the picture is the one of the validators; there is no body then. */
  readonly unchanged: boolean;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: Readable;
}

const REDIRECTS = new Set([301, 302, 303, 307, 308]);

function headerOf(response: AxiosResponse<Readable>, name: string): string | null {
  const value: unknown = response.headers[name];
  return typeof value === 'string' && value !== '' ? value : null;
}

async function get(url: URL, known: Validators | null, asking: Asking, end: AbortSignal) {
  const { connections, limits, userAgent } = asking;
  const same = known !== null && known.urlHash === hashOfAddress(url);
  const slow = new AbortController();
  const timer = setTimeout(() => slow.abort(), limits.answerMs);
  // Taken away when the answer begins: who reads the body then keeps the time.
  const stop = (): void => slow.abort();
  end.addEventListener('abort', stop);
  try {
    return await axios.get<Readable>(url.href, {
      responseType: 'stream',
      // Each hop is looked at by us before it is asked.
      maxRedirects: 0,
      validateStatus: () => true,
      // Unpacked by us within bounds.
      decompress: false,
      // A proxy would look up the name, and our check of the address would be worth nothing.
      proxy: false,
      httpAgent: connections.http,
      httpsAgent: connections.https,
      signal: slow.signal,
      headers: {
        Accept: 'image/*,*/*;q=0.1',
        'Accept-Encoding': 'identity',
        'User-Agent': userAgent,
        ...(same && known.etag !== null ? { 'If-None-Match': known.etag } : {}),
        ...(same && known.lastModified !== null ? { 'If-Modified-Since': known.lastModified } : {}),
      },
    });
  } catch (error) {
    if (slow.signal.aborted) {
      const seconds = (end.aborted ? limits.tryMs : limits.answerMs) / 1000;
      throw new FetchRefused(
        'fetch-slow',
        `The server did not answer within ${seconds} s.`,
        'Try again later, or download the picture by hand.',
        { passing: true },
      );
    }
    throw error;
  } finally {
    clearTimeout(timer);
    end.removeEventListener('abort', stop);
  }
}

/**
 * Asks for a picture and follows redirects, each judged like the first address. The caller reads or destroys the body.
 * @throws FetchRefused, or the error of the network.
 */
export async function ask(start: URL, known: Validators | null, asking: Asking, end: AbortSignal): Promise<Answer> {
  const { limits } = asking;
  let url = start;
  for (let redirects = 0; ; redirects += 1) {
    demandPublicHost(url, asking.allowPrivate);
    const response = await get(url, known, asking, end);
    const { status, data: body } = response;
    const headers = response.headers as Readonly<Record<string, unknown>>;
    if (status === 200) return { url, redirects, unchanged: false, headers, body };
    body.destroy();
    if (status === 304 && known?.urlHash === hashOfAddress(url))
      return { url, redirects, unchanged: true, headers, body };
    const location = headerOf(response, 'location');
    if (!REDIRECTS.has(status) || location === null) throw statusRefused(status, headers);
    if (redirects === limits.redirects) {
      throw new FetchRefused(
        'fetch-redirects',
        `The address redirects more than ${limits.redirects} times.`,
        'Give the address it should lead to.',
      );
    }
    url = readAddress(location, url);
  }
}
