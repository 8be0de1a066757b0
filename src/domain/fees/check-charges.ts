import type { Freshness, ProvenanceRule } from '../../model/document.ts';
import type { Finding } from '../../model/finding.ts';
import { daysBetween, type IsoDate, type Period } from '../../model/period.ts';
import type { RecordSet } from '../../model/records/record.ts';
import { FEE_MARKETPLACES, feeRulesFor, type FeeRules } from '../../rules/fee-rules.ts';
import { feeCheckSettings } from './charges/check-settings.ts';
import { chargeFinding, measuredFinding, previewTierFinding } from './charges/charge-findings.ts';
import { chargedLines, type ChargedLine } from './charges/charged-lines.ts';
import { judgeSku, type CheckedSku, type Judgement } from './charges/judge-sku.ts';
import { productFacts, type ProductFacts } from './product-facts.ts';
import { rulesUsed } from './provenance.ts';

export interface ChargeOptions {
  readonly asOf: IsoDate;
  /** Null: the marketplaces that have tables. */
  readonly marketplace: string | null;
  readonly since?: IsoDate | null;
  readonly until?: IsoDate | null;
  /** Tables in place of the shipped ones. */
  readonly rules?: FeeRules;
}

/** Charged fulfilment fees against the card. */
export interface ChargeCheck {
  readonly marketplace: string;
  readonly currency: string;
  /** Days of posting of the lines compared; null when there is none. */
  readonly period: Period | null;
  readonly checked: readonly CheckedSku[];
  readonly findings: readonly Finding[];
  /** What could not be compared and why, one sentence each. */
  readonly gaps: readonly string[];
  readonly rules: readonly ProvenanceRule[];
  readonly freshness: readonly Freshness[];
}

function bySku(lines: readonly ChargedLine[]): Map<string, ChargedLine[]> {
  const groups = new Map<string, ChargedLine[]>();
  for (const line of lines) {
    const group = groups.get(line.sku);
    if (group === undefined) groups.set(line.sku, [line]);
    else group.push(line);
  }
  return groups;
}

/** At most one finding a SKU: the strongest that holds. */
function judgeProduct(
  lines: readonly ChargedLine[],
  facts: ProductFacts,
  rules: FeeRules,
  asOf: IsoDate,
): { checked: CheckedSku | null; finding: Finding | null } {
  const settings = feeCheckSettings();
  const judge = (measures: ProductFacts['amazon']): Judgement | null =>
    measures === null ? null : judgeSku(lines, facts, measures, rules, settings, asOf);
  const [byAmazon, bySeller] = [judge(facts.amazon), judge(facts.seller)];
  const main = byAmazon ?? bySeller;
  if (main === null) return { checked: null, finding: previewTierFinding(facts, rules, asOf) };
  const checked: CheckedSku = {
    sku: facts.sku,
    asin: facts.asin,
    measuredBy: byAmazon === null ? 'seller' : 'amazon',
    judgement: main,
  };
  const finding =
    chargeFinding(checked, facts, rules, settings) ??
    (byAmazon !== null && bySeller !== null ? measuredFinding(facts, byAmazon, bySeller, rules, settings) : null) ??
    previewTierFinding(facts, rules, asOf);
  return { checked, finding };
}

function inWords(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

/**
 * Compares what settlements charged for fulfilment (line FBAPerUnitFulfillmentFee, per unit) with the card, at
 * Amazon's own measures where the fee preview gives them, else at the seller's. The card goes by the day of shipping;
 * the day of posting stands in for it, and near a change of card both cards are allowed. Surcharge, overmax, packaging
 * and low-inventory fees may hide in the same line, so an amount is called too high only when no reading explains it.
 * Money is in the marketplace's currency. A marketplace without tables gives a gap, never a neighbour's figures.
 */
export function checkCharges(records: RecordSet, options: ChargeOptions): ChargeCheck {
  const marketplace = options.marketplace ?? FEE_MARKETPLACES[0] ?? 'US';
  const rules = options.rules ?? feeRulesFor(marketplace);
  const empty = { marketplace, period: null, checked: [], findings: [], rules: [], freshness: [] };
  if (rules === null) {
    return {
      ...empty,
      currency: '',
      gaps: [`No fulfilment fees are known for ${marketplace}: charges were not compared.`],
    };
  }
  const span = { since: options.since ?? null, until: options.until ?? options.asOf };
  const { lines, unused, elsewhere } = chargedLines(records['settlement-line'], marketplace, rules.currency, span);
  const facts = productFacts(records, marketplace, rules.currency);
  const groups = bySku(lines);
  const checked: CheckedSku[] = [];
  const findings: Finding[] = [];
  let unmeasured = 0;
  for (const sku of [...new Set([...groups.keys(), ...facts.keys()])].toSorted()) {
    const product = facts.get(sku);
    const own = groups.get(sku) ?? [];
    const result = product === undefined ? null : judgeProduct(own, product, rules, options.asOf);
    if (result?.checked) checked.push(result.checked);
    else if (own.length > 0) unmeasured += 1;
    if (result?.finding) findings.push(result.finding);
  }
  const days = lines.map((line) => line.postedOn).toSorted();
  const [start, end] = [days[0], days.at(-1)];
  const otherCards = checked.filter((entry) => entry.judgement.unitsOtherCard > 0).length;
  const gaps = [
    ...(records['settlement-line'].length === 0 ? ['No settlement was read: what Amazon charged is not known.'] : []),
    ...(unmeasured > 0
      ? [
          `${inWords(unmeasured, 'SKU')} could not be compared: no size and weight in a fee preview or product file, or no card for the day.`,
        ]
      : []),
    ...(otherCards > 0
      ? [
          `${inWords(otherCards, 'SKU')} charged by the card of apparel or dangerous goods: say the product-type in the product file to have it judged.`,
        ]
      : []),
    ...[...unused].map(([reason, count]) => `${inWords(count, 'fee line')} left out: ${reason}.`),
    ...(elsewhere.length > 0
      ? [`Charges of ${elsewhere.join(', ')} were not compared with the ${marketplace} card.`]
      : []),
  ];
  return {
    marketplace,
    currency: rules.currency,
    period: start === undefined || end === undefined ? null : { start, end },
    checked,
    findings: findings.toSorted((left, right) => (right.stake?.minor ?? 0) - (left.stake?.minor ?? 0)),
    gaps,
    rules: rulesUsed(
      rules,
      checked.flatMap((entry) => entry.judgement.because),
    ),
    freshness: end === undefined ? [] : [{ what: 'settlements', latest: end, daysOld: daysBetween(end, options.asOf) }],
  };
}
