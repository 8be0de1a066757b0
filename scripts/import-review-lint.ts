/*
 * Carries the patterns of the message linter over from a folder of researched facts into src/rules/policy/review-lint.json.
 * Run by hand when the facts change: node scripts/import-review-lint.ts <folder with review-requests.json>
 * The project needs neither the folder nor this script at run time.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { type FactSource, usedSources } from './used-sources.ts';

interface Pattern {
  readonly id: string;
  readonly name: string;
  readonly regex: string;
  readonly flags: string;
  readonly severity: string;
  readonly routes: readonly string[];
  readonly allow?: string;
  readonly target?: string;
  readonly mode?: string;
}

interface Structural {
  readonly id: string;
  readonly name: string;
  readonly how: string;
  readonly severity: string;
  readonly routes: readonly string[];
  readonly patterns?: Readonly<Record<string, readonly string[]>>;
}

interface Facts {
  readonly meta: { readonly as_of: string };
  readonly policy_rules: readonly { id: string; rule: string; sources: string[]; confidence: string }[];
  readonly legal: readonly { id: string; area: string; law: string; sources: string[]; confidence: string }[];
  readonly locales: {
    readonly marketplaces: readonly {
      countryCode: string;
      defaultDraftLanguage: string;
      otherDraftLanguages: string[];
      id_sources: string[];
    }[];
  };
  readonly template_variables: { allow_amazon: string[]; allow_own_store: string[]; deny_amazon: string[] };
  readonly lint: {
    readonly rule_names: Readonly<Record<string, { name: string; severity: string; meaning: string }>>;
    readonly universal: readonly Pattern[];
    readonly structural: readonly Structural[];
    readonly languages: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
  };
  readonly sources: Readonly<Record<string, FactSource>>;
}

/** A row of the table. */
interface Row {
  readonly sources?: readonly string[];
  readonly [key: string]: unknown;
}

const folder = process.argv[2] ?? process.env['SELLERCTL_FACTS'];
if (folder === undefined) throw new Error('name the folder that holds review-requests.json');
const facts = JSON.parse(await readFile(join(folder, 'review-requests.json'), 'utf8')) as Facts;
const { lint } = facts;

const AMAZON = 'amazon-message';
const SHOP = 'own-shop';
const BOTH = [AMAZON, SHOP];
const ROUTES: Readonly<Record<string, string>> = { amazon_free_text: AMAZON, own_store: SHOP };

/** Policies of the facts (`P..`) and laws (`G..`) behind each rule of the linter; none is our own advice. */
const BASIS: Readonly<Record<string, { policies: readonly string[]; laws?: readonly string[] }>> = {
  L01: { policies: ['P07'], laws: ['G02'] },
  L02: { policies: ['P08'], laws: ['G02'] },
  L03: { policies: ['P09'], laws: ['G02'] },
  L04: { policies: ['P09'], laws: ['G02'] },
  L05: { policies: ['P10'] },
  L06: { policies: ['P02'] },
  L07: { policies: ['P16'] },
  L08: { policies: [] },
  L09: { policies: ['P03'] },
  L11: { policies: ['P22'] },
  U01: { policies: ['P12', 'P18'] },
  U02: { policies: ['P16'] },
  U03: { policies: ['P16'] },
  U04: { policies: ['P17'] },
  U05: { policies: ['P19'] },
  U06: { policies: ['P14', 'P15', 'P20'] },
  U08: { policies: ['P05'] },
  U09: { policies: [] },
  U10: { policies: ['P20'] },
  U11: { policies: [] },
  U12: { policies: ['P08'] },
  U13: { policies: ['P07'] },
  U14: { policies: ['P02'] },
  U15: { policies: ['P16'] },
  U16: { policies: ['P06'] },
  U17: { policies: ['P11'] },
  U18: { policies: [] },
  U19: { policies: [], laws: ['G03', 'G05', 'G06'] },
  U20: { policies: [] },
  U21: { policies: ['P13'] },
};

/** As the policies behind them: an own shop may name its other goods, its phone number and its chat. */
const ROUTES_OF_WORDS: Readonly<Record<string, readonly string[]>> = {
  L01: BOTH,
  L02: BOTH,
  L03: BOTH,
  L04: BOTH,
  L05: [AMAZON],
  L06: [AMAZON],
  L07: [AMAZON],
  L08: BOTH,
};

function confidence(text: string): 'a' | 'b' | 'c' {
  return text.startsWith('a') ? 'a' : text.startsWith('b') ? 'b' : 'c';
}

