import type { Finding } from '../../../model/finding.ts';
import type { FeeRules } from '../../../rules/fee-rules.ts';
import type { Because } from '../fee-types.ts';
import type { ProductFacts } from '../product-facts.ts';
import { bySku, comparable, counted, type CaseContext, type CheckOutcome } from './cases/case-context.ts';
import { chargedFeeCase } from './cases/charged-fee.ts';
import { findJump, jumpCase } from './cases/fee-jump.ts';
import { chargeFinding, measuredFinding, previewTierFinding } from './charge-findings.ts';
import type { ChargedLine } from './charged-lines.ts';
import { judgeSku, type CheckedSku, type Judgement } from './judge-sku.ts';
import type { ReconcileCase } from './reconcile-case.ts';

/** What the comparison of fulfilment fees with the card gave. */
export interface FulfilmentCheck extends CheckOutcome {
  readonly checked: readonly CheckedSku[];
  /** Findings that no charge rests on. */
  readonly questions: readonly Finding[];
  readonly because: readonly Because[];
}

interface Judged {
  readonly checked: CheckedSku | null;
  readonly found: ReconcileCase | null;
  readonly question: Finding | null;
}

/** At most one finding a SKU: the strongest that holds. */
function judgeProduct(
  lines: readonly ChargedLine[],
  facts: ProductFacts,
  rules: FeeRules,
  context: CaseContext,
): Judged {
  const { settings, asOf, marketplace } = context;
  const judge = (measures: ProductFacts['amazon']): Judgement | null =>
    measures === null ? null : judgeSku(lines, facts, measures, rules, settings, asOf);
  const [byAmazon, bySeller] = [judge(facts.amazon), judge(facts.seller)];
  const main = byAmazon ?? bySeller;
  const question = previewTierFinding(facts, rules, asOf);
  if (main === null) return { checked: null, found: jumpCase(facts.sku, lines, rules, context), question };
  const checked: CheckedSku = {
    sku: facts.sku,
    asin: facts.asin,
    measuredBy: byAmazon === null ? 'seller' : 'amazon',
    judgement: main,
  };
  const make = (finding: Finding, judgement: Judgement): Judged => ({
    checked,
    found: chargedFeeCase(finding, judgement, findJump(lines, rules, context), marketplace, asOf),
    question: null,
  });
  const charged = chargeFinding(checked, facts, rules, settings);
  if (charged !== null) return make(charged, main);
  const measured =
    byAmazon !== null && bySeller !== null ? measuredFinding(facts, byAmazon, bySeller, rules, settings) : null;
  return measured !== null && bySeller !== null ? make(measured, bySeller) : { checked, found: null, question };
}

function gapsOf(unmeasured: number, checked: readonly CheckedSku[]): string[] {
  const otherCards = checked.filter((entry) => entry.judgement.unitsOtherCard > 0).length;
  return [
    ...(unmeasured > 0
      ? [
          `${counted(unmeasured, 'SKU')} could not be compared: no size and weight in a fee preview or product file, or no card for the day.`,
        ]
      : []),
    ...(otherCards > 0
      ? [
          `${counted(otherCards, 'SKU')} charged by the card of apparel or dangerous goods: say the product-type in the product file to have it judged.`,
        ]
      : []),
  ];
}

/** Compares the fulfilment fee of every SKU with the card, and with itself over time where no measures are on file. */
export function checkFulfilment(lines: readonly ChargedLine[], context: CaseContext): FulfilmentCheck {
  const { rules, marketplace, facts } = context;
  const nothing = { checked: [], cases: [], questions: [], because: [] };
  if (rules === null || rules.fulfillmentFees === null) {
    return { ...nothing, gaps: [`No fulfilment fees are known for ${marketplace}: charges were not compared.`] };
  }
  if (!comparable(rules, context.asOf)) {
    const gap = `Fulfilment and referral fees of ${marketplace} were not compared with the tables: which tax may stand in a fee is not known.`;
    return { ...nothing, gaps: lines.length === 0 ? [] : [gap] };
  }
  const groups = new Map(bySku(lines));
  const checked: CheckedSku[] = [];
  const cases: ReconcileCase[] = [];
  const questions: Finding[] = [];
  let unmeasured = 0;
  for (const sku of [...new Set([...groups.keys(), ...facts.keys()])].toSorted()) {
    const product = facts.get(sku);
    const own = groups.get(sku) ?? [];
    const judged: Judged =
      product === undefined
        ? { checked: null, found: jumpCase(sku, own, rules, context), question: null }
        : judgeProduct(own, product, rules, context);
    if (judged.checked !== null) checked.push(judged.checked);
    else if (own.length > 0) unmeasured += 1;
    if (judged.found !== null) cases.push(judged.found);
    if (judged.question !== null) questions.push(judged.question);
  }
  return {
    checked,
    cases,
    questions,
    gaps: gapsOf(unmeasured, checked),
    because: checked.flatMap((entry) => entry.judgement.because),
  };
}
