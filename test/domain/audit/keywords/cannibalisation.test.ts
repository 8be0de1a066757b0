import { describe, expect, it } from 'vitest';

import { auditKeywords, type KeywordAudit } from '../../../../src/domain/audit/keywords/audit-keywords.ts';
import { keywordFindings } from '../../../../src/domain/audit/keywords/keyword-findings.ts';
import type { ListingTextRecord } from '../../../../src/model/records/listing-text.ts';
import { emptyRecordSet } from '../../../../src/model/records/record.ts';
import { productOf, recordOf } from '../audited.ts';
import { keywordOf } from './audited-keywords.ts';

function childOf(sku: string, parentSku: string | null): ListingTextRecord {
  return recordOf('listing-text', { sku, parentage: parentSku === null ? null : 'child', parentSku });
}

/** Mugs that all have the phrase in their titles, with what else `add` tells of each. */
function auditMugsWith(
  skus: readonly string[],
  add: (records: ReturnType<typeof emptyRecordSet>, sku: string) => void,
): KeywordAudit {
  const records = emptyRecordSet();
  for (const sku of skus) {
    records.product.push(productOf({ sku, brand: 'Nordwick', title: `Nordwick Enamel Mug ${sku}`, searchTerms: '' }));
    add(records, sku);
  }
  records.keyword.push(keywordOf(['enamel mug', 900]));
  return auditKeywords(records, { asOf: '2026-11-20', marketplace: null });
}

/** Mugs, each with the parent that a category listings report states. */
function auditMugs(parents: Readonly<Record<string, string | null>>): KeywordAudit {
  return auditMugsWith(Object.keys(parents), (records, sku) => {
    records['listing-text'].push(childOf(sku, parents[sku] ?? null));
  });
}

/** Mugs, each with the parents that Amazon's own answers state. */
function auditStatedMugs(parents: Readonly<Record<string, readonly string[]>>): KeywordAudit {
  return auditMugsWith(Object.keys(parents), (records, sku) => {
    records['listing-state'].push(recordOf('listing-state', { sku, parentSkus: parents[sku] ?? [] }));
  });
}

function sharedBy(audit: KeywordAudit): (readonly string[])[] {
  return audit.shared.map(({ skus }) => skus);
}

describe('a phrase in several titles', () => {
  it('is no competition between children of one parent', () => {
    const audit = auditMugs({ RED: 'MUG', BLUE: 'MUG' });
    expect(audit.listings.map(({ coverage }) => coverage.ofTier('exact-title').length)).toEqual([1, 1]);
    expect(sharedBy(audit)).toEqual([]);
    expect(keywordFindings(audit).map(({ rule }) => rule)).not.toContain('KEYWORDS-SHARED-TITLE');
  });

  it('is one between children of two parents, and asks about all that have it', () => {
    const audit = auditMugs({ RED: 'MUG', BLUE: 'MUG', TIN: 'CUP' });
    expect(sharedBy(audit)).toEqual([['BLUE', 'RED', 'TIN']]);
    expect(keywordFindings(audit).map(({ rule }) => rule)).toContain('KEYWORDS-SHARED-TITLE');
  });

  it('may be one where no file tells the parent', () => {
    expect(sharedBy(auditMugs({ RED: null, BLUE: null }))).toEqual([['BLUE', 'RED']]);
    expect(sharedBy(auditMugs({ RED: 'MUG', BLUE: null }))).toEqual([['BLUE', 'RED']]);
  });

  it('is none between children whose parent Amazon states', () => {
    expect(sharedBy(auditStatedMugs({ RED: ['MUG'], BLUE: ['MUG'] }))).toEqual([]);
    expect(sharedBy(auditStatedMugs({ RED: ['MUG'], BLUE: ['CUP'] }))).toEqual([['BLUE', 'RED']]);
  });
});