function basisOf(id: string): { policies: string[]; laws: string[]; sources: string[]; confidence: 'a' | 'b' | 'c' } {
  const { policies, laws = [] } = BASIS[id] ?? { policies: [] };
  const found = [
    ...policies.map((policy) => facts.policy_rules.find((rule) => rule.id === policy)),
    ...laws.map((law) => facts.legal.find((rule) => rule.id === law)),
  ].filter((rule) => rule !== undefined);
  return {
    policies: [...policies],
    laws: [...laws],
    sources: [...new Set(found.flatMap((rule) => rule.sources))],
    confidence: found[0] === undefined ? 'c' : confidence(found[0].confidence),
  };
}

const routesOf = (routes: readonly string[]): string[] => routes.flatMap((route) => ROUTES[route] ?? []);

function rule(id: string, name: string, severity: string, meaning: string, routes: readonly string[]): Row {
  return { id, type: 'rule', name, severity, meaning, routes, ...basisOf(id) };
}

/** A blank before the end of a word can never stand there: the pattern of the facts matches nothing. */
const DEAD_END = ' )(?![\\p{L}\\p{N}])';

function pattern(place: string, ruleId: string, language: string | null, regex: string, flags: string): Row {
  const alive = regex.endsWith(DEAD_END) ? `${regex.slice(0, -DEAD_END.length)}${DEAD_END.trimStart()}` : regex;
  return { id: place, type: 'pattern', rule: ruleId, language, regex: alive, flags };
}

const rows: Row[] = [
  ...facts.policy_rules.map(({ id, rule: text, sources, ...rest }) => ({
    id,
    type: 'policy',
    text,
    sources,
    confidence: confidence(rest.confidence),
  })),
  ...facts.legal.map(({ id, area, law, sources, ...rest }) => ({
    id,
    type: 'law',
    text: `${area}: ${law}`,
    sources,
    confidence: confidence(rest.confidence),
  })),
  {
    id: 'variables',
    type: 'variables',
    [AMAZON]: facts.template_variables.allow_amazon,
    [SHOP]: facts.template_variables.allow_own_store,
    denied: facts.template_variables.deny_amazon,
    sources: ['S14'],
    confidence: 'c',
  },
];
for (const [id, { name, severity, meaning }] of Object.entries(lint.rule_names)) {
  rows.push(rule(id, name.replaceAll('_', '-'), severity, meaning, ROUTES_OF_WORDS[id] ?? []));
}
for (const [language, rules] of Object.entries(lint.languages)) {
  for (const [id, texts] of Object.entries(rules)) {
    for (const [index, regex] of texts.entries()) {
      rows.push(pattern(`${id}-${language}-${index + 1}`, id, language, regex, 'iu'));
    }
  }
}
for (const { id, name, severity, routes, regex, flags, allow, target, mode } of lint.universal) {
  rows.push(rule(id, name.replaceAll('_', '-'), severity, name.replaceAll('_', ' '), routesOf(routes)), {
    ...pattern(`${id}-any`, id, null, regex, flags),
    ...(allow === undefined ? {} : { allow }),
    ...(target === undefined ? {} : { target }),
    ...(mode === undefined ? {} : { mustMatch: true }),
  });
}
for (const { id, name, severity, routes, how, patterns = {} } of lint.structural) {
  // The limits stand in the sentence: "warn above 1,200 characters", "min length 60 letters".
  const limit = /\d[\d,]*/.exec(id === 'U20' ? how : '')?.[0];
  rows.push({
    ...rule(id, name.replaceAll('_', '-'), severity, how, routesOf(routes)),
    ...(limit === undefined ? {} : { max: Number(limit.replaceAll(',', '')) }),
  });
  for (const [language, texts] of Object.entries(patterns)) {
    for (const [index, regex] of texts.entries()) {
      rows.push(pattern(`${id}-${language}-${index + 1}`, id, language, regex, 'iu'));
    }
  }
}
/** The facts name countries; the project's code of the British shop is that of its name. */
const codeOf = (country: string): string => (country === 'GB' ? 'UK' : country);
for (const { countryCode, defaultDraftLanguage, otherDraftLanguages, id_sources } of facts.locales.marketplaces) {
  rows.push({
    id: `languages-${codeOf(countryCode)}`,
    type: 'shop-languages',
    marketplace: codeOf(countryCode),
    usual: defaultDraftLanguage,
    others: otherDraftLanguages,
    sources: id_sources,
    confidence: 'c',
  });
}
rows.push(rule('U21', 'attachments', 'error', 'a review request carries no attachment', [AMAZON]));

// The policy on asking comes first: it is the page most rules rest on.
const sources = usedSources(facts, rows, 'S34');

const table = {
  kind: 'review-lint',
  marketplace: 'ALL',
  currency: null,
  versions: [
    {
      effectiveFrom: null,
      status: 'in-force',
      confidence: 'c',
      note: 'Word lists were written for this project; no list has been checked by a native speaker yet.',
      sources,
      rows,
    },
  ],
};
const target = new URL('../src/rules/policy/review-lint.json', import.meta.url);
await writeFile(target, `${JSON.stringify(table, null, 1)}\n`);
