import { z } from 'zod';

import { isIsoDate } from '../model/period.ts';

/** Shapes of the tables of listings and pictures; `schema.ts` joins them to the others. */
const isoDate = z.string().refine(isIsoDate, 'not a calendar date (YYYY-MM-DD)');
const confidence = z.enum(['a', 'b', 'c']);
const rate = z.number().min(0).max(1);
const id = z.string().min(1);
const texts = z.array(z.string());

const listingRule = z.strictObject({
  id,
  field: z.enum([
    'title',
    'item-highlights',
    'bullets',
    'description',
    'search-terms',
    'text',
    'keyword-attributes',
    'attributes',
    'brand',
    'browse-node',
    'offer',
    'variation',
    'a-plus',
    'issues',
    'status',
    'template',
  ]),
  scope: z.strictObject({
    marketplaces: z.union([z.literal('ALL'), texts]),
    except: texts.optional(),
    milderIn: texts.optional(),
    exceptMedia: z.boolean().optional(),
    alsoMedia: z.boolean().optional(),
  }),
  effectiveFrom: isoDate.nullable(),
  effectiveTo: isoDate.nullable(),
  severity: z.enum(['error', 'warning', 'info', 'off']),
  basis: z.enum(['amazon-says', 'written-rule', 'advice', 'question']),
  check: z.strictObject({
    type: z.string(),
    min: z.number().optional(),
    max: z.number().optional(),
    share: rate.optional(),
    minLetters: z.number().optional(),
    chars: texts.optional(),
    patterns: texts.optional(),
    flags: z.string().optional(),
    list: z.string().optional(),
    lists: texts.optional(),
    attributes: texts.optional(),
    values: texts.optional(),
    numbers: z.record(z.string(), z.number()).optional(),
  }),
  why: z.string(),
  fix: z.string(),
  consequence: z.string().nullable(),
  note: z.string().nullable(),
  sources: z.array(id),
  confidence,
  own: z.boolean(),
});

const wordList = z.strictObject({
  id,
  list: id,
  language: z.string().length(2),
  words: texts.min(1),
  ambiguous: texts,
  harmless: texts.default([]),
  exceptProductTypes: z.record(z.string(), texts).default({}),
  caution: z.string().nullable(),
  sources: z.array(id),
  certainty: z.string(),
});

const imageRule = z.strictObject({
  id,
  scope: z.strictObject({ marketplaces: z.union([z.literal('ALL'), texts]), productTypes: z.string().nullable() }),
  slot: z.string(),
  severity: z.enum(['error', 'warning', 'info', 'manual']),
  requirement: z.string(),
  measurement: z.string(),
  why: z.string().nullable(),
  note: z.string().nullable(),
  limits: z.record(z.string(), z.number()),
  lists: z.record(z.string(), texts),
  effectiveFrom: isoDate.nullable(),
  sources: z.array(id),
  confidence,
  own: z.boolean(),
});

const issueCode = z.strictObject({
  id,
  meaning: z.string().min(1),
  severity: z.string().nullable(),
  category: z.string().nullable(),
  enforcement: z.string().nullable(),
  sources: z.array(id).min(1),
  confidence,
});

const suppressionTrigger = z.strictObject({
  id,
  trigger: z.string().min(1),
  rules: texts,
  sources: z.array(id).min(1),
  confidence,
});

const reportPull = z.strictObject({
  id: z.string().regex(/^GET_[A-Z0-9_]+$/),
  features: z.array(z.enum(['fees', 'audit', 'reviews', 'journey'])).min(1),
  made: z.enum(['asked', 'found']),
  marketplaces: z.enum(['each', 'together']),
  span: z.enum(['now', 'days', 'weeks', 'months', 'options', 'found']),
  longestDays: z.int().positive().nullable(),
  restMinutes: z.int().nonnegative(),
  keptDays: z.int().positive().nullable(),
  settlesAfterDays: z.int().nonnegative(),
  lookBackHours: z.int().positive().nullable(),
  options: z.record(z.string(), z.string()),
  dateOptions: z.strictObject({ from: z.string(), to: z.string() }).nullable(),
  asinOption: z.string().nullable(),
  note: z.string().nullable(),
  sources: z.array(id).min(1),
  confidence,
});

export const POLICY_ROWS = {
  'report-pulls': reportPull,
  'listing-rules': listingRule,
  'word-lists': wordList,
  'issue-codes': issueCode,
  'suppression-triggers': suppressionTrigger,
  'image-rules': imageRule,
};
