import { weakestConfidence, type Confidence } from '../../../model/confidence.ts';
import { money, sumMoney, type Money } from '../../../model/money.ts';
import { addDays, daysBetween, type IsoDate } from '../../../model/period.ts';
import { PRODUCT_TYPES, type ProductType } from '../../../rules/fee-rows.ts';
import type { FeeRules } from '../../../rules/fee-rules.ts';
import type { Because } from '../fee-types.ts';
import { versionOrNull } from '../lookup.ts';
import type { ChargedLine } from './charged-lines.ts';
import type { CheckSettings } from './check-settings.ts';
import { expectedCharge, tiersThatCharge, type Expected, type Measures } from './expected.ts';

/** A product whose charges are to be judged. */
export interface Subject {
  readonly sku: string;
  /** Null where the product file does not say: then the charge of another type's card is no fault. */
  readonly productType: ProductType | null;
  /** Fee category; where the card goes by it, it has to be known. */
  readonly category: string | null;
  /** Price for lines that tell none. */
  readonly price: Money | null;
}

/** How the charges of one SKU compare with the card at some measures. */
export interface Judgement {
  readonly sku: string;
  /** Units that could be compared. */
  readonly units: number;
  readonly unitsOver: number;
  /** Units charged by the card of another product type, where the product file does not say which holds: not judged. */
  readonly unitsOtherCard: number;
  readonly charged: Money;
  /** What was taken above the dearest reading of the card. */
  readonly over: Money;
  readonly tierExpected: string | null;
  /** Tiers whose card charges what was taken; empty when none does. */
  readonly tiersCharged: readonly string[];
  /** The charge and the dearest reading of the card on the latest unit over. */
  readonly lastCharge: Money | null;
  readonly lastExpected: Money | null;
  /** The excess is just a low-inventory fee, which Amazon puts into the same line. */
  readonly mayBeLowInventory: boolean;
  readonly consistent: boolean;
  readonly firstOver: IsoDate | null;
  readonly lastOver: IsoDate | null;
  readonly claimable: { readonly units: number; readonly over: Money; readonly daysLeft: number } | null;
  /** Every line over, with the dearest reading of the card for all its units. */
  readonly overLines: readonly { readonly line: ChargedLine; readonly expected: Money; readonly over: Money }[];
  readonly because: readonly Because[];
  readonly confidence: Confidence;
}

/** What was compared for one SKU. */
export interface CheckedSku {
  readonly sku: string;
  readonly asin: string | null;
  /** Whose measures: Amazon's from the fee preview, else the seller's from the product file. */
  readonly measuredBy: 'amazon' | 'seller';
  readonly judgement: Judgement;
}

interface Compared {
  readonly line: ChargedLine;
  readonly price: Money;
  readonly expected: Expected;
  /** Charged above the dearest reading, all units; zero when within it. */
  readonly over: number;
  /** Charged as another product type's card says, and nobody told which one holds. */
  readonly otherCard: boolean;
}

type Card = (day: IsoDate, price: Money, type: ProductType) => Expected | null;

/** Routes a parcel may have taken on a day: a settlement does not tell which. */
function routesOn(rules: FeeRules, day: IsoDate): readonly (string | null)[] {
  const rows = versionOrNull(rules.routes, day)?.rows ?? [];
  return rows.length === 0 ? [null] : rows.map((row) => row.id);
}

