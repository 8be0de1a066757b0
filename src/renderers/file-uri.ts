import { plainText } from '../model/plain-text.ts';

function segments(path: string): string {
  // Half surrogates make encodeURIComponent throw; plainText has written them out.
  return path
    .split('/')
    .map((part) => encodeURIComponent(plainText(part)))
    .join('/');
}

/**
 * A path as the user gave it, as a URI reference: relative paths stay relative, so that a code host finds the file in its
 * checkout; absolute ones become `file:` URIs. `-` (standard input) and `archive:...` are names and stay readable.
 */
export function fileUri(path: string): string {
  const slashed = path.replaceAll('\\', '/');
  const drive = /^([A-Za-z]):\//.exec(slashed);
  if (drive !== null) return `file:///${drive[1]}:${segments(slashed.slice(2))}`;
  if (slashed.startsWith('/')) return `file://${segments(slashed)}`;
  if (slashed.startsWith('archive:')) return `archive:${segments(slashed.slice('archive:'.length))}`;
  return segments(slashed.replace(/^(?:\.\/)+/, ''));
}
