import { createHash } from 'node:crypto';
import type { SQLOutputValue } from 'node:sqlite';

import type { ArchivedContent, Receipt } from '../../model/archived.ts';
import type { Period } from '../../model/period.ts';

/** Raised when the tables change in a way that older versions would misread. */
export const SCHEMA_VERSION = 1;

/** The tables of an index, each row sealed. */
export const TABLES = `
  CREATE TABLE file (
    sha256 TEXT PRIMARY KEY,
    bytes INTEGER NOT NULL,
    content_count INTEGER NOT NULL,
    seal TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE content (
    sha256 TEXT NOT NULL,
    place INTEGER NOT NULL,
    inner_name TEXT,
    report_type TEXT,
    marketplaces TEXT NOT NULL,
    period_start TEXT,
    period_end TEXT,
    row_count INTEGER NOT NULL,
    record_count INTEGER NOT NULL,
    totals TEXT NOT NULL,
    seal TEXT NOT NULL,
    PRIMARY KEY (sha256, place)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE receipt (
    sha256 TEXT NOT NULL,
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    path TEXT NOT NULL,
    received_at TEXT NOT NULL,
    imported_at TEXT NOT NULL,
    marketplace TEXT,
    period_start TEXT,
    period_end TEXT,
    seal TEXT NOT NULL,
    PRIMARY KEY (sha256, id)
  ) STRICT, WITHOUT ROWID;
  PRAGMA user_version = ${SCHEMA_VERSION};
`;

/** A row as the database gives it. */
export type Row = Record<string, SQLOutputValue>;

/**
 * The last column of each row. SQLite sees damage to its pages' structure and not to what stands in them: a file cut by
 * one byte reads as a text with a blank at its end.
 */
export function sealOf(values: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(values)).digest('hex').slice(0, 16);
}

/** The row, when it is what was written. @throws TypeError when it is not. */
export function checkSeal(row: Row): Row {
  const values = Object.values(row);
  if (values.pop() !== sealOf(values)) throw new TypeError('a row differs from what was written');
  return row;
}

/** @throws TypeError when the column holds none. */
export function text(row: Row, name: string): string {
  const value = row[name];
  if (typeof value !== 'string') throw new TypeError(`${name} holds no text`);
  return value;
}

function textOrNull(row: Row, name: string): string | null {
  return row[name] === null ? null : text(row, name);
}

/** @throws TypeError when the column holds none. */
export function count(row: Row, name: string): number {
  const value = row[name];
  if (typeof value !== 'number') throw new TypeError(`${name} holds no number`);
  return value;
}

function period(row: Row): Period | null {
  const start = textOrNull(row, 'period_start');
  return start === null ? null : { start, end: text(row, 'period_end') };
}

/** @throws TypeError or SyntaxError when the row makes no sense. */
export function contentOf(row: Row): ArchivedContent {
  return {
    inner: textOrNull(row, 'inner_name'),
    reportType: textOrNull(row, 'report_type'),
    marketplaces: JSON.parse(text(row, 'marketplaces')) as string[],
    period: period(row),
    rows: count(row, 'row_count'),
    records: count(row, 'record_count'),
    totals: JSON.parse(text(row, 'totals')) as Record<string, number>,
  };
}

/** @throws TypeError when the row makes no sense. */
export function receiptOf(row: Row): Receipt {
  return {
    name: text(row, 'name'),
    path: text(row, 'path'),
    receivedAt: text(row, 'received_at'),
    importedAt: text(row, 'imported_at'),
    marketplace: textOrNull(row, 'marketplace'),
    period: period(row),
  };
}

/** Rows by the hash they belong to. */
export function byHash<T>(rows: readonly Row[], make: (row: Row) => T): Map<string, T[]> {
  const lists = new Map<string, T[]>();
  for (const row of rows) {
    const sha256 = text(row, 'sha256');
    const list = lists.get(sha256);
    if (list === undefined) lists.set(sha256, [make(row)]);
    else list.push(make(row));
  }
  return lists;
}
