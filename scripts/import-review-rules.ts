/*
 * Carries the review-request rules over from a folder of researched facts into src/rules/policy/review-requests.json.
 * Run by hand when the facts change: node scripts/import-review-rules.ts <folder with review-requests.json>
 * The project needs neither the folder nor this script at run time.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { type FactSource, usedSources } from './used-sources.ts';

interface Facts {
  readonly meta: { readonly as_of: string };
  readonly policy_rules: readonly {
    id: string;
    rule: string;
    sources: string[];
    confidence: string;
    severity: string;
    routes: string[];
  }[];
  readonly eligibility: {
    readonly classes: Record<string, string>;
    readonly rules: readonly {
      id: string;
      name: string;
      when: string;
      class: string;
      default: string;
      action: string;
      why: string;
      sources: string[];
      confidence: string;
    }[];
  };
  readonly timing: {
    readonly our_default_days_after_estimated_delivery: number;
    readonly our_default_basis: string;
    readonly evidence_sources: string[];
  };
  readonly sources: Record<string, FactSource>;
}

const folder = process.argv[2] ?? process.env['SELLERCTL_FACTS'];
if (folder === undefined) throw new Error('name the folder that holds review-requests.json');
const facts = JSON.parse(await readFile(join(folder, 'review-requests.json'), 'utf8')) as Facts;

/** `a`, `b`, `c`; our own reading or choice counts as the weakest. The first letter is the part that is a fact. */
function confidence(text: string): 'a' | 'b' | 'c' {
  return text.startsWith('a') ? 'a' : text.startsWith('b') ? 'b' : 'c';
}

/** Classes that sample on how happy the buyer may be: never filtered on unless the user takes the risk knowingly. */
const NOT_NEUTRAL = new Set(['sentiment', 'sentiment_proxy', 'sentiment_product_level']);

const window = {
  id: 'window',
  type: 'window',
  openDaysAfterEarliestDelivery: 5,
  closeDaysAfterLatestDelivery: 30,
  why: "Amazon takes a request from 5 days after the order's earliest delivery date to 30 days after its latest.",
  confidence: 'a',
  sources: ['S03', 'S05'],
};
const due = {
  id: 'due',
  type: 'due',
  daysAfterDelivery: facts.timing.our_default_days_after_estimated_delivery,
  why: `${facts.timing.our_default_basis}.`,
  confidence: 'c',
  sources: facts.timing.evidence_sources,
};
/*
 * Not in the facts: an all-orders file has no delivery date (S26, S29), so a range is assumed. Wide enough that ordinary
 * parcels of the route fall into it; a request planned inside the window that is open for every day of the range is
 * inside the real one.
 */
const estimates = [
  { id: 'delivery-fba', type: 'delivery-estimate', fulfilment: 'fba', earliestDays: 1, latestDays: 7 },
  { id: 'delivery-fbm', type: 'delivery-estimate', fulfilment: 'fbm', earliestDays: 2, latestDays: 14 },
].map((row) => ({
  ...row,
  why: 'Assumption of this tool, days after purchase; no source.',
  confidence: 'c',
  sources: ['S26', 'S29'],
}));
/* Not in the facts either: the range promised at the order and the arrival expected when the parcel left are two dates. */
const arrival = {
  id: 'delivery-expected',
  type: 'arrival-range',
  earliestDays: -2,
  latestDays: 2,
  why: 'Assumption of this tool: the range Amazon promised lies within two days of the arrival it expected when the parcel left; no source.',
  confidence: 'c',
  sources: ['S26', 'S29'],
};
const eligibility = facts.eligibility.rules.map((rule) => ({
  id: rule.id,
  type: 'eligibility',
  name: rule.name,
  when: rule.when,
  class: rule.class,
  classMeaning: facts.eligibility.classes[rule.class] ?? rule.class,
  neutral: !NOT_NEUTRAL.has(rule.class),
  on: rule.default.startsWith('on'),
  action: rule.action,
  why: rule.why,
  confidence: confidence(rule.confidence),
  basis: rule.confidence,
  sources: rule.sources,
}));
const policy = facts.policy_rules.map((rule) => ({
  id: rule.id,
  type: 'policy',
  rule: rule.rule,
  routes: rule.routes,
  severity: rule.severity,
  confidence: confidence(rule.confidence),
  sources: rule.sources,
}));

const rows = [window, due, ...estimates, arrival, ...eligibility, ...policy];
// The window comes first, and so does the page it was read from.
const sources = usedSources(facts, rows, 'S03');

const table = {
  kind: 'review-requests',
  marketplace: 'ALL',
  currency: null,
  versions: [{ effectiveFrom: null, status: 'in-force', confidence: 'c', sources, rows }],
};
const target = new URL('../src/rules/policy/review-requests.json', import.meta.url);
await writeFile(target, `${JSON.stringify(table, null, 1)}\n`);
