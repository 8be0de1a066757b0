import type { AxiosInstance, AxiosResponse } from 'axios';

import { plainText } from '../../model/plain-text.ts';
import type { AskAnswer, OfferAnswer, SolicitationsClient } from '../../model/solicitations.ts';
import { type BucketClock, tokenBucket } from './token-bucket.ts';

export interface SolicitationsOptions {
  /** Address of the region, for example `https://sellingpartnerapi-eu.amazon.com`. */
  readonly baseUrl: string;
  /** Gives an access token; @throws UserError `credentials` when there is none. */
  token(): Promise<string>;
  /** Names us to Amazon, as its agent policy wants. */
  readonly userAgent: string;
  /** Milliseconds to wait for an answer. */
  readonly timeout: number;
  /** Measures and waits, for the pace Amazon allows. */
  readonly clock: BucketClock;
}

const ACTION = 'productReviewAndSellerFeedback';
/** What Amazon says of an order it takes no request for; everything else with this status is about the account. */
const ABOUT_ORDER = /not available for this amazonOrderId|outside the 5-30 day/i;
const LONGEST_NOTE = 300;
/** Of each operation, as Amazon's model of this API states it. */
const RATE = { perSecond: 1, burst: 5 };

interface ErrorBody {
  readonly errors?: readonly { readonly code?: unknown; readonly message?: unknown }[];
}

/** The first error of an answer, as text of a stranger's. Empty where the body is none of Amazon's. */
function messageOf({ data }: AxiosResponse): string {
  const [first] = (typeof data === 'object' && data !== null ? (data as ErrorBody).errors : undefined) ?? [];
  const message = typeof first?.message === 'string' ? first.message : '';
  return plainText(message).slice(0, LONGEST_NOTE);
}

function secondsOf({ headers }: AxiosResponse): number | null {
  const seconds = Number(headers['retry-after']);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds : null;
}

function offers(data: unknown): boolean {
  const links = (data as Readonly<Record<string, { actions?: unknown } | undefined>> | null)?.['_links']?.actions;
  if (!Array.isArray(links)) return false;
  return links.some((link: unknown) => (link as { name?: unknown } | null)?.name === ACTION);
}

class HttpSolicitations implements SolicitationsClient {
  readonly #options: SolicitationsOptions;
  readonly #paces: { readonly GET: () => Promise<void>; readonly POST: () => Promise<void> };
  #http: AxiosInstance | null = null;

  constructor(options: SolicitationsOptions) {
    this.#options = options;
    this.#paces = { GET: tokenBucket(RATE, options.clock), POST: tokenBucket(RATE, options.clock) };
  }

  async #call(method: 'GET' | 'POST', path: string, marketplaceId: string): Promise<AxiosResponse | null> {
    const { baseUrl, timeout, token, userAgent } = this.#options;
    const { default: axios } = await import('axios');
    this.#http ??= axios.create({
      baseURL: baseUrl,
      timeout,
      maxRedirects: 0,
      maxContentLength: 1_000_000,
      validateStatus: () => true,
      headers: { 'user-agent': userAgent, accept: 'application/json' },
    });
    await this.#paces[method]();
    const accessToken = await token();
    try {
      return await this.#http.request({
        method,
        url: path,
        params: { marketplaceIds: marketplaceId },
        headers: { 'x-amz-access-token': accessToken },
      });
    } catch {
      // An error of axios holds the request with its token: nothing of it goes on.
      return null;
    }
  }

  async offer(orderId: string, marketplaceId: string): Promise<OfferAnswer> {
    const answer = await this.#call('GET', `/solicitations/v1/orders/${encodeURIComponent(orderId)}`, marketplaceId);
    if (answer === null || answer.status >= 500) return { kind: 'later', seconds: null };
    const { status } = answer;
    if (status === 200) return { kind: offers(answer.data) ? 'offered' : 'not-offered' };
    if (status === 429) return { kind: 'later', seconds: secondsOf(answer) };
    if (status === 401 || status === 403) {
      const text = messageOf(answer);
      return {
        kind: 'refused',
        why: 'credentials',
        message: `Amazon refused the question (${status}${text === '' ? '' : `: ${text}`}). The role Buyer Solicitation or Product Listing is needed.`,
      };
    }
    // An order Amazon does not know, or not in this marketplace.
    return { kind: 'not-offered' };
  }

  async ask(orderId: string, marketplaceId: string): Promise<AskAnswer> {
    const path = `/solicitations/v1/orders/${encodeURIComponent(orderId)}/solicitations/${ACTION}`;
    const answer = await this.#call('POST', path, marketplaceId);
    if (answer === null || answer.status >= 500) return { kind: 'lost' };
    const { status } = answer;
    if (status >= 200 && status < 300) return { kind: 'sent' };
    if (status === 429) return { kind: 'later', seconds: secondsOf(answer) };
    const message = messageOf(answer);
    if (status === 401) return { kind: 'refused', why: 'credentials', message: 'Amazon refused the access token.' };
    if (status === 403 && !ABOUT_ORDER.test(message)) {
      return {
        kind: 'refused',
        why: 'policy',
        message: `Amazon refused to send a request it had offered: ${message || status}.`,
      };
    }
    if (status >= 300 && status < 400) return { kind: 'lost' };
    return { kind: 'order-refused', message: message === '' ? `Amazon answered ${status}.` : message };
  }
}

/** The Solicitations API over HTTP; answers in words of ours, without anything of a request in them. */
export function solicitationsClient(options: SolicitationsOptions): SolicitationsClient {
  return new HttpSolicitations(options);
}
