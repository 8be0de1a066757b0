/**
 * Carries researched listing and image rules into src/rules/policy, with sources, dates and confidence.
 * Run: node scripts/import-listing-rules.ts FACTS_FOLDER. Only needed when the research is renewed; the program reads
 * the written tables.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Confidence } from '../src/model/confidence.ts';
import type { RuleSource, RuleTable } from '../src/rules/table.ts';
import type {
  ImageRule,
  IssueCode,
  ListingField,
  ListingRule,
  RuleLimits,
  RuleScope,
  SuppressionTrigger,
  WordList,
} from '../src/rules/policy/listing-rule.ts';
import {
  AMBIGUOUS,
  EXCEPT_PRODUCT_TYPES,
  HARMLESS,
  IMAGE_LIMITS,
  IMAGE_LISTS,
  OWN_LIST_OF,
  OWN_LISTS,
  OWN_NUMBERS,
  PATTERNS,
  TRIGGER_RULES,
} from './listing-rule-additions.ts';

type Json = Record<string, unknown>;

const FIELDS: Readonly<Record<string, ListingField>> = {
  item_name: 'title',
  title_differentiation: 'item-highlights',
  bullet_point: 'bullets',
  product_description: 'description',
  generic_keyword: 'search-terms',
  '*text': 'text',
  item_type_keyword: 'keyword-attributes',
  style_keywords: 'keyword-attributes',
  subject_keywords: 'keyword-attributes',
  thesaurus_subject_keywords: 'keyword-attributes',
  specific_uses_keywords: 'keyword-attributes',
  target_audience_keywords: 'keyword-attributes',
  thesaurus_attribute_keywords: 'keyword-attributes',
  platinum_keywords: 'keyword-attributes',
  recommended_browse_nodes: 'browse-node',
  offer: 'offer',
  merchant_release_date: 'attributes',
  is_adult_product: 'attributes',
  '*attributes': 'attributes',
  brand: 'brand',
  variation_theme: 'variation',
  a_plus: 'a-plus',
  issues: 'issues',
  'summaries.status': 'status',
  'flat file': 'template',
};

/** Fields whose rule is about one attribute, named by the field itself. */
const OF_ATTRIBUTE = /_keywords?$|^merchant_release_date$|^is_adult_product$/;

/** A+ limits that stand in pairs or as text, by names of ours. */
function numbersOf(check: Json): Record<string, number> | null {
  if (check['type'] !== 'limits') return null;
  const numbers: Record<string, number> = {};
  for (const [name, value] of Object.entries(check)) {
    const sides = typeof value === 'string' ? /^(\d+)x(\d+)$/.exec(value) : null;
    if (typeof value === 'number') numbers[name] = value;
    if (sides !== null) [numbers[`${name}Width`], numbers[`${name}Height`]] = [Number(sides[1]), Number(sides[2])];
    if (name === 'specRows') [numbers['specRowsMin'], numbers['specRowsMax']] = value as [number, number];
  }
  return numbers;
}

const folder = process.argv[2];
if (folder === undefined) throw new Error('give the folder that holds listing-rules.json and image-rules.json');
const policy = join(import.meta.dirname, '..', 'src', 'rules', 'policy');

function read(name: string): Json {
  return JSON.parse(readFileSync(join(folder ?? '', name), 'utf8')) as Json;
}

/** A mixed or unread class is as weak as its weakest reading; our own thresholds count as c. */
function confidenceOf(text: string): Confidence {
  if (/^a(?:$| for|\b(?!-))/.test(text)) return 'a';
  if (/^(?:b|a-through-note)/.test(text)) return 'b';
  return 'c';
}

function isoDate(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  return /^\d{4}-\d{2}$/.test(value) ? `${value}-01` : value;
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];
}

function sourcesOf(facts: Json, researched: string): RuleSource[] {
  return Object.entries(facts['sources'] as Record<string, Json>).map(([id, source]) => {
    // An address in words ("public research note ...") says how it was found, which is of no use to a reader.
    const address = String(source['url'] ?? '').replace(/^public .*$/, 'a dated research note');
    const url = /^https?:\/\/\S+/.exec(address)?.[0] ?? null;
    const seen = /^\d{4}-\d{2}-\d{2}/.exec(String(source['seen'] ?? ''))?.[0];
    const what = String(source['what']);
    return {
      id,
      url,
      title: url === null && address !== '' ? `${what} (${address})` : what,
      retrieved: seen ?? researched,
      confidence: confidenceOf(String(source['class'])),
    };
  });
}

function scopeOf(scope: Json): RuleScope {
  const places = scope['marketplaces'];
  return {
    marketplaces: Array.isArray(places) ? texts(places) : 'ALL',
    ...(scope['except'] === undefined ? {} : { except: texts(scope['except']) }),
    ...(scope['milderIn'] === undefined ? {} : { milderIn: texts(scope['milderIn']) }),
    ...(scope['productTypesExcept'] === undefined ? {} : { exceptMedia: true }),
    ...(scope['alsoFor'] === undefined ? {} : { alsoMedia: true }),
  };
}

