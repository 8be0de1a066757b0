import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { checkCharges } from '../../../src/domain/fees/check-charges.ts';
import { skuMargins } from '../../../src/domain/fees/margins/sku-margins.ts';
import { majorUnits } from '../../../src/model/money.ts';
import { readReports } from '../../../src/readers/read.ts';
import { collectFiles } from '../../../src/sources/files.ts';

const fixture = (name: string): string => fileURLToPath(new URL(`../../../fixtures/${name}`, import.meta.url));

interface Troubles {
  readonly asOf: string;
  readonly wrongSizeTier: { sku: string; tier: string; chargedTier: string; units: number; overchargedUsd: number };
  readonly losingMoney: { sku: string };
}

describe('the sample seller', async () => {
  const troubles = JSON.parse(readFileSync(fixture('demo-troubles.json'), 'utf8')) as Troubles;
  const { files } = await collectFiles([fixture('demo')]);
  const { records } = await readReports(files, { marketplace: null });
  const options = { asOf: troubles.asOf, marketplace: 'US' };

  it('has one SKU charged for the wrong size tier: found to the cent, and no other alarm', () => {
    const { sku, tier, chargedTier, units, overchargedUsd } = troubles.wrongSizeTier;
    const { checked, findings } = checkCharges(records, options);
    expect(findings.map((finding) => [finding.rule, finding.where.sku])).toEqual([['FEE-CHARGED', sku]]);
    expect(findings[0]?.stake && majorUnits(findings[0].stake)).toBe(overchargedUsd);
    const judgement = checked.find((entry) => entry.sku === sku)?.judgement;
    expect(judgement).toMatchObject({ units, unitsOver: units, tierExpected: tier });
    expect(judgement?.tiersCharged).toContain(chargedTier);
    expect(checked.length).toBeGreaterThan(20);
  });

  it('loses money on one SKU, which comes first', () => {
    const { skus } = skuMargins(records, options);
    const losing = skus.filter((row) => row.profit !== null && row.profit.minor < 0);
    expect(losing.map((row) => row.sku)).toEqual([troubles.losingMoney.sku]);
    expect(skus[0]?.sku).toBe(troubles.losingMoney.sku);
  });

  it('has no alarm in its German half, whichever route and tax the fees have', () => {
    const german = { ...options, marketplace: 'DE' };
    const { findings, gaps } = checkCharges(records, german);
    expect(findings).toEqual([]);
    expect(gaps.join()).toContain('FBA reimbursements');
    expect(skuMargins(records, german).skus.length).toBeGreaterThan(5);
  });
});
