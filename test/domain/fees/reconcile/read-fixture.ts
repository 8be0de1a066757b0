import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { reconcile, type ReconcileResult } from '../../../../src/domain/fees/reconcile/reconcile.ts';
import { readReports } from '../../../../src/readers/read.ts';

const READERS = join(import.meta.dirname, '../../../../fixtures/readers');

/** The bytes of a reader's fixture: `settlement-v2/us/input.txt`. */
export function fixtureBytes(path: string): Promise<Uint8Array> {
  return readFile(join(READERS, path));
}

/** Reads texts as files and reconciles them. */
export async function reconcileTexts(files: Readonly<Record<string, string | Uint8Array>>): Promise<ReconcileResult> {
  const sources = Object.entries(files).map(([path, content]) => {
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    async function* open(): AsyncGenerator<Uint8Array> {
      yield bytes;
    }
    return { path, size: bytes.length, open };
  });
  const { records, problems } = await readReports(sources, { marketplace: null });
  return reconcile(records, { asOf: '2026-11-22', marketplace: null, problems });
}
