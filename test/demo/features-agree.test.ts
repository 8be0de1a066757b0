import { readFile } from 'node:fs/promises';

import { beforeAll, describe, expect, it } from 'vitest';

import { auditListings } from '../../src/domain/audit/audit-listings.ts';
import { checkCharges } from '../../src/domain/fees/check-charges.ts';
import { journeyReport } from '../../src/domain/journey/report.ts';
import { majorUnits } from '../../src/model/money.ts';
import type { RecordSet } from '../../src/model/records/record.ts';
import { FIXTURES, readDemo } from './demo-folder.ts';

interface Troubles {
  readonly asOf: string;
  readonly longTitle: { readonly sku: string };
  readonly searchTermsOverLimit: { readonly sku: string; readonly bytesWithoutSpaces: number };
  readonly wrongSizeTier: { readonly sku: string; readonly overchargedUsd: number };
  readonly fallingConversion: { readonly asin: string };
}

let records: RecordSet;
let troubles: Troubles;

beforeAll(async () => {
  ({ records } = await readDemo());
  troubles = JSON.parse(await readFile(`${FIXTURES}/demo-troubles.json`, 'utf8')) as Troubles;
});

/** The sample's charges are computed by a card of its own, so that agreement here says something of both. */
describe('the features on the sample seller: what was seeded is found, and nothing else', () => {
  it('fees: one SKU charged in the wrong size tier, to the cent', () => {
    const { findings } = checkCharges(records, { asOf: troubles.asOf, marketplace: 'US' });
    const charged = findings.filter((finding) => finding.severity !== 'info');
    expect(charged.map((finding) => finding.where.sku)).toEqual([troubles.wrongSizeTier.sku]);
    const [stake] = charged.map((finding) => finding.stake);
    expect(stake && majorUnits(stake)).toBe(troubles.wrongSizeTier.overchargedUsd);
  });

  it('audit: one title too long, one set of search terms over the limit', () => {
    const { listings } = auditListings(records, { asOf: troubles.asOf, marketplace: null });
    const faults = listings.flatMap(({ findings }) => findings).filter((finding) => finding.severity !== 'info');
    const found = faults.map((finding) => `${finding.where.sku} ${finding.rule}`);
    expect(found.toSorted()).toEqual(
      [`${troubles.longTitle.sku} TITLE-LEN-75`, `${troubles.searchTermsOverLimit.sku} KW-BYTES`].toSorted(),
    );
    const terms = faults.find((finding) => finding.rule === 'KW-BYTES');
    expect(terms?.evidence?.measured).toBe(troubles.searchTermsOverLimit.bytesWithoutSpaces);
  });

  it('journey: one leak, in the product whose conversion fell', () => {
    const { marketplaces } = journeyReport(records, { asOf: troubles.asOf, marketplace: null });
    const leaks = marketplaces.flatMap((each) => each.leaks);
    expect(leaks.map((leak) => leak.asin)).toEqual([troubles.fallingConversion.asin]);
  });
});
