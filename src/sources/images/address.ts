import { createHash } from 'node:crypto';

/** Why an address is not asked at all, or what came of asking: one sentence, and what to do about it. */
export class FetchRefused extends Error {
  readonly code: string;
  readonly suggestion: string;
  /** Worth another try: the trouble may pass. */
  readonly passing: boolean;
  /** Milliseconds the server asked to wait before that; null when it did not say. */
  readonly pauseMs: number | null;

  constructor(
    code: string,
    message: string,
    suggestion: string,
    more: { readonly passing?: boolean; readonly pauseMs?: number | null } = {},
  ) {
    super(message);
    this.name = 'FetchRefused';
    this.code = code;
    this.suggestion = suggestion;
    this.passing = more.passing ?? false;
    this.pauseMs = more.pauseMs ?? null;
  }
}

/** Longer than any address of a picture; browsers and servers stop far earlier. */
const LONGEST_ADDRESS = 4096;

/** Names of query values that open doors: signed links of storage services carry them. */
const SECRET_NAME = /sig|token|secret|credential|key|auth|pass|session|policy/i;

/** True for a text that is meant as an address on the web, whatever is wrong with it. */
export function looksLikeAddress(text: string): boolean {
  return /^\s*(?:https?|ftp|file|data):/i.test(text);
}

/** An address as it may be shown and kept: no user name, no password, no value that looks like a secret. */
export function printableAddress(text: string): string {
  let url: URL;
  try {
    url = new URL(text.trim());
  } catch {
    return text.replace(/\/\/[^/@]*@/, '//').slice(0, 200);
  }
  if (url.protocol === 'data:') return 'data:…';
  url.username = '';
  url.password = '';
  url.hash = '';
  for (const name of new Set(url.searchParams.keys())) {
    if (SECRET_NAME.test(name)) url.searchParams.set(name, '***');
  }
  return url.href.length > LONGEST_ADDRESS ? `${url.href.slice(0, 200)}…` : url.href;
}

/**
 * An address that may be asked: http or https, with nothing secret before the host.
 * @param base the address that redirected here.
 * @throws FetchRefused `fetch-address` saying what is wrong with it.
 */
export function readAddress(text: string, base?: URL): URL {
  const refuse = (message: string, suggestion: string): FetchRefused =>
    new FetchRefused('fetch-address', message, suggestion);
  if (text.length > LONGEST_ADDRESS) {
    throw refuse(`The address has ${text.length} characters.`, 'Give the picture a shorter address.');
  }
  let url: URL;
  try {
    url = new URL(text.trim(), base);
  } catch {
    throw refuse('This is no web address.', 'Write it whole, beginning with https://.');
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    throw refuse(`Addresses with ${url.protocol} are not fetched.`, 'Put the picture where https reaches it.');
  }
  if (url.username !== '' || url.password !== '') {
    throw refuse(
      'The address holds a user name or a password, which are never sent.',
      'Put the picture where it can be opened without, or download it by hand.',
    );
  }
  url.hash = '';
  return url;
}

/** The hash an address is known by where it is kept: the address itself may hold secrets. */
export function hashOfAddress(url: URL): string {
  return createHash('sha256').update(url.href).digest('hex');
}

/** Amazon's picture hosts, where a size code may stand before the ending of the name. */
const AMAZON_HOST = /(?:^|\.)(?:media-amazon\.com|ssl-images-amazon\.com|images-amazon\.com)$/;
const SIZE_CODE = /\._[A-Za-z0-9_,-]*_(?=\.[a-z]{3,4}$)/i;

/**
 * The address of the picture as it was uploaded: on Amazon's hosts a size code (`._SL75_`) asks for a rendition that is
 * shrunk and often trimmed, which says nothing about the picture. Other addresses come back as they are.
 */
export function fullSizeAddress(url: URL): URL {
  if (!AMAZON_HOST.test(url.hostname) || !SIZE_CODE.test(url.pathname)) return url;
  const full = new URL(url);
  full.pathname = url.pathname.replace(SIZE_CODE, '');
  return full;
}