/** The dearest route for one unit, asked once for each day, price and type: a SKU sells many times at the same price. */
function cardFor(measures: Measures, category: string | null, rules: FeeRules): Card {
  const known = new Map<string, Expected | null>();
  return (day, price, type) => {
    const key = `${day} ${price.minor} ${type}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const readings = routesOn(rules, day)
      .map((route) => expectedCharge(rules, day, price, type, measures, { category, route }))
      .filter((reading) => reading !== null);
    const expected = readings.toSorted((left, right) => right.high.minor - left.high.minor)[0] ?? null;
    known.set(key, expected);
    return expected;
  };
}

/** The dearest reading of the card for a line: ship date, price band and hidden parts all in Amazon's favour. */
function compareLine(line: ChargedLine, subject: Subject, card: Card, settings: CheckSettings): Compared | null {
  const prices = line.unitPrices.length > 0 ? line.unitPrices : subject.price === null ? [] : [subject.price];
  const days = [line.postedOn, addDays(line.postedOn, -settings.cardSlackDays)];
  const readings = (type: ProductType): { price: Money; expected: Expected }[] =>
    prices.flatMap((price) =>
      days.flatMap((day) => {
        const expected = card(day, price, type);
        return expected === null ? [] : [{ price, expected }];
      }),
    );
  const tolerance = settings.tolerancePerUnit * line.quantity;
  const dearest = readings(subject.productType ?? 'non-apparel').toSorted(
    (left, right) => right.expected.high.minor - left.expected.high.minor,
  )[0];
  if (dearest === undefined) return null;
  const excess = line.charged.minor - dearest.expected.high.minor * line.quantity;
  const otherCard =
    subject.productType === null &&
    excess > tolerance &&
    PRODUCT_TYPES.flatMap(readings).some(
      ({ expected }) =>
        // The bare fee is a printed amount and must be met exactly; only the surcharge is rounded.
        line.charged.minor === expected.low.minor * line.quantity ||
        Math.abs(line.charged.minor - expected.high.minor * line.quantity) <= tolerance,
    );
  return { line, ...dearest, over: excess > tolerance && !otherCard ? excess : 0, otherCard };
}

function isLowInventory({ line, expected, over }: Compared, tolerance: number): boolean {
  // Excess is counted from the dearest reading; against the plain base it may be larger by the surcharge.
  const excesses = [over, line.charged.minor - expected.low.minor * line.quantity];
  return expected.lowInventory.some((fee) =>
    excesses.some((excess) => Math.abs(excess - fee.minor * line.quantity) <= tolerance * line.quantity),
  );
}

function claimableOf(
  over: readonly Compared[],
  asOf: IsoDate,
  windowDays: number,
  currency: string,
): Judgement['claimable'] {
  const open = over.filter(({ line }) => addDays(line.postedOn, windowDays) >= asOf);
  if (open.length === 0) return null;
  return {
    units: open.reduce((sum, { line }) => sum + line.quantity, 0),
    over: money(
      open.reduce((sum, entry) => sum + entry.over, 0),
      currency,
    ),
    daysLeft: Math.min(...open.map(({ line }) => daysBetween(asOf, addDays(line.postedOn, windowDays)))),
  };
}

/**
 * Compares every charge of a SKU with the card at the given measures, always by the reading dearest to the seller, so
 * that what is called over is over by every reading. Null when no line could be compared.
 */
export function judgeSku(
  lines: readonly ChargedLine[],
  subject: Subject,
  measures: Measures,
  rules: FeeRules,
  settings: CheckSettings,
  asOf: IsoDate,
): Judgement | null {
  const card = cardFor(measures, subject.category, rules);
  const compared = lines
    .map((line) => compareLine(line, subject, card, settings))
    .filter((entry) => entry !== null)
    .toSorted((left, right) => (left.line.postedOn < right.line.postedOn ? -1 : 1));
  const latest = compared.at(-1);
  if (latest === undefined) return null;
  const { currency } = rules;
  const over = compared.filter((entry) => entry.over > 0);
  const lastOver = over.at(-1);
  const unitsOf = (entries: readonly Compared[]): number => entries.reduce((sum, { line }) => sum + line.quantity, 0);
  const [units, unitsOver] = [unitsOf(compared), unitsOf(over)];
  const lastCharge =
    lastOver === undefined ? null : money(Math.round(lastOver.line.charged.minor / lastOver.line.quantity), currency);
  const consistent = unitsOver >= units * settings.consistentShare;
  return {
    sku: subject.sku,
    units,
    unitsOver,
    unitsOtherCard: unitsOf(compared.filter((entry) => entry.otherCard)),
    charged: sumMoney(
      compared.map(({ line }) => line.charged),
      currency,
    ),
    over: money(
      over.reduce((sum, entry) => sum + entry.over, 0),
      currency,
    ),
    tierExpected: (lastOver ?? latest).expected.tier,
    tiersCharged:
      lastOver === undefined || lastCharge === null
        ? []
        : tiersThatCharge(
            rules,
            lastOver.line.postedOn,
            lastOver.price,
            subject.productType ?? 'non-apparel',
            lastCharge,
            settings.tolerancePerUnit,
          ),
    lastCharge,
    lastExpected: lastOver?.expected.high ?? null,
    mayBeLowInventory: over.length > 0 && over.every((entry) => isLowInventory(entry, settings.tolerancePerUnit)),
    consistent,
    firstOver: over[0]?.line.postedOn ?? null,
    lastOver: lastOver?.line.postedOn ?? null,
    claimable: claimableOf(over, asOf, settings.claimWindowDays, currency),
    overLines: over.map(({ line, expected, over: excess }) => ({
      line,
      expected: money(expected.high.minor * line.quantity, currency),
      over: money(excess, currency),
    })),
    because: [...new Set(compared.map(({ expected }) => expected))].flatMap((expected) => expected.because),
    confidence: weakestConfidence((lastOver ?? latest).expected.because.map((reason) => reason.confidence)),
  };
}
