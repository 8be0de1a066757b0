import type { SourceRef } from '../../../model/confidence.ts';
import type { Finding } from '../../../model/finding.ts';
import { decimalText, subtractMoney, type Money } from '../../../model/money.ts';
import type { IsoDate } from '../../../model/period.ts';
import type { FeeRules } from '../../../rules/fee-rules.ts';
import { sourceRef } from '../provenance.ts';
import { versionOrNull } from '../lookup.ts';
import { chooseTier, tierByName } from '../size-tier.ts';
import type { CheckSettings } from './check-settings.ts';
import type { CheckedSku, Judgement } from './judge-sku.ts';
import { tierLabel } from './tier-label.ts';
import type { ProductFacts } from '../product-facts.ts';

const FIELD = 'fulfillment-fee';

function sourceOf(judgement: Judgement): SourceRef {
  const reason = judgement.because.find((entry) => entry.table === 'fulfillment-fees') ?? judgement.because[0];
  return reason === undefined ? { confidence: judgement.confidence } : sourceRef(reason.source, judgement.confidence);
}

function placeOf(facts: ProductFacts, rules: FeeRules): Finding['where'] {
  return { sku: facts.sku, ...(facts.asin === null ? {} : { asin: facts.asin }), marketplace: rules.marketplace };
}

function claimText(judgement: Judgement, settings: CheckSettings): string {
  const { claimable } = judgement;
  if (claimable === null) return `All of it was posted more than ${settings.claimWindowDays} days ago.`;
  return `${claimable.units} of the ${judgement.unitsOver} units (${decimalText(claimable.over)} ${claimable.over.currency}) were posted within ${settings.claimWindowDays} days; the oldest of them leaves that window in ${claimable.daysLeft} days.`;
}

/** How the most is meant where a settlement leaves more open than in the US. */
function readAs(rules: FeeRules, day: IsoDate | null): string {
  if (day === null) return '';
  const routes = (versionOrNull(rules.routes, day)?.rows.length ?? 0) > 1;
  const tax = versionOrNull(rules.tax, day)?.rows[0]?.priceIncludesTax === true;
  const parts = [...(routes ? ['by the dearest route'] : []), ...(tax ? ['with VAT on the fee'] : [])];
  return parts.length === 0 ? '' : `, ${parts.join(' and ')}`;
}

/** True when enough units were charged too much, often enough, to speak of it. */
function speaks(judgement: Judgement, settings: CheckSettings): boolean {
  return judgement.unitsOver >= settings.minUnits;
}

/** FEE-CHARGED: more was charged than the card says at the measures on file, by every reading. */
export function chargeFinding(
  { judgement, measuredBy }: CheckedSku,
  facts: ProductFacts,
  rules: FeeRules,
  settings: CheckSettings,
): Finding | null {
  const { lastCharge, lastExpected } = judgement;
  if (!speaks(judgement, settings) || lastCharge === null || lastExpected === null) return null;
  const { currency } = rules;
  const otherTiers = judgement.tiersCharged.filter((tier) => tier !== judgement.tierExpected);
  const fits =
    otherTiers.length > 0
      ? ` That is the fee of ${otherTiers.map((tier) => tierLabel(rules, tier)).join(' or ')}.`
      : judgement.tiersCharged.length > 0
        ? ' That is the fee of another weight of the same size tier.'
        : ' No row of the card charges that.';
  const whose = measuredBy === 'amazon' ? "Amazon's own measures" : 'your own measures';
  const lowInventory = judgement.mayBeLowInventory
    ? ' The difference is also just a low-inventory fee, which Amazon puts into the same line: rule that out first.'
    : '';
  const partly = judgement.consistent
    ? ''
    : ` The other ${judgement.units - judgement.unitsOver} units were charged by the card.`;
  return {
    rule: 'FEE-CHARGED',
    severity: 'warning',
    basis:
      measuredBy === 'amazon' && judgement.consistent && !judgement.mayBeLowInventory ? 'written-rule' : 'question',
    field: FIELD,
    where: placeOf(facts, rules),
    message: `${judgement.unitsOver} of ${judgement.units} units were charged more for fulfilment than the card says: lately ${decimalText(lastCharge)} instead of at most ${decimalText(lastExpected)} ${currency}${readAs(rules, judgement.lastOver)} (${tierLabel(rules, judgement.tierExpected)} by ${whose}).${fits}${partly}${lowInventory}`,
    fix: `Ask Seller Support to measure the unit again and to pay the difference back; attach the order ids and a photo with ruler and scale. ${claimText(judgement, settings)}`,
    evidence: { measured: lastCharge.minor, limit: lastExpected.minor, unit: `minor units of ${currency} a unit` },
    stake: judgement.over,
    stakeBasis: `charged less the dearest reading of the card, ${judgement.unitsOver} units posted ${judgement.firstOver ?? ''} to ${judgement.lastOver ?? ''}; the day of posting stands in for the day of shipping`,
    source: sourceOf(judgement),
  };
}

