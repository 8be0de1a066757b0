import { plainText } from '../../model/plain-text.ts';

const HIDDEN = '[hidden]';
const LONGEST = 300;

/** Shapes of Amazon's secrets: tokens, client secrets, signatures of presigned addresses. */
const SHAPES = [
  /\bAt[a-z]{2}\|[\w+/=%-]+/g,
  /\bamzn1\.oa2-cs\.[\w.-]+/g,
  /\b(?:x-amz-[\w-]+|signature|awsaccesskeyid|security-token|access_token|refresh_token|client_secret)["']?\s*[=:]\s*["']?[^\s"'&,}]+/gi,
  /\bbearer\s+\S+/gi,
];

const ADDRESS = /(https?:\/\/[^\s"'<>?]+)\?[^\s"'<>]*/gi;

/** A stranger's text made fit to show: without secrets, control characters or more than 300 characters. */
export function redacted(text: string, secrets: readonly string[]): string {
  let shown = text.slice(0, 10_000);
  for (const secret of secrets) {
    if (secret.length >= 4) shown = shown.replaceAll(secret, HIDDEN).replaceAll(encodeURIComponent(secret), HIDDEN);
  }
  // An address is only as secret as its question, but then it is that whole.
  shown = shown.replace(ADDRESS, `$1?${HIDDEN}`);
  for (const shape of SHAPES) shown = shown.replace(shape, HIDDEN);
  return plainText(shown).slice(0, LONGEST);
}
