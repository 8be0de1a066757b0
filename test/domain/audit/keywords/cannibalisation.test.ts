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

/** Mugs that all have the phrase in their titles, each with the parent that a category listings report states. */
function auditMugs(parents: Readonly<Record<string, string | null>>): KeywordAudit {
  const records = emptyRecordSet();
  for (const [sku, parentSku] of Object.entries(parents)) {
    records.product.push(productOf({ sku, brand: 'Nordwick', title: `Nordwick Enamel Mug ${sku}`, searchTerms: '' }));
    records['listing-text'].push(childOf(sku, parentSku));
  }
  records.keyword.push(keywordOf(['enamel mug', 900]));
  return auditKeywords(records, { asOf: '2026-11-20', marketplace: null });
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
});