function attributesOf(field: string, check: Json): string[] {
  if (check['attributes'] !== undefined) return texts(check['attributes']);
  if (OF_ATTRIBUTE.test(field) && field !== 'generic_keyword') return [field];
  return [];
}

function limitsOf(id: string, field: string, check: Json): RuleLimits {
  const max = check['max'] ?? check['maxPhraseChars'] ?? check['maxAgeDays'];
  const attributes = attributesOf(field, check);
  const named = check['patterns'];
  const stated = typeof check['list'] === 'string' && /^[A-Z_]+$/.test(check['list']) ? check['list'] : undefined;
  const list = OWN_LIST_OF[id] ?? stated;
  const values = texts(check['values'] ?? check['order']);
  const numbers = OWN_NUMBERS[id] ?? numbersOf(check);
  const share = check['maxShareOfLetters'] ?? check['jaccardOfStemmedWords'];
  const patterns =
    PATTERNS[id] ??
    (typeof check['pattern'] === 'string'
      ? [check['pattern']]
      : Array.isArray(named)
        ? texts(named)
        : named === undefined
          ? null
          : texts(Object.values(named as Json)));
  return {
    type: String(check['type']),
    ...(typeof check['min'] === 'number' ? { min: check['min'] } : {}),
    ...(typeof max === 'number' ? { max } : {}),
    ...(typeof share === 'number' ? { share } : {}),
    ...(typeof check['minLetters'] === 'number' ? { minLetters: check['minLetters'] } : {}),
    ...(check['chars'] === undefined ? {} : { chars: texts(check['chars']) }),
    ...(patterns === null ? {} : { patterns }),
    ...(typeof check['flags'] === 'string' ? { flags: check['flags'] } : {}),
    ...(list === undefined ? {} : { list }),
    ...(check['lists'] === undefined ? {} : { lists: texts(check['lists']) }),
    ...(attributes.length === 0 ? {} : { attributes }),
    ...(values.length === 0 ? {} : { values }),
    ...(numbers === null ? {} : { numbers }),
  };
}

/** Rules in which Amazon itself has spoken: its issues, its status, what it shows. */
const AMAZON_SAYS: ReadonlySet<string> = new Set(['ISSUE', 'STATUS', 'TITLE-DRIFT', 'BULLET-DRIFT']);

function basisOf(id: string, isAdvice: boolean): ListingRule['basis'] {
  if (AMAZON_SAYS.has(id)) return 'amazon-says';
  return isAdvice ? 'advice' : 'written-rule';
}

function listingRule(rule: Json): ListingRule {
  const field = FIELDS[String(rule['field'])];
  if (field === undefined) throw new Error(`rule ${String(rule['id'])} speaks of an unknown field`);
  const certainty = String(rule['confidence']);
  const own = certainty === 'own' || certainty === 'open';
  const severity = rule['severity'] as ListingRule['severity'];
  return {
    id: String(rule['id']),
    field,
    scope: scopeOf(rule['scope'] as Json),
    effectiveFrom: isoDate(rule['effectiveFrom']),
    effectiveTo: isoDate(rule['effectiveTo']),
    severity,
    basis: basisOf(String(rule['id']), own || (severity === 'info' && confidenceOf(certainty) !== 'a')),
    check: limitsOf(String(rule['id']), String(rule['field']), rule['check'] as Json),
    why: String(rule['why']),
    fix: String(rule['fix']),
    consequence: typeof rule['consequence'] === 'string' ? rule['consequence'] : null,
    note: typeof rule['note'] === 'string' ? rule['note'] : null,
    sources: texts(rule['sources']),
    confidence: confidenceOf(certainty),
    own,
  };
}

function wordLists(facts: Json): WordList[] {
  const rows: WordList[] = [];
  for (const [list, raw] of Object.entries(facts['wordLists'] as Record<string, Json>)) {
    const caution = raw['caution'] as Json | undefined;
    const named = caution?.['warnOnly'];
    for (const [language, words] of Object.entries(raw['languages'] as Record<string, string[]>)) {
      const warnOnly = typeof named === 'object' && named !== null ? texts((named as Json)[language]) : [];
      const care = [...warnOnly, ...(AMBIGUOUS[list]?.[language] ?? [])];
      const all = [...new Set(words)];
      rows.push({
        id: `${list}-${language}`,
        list,
        language,
        words: all,
        ambiguous: all.filter((word) => care.includes(word)),
        harmless: HARMLESS[list]?.[language] ?? [],
        exceptProductTypes: EXCEPT_PRODUCT_TYPES[list]?.[language] ?? {},
        caution: typeof caution?.['why'] === 'string' ? caution['why'] : null,
        sources: texts(raw['sources']),
        certainty: String(raw['confidence']),
      });
    }
  }
  return [
    ...rows,
    ...OWN_LISTS.map((row) => ({
      id: `${row.list}-${row.language}`,
      harmless: [],
      exceptProductTypes: {},
      ...row,
    })),
  ];
}

