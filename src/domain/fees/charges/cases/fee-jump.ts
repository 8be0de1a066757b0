import { decimalText, money, moneyFromNumber, shareOfMoney, type Money } from '../../../../model/money.ts';
import { addDays, type IsoDate } from '../../../../model/period.ts';
import type { FeeRules } from '../../../../rules/fee-rules.ts';
import { inBand } from '../../components/fulfillment.ts';
import { versionOrNull } from '../../lookup.ts';
import { sourceRef } from '../../provenance.ts';
import type { ChargedLine } from '../charged-lines.ts';
import { tiersThatCharge } from '../expected.ts';
import { makeCase, type CaseLine, type ReconcileCase } from '../reconcile-case.ts';
import { tierLabel } from '../tier-label.ts';
import { counted, placeOf, type CaseContext } from './case-context.ts';

/** From one day on the same card charged a SKU more a unit. */
export interface Jump {
  /** First day at the new charge. */
  readonly day: IsoDate;
  readonly before: Money;
  readonly after: Money;
  readonly unitsBefore: number;
  /** The cheaper lines were all orders of several units, which Amazon Business may make cheaper. */
  readonly severalBefore: boolean;
  readonly linesAfter: readonly ChargedLine[];
}

/** Lines of one card and price band have one key: among them the charge of a unit has no reason to change. */
function cardKey(line: ChargedLine, rules: FeeRules, slackDays: number): string | null {
  const of = (day: IsoDate): string | null => {
    const card = versionOrNull(rules.fulfillmentFees, day);
    if (card === null) return null;
    const bands = versionOrNull(rules.priceBands, day)?.rows ?? [];
    const prices = line.unitPrices.map((price) => bands.find((band) => inBand(band, price))?.id ?? '');
    const surcharge = versionOrNull(rules.fuelSurcharge, day)?.effectiveFrom ?? '';
    return [card.effectiveFrom, surcharge, ...new Set(prices)].join('|');
  };
  const key = of(line.postedOn);
  // Near a change of card the day of posting does not tell which card held.
  return key !== null && key === of(addDays(line.postedOn, -slackDays)) ? key : null;
}

interface Tally {
  readonly units: number;
  readonly most: number;
  readonly mostUnits: number;
}

/** The commonest charge of a unit among lines. */
function tally(lines: readonly ChargedLine[]): Tally {
  const counts = new Map<number, number>();
  let units = 0;
  for (const { charged, quantity } of lines) {
    units += quantity;
    const each = Math.round(charged.minor / quantity);
    counts.set(each, (counts.get(each) ?? 0) + quantity);
  }
  const [most = 0, mostUnits = 0] = [...counts].toSorted(([, left], [, right]) => right - left)[0] ?? [];
  return { units, most, mostUnits };
}

/** The day that parts the lines best into a cheaper and a dearer time, if both are of one mind. */
function jumpOf(lines: readonly ChargedLine[], context: CaseContext): Jump | null {
  const { jumpUnits, consistentShare, tolerancePerUnit } = context.settings;
  const days = [...new Set(lines.map((line) => line.postedOn))].toSorted().slice(1);
  let best: { jump: Jump; agreeing: number } | null = null;
  for (const day of days) {
    const [earlier, after] = [
      lines.filter((line) => line.postedOn < day),
      lines.filter((line) => line.postedOn >= day),
    ];
    const [before, now] = [tally(earlier), tally(after)];
    const agree = before.mostUnits >= before.units * consistentShare && now.mostUnits >= now.units * consistentShare;
    if (!agree || before.units < jumpUnits || now.units < jumpUnits) continue;
    if (now.most - before.most <= tolerancePerUnit) continue;
    const agreeing = before.mostUnits + now.mostUnits;
    if (best !== null && best.agreeing >= agreeing) continue;
    const { currency } = context;
    best = {
      agreeing,
      jump: {
        day,
        before: money(before.most, currency),
        after: money(now.most, currency),
        unitsBefore: before.units,
        severalBefore: earlier.every((line) => line.quantity > 1),
        linesAfter: after,
      },
    };
  }
  return best?.jump ?? null;
}

/** The largest jump of a SKU's charge under one and the same card; null when there is none. */
export function findJump(lines: readonly ChargedLine[], rules: FeeRules, context: CaseContext): Jump | null {
  const groups = Map.groupBy(lines, (line) => cardKey(line, rules, context.settings.cardSlackDays));
  groups.delete(null);
  const jumps = [...groups.values()].map((group) => jumpOf(group, context)).filter((jump) => jump !== null);
  return (
    jumps.toSorted(
      (left, right) => right.after.minor - right.before.minor - (left.after.minor - left.before.minor),
    )[0] ?? null
  );
}