/** FEE-MEASURED: Amazon charges by its own measures, but the seller's measures would cost less. */
export function measuredFinding(
  facts: ProductFacts,
  byAmazon: Judgement,
  bySeller: Judgement,
  rules: FeeRules,
  settings: CheckSettings,
): Finding | null {
  const { lastCharge, lastExpected } = bySeller;
  if (speaks(byAmazon, settings) || !speaks(bySeller, settings) || lastCharge === null || lastExpected === null)
    return null;
  const stake: Money = subtractMoney(bySeller.over, byAmazon.over);
  return {
    rule: 'FEE-MEASURED',
    severity: 'warning',
    basis: 'question',
    field: FIELD,
    where: placeOf(facts, rules),
    message: `Amazon charges by its own measures (${tierLabel(rules, byAmazon.tierExpected)}); by yours (${tierLabel(rules, bySeller.tierExpected)}) a unit would cost at most ${decimalText(lastExpected)} instead of ${decimalText(lastCharge)} ${rules.currency}. One of the two is wrong.`,
    fix: `Measure the packaged unit. If your figures hold, ask Seller Support to measure it again. ${claimText(bySeller, settings)}`,
    evidence: {
      measured: lastCharge.minor,
      limit: lastExpected.minor,
      unit: `minor units of ${rules.currency} a unit`,
    },
    stake,
    stakeBasis: `charged less the card at your measures, ${bySeller.unitsOver} units posted ${bySeller.firstOver ?? ''} to ${bySeller.lastOver ?? ''}`,
    source: sourceOf(bySeller),
  };
}

/** FEE-PREVIEW-TIER: the fee preview names a dearer size tier than its own measures, or the seller's, give. */
export function previewTierFinding(facts: ProductFacts, rules: FeeRules, asOf: IsoDate): Finding | null {
  const tiers = versionOrNull(rules.sizeTiers, asOf)?.rows ?? [];
  const stated = facts.previewTier === null ? null : tierByName(tiers, facts.previewTier);
  if (stated === null) return null;
  const readings = [
    { whose: 'the measures in the same row', measures: facts.amazon },
    { whose: 'your own measures', measures: facts.seller },
  ];
  for (const { whose, measures } of readings) {
    const computed = measures === null ? null : chooseTier(rules, asOf, measures.dimensions, measures.weight);
    if (computed === null || !computed.found || tiers.indexOf(stated) <= tiers.indexOf(computed.tier)) continue;
    return {
      rule: 'FEE-PREVIEW-TIER',
      severity: 'warning',
      basis: 'question',
      field: 'size-tier',
      where: placeOf(facts, rules),
      message: `The fee preview names the size tier ${stated.label}; by ${whose} the unit is ${computed.tier.label}. The preview is a quote, not a charge.`,
      fix: 'Measure the packaged unit, compare the charges of the next settlement with the card, and ask for a new measurement if they follow the preview.',
      source: sourceRef(computed.because.source, computed.because.confidence),
    };
  }
  return null;
}
