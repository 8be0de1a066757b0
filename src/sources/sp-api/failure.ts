import { EXIT } from '../../model/errors.ts';
import { fieldsOf, listOf, textOf } from './answer-fields.ts';
import type { Operation } from './operation.ts';
import { redacted } from './redact.ts';
import { retryAfterOf } from './retry.ts';
import { SpApiError, type SpApiErrorCode } from './sp-api-error.ts';

/** An answer that is not the one hoped for. */
export interface Refusal {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

interface AmazonError {
  readonly code: string | null;
  readonly message: string | null;
  readonly details: string | null;
}

/** What Amazon says of a token it does not take; the rest of 403 is about roles or about the thing asked for. */
const ABOUT_TOKEN = /access token|token you provided|expired|malformed/i;
const DENIED = /access to requested resource is denied|access denied|not authorized/i;

function jsonOf(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}

/** The first error of a body in any of the shapes Amazon uses; the texts still hold whatever was sent. */
function errorOf(body: string): AmazonError {
  const fields = fieldsOf(jsonOf(body));
  const first = listOf(fields['errors'])[0] ?? fields;
  const text = (...names: string[]) => names.map((name) => textOf(first[name])).find((found) => found !== null) ?? null;
  return { code: text('code'), message: text('message', 'detail', 'description'), details: text('details') };
}

/** Whether Amazon speaks of the access token, so that a new one may help. */
export function isAboutToken({ status, body }: Refusal): boolean {
  if (status === 401) return true;
  if (status !== 403) return false;
  const { message, details } = errorOf(body);
  return ABOUT_TOKEN.test(`${message ?? ''} ${details ?? ''}`);
}

/** Whether a 403 is about what the application may do, and not about the thing that was asked. */
function isAboutRole({ body }: Refusal): boolean {
  const { code, message } = errorOf(body);
  if (code !== null) return /unauthorized|access_?denied|forbidden/i.test(code);
  return message === null || DENIED.test(message);
}

const REAUTHORISE =
  'A role that was added later counts only after the application is authorised once more in Seller Central.';

function roleMissing(operation: Operation, roles: readonly string[]): { message: string; suggestions: string[] } {
  const named = roles.join(' or ');
  return {
    message:
      named === ''
        ? `Amazon refused ${operation.name} (403): most likely the application lacks a role.`
        : `Amazon refused ${operation.name} (403): most likely the application lacks the role ${named}.`,
    suggestions: [
      named === ''
        ? 'Give the application the role this report or call needs in Seller Central (Apps and Services > Develop Apps).'
        : `Give the application the role ${named} in Seller Central (Apps and Services > Develop Apps).`,
      REAUTHORISE,
    ],
  };
}

interface Verdict {
  readonly code: SpApiErrorCode;
  readonly exit: 4 | 7;
  readonly message: string;
  readonly suggestions: readonly string[];
}

function verdictOf(operation: Operation, refusal: Refusal, roles: readonly string[]): Verdict {
  const { status } = refusal;
  const { name } = operation;
  const network = EXIT.network;
  if (isAboutToken(refusal)) {
    return {
      code: 'sp-api-unauthorized',
      exit: EXIT.credentials,
      message: `Amazon refused the access token for ${name} (${status}).`,
      suggestions: ['Authorise the application once more in Seller Central, and use the refresh token it then shows.'],
    };
  }
  if (status === 403 && isAboutRole(refusal)) {
    return { code: 'sp-api-role-missing', exit: EXIT.credentials, ...roleMissing(operation, roles) };
  }
  if (status === 403)
    return { code: 'sp-api-denied', exit: network, message: `Amazon refused ${name} (403).`, suggestions: [] };
  if (status === 404)
    return {
      code: 'sp-api-not-found',
      exit: network,
      message: `Amazon knows nothing of what ${name} asked for (404).`,
      suggestions: [],
    };
  if (status === 425) {
    const message = `Amazon is already at work on the same report (425).`;
    return { code: 'sp-api-too-soon', exit: network, message, suggestions: ['Wait for that report to be ready.'] };
  }
  if (status === 429) {
    const message = `Amazon refused ${name} because of too many calls (429).`;
    const suggestions = ['Try again later. Other programs that use the same application and account share its rate.'];
    return { code: 'sp-api-throttled', exit: network, message, suggestions };
  }
  if (status >= 500) {
    const message = `Amazon could not answer ${name} (${status}).`;
    return { code: 'sp-api-unavailable', exit: network, message, suggestions: ['Try again later.'] };
  }
  if (status >= 400)
    return {
      code: 'sp-api-invalid',
      exit: network,
      message: `Amazon calls the request of ${name} wrong (${status}).`,
      suggestions: [],
    };
  const message = `Amazon's answer to ${name} cannot be used (${status}).`;
  return { code: 'sp-api-answer-unusable', exit: network, message, suggestions: ['Try again later.'] };
}

/** The error of an answer; `secrets` are taken out of Amazon's words. */
export function failureOf(
  operation: Operation,
  refusal: Refusal,
  { secrets, roles }: { readonly secrets: readonly string[]; readonly roles: readonly string[] },
): SpApiError {
  const { status, headers, body } = refusal;
  const verdict = verdictOf(operation, refusal, roles);
  const { code, message, details } = errorOf(body);
  const clean = (text: string | null) => (text === null ? null : redacted(text, secrets) || null);
  const [amazonCode, said, more] = [clean(code), clean(message), clean(details)];
  const words = [said, more].filter((text) => text !== null).join(' ');
  return new SpApiError({
    code: verdict.code,
    exitCode: verdict.exit,
    message: words === '' ? verdict.message : `${verdict.message.replace(/\.$/, '')}: ${words}`,
    suggestions: verdict.suggestions,
    operation: operation.name,
    status,
    amazonCode,
    amazonMessage: words === '' ? null : words,
    retryAfter: retryAfterOf(headers),
    // What failed inside Amazon may have been done all the same.
    arrived: status >= 500 ? 'maybe' : status === 429 ? 'no' : 'yes',
    requestId: clean(headers['x-amzn-requestid'] ?? null),
  });
}

/** The error of a call that no answer came to. */
export function unreachable(operation: Operation, arrived: 'no' | 'maybe', why: string): SpApiError {
  const certificate = /CERT|TLS|SIGNATURE|ISSUER/.test(why);
  return new SpApiError({
    code: 'sp-api-unreachable',
    exitCode: EXIT.network,
    operation: operation.name,
    arrived,
    message: `Amazon could not be reached for ${operation.name} (${why}).`,
    suggestions: [
      certificate
        ? "The certificate is not Amazon's: something between this machine and Amazon opens the connection. Mend that; it is not switched off here."
        : 'Check the network, and try again.',
    ],
  });
}
