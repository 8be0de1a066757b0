import { auditListings } from '../../../../src/domain/audit/audit-listings.ts';
import { applyManners, type MannersOptions } from '../../../../src/domain/audit/manners/apply-manners.ts';
import {
  type AuditConfig,
  NO_AUDIT_CONFIG,
  readAuditConfig,
} from '../../../../src/domain/audit/manners/audit-config.ts';
import { configuredTables, knownNames } from '../../../../src/domain/audit/manners/config-tables.ts';
import type { JudgedUnit } from '../../../../src/domain/audit/manners/judged.ts';
import type { Finding } from '../../../../src/model/finding.ts';
import type { ProductRecord } from '../../../../src/model/records/product.ts';
import { emptyRecordSet } from '../../../../src/model/records/record.ts';
import { productOf } from '../audited.ts';

export const AS_OF = '2026-11-22';

/** The section `audit` as a file would have it, checked. */
export function configOf(section: unknown): AuditConfig {
  return readAuditConfig(section, '/shop/sellerctl.json', knownNames({}));
}

export function findingFor(sku: string, more: Partial<Finding> = {}): Finding {
  return {
    rule: 'TITLE-PROMO',
    severity: 'error',
    basis: 'written-rule',
    field: 'title',
    where: { sku, marketplace: 'US', file: 'products.csv', line: 2 },
    message: 'A phrase.',
    evidence: { text: 'free gift', position: 4 },
    source: { confidence: 'a' },
    ...more,
  };
}

export function unitOf(sku: string, findings: readonly Finding[], more: Partial<JudgedUnit> = {}): JudgedUnit {
  return {
    place: { marketplace: 'US', sku },
    findings,
    checked: ['TITLE-PROMO', 'KW-REPEAT'],
    notChecked: [],
    ...more,
  };
}

export function mannersOf(
  units: readonly JudgedUnit[],
  more: Partial<MannersOptions>,
): ReturnType<typeof applyManners> {
  return applyManners(units, { asOf: AS_OF, config: NO_AUDIT_CONFIG, baseline: null, ...more });
}

/** Audits products with the section's own words, brands and rules that are off. */
export function auditConfigured(section: unknown, products: readonly Partial<Omit<ProductRecord, 'kind'>>[]) {
  const config = configOf(section);
  const records = { ...emptyRecordSet(), product: products.map(productOf) };
  return {
    config,
    result: auditListings(records, { asOf: AS_OF, marketplace: null, ...configuredTables({}, config) }),
  };
}
