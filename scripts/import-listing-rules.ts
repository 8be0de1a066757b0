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
  ListingField,
  ListingRule,
  RuleLimits,
  RuleScope,
  WordList,
} from '../src/rules/policy/listing-rule.ts';
import { AMBIGUOUS, IMAGE_LIMITS, IMAGE_LISTS, OWN_LISTS, PATTERNS } from './listing-rule-additions.ts';

type Json = Record<string, unknown>;

const FIELDS: Readonly<Record<string, ListingField>> = {
  item_name: 'title',
  title_differentiation: 'item-highlights',
  bullet_point: 'bullets',
  product_description: 'description',
  generic_keyword: 'search-terms',
  '*text': 'text',
};

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

function limitsOf(id: string, check: Json): RuleLimits {
  const max = check['max'] ?? check['maxPhraseChars'];
  const share = check['maxShareOfLetters'] ?? check['jaccardOfStemmedWords'];
  const named = check['patterns'];
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
    ...(typeof check['list'] === 'string' && /^[A-Z_]+$/.test(check['list']) ? { list: check['list'] } : {}),
  };
}

function listingRule(rule: Json): ListingRule | null {
  const field = FIELDS[String(rule['field'])];
  if (field === undefined) return null;
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
    basis: own || (severity === 'info' && confidenceOf(certainty) !== 'a') ? 'advice' : 'written-rule',
    check: limitsOf(String(rule['id']), rule['check'] as Json),
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
        caution: typeof caution?.['why'] === 'string' ? caution['why'] : null,
        sources: texts(raw['sources']),
        certainty: String(raw['confidence']),
      });
    }
  }
  return [...rows, ...OWN_LISTS.map((row) => ({ id: `${row.list}-${row.language}`, ...row }))];
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

function write(kind: string, facts: Json, note: string, rows: readonly (ListingRule | WordList | ImageRule)[]): void {
  const used = new Set(rows.flatMap((row) => row.sources));
  const researched = String((facts['meta'] as Json)['researched']);
  const sources = sourcesOf(facts, researched).filter((source) => used.has(source.id));
  const table: RuleTable<ListingRule | WordList | ImageRule> = {
    kind,
    marketplace: 'ALL',
    currency: null,
    versions: [{ effectiveFrom: null, effectiveTo: null, status: 'in-force', confidence: 'c', sources, note, rows }],
  };
  writeFileSync(join(policy, `${kind}.json`), `${JSON.stringify(table, null, 1)}\n`);
  process.stdout.write(`${kind}: ${rows.length} rows, ${sources.length} sources\n`);
}

const listing = read('listing-rules.json');
const image = read('image-rules.json');
const rules = (listing['rules'] as Json[]).map(listingRule).filter((rule) => rule !== null);
write('listing-rules', listing, 'Every row carries its own dates, scope, sources and confidence.', rules);
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
