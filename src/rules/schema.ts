import { z } from 'zod';
import { addDays, isIsoDate } from '../model/period.ts';
import type { FeeTableKind } from './fee-rules.ts';
import { PRODUCT_TYPES } from './fee-rows.ts';
import { OPTION_ROWS } from './option-schema.ts';
import { POLICY_ROWS } from './policy-schema.ts';
import type { RuleTable } from './table.ts';

const isoDate = z.string().refine(isIsoDate, 'not a calendar date (YYYY-MM-DD)');
const confidence = z.enum(['a', 'b', 'c']);
const amount = z.number().nonnegative();
const rate = z.number().min(0).max(1);
const lengthUnit = z.enum(['in', 'cm', 'mm']);
const weightUnit = z.enum(['oz', 'lb', 'g', 'kg']);
const weight = z.strictObject({ value: z.number().positive(), unit: weightUnit });
const limit = z.number().positive().nullable();
const id = z.string().min(1);
const span = { weightFrom: z.number().nonnegative(), unit: weightUnit };

const source = z.strictObject({
  id,
  url: z.url().nullable(),
  title: z.string().min(1),
  retrieved: isoDate,
  confidence,
});

const weightStep = z.strictObject({ amount, every: weight, above: weight, roundingAssumed: z.boolean().optional() });
const fulfilment = z.enum(['fba', 'fbm']);
const categories = z.array(z.string().min(1));

const sizeTier = z.strictObject({
  id,
  tier: id.optional(),
  groups: z.array(id).min(1).optional(),
  label: z.string().min(1),
  aliases: z.array(z.string()),
  maxWeight: weight.nullable(),
  tierWeightBasis: z.enum(['unit', 'greater']),
  maxLongest: limit,
  maxMedian: limit,
  maxShortest: limit,
  maxLengthPlusGirth: limit,
  maxSumOfSides: limit.optional(),
  maxDimensionalWeight: weight.nullable().optional(),
  packagingWeight: weight.optional(),
  lengthUnit,
  shippingWeightBasis: z.enum(['unit', 'greater']),
  dimensionalFloor: limit,
  note: z.string().optional(),
});

const priceBand = z
  .strictObject({
    id,
    label: z.string(),
    column: id.optional(),
    categories: categories.optional(),
    exceptCategories: categories.optional(),
    group: id.optional(),
    minInclusive: amount.nullable(),
    minExclusive: amount.nullable(),
    maxExclusive: amount.nullable(),
    maxInclusive: amount.nullable(),
  })
  .refine((band) => band.minInclusive === null || band.minExclusive === null, 'two lower ends')
  .refine((band) => band.maxInclusive === null || band.maxExclusive === null, 'two upper ends');

const fulfillmentFee = z.strictObject({
  id,
  route: id.optional(),
  productType: id,
  tier: id,
  ...span,
  weightTo: limit,
  fees: z.record(z.string(), amount.nullable()),
  step: weightStep.nullable(),
  confidence,
  bandConfidence: z.record(z.string(), confidence).optional(),
  sources: z.array(id).min(1),
});

const referralBands = z
  .array(z.strictObject({ upTo: limit, rate }))
  .min(2)
  .refine((bands) => bands.at(-1)?.upTo === null, 'the last band must be open')
  .refine(
    (bands) =>
      bands.every(
        (band, index) => index === 0 || band.upTo === null || band.upTo > (bands[index - 1]?.upTo ?? Infinity),
      ),
    'bands must rise',
  );

const simpleReferralRule = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('flat'), rate }),
  z.strictObject({ type: z.literal('wholePrice'), bands: referralBands }),
  z.strictObject({ type: z.literal('marginal'), bands: referralBands }),
]);

const referralCase = z.strictObject({
  fulfilment: fulfilment.optional(),
  above: amount.optional(),
  upTo: amount.optional(),
  rule: simpleReferralRule,
});

const referralFee = z.strictObject({
  id,
  category: z.string().min(1),
  aliases: z.array(z.string()),
  rule: z.union([
    simpleReferralRule,
    z.strictObject({ type: z.literal('cases'), cases: z.array(referralCase).min(1) }),
  ]),
  minimumFee: amount.nullable(),
  closingFee: amount.nullable(),
  confidence,
  sources: z.array(id).min(1),
  note: z.string().optional(),
});

