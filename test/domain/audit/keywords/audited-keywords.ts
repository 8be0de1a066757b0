import {
  auditKeywords,
  type AuditKeywordsOptions,
  type KeywordAudit,
} from '../../../../src/domain/audit/keywords/audit-keywords.ts';
import type { AuditedKeywords } from '../../../../src/domain/audit/keywords/audit-marketplace.ts';
import type { KeywordRecord } from '../../../../src/model/records/keyword.ts';
import type { ProductRecord } from '../../../../src/model/records/product.ts';
import { emptyRecordSet } from '../../../../src/model/records/record.ts';
import { productOf, recordOf } from '../audited.ts';

/** A phrase, its searches a month (null: none known), and who says so. */
export type Phrase = readonly [phrase: string, volume: number | null, tool?: string];

export function keywordOf([phrase, volume, tool = 'own list']: Phrase, line = 2): KeywordRecord {
  const origin = { file: `${tool}.csv`, line };
  return recordOf('keyword', { origin, tool, marketplace: null, phrase, monthlyVolume: volume });
}

export type Fields = Partial<Omit<ProductRecord, 'kind'>>;

/** Audits listings by phrases on a day when titles may have 75 characters. */
export function auditOf(
  listings: readonly Fields[],
  phrases: readonly Phrase[],
  options: Partial<AuditKeywordsOptions> = {},
): KeywordAudit {
  const records = emptyRecordSet();
  for (const fields of listings) records.product.push(productOf(fields));
  for (const [place, phrase] of phrases.entries()) records.keyword.push(keywordOf(phrase, place + 2));
  return auditKeywords(records, { asOf: '2026-11-20', marketplace: null, ...options });
}

/** The one listing of an audit. */
export function auditOne(
  fields: Fields,
  phrases: readonly Phrase[],
  options: Partial<AuditKeywordsOptions> = {},
): AuditedKeywords {
  const [one] = auditOf([fields], phrases, options).listings;
  if (one === undefined) throw new Error('no listing was audited');
  return one;
}
