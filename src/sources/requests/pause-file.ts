import { existsSync, readFileSync } from 'node:fs';
import { join, dirname } from 'node:path';

const NAME = 'STOP';

/** The file beside a ledger whose presence stops every run before its next order. */
export function pauseFile(ledger: string): string {
  return join(dirname(ledger), NAME);
}

/** Why requests are paused: the first line of the pause file; null where there is none. */
export function pauseReason(ledger: string): string | null {
  const path = pauseFile(ledger);
  if (!existsSync(path)) return null;
  let text = '';
  try {
    text =
      readFileSync(path, 'utf8')
        .split(/\r\n|\r|\n/, 1)[0]
        ?.trim()
        .slice(0, 200) ?? '';
  } catch {
    // That it is there is enough.
  }
  return `The file ${path} is there${text === '' ? '' : ` (${text})`}; take it away to go on.`;
}
