import { codeOf, reasonOfCode } from '../../model/system-error.ts';
import { FetchRefused } from './address.ts';

const LATER = 'Try again later.';
const BY_HAND = 'Download the picture by hand and audit the file.';

const REASONS: Readonly<Record<string, string>> = {
  EAI_AGAIN: 'its name could not be looked up just now',
  ECONNABORTED: 'the connection broke',
  ECONNREFUSED: 'nothing answers there',
  ECONNRESET: 'the connection broke before all had come',
  EHOSTUNREACH: 'there is no way to it',
  ENETUNREACH: 'this machine has no way to the internet',
  ENOTFOUND: 'there is no host of that name',
  EPIPE: 'the connection broke',
  EPROTO: 'it does not speak https properly',
  ERR_STREAM_PREMATURE_CLOSE: 'the connection broke before all had come',
  ETIMEDOUT: 'it does not answer',
};

/** Names and certificates do not mend themselves within seconds. */
const LASTING =
  /^(?:ENOTFOUND|EPROTO|ERR_TLS|ERR_SSL|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO|HPE_|Z_|ERR__?ERROR_FORMAT)/;

function reasonOf(code: string): string {
  if (/^(?:ERR_TLS|ERR_SSL|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO)/.test(code)) return 'its certificate is not trusted';
  if (code.startsWith('HPE_')) return 'its answer is no proper HTTP';
  if (code.startsWith('Z_') || code.includes('ERROR_FORMAT')) return 'what it packed for the way is damaged';
  return REASONS[code] ?? reasonOfCode({ code });
}

/** Trouble of the disk the pictures are kept on. */
const OF_DISK = new Set([
  'EACCES',
  'EDQUOT',
  'EFBIG',
  'EIO',
  'EISDIR',
  'EMFILE',
  'ENOENT',
  'ENOSPC',
  'ENOTDIR',
  'EPERM',
  'EROFS',
]);

/** An error of the network in words; one of ours as it is. Null for any other, as of a disk or a bug. */
export function troubleOf(error: unknown): FetchRefused | null {
  for (let at: unknown = error; at instanceof Error; at = at.cause) if (at instanceof FetchRefused) return at;
  const code = codeOf(error);
  if (!(error instanceof Error) || OF_DISK.has(code) || !/^[A-Z][A-Z\d_]+$/.test(code)) return null;
  const passing = !LASTING.test(code);
  return new FetchRefused('fetch-network', `It could not be fetched: ${reasonOf(code)}.`, passing ? LATER : BY_HAND, {
    passing,
  });
}

/** Milliseconds of a Retry-After: seconds, or a day and time, counted from the server's own clock. Null when it does not tell. */
export function pauseAsked(headers: Readonly<Record<string, unknown>>): number | null {
  const after = headers['retry-after'];
  if (typeof after !== 'string') return null;
  if (/^\s*\d{1,9}\s*$/.test(after)) return Number(after) * 1000;
  const [until, now] = [Date.parse(after), Date.parse(String(headers['date']))];
  return Number.isNaN(until) || Number.isNaN(now) ? null : Math.max(0, until - now);
}

/** What a status that brings no picture means. */
export function statusRefused(status: number, headers: Readonly<Record<string, unknown>>): FetchRefused {
  const refuse = (message: string, suggestion: string, passing = false): FetchRefused =>
    new FetchRefused('fetch-status', `${message} (${status}).`, suggestion, {
      passing,
      pauseMs: passing ? pauseAsked(headers) : null,
    });
  if (status === 404 || status === 410) return refuse('There is no picture there', 'Mend the address in the listing.');
  if (status === 401 || status === 403 || status === 407) return refuse('The server refuses to give it', BY_HAND);
  if (status === 429) return refuse('The server asks to be asked less often', LATER, true);
  if (status >= 500) return refuse('The server is in trouble', LATER, true);
  return refuse('The server gives no picture', BY_HAND);
}
