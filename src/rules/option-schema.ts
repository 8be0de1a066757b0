import { z } from 'zod';

/** Shapes of the tables whose fees are counted on request; `schema.ts` joins them to the others. */
const id = z.string().min(1);
const confidence = z.enum(['a', 'b', 'c']);
const amount = z.number().nonnegative();
const rate = z.number().min(0).max(1);
const weightUnit = z.enum(['oz', 'lb', 'g', 'kg']);
const weight = z.strictObject({ value: z.number().positive(), unit: weightUnit });
const step = z.strictObject({ amount, every: weight, above: weight, roundingAssumed: z.boolean().optional() });
const span = { weightFrom: amount, weightTo: z.number().positive().nullable(), unit: weightUnit };
const volume = z.enum(['ft3', 'm3', 'dm3']);
const ids = z.array(id).min(1);
const tiers = ids.nullable();
const categories = z.array(z.string().min(1));
const country = z.string().length(2);

const tierFee = z.strictObject({
  id,
  tiers,
  productTypes: ids.optional(),
  column: id.optional(),
  ...span,
  fee: amount,
  step: step.nullable().optional(),
  basis: z.enum(['dimensional', 'shipping', 'unit']).optional(),
  confidence: confidence.optional(),
});

export const OPTION_ROWS = {
  'dangerous-goods': tierFee,
  'pan-eu-oversize': tierFee,
  'pick-and-pack': tierFee,
  'sipp-discounts': tierFee,
  'returns-processing': tierFee,
  removal: tierFee,
  storage: z.strictObject({
    id,
    tiers,
    months: z.array(z.int().min(1).max(12)).min(1),
    dangerousGoods: z.boolean(),
    categories: categories.optional(),
    exceptCategories: categories.optional(),
    per: volume,
    amount: amount.nullable(),
  }),
  'storage-utilisation': z.strictObject({
    id,
    weeksFrom: amount,
    weeksTo: amount.nullable(),
    tiers,
    per: volume,
    amount,
  }),
  'aged-inventory': z.strictObject({
    id,
    daysFrom: z.int().positive(),
    daysTo: z.int().positive().nullable(),
    per: volume,
    amount: amount.nullable(),
    perUnitMinimum: amount.nullable(),
    exceptCategories: categories.optional(),
  }),
  'inbound-placement': z.strictObject({
    id,
    option: z.enum(['minimal', 'partial']),
    tiers: ids,
    ...span,
    low: amount.nullable(),
    middle: amount.nullable(),
    high: amount.nullable(),
  }),
  'return-thresholds': z.strictObject({ id, category: id, rate, confidence }),
  'business-discounts': z.strictObject({
    id,
    tiers: ids,
    ...span,
    quantityFrom: z.int().min(2),
    quantityTo: z.int().min(2).nullable(),
    discount: amount,
  }),
  subscription: z.strictObject({
    id: z.enum(['professional', 'individual']),
    label: id,
    amount,
    per: z.enum(['month', 'item']),
  }),
  'digital-services': z.strictObject({
    id,
    sellers: z.array(country).min(1).nullable(),
    rate: rate.nullable(),
    of: ids,
    confidence,
  }),
  tax: z.strictObject({
    id,
    rate: rate.nullable(),
    priceIncludesTax: z.boolean(),
    feesWithTax: z.array(id),
    note: z.string().optional(),
  }),
  'referral-minimums': z.strictObject({ id, tier: id, fee: amount, confidence }),
  'closing-fees': z.strictObject({
    id,
    fulfilment: z.enum(['fba', 'fbm']),
    categories: categories.nullable(),
    above: amount,
    upTo: amount.nullable(),
    fee: amount.nullable(),
  }),
} as const;