function imageRule(rule: Json): ImageRule {
  const id = String(rule['id']);
  const severity = String(rule['severity']);
  const certainty = String(rule['confidence']);
  const scope = rule['scope'] as Json;
  const kind = scope['productTypes'];
  return {
    id,
    scope: { marketplaces: scopeOf(scope).marketplaces, productTypes: typeof kind === 'string' ? kind : null },
    slot: String(rule['slot']),
    severity: (severity.startsWith('error') ? 'error' : severity) as ImageRule['severity'],
    requirement: String(rule['requirement']),
    measurement: String(rule['measurement']),
    why: typeof rule['why'] === 'string' ? rule['why'] : null,
    note: typeof rule['note'] === 'string' ? rule['note'] : null,
    limits: { ...(typeof rule['limit'] === 'number' ? { limit: rule['limit'] } : {}), ...IMAGE_LIMITS[id] },
    lists: IMAGE_LISTS[id] ?? {},
    effectiveFrom: isoDate(rule['effectiveFrom']),
    sources: texts(rule['sources']),
    confidence: confidenceOf(certainty),
    own: certainty === 'own',
  };
}

type Row = ListingRule | WordList | ImageRule | IssueCode | SuppressionTrigger;

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

/** `S-MODELS (example)`, `S-A, S-B`, `S-KUUDO (c)`, or the address of an issue thread: ids, and the class in brackets. */
function issueCodesOf(facts: Json): IssueCode[] {
  const classes = new Map(
    Object.entries(facts['sources'] as Record<string, Json>).map(([id, raw]) => [id, raw['class']]),
  );
  return (facts['issueCodes'] as Json[]).flatMap((raw) => {
    const told = String(raw['source']);
    const sources = told.match(/S-[A-Z0-9-]+/g) ?? [THREAD];
    const confidence = confidenceOf(String(classes.get(sources[0] ?? '') ?? 'b'));
    return String(raw['code'])
      .split(/,\s*/)
      .map((id) => ({
        id,
        meaning: String(raw['meaning']),
        severity: textOrNull(raw['severity']),
        category: textOrNull(raw['category']),
        enforcement: textOrNull(raw['enforcement']),
        sources,
        confidence,
      }));
  });
}

function triggersOf(facts: Json): SuppressionTrigger[] {
  const raw = facts['suppressionTriggers'] as Json;
  return texts(raw['list']).map((trigger) => {
    const own = TRIGGER_RULES[trigger];
    if (own === undefined) throw new Error(`no id for the trigger "${trigger}"`);
    const sources = own.confidence === 'a' ? ['S-SEARCHOPT'] : texts(raw['sources']);
    return { id: own.id, trigger, rules: own.rules, sources, confidence: own.confidence };
  });
}

/** Where code 13013 is spoken of. */
const THREAD = 'S-GH4834';
const THREAD_SOURCE: Json = {
  url: 'https://github.com/amzn/selling-partner-api-models/issues/4834',
  what: 'Public thread on code 13013 of the listings API',
  class: 'c',
};

function write(kind: string, facts: Json, note: string, rows: readonly Row[]): void {
  const used = new Set(rows.flatMap((row) => row.sources));
  const researched = String((facts['meta'] as Json)['researched']);
  const sources = sourcesOf(facts, researched).filter((source) => used.has(source.id));
  const table: RuleTable<Row> = {
    kind,
    marketplace: 'ALL',
    currency: null,
    versions: [{ effectiveFrom: null, effectiveTo: null, status: 'in-force', confidence: 'c', sources, note, rows }],
  };
  writeFileSync(join(policy, `${kind}.json`), `${JSON.stringify(table, null, 1)}\n`);
  process.stdout.write(`${kind}: ${rows.length} rows, ${sources.length} sources\n`);
}

const listing = read('listing-rules.json');
(listing['sources'] as Record<string, Json>)[THREAD] = THREAD_SOURCE;
const image = read('image-rules.json');
const rules = (listing['rules'] as Json[]).map(listingRule);
write('listing-rules', listing, 'Every row carries its own dates, scope, sources and confidence.', rules);
write(
  'issue-codes',
  listing,
  "Codes that Amazon's own documents or public threads name; there are many more.",
  issueCodesOf(listing),
);
write('suppression-triggers', listing, 'Amazon publishes no complete list.', triggersOf(listing));
write(
  'word-lists',
  listing,
  'Words by list and language; ambiguous words are questions, never verdicts.',
  wordLists(listing),
);
write(
  'image-rules',
  image,
  'Limits of our own are marked so; they were tried on real pictures.',
  (image['rules'] as Json[]).map(imageRule),
);