const ROWS: Readonly<Record<FeeTableKind | 'fee-checks' | keyof typeof POLICY_ROWS, z.ZodType>> = {
  ...OPTION_ROWS,
  ...POLICY_ROWS,
  routes: z.strictObject({
    id,
    label: z.string().min(1),
    isDefault: z.boolean(),
    card: id,
    adds: z.array(id).optional(),
    note: z.string().optional(),
  }),
  'card-groups': z.strictObject({
    id,
    label: z.string().min(1),
    productTypes: z.array(z.enum(PRODUCT_TYPES)),
    categories,
    fallsBack: z.boolean(),
  }),
  'size-tiers': sizeTier,
  'weight-rules': z.strictObject({ id, divisor: z.number().positive().nullable(), lengthUnit, weightUnit }),
  'price-bands': priceBand,
  'fulfillment-fees': fulfillmentFee,
  'fuel-surcharge': z.strictObject({ id, label: z.string(), rate, of: z.array(id).min(1).optional() }),
  overmax: z.strictObject({
    id,
    tier: id,
    longestOver: z.number().positive(),
    lengthPlusGirthOver: z.number().positive(),
    lengthUnit,
    fee: amount,
  }),
  packaging: z.strictObject({
    id,
    tiers: z.array(id).min(1),
    ...span,
    weightTo: limit,
    fee: amount,
    step: weightStep.nullable().optional(),
    basis: z.enum(['dimensional', 'shipping']).optional(),
  }),
  'low-inventory': z.strictObject({
    id,
    tier: id,
    ...span,
    weightTo: z.number().positive(),
    daysFrom: z.number().nonnegative(),
    daysBelow: z.number().positive(),
    fee: amount,
  }),
  'referral-fees': referralFee,
  'fee-checks': z.strictObject({ id, value: z.number(), unit: z.string(), why: z.string().min(1) }),
};

/** Each row must be an object with an id: all that is asked of kinds whose feature checks its own rows. */
const anyRow = z.looseObject({ id });

function tableSchema(row: z.ZodType): z.ZodType {
  const version = z.strictObject({
    effectiveFrom: isoDate.nullable(),
    effectiveTo: isoDate.nullable().optional(),
    status: z.enum(['in-force', 'announced']),
    confidence,
    sources: z.array(source).min(1),
    note: z.string().optional(),
    rows: z.array(row).min(1),
  });
  return z.strictObject({
    kind: id,
    marketplace: z.string().min(2),
    currency: z.string().length(3).nullable(),
    versions: z.array(version).min(1),
  });
}

/** What is wrong with a table's dates: versions must stand in order, without gap and without overlap. Empty when right. */
export function dateFaults(table: RuleTable<unknown>): string[] {
  const faults: string[] = [];
  table.versions.forEach((version, index) => {
    const end = version.effectiveTo ?? null;
    const next = table.versions[index + 1];
    if (end !== null && version.effectiveFrom !== null && end < version.effectiveFrom) {
      faults.push(`version ${index + 1} ends (${end}) before it starts (${version.effectiveFrom})`);
    }
    if (next === undefined) return;
    const nextDay = end === null ? null : addDays(end, 1);
    if (nextDay === null || next.effectiveFrom !== nextDay) {
      faults.push(`version ${index + 2} must start on the day after version ${index + 1} ends (${end ?? 'open'})`);
    }
  });
  return faults;
}

/**
 * Checks one table of a rule file: shape, rows of its kind, dates.
 * Answers the table, or one line per fault with the place in the file.
 */
export function checkTable(value: unknown): { table: RuleTable<unknown> } | { faults: string[] } {
  const kind = typeof value === 'object' && value !== null && 'kind' in value ? String(value.kind) : '';
  const row = Object.hasOwn(ROWS, kind) ? ROWS[kind as keyof typeof ROWS] : anyRow;
  const parsed = tableSchema(row).safeParse(value);
  if (!parsed.success) {
    return { faults: parsed.error.issues.map((issue) => `${issue.path.join('.') || 'table'}: ${issue.message}`) };
  }
  const table = parsed.data as RuleTable<unknown>;
  const faults = dateFaults(table);
  return faults.length > 0 ? { faults } : { table };
}