/** Parts of the same line that may have come or gone: an explanation that must be ruled out before anything is claimed. */
export function hiddenParts({ before, after, day, severalBefore }: Jump, rules: FeeRules, tolerance: number): string[] {
  const step = after.minor - before.minor;
  const near = (minor: number): boolean => Math.abs(step - minor) <= tolerance;
  const low = (versionOrNull(rules.lowInventory, day)?.rows ?? []).some((row) =>
    near(moneyFromNumber(row.fee, rules.currency).minor),
  );
  const rate = versionOrNull(rules.fuelSurcharge, day)?.rows[0]?.rate ?? 0;
  const sipp = (versionOrNull(rules.sippDiscounts, day)?.rows ?? []).some((row) =>
    near(moneyFromNumber(row.fee, rules.currency).minor),
  );
  const discounts = severalBefore ? (versionOrNull(rules.businessDiscounts, day)?.rows ?? []) : [];
  const business = discounts.some((row) => near(moneyFromNumber(row.discount, rules.currency).minor));
  return [
    ...(low ? ['a low-inventory fee'] : []),
    ...(sipp ? ['the discount for own packaging, ended'] : []),
    ...(business ? ['an Amazon Business discount, ended'] : []),
    ...(rate > 0 && near(shareOfMoney(before, rate).minor) ? ['the fuel surcharge'] : []),
  ];
}

/** FEE-JUMP: a SKU without measures on file is charged more from one day on, though the card did not change. */
export function jumpCase(
  sku: string,
  lines: readonly ChargedLine[],
  rules: FeeRules,
  context: CaseContext,
): ReconcileCase | null {
  const jump = findJump(lines, rules, context);
  if (jump === null) return null;
  const { currency } = rules;
  const { tolerancePerUnit } = context.settings;
  const parts = hiddenParts(jump, rules, tolerancePerUnit);
  if (parts.includes('the fuel surcharge')) return null;
  const price = jump.linesAfter[0]?.unitPrices[0];
  const type = context.facts.get(sku)?.productType ?? 'non-apparel';
  const tiers = (charge: Money): string =>
    price === undefined
      ? ''
      : tiersThatCharge(rules, jump.day, price, type, charge, tolerancePerUnit)
          .map((tier) => tierLabel(rules, tier))
          .join(' or ');
  const [was, is] = [tiers(jump.before), tiers(jump.after)];
  const named =
    was === '' || is === ''
      ? ''
      : was === is
        ? ` Both are fees of ${is}: another weight.`
        : ` The first is a fee of ${was}, the second of ${is}.`;
  const each = jump.after.minor - jump.before.minor;
  const caseLines = jump.linesAfter
    .filter((line) => line.charged.minor > jump.before.minor * line.quantity)
    .map((line): CaseLine => ({
      orderId: line.orderId,
      day: line.postedOn,
      sku,
      quantity: line.quantity,
      what: 'fulfilment fee',
      charged: line.charged,
      expected: money(jump.before.minor * line.quantity, currency),
      difference: money(line.charged.minor - jump.before.minor * line.quantity, currency),
      origin: line.origin,
    }));
  const units = caseLines.reduce((sum, line) => sum + line.quantity, 0);
  const card = versionOrNull(rules.fulfillmentFees, jump.day)?.sources[0];
  return makeCase({
    rule: 'FEE-JUMP',
    basis: 'question',
    field: 'fulfillment-fee',
    where: placeOf(sku, context),
    message: `Since ${jump.day} a unit is charged ${decimalText(jump.after)} instead of ${decimalText(jump.before)} ${currency} for fulfilment (${counted(units, 'unit')}), though the card did not change: Amazon may have measured it again.${named}${parts.length > 0 ? ` The step is also just ${parts.join(' or ')}, which stands in the same line: rule that out first.` : ''} No measures of this SKU are on file, so which charge is right is not known. A discount that ended (ships in own packaging, Amazon Business) would look the same.`,
    fix: 'Put size and weight into the product file or add the fee preview, measure the packaged unit, and ask for a new measurement if the first charge was right.',
    stakeBasis: `${decimalText(money(each, currency))} a unit more than before, ${counted(units, 'unit')}; a loss only if the first charge was right`,
    measured: { measured: jump.after.minor, limit: jump.before.minor, unit: `minor units of ${currency} a unit` },
    source: card === undefined ? { confidence: 'c' } : sourceRef(card, 'c'),
    claim: 'fee-measures',
    marketplace: context.marketplace,
    currency,
    asOf: context.asOf,
    lines: caseLines,
    explainedBy: parts,
    evidence: [
      'The order ids in this file, and orders from before the step.',
      'Photos of the packaged unit with a ruler on each side and on a scale, FNSKU label visible.',
      'The fee preview of the SKU: sides, weight and size tier as Amazon has them now.',
    ],
  });
}
