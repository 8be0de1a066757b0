import { createHash } from 'node:crypto';

import { type ArchivedFile, noteOf, type Receipt } from '../../model/archived.ts';
import { isIsoDate, type Period } from '../../model/period.ts';

/** Raised when a receipt is written that older versions would misread. */
export const RECEIPT_VERSION = 1;

/** What a receipt file turned out to hold. */
export type ReadReceipt = Receipt | 'damaged' | 'newer';

/** Two receipts with the same id say the same; when it was imported is no part of it. */
export function receiptId({ name, marketplace, period, receivedAt }: Receipt): string {
  const said = JSON.stringify([name, marketplace, period?.start ?? null, period?.end ?? null, receivedAt]);
  return createHash('sha256').update(said).digest('hex').slice(0, 12);
}

/** True when a file handed in once more brings no new name and changes nothing that holds for it. */
export function tellsNothingNew(receipt: Receipt, older: readonly Receipt[]): boolean {
  const before = someReceipts(older);
  if (before === null || !older.some(({ name }) => name === receipt.name)) return false;
  const after: ArchivedFile['receipts'] = [...before, receipt];
  return JSON.stringify(noteOf({ receipts: before })) === JSON.stringify(noteOf({ receipts: after }));
}

/** In the order of import; on a tie of names and what is said, so that every machine gives the same order. */
export function inOrder(receipts: readonly Receipt[]): Receipt[] {
  const key = (receipt: Receipt): string => `${receipt.importedAt} ${receipt.receivedAt} ${receiptId(receipt)}`;
  return receipts.toSorted((left, right) => (key(left) < key(right) ? -1 : 1));
}

/** The text of a receipt file. */
export function receiptText(sha256: string, receipt: Receipt): string {
  return `${JSON.stringify({ schemaVersion: RECEIPT_VERSION, sha256, ...receipt }, null, 2)}\n`;
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isInstant(value: unknown): value is string {
  return isText(value) && !Number.isNaN(Date.parse(value)) && new Date(value).toISOString() === value;
}

function periodFrom(value: unknown): Period | null | undefined {
  if (value === null) return null;
  const { start, end } = (value ?? {}) as Partial<Record<string, unknown>>;
  if (!isText(start) || !isText(end)) return undefined;
  return isIsoDate(start) && isIsoDate(end) && start <= end ? { start, end } : undefined;
}

/** Reads a receipt file of a file with that hash. Never throws. */
export function readReceipt(text: string, sha256: string): ReadReceipt {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return 'damaged';
  }
  if (typeof value !== 'object' || value === null) return 'damaged';
  const held = value as Partial<Record<string, unknown>>;
  if (typeof held['schemaVersion'] === 'number' && held['schemaVersion'] > RECEIPT_VERSION) return 'newer';
  const { name, path, receivedAt, importedAt, marketplace } = held;
  const period = periodFrom(held['period']);
  if (held['sha256'] !== sha256 || !isText(name) || !isText(path) || period === undefined) return 'damaged';
  if (!isInstant(receivedAt) || !isInstant(importedAt)) return 'damaged';
  if (marketplace !== null && !isText(marketplace)) return 'damaged';
  return { name, path, receivedAt, importedAt, marketplace, period };
}

/** Receipts of a file as a list that is never empty; null when there are none. */
export function someReceipts(receipts: readonly Receipt[]): ArchivedFile['receipts'] | null {
  const [first, ...rest] = inOrder(receipts);
  return first === undefined ? null : [first, ...rest];
}
