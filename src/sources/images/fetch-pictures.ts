import PQueue from 'p-queue';

import type { FetchedPicture, FetchFailure } from '../../model/fetched-picture.ts';
import { isSystemError, reasonOfCode } from '../../model/system-error.ts';
import { FetchRefused, fullSizeAddress, hashOfAddress, printableAddress, readAddress } from './address.ts';
import { boundedBody } from './body.ts';
import { type KeptPicture, PictureCache } from './cache.ts';
import { GuardedConnections, type Resolver } from './connection.ts';
import { FETCH_LIMITS, type FetchLimits } from './fetch-limits.ts';
import { troubleOf } from './fetch-trouble.ts';
import { type Answer, ask, type Asking, type Validators } from './request.ts';

export interface FetchOptions {
  /** Folder of kept pictures. */
  readonly cache: string;
  /** Asks machines of private networks and this one too. */
  readonly allowPrivate: boolean;
  readonly userAgent: string;
  readonly now: Date;
  readonly limits?: Partial<FetchLimits>;
  readonly resolve?: Resolver;
  /** Waits; a test need not. */
  readonly wait?: (milliseconds: number) => Promise<void>;
  /** Told after each picture how many are done. */
  readonly progress?: (done: number, all: number) => void;
}

/** What came of one address. */
export type Fetched = { readonly picture: FetchedPicture } | { readonly failure: FetchFailure };

/** Kept pictures take no more than this; the longest unused go first. */
const CACHE_BYTES = 2_000_000_000;

function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' && value.length <= 1000 ? value : null;
}

/** What to ask with; null where the server gave nothing to ask with. */
function validatorsOf({ etag, lastModified, urlHash }: KeptPicture): Validators | null {
  return etag === null && lastModified === null ? null : { urlHash, etag, lastModified };
}

class Fetching {
  readonly #options: FetchOptions;
  readonly #asking: Asking;
  readonly #cache: PictureCache;
  #bytesCame = 0;

  constructor(options: FetchOptions) {
    const { allowPrivate, userAgent, resolve, limits } = options;
    this.#options = options;
    this.#cache = new PictureCache(options.cache);
    const connections = new GuardedConnections(allowPrivate, resolve);
    this.#asking = { connections, allowPrivate, userAgent, limits: { ...FETCH_LIMITS, ...limits } };
  }

  async #store(answer: Answer, end: AbortSignal) {
    const { limits } = this.#asking;
    const { headers, body } = answer;
    const tooSlow = (): void => {
      body.destroy(
        new FetchRefused(
          'fetch-slow',
          `The picture did not come within ${limits.tryMs / 1000} s.`,
          'Try again later, or download the picture by hand.',
          { passing: true },
        ),
      );
    };
    end.addEventListener('abort', tooSlow, { once: true });
    try {
      const announced = Number(headers['content-length']);
      if (announced > limits.bytes) {
        body.destroy();
        throw new FetchRefused(
          'fetch-too-large',
          `The server announces ${announced.toLocaleString('en-US')} bytes, which is no product picture; it was not taken.`,
          'Check what lies at this address.',
        );
      }
      const kept = await this.#cache.keep(boundedBody(body, textOf(headers['content-encoding']) ?? '', limits));
      this.#bytesCame += kept.bytes;
      return kept;
    } finally {
      end.removeEventListener('abort', tooSlow);
    }
  }

  /** One try, redirects and all. */
  async #once(url: URL): Promise<Omit<FetchedPicture, 'address'>> {
    const kept = await this.#cache.find(url);
    const known = kept === null ? null : validatorsOf(kept);
    const end = AbortSignal.timeout(this.#asking.limits.tryMs);
    const answer = await ask(url, known, this.#asking, end);
    const { redirects, headers } = answer;
    if (answer.unchanged && kept !== null) {
      const { path, bytes, sha256, contentType } = kept;
      await this.#cache.touch(path, this.#options.now);
      return { path, from: 'cache', bytes, sha256, contentType, redirects };
    }
    const { path, bytes, sha256 } = await this.#store(answer, end);
    const contentType = textOf(headers['content-type']);
    await this.#cache.note(url, {
      sha256,
      bytes,
      urlHash: hashOfAddress(answer.url),
      etag: textOf(headers['etag']),
      lastModified: textOf(headers['last-modified']),
      contentType,
    });
    return { path, from: 'network', bytes, sha256, contentType, redirects };
  }

  async #tries(url: URL): Promise<Omit<FetchedPicture, 'address'>> {
    const { tries, pauseMs, longestPauseMs } = this.#asking.limits;
    const wait = this.#options.wait ?? sleep;
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.#once(url);
      } catch (error) {
        const trouble = troubleOf(error);
        if (trouble === null) throw error;
        if (!trouble.passing) throw trouble;
        const pause = trouble.pauseMs ?? pauseMs * 2 ** (attempt - 1);
        if (pause > longestPauseMs) {
          const message = `${trouble.message} It asks to wait ${Math.ceil(pause / 1000)} s, which is longer than we wait.`;
          throw new FetchRefused(trouble.code, message, trouble.suggestion);
        }
        if (attempt >= tries) {
          throw new FetchRefused(trouble.code, `${trouble.message} Asked ${attempt} times.`, trouble.suggestion);
        }
        await wait(pause);
      }
    }
  }

  /** What came of one address. Never throws for what a server or a disk does. */
  async fetch(text: string): Promise<Fetched> {
    const address = printableAddress(text);
    try {
      if (this.#bytesCame > this.#asking.limits.totalBytes) {
        throw new FetchRefused(
          'fetch-total',
          `So many pictures came that ${this.#asking.limits.totalBytes.toLocaleString('en-US')} bytes are used up; this one was not asked for.`,
          'Run it again with fewer listings: pictures that came are kept.',
        );
      }
      return { picture: { address, ...(await this.#tries(fullSizeAddress(readAddress(text)))) } };
    } catch (error) {
      if (error instanceof FetchRefused) {
        return { failure: { address, code: error.code, message: error.message, suggestion: error.suggestion } };
      }
      if (!isSystemError(error)) throw error;
      const message = `It could not be kept in ${this.#options.cache}: ${reasonOfCode(error)}.`;
      return {
        failure: { address, code: 'fetch-not-kept', message, suggestion: 'Make room there, or mend its permissions.' },
      };
    }
  }

  /** Makes room before, never after: what came in a run is still to be looked at. */
  async open(): Promise<void> {
    await this.#cache.sweep(this.#options.now, CACHE_BYTES);
  }

  close(): void {
    this.#asking.connections.close();
  }
}

/**
 * Downloads pictures, a few at a time; each address is asked once however often it is named. What does not come is a
 * failure of its own, and the rest goes on. Nothing but the address leaves the machine.
 * @returns what came of each address, by the address as it was given.
 */
export async function fetchPictures(
  addresses: readonly string[],
  options: FetchOptions,
): Promise<ReadonlyMap<string, Fetched>> {
  const wanted = [...new Set(addresses)];
  const fetching = new Fetching(options);
  const queue = new PQueue({ concurrency: options.limits?.atOnce ?? FETCH_LIMITS.atOnce });
  let done = 0;
  try {
    await fetching.open();
    const results = await queue.addAll(
      wanted.map((address) => async () => {
        const fetched = await fetching.fetch(address);
        done += 1;
        options.progress?.(done, wanted.length);
        return [address, fetched] as const;
      }),
    );
    return new Map(results);
  } finally {
    fetching.close();
  }
}
