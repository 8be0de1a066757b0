import type { Answer, ScriptedAnswer } from './fault-server-types.ts';

/** An error in the shape of the selling partner API. */
export function apiError(status: number, code: string, message: string, details = ''): ScriptedAnswer {
  return { status, body: { errors: [{ code, message, details }] } };
}

/** 429 as Amazon sends it: without a rate, and without Retry-After unless one is given. */
export function quotaExceeded(headers: Readonly<Record<string, string>> = {}): ScriptedAnswer {
  return { ...apiError(429, 'QuotaExceeded', 'You exceeded your quota for the requested resource.'), headers };
}

/** So many refusals, then the answer. */
export function storm(refusals: number, then: Answer, headers: Readonly<Record<string, string>> = {}): Answer[] {
  return [...Array.from({ length: refusals }, () => quotaExceeded(headers)), then];
}

/** A page of a gateway where JSON was expected. */
export function htmlPage(status: number): ScriptedAnswer {
  return {
    status,
    headers: { 'content-type': 'text/html; charset=utf-8' },
    body: `<html><head><title>${status}</title></head><body><h1>Service temporarily unavailable</h1></body></html>`,
  };
}

/** What Amazon says when the application lacks a role. */
export const ROLE_MISSING = apiError(403, 'Unauthorized', 'Access to requested resource is denied.');

/** What Amazon says of an access token that it does not take. */
export const TOKEN_REFUSED = apiError(
  403,
  'Unauthorized',
  'Access to requested resource is denied.',
  'The access token you provided is revoked, malformed or invalid.',
);

/** The line breaks before a byte. */
export const RESET: ScriptedAnswer = { fault: { kind: 'reset' } };

/** Nothing ever comes. */
export const SILENCE: ScriptedAnswer = { fault: { kind: 'silence' } };

/** An answer whose line breaks after so many bytes of its body. */
export function cutAfter(bytes: number, answer: ScriptedAnswer): ScriptedAnswer {
  return { ...answer, fault: { kind: 'cut', after: bytes } };
}
