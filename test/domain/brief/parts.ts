import type { CheckedImage } from '../../../src/domain/audit/audit-images.ts';
import { type BriefOptions, type BriefParts, briefParts } from '../../../src/domain/brief/brief-parts.ts';
import type { Finding } from '../../../src/model/finding.ts';
import { type Money, money } from '../../../src/model/money.ts';
import type { ListingRecord } from '../../../src/model/records/listing.ts';
import { type AnyRecord, emptyRecordSet } from '../../../src/model/records/record.ts';

export const AS_OF = '2026-11-09';

export function eur(minor: number): Money {
  return money(minor, 'EUR');
}

/** What the features make of the given records. */
export function partsOf(records: readonly AnyRecord[], options: Partial<BriefOptions> = {}): BriefParts {
  const set = emptyRecordSet();
  for (const record of records) (set[record.kind] as AnyRecord[]).push(record);
  return briefParts({ files: [], records: set, problems: [] }, [], { asOf: AS_OF, marketplace: null, ...options });
}

/** The same parts with findings of the fee check put in place of its own. */
export function withCharges(parts: BriefParts, findings: readonly Finding[]): BriefParts {
  const [first] = parts.charges;
  if (first === undefined) throw new Error('the records name no marketplace');
  return { ...parts, charges: [{ ...first, findings }] };
}

/** The same parts with findings on pictures put in place of those of the audit. */
export function withPictures(parts: BriefParts, findings: readonly Finding[]): BriefParts {
  const path = 'B0TESTAAA1.MAIN.jpg';
  const image: CheckedImage = {
    image: {
      record: { kind: 'image', origin: { file: path, line: 1 }, path, bytes: 1, product: 'B0TESTAAA1', slot: 'MAIN' },
      facts: { path, bytes: 1, format: 'jpeg', width: 1, height: 1, pages: 1, alpha: false, colourSpace: 'srgb' },
      measures: null,
      geometry: null,
      failure: null,
    },
    slot: 'MAIN',
    findings,
    checked: [],
    notChecked: [],
  };
  return { ...parts, images: { ...parts.images, images: [image] } };
}

export function finding(rule: string, change: Partial<Finding> = {}): Finding {
  return {
    rule,
    severity: 'warning',
    basis: 'advice',
    where: { sku: 'SKU-1', marketplace: 'US' },
    message: 'Something is off.',
    source: { confidence: 'b' },
    ...change,
  };
}

export function listing(sku: string, change: Partial<ListingRecord> = {}): ListingRecord {
  return {
    kind: 'listing',
    origin: { file: 'listings.txt', line: 2 },
    sku,
    asin: 'B0TESTAAA1',
    marketplace: 'US',
    title: 'Testwind Lamp of Brass',
    description: null,
    price: money(2499, 'USD'),
    quantity: null,
    fulfilment: 'fba',
    status: 'active',
    openDate: null,
    ...change,
  };
}
