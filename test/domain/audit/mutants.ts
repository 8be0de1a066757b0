import { findMarketplace } from '../../../src/model/marketplace.ts';
import { scopeCovers } from '../../../src/domain/audit/applicable-rules.ts';
import { wordsOf } from '../../../src/domain/audit/text/words.ts';
import { listingRules, wordLists } from '../../../src/rules/policy/listing-tables.ts';
import type { FixtureChange, FixtureExtras, FixtureListing } from './audited.ts';
import { CLEAN_TEXTS, type CleanText, invented, terms, words } from './clean-listings.ts';

/** One fault in a clean listing. */
export interface Mutant {
  readonly rule: string;
  readonly change: FixtureChange;
  readonly extras?: FixtureExtras;
  /** Rules the same fault breaks of necessity. */
  readonly also?: readonly string[];
}

type Changes = Readonly<Record<string, Omit<Mutant, 'rule'> | null>>;

const RULES = listingRules.versions.flatMap(({ rows }) => rows);
const LISTS = wordLists.versions.flatMap(({ rows }) => rows);
const HIGHLIGHTS = 'Pelvimo, Tarquelo snack rim';

function languageOf(marketplace: string): string {
  return findMarketplace(marketplace)?.locale.slice(0, 2) ?? 'en';
}

/** Bytes of search terms that leave no room and break no limit. */
function fullBytes(marketplace: string): number {
  return marketplace === 'JP' ? 490 : 196;
}

function textOf(marketplace: string): CleanText {
  const text = CLEAN_TEXTS[languageOf(marketplace)];
  if (text === undefined) throw new Error(`no clean text for ${marketplace}`);
  return text;
}

/** A listing that breaks no rule of the marketplace. */
export function cleanListing(marketplace: string): FixtureListing {
  const { title, bullets, description } = textOf(marketplace);
  return {
    sku: 'BR-1',
    asin: 'B0BR1MLK01',
    marketplace,
    brand: 'Brimlark',
    category: 'Home and Kitchen',
    title,
    itemHighlights: HIGHLIGHTS,
    bullets: [...bullets],
    description,
    searchTerms: terms(fullBytes(marketplace)),
  };
}

const VISIBLE = ['SHIPPING', 'REVIEW_REQUEST', 'TEMPORARY', 'DISEASE', 'PESTICIDE', 'ECO', 'COVID', 'TAMPER'];
/** Lists looked for in the same field. */
const PEERS = {
  title: [...VISIBLE, 'PROMO', 'SUBJECTIVE'],
  bullets: [...VISIBLE, 'BULLET_CLAIMS', 'GUARANTEE', 'CARE'],
  description: VISIBLE,
  terms: ['KW_SUBJECTIVE', 'TEMPORARY', 'DISEASE', 'PESTICIDE', 'COVID', 'TAMPER', 'STOPWORDS'],
} as const;

/** A word of the list without a second sense that no other list of the field has; null when there is none in the language. */
function listed(list: string, language: string, field: keyof typeof PEERS): string | null {
  const row = LISTS.find((each) => each.list === list && each.language === language);
  const peers: readonly string[] = PEERS[field];
  const others = LISTS.filter((each) => each.list !== list && each.language === language && peers.includes(each.list));
  const has = (word: string, other: string): boolean =>
    language === 'ja'
      ? word.includes(other)
      : ` ${word.replaceAll('-', ' ')} `.includes(` ${other.replaceAll('-', ' ')} `);
  const isOwn = (word: string): boolean =>
    row?.ambiguous.includes(word) === false && !others.some((each) => each.words.some((other) => has(word, other)));
  return row?.words.find(isOwn) ?? null;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function titleOf(characters: number, from = 60): string {
  return `Brimlark ${words(from, characters - 9)
    .split(' ')
    .map(capital)
    .join(' ')}`;
}

/** Exactly so many characters. */
function exactTitle(characters: number): string {
  const text = titleOf(characters - 10);
  return `${text} ${'X'.repeat(1)}${'y'.repeat(Math.max(0, characters - text.length - 2))}`;
}

function titleChanges(text: CleanText, language: string): Changes {
  const { title } = text;
  const [, second = ''] = wordsOf(title).map((word) => word.text);
  const withWord = (list: string): Omit<Mutant, 'rule'> | null => {
    const word = listed(list, language, 'title');
    return word === null ? null : { change: { title: `Brimlark ${capital(invented(61))} ${word}` } };
  };
  const numeral = LISTS.find((row) => row.list === 'NUMBER_WORDS' && row.language === language)?.words[0];
  return {
    'TITLE-PRESENT': { change: { title: '' } },
    'TITLE-LEN-75': { change: { title: exactTitle(76), itemHighlights: null } },
    'TITLE-LEN-NEAR': { change: { title: exactTitle(74) } },
    'TITLE-LEN-200': {
      change: { title: exactTitle(201), itemHighlights: null },
      also: ['TITLE-LEN-75', 'TITLE-LEN-80'],
    },
    'TITLE-LEN-80': { change: { title: exactTitle(81) } },
    'TITLE-LEN-MIN': { change: { title: 'Brimlark Boxo' } },
    'TITLE-CHARS': { change: { title: `${title} !` } },
    'TITLE-CHARS-DECOR': { change: { title: `${title} ~` } },
    'TITLE-CHARS-ODD': { change: { title: `${title} ★` } },
    'TITLE-REPEAT': { change: { title: 'Brimlark Vuldo Vuldo Vuldo Paxo' } },
    'TITLE-CAPS': { change: { title: 'Brimlark VULDORO QUOMPAX ZINTERO' } },
    'TITLE-LOWER': { change: { title: title.toLowerCase() } },
    'TITLE-PROMO': withWord('PROMO'),
    'TITLE-SUBJECTIVE': withWord('SUBJECTIVE'),
    'TITLE-IDENTIFIES': { change: {}, extras: { records: { 'catalog-item': [{ browseNodeName: 'Zzgrummelo' }] } } },
    'TITLE-BRAND-FIRST': { change: { title: `${capital(second)} Vuldoro Quompaxo Brimlark` } },
    'TITLE-NUMERALS': numeral === undefined ? null : { change: { title: `Brimlark Vuldoro ${numeral} Paxo` } },
    'TITLE-SELLER': {
      change: { title: 'Brimlark Vuldoro Brookside Trading' },
      extras: { own: { sellerNames: ['Brookside Trading'] } },
    },
    'TITLE-DRIFT': { change: {}, extras: { records: { 'catalog-item': [{ title: 'Brimlark Vuldoro' }] } } },
  };
}

function highlightChanges({ bullets }: CleanText): Changes {
  const longest = wordsOf(bullets[2]).toSorted((left, right) => right.text.length - left.text.length);
  const known = longest[0]?.text ?? '';
  return {
    'HL-PRESENT': { change: { itemHighlights: '' } },
    'HL-LEN-125': {
      change: { itemHighlights: [70, 73, 76, 79, 82, 85].map((from) => words(from, 20)).join(', ') },
    },
    'HL-NEEDS-SHORT-TITLE': { change: { title: exactTitle(77) }, also: ['TITLE-LEN-75'] },
    'HL-NO-REPEAT': { change: { itemHighlights: `${HIGHLIGHTS}, Brimlark` } },
    'HL-PHRASES': { change: { itemHighlights: `Pelvimo, ${words(70, 42)}` } },
    'HL-FIRST-28': { change: { itemHighlights: `${words(70, 29)}, Pelvimo` } },
    'HL-INCREMENT': { change: { itemHighlights: known } },
  };
}

function bulletChanges({ bullets }: CleanText, language: string): Changes {
  const [, second] = bullets;
  const third = (text: string): FixtureChange => ({ 'bullet-3': text });
  const withWord = (list: string): Omit<Mutant, 'rule'> | null => {
    const word = listed(list, language, 'bullets');
    return word === null ? null : { change: third(`Vuldoro: ${word} ${invented(62)}`) };
  };
  const hasCase = !['ja', 'ar'].includes(language);
  return {
    'BULLET-COUNT': { change: { bullets: bullets.slice(0, 2) } },
    'BULLET-LEN': { change: third(`Vuldoro: ${words(60, 250)}`) },
    'BULLET-TOTAL': {
      change: { bullets: [0, 20, 40, 60, 80].map((from) => `Vul${from}: ${words(from, 200)}`) },
    },
    'BULLET-CHARS': { change: third(`${second} ±`), also: ['BULLET-DUP'] },
    'BULLET-EMOJI': { change: third('Vuldoro: quompaxo 🙂 paxo') },
    'BULLET-PLACEHOLDER': { change: third('N/A'), also: ['BULLET-HEADER'] },
    'BULLET-ASIN': { change: third('Vuldoro: fits B0ABCDEFGH') },
    'BULLET-CLAIMS': claimMutant(language),
    'BULLET-GUARANTEE': withWord('GUARANTEE'),
    'BULLET-CONTACT': { change: third('Vuldoro: www.example.com') },
    'BULLET-DUP': { change: third(second) },
    'BULLET-START': hasCase ? { change: third('vuldoro: quompaxo paxo') } : null,
    'BULLET-END': { change: third('Vuldoro: quompaxo paxo.') },
    'BULLET-HEADER': { change: third('Vuldoro quompaxo paxo') },
    'BULLET-CAPS-HEADER': { change: third('VULDORO QUOMPAXO: paxo') },
    'BULLET-NUMBERS': { change: third('Vuldoro: holds 4 quompaxo') },
    'BULLET-UNIT-SPACE': language === 'ja' ? null : { change: third('Vuldoro: 60ml quompaxo') },
    'BULLET-COMPARE': { change: third('Vuldoro: better than quompaxo') },
    'BULLET-AWARD': { change: third('Vuldoro: award-winning quompaxo') },
    'BULLET-CARE': {
      change: third('Vuldoro: quompaxo zintero outside'),
      extras: { records: { 'listing-text': [{ attributes: { fabric_type: ['Quompaxo Zintero'] } }] } },
    },
    'BULLET-DRIFT': { change: {}, extras: { records: { 'catalog-item': [{ bullets: ['Vuldoro: paxo'] }] } } },
  };
}

/** The claims of bullets stand in other lists too, whose rules are silent beside this one. */
function claimMutant(language: string): Omit<Mutant, 'rule'> | null {
  const row = LISTS.find((each) => each.list === 'BULLET_CLAIMS' && each.language === language);
  const word = row?.words[0];
  return word === undefined ? null : { change: { 'bullet-3': `Vuldoro: ${word} ${invented(62)}` } };
}

function descriptionChanges({ description }: CleanText, language: string): Changes {
  const added = (text: string): FixtureChange => ({ description: `${description} ${text}` });
  const withWord = (list: string): Omit<Mutant, 'rule'> | null => {
    const word = listed(list, language, 'description');
    return word === null ? null : { change: added(`${capital(invented(63))} ${word} ${invented(64)}.`) };
  };
  const other = CLEAN_TEXTS[language === 'de' ? 'en' : 'de']?.description ?? '';
  const isDetected = ['de', 'en', 'es', 'fr', 'it', 'nl', 'pl', 'sv'].includes(language);
  return {
    'DESC-PRESENT': { change: { description: '' } },
    'DESC-LEN': { change: added(words(60, 300).repeat(7)) },
    'DESC-HTML': { change: added('<b>vuldoro</b>') },
    'DESC-SHORT': { change: { description: 'Vuldoro quompaxo.' } },
    'DESC-APLUS-HIDES': { change: {}, extras: { records: { 'aplus-page': [{ reference: 'AP-1' }] } } },
    'TEXT-CONTACT': { change: added('www.example.com') },
    'TEXT-PRICE': { change: added('Vuldoro $ 9.') },
    'TEXT-SHIPPING': withWord('SHIPPING'),
    'TEXT-REVIEW': withWord('REVIEW_REQUEST'),
    'TEXT-TIME': withWord('TEMPORARY'),
    'TEXT-FSA': { change: added('FSA eligible.') },
    'TEXT-GENERIC-BRAND': { change: { ...added('Norvik vuldoro.'), brand: 'Generic', otherBrand: 'Norvik' } },
    'TEXT-DISEASE': withWord('DISEASE'),
    'TEXT-PESTICIDE': withWord('PESTICIDE'),
    'TEXT-ECO': withWord('ECO'),
    'TEXT-COVID': withWord('COVID'),
    'TEXT-HIJACK': withWord('TAMPER'),
    'TEXT-MOJIBAKE': { change: added('VuldorÃ¼.') },
    'TEXT-LANGUAGE': isDetected ? { change: { description: other } } : null,
  };
}

function termChanges(marketplace: string, { title }: CleanText, language: string): Changes {
  const full = fullBytes(marketplace);
  const limit = marketplace === 'JP' ? 499 : marketplace === 'IN' ? 199 : 249;
  const withWord = (list: string): Omit<Mutant, 'rule'> | null => {
    const word = listed(list, language, 'terms');
    return word === null ? null : { change: { searchTerms: terms(full, word) } };
  };
  const seen = wordsOf(title).map((word) => word.text.toLowerCase());
  const stop = LISTS.find((row) => row.list === 'STOPWORDS' && row.language === language)?.words[0];
  const tight = (bytes: number): string => terms(bytes).replaceAll(' ', 'x');
  return {
    'KW-PRESENT': { change: { searchTerms: '' } },
    'KW-BYTES': { change: { searchTerms: `${tight(240)} paxonokofimguro` } },
    'KW-BYTES-JP': { change: { searchTerms: `${tight(499)} p` } },
    'KW-BYTES-IN': { change: { searchTerms: `${tight(190)} paxonokofim` } },
    'KW-BYTES-SPACES': { change: { searchTerms: terms(255) } },
    'KW-BYTES-97779': { change: { searchTerms: terms(205) } },
    'KW-UNUSED': { change: { searchTerms: terms(limit - 70) } },
    'KW-REPEAT': { change: { searchTerms: terms(full, 'pelgrumo', 'vemlato', 'pelgrumo') } },
    'KW-PLURAL': { change: { searchTerms: terms(full, 'pelgrumo', 'pelgrumos') } },
    'KW-DUP-VISIBLE': { change: { searchTerms: terms(full, seen[1] ?? '') } },
    'KW-STOP': stop === undefined ? null : { change: { searchTerms: terms(full, stop, 'pelgrumo') } },
    'KW-PUNCT': { change: { searchTerms: terms(full, 'pelgrumo,', 'vemlato') } },
    'KW-CASE': { change: { searchTerms: terms(full, 'Pelgrumo') } },
    'KW-BRAND': { change: { searchTerms: terms(full, 'brimlark') } },
    'KW-ASIN': { change: { searchTerms: terms(full, 'b0abcdefgh') } },
    'KW-SUBJECTIVE': withWord('KW_SUBJECTIVE'),
    'KW-TEMPORARY': withWord('TEMPORARY'),
    'KW-OFFENSIVE': withWord('TAMPER'),
    'KW-MISSPELL': {
      change: { searchTerms: terms(full, 'pelgrumo') },
      extras: { own: { misspellings: ['pelgrumo'] } },
    },
  };
}

function attributes(values: Readonly<Record<string, readonly string[]>>): Omit<Mutant, 'rule'> {
  return { change: {}, extras: { records: { 'listing-text': [{ attributes: values }] } } };
}

const ISSUE = {
  code: '90220',
  message: "'size' is required but not supplied.",
  severity: 'ERROR',
  attributes: ['size'],
  categories: ['MISSING_ATTRIBUTE'],
  enforcements: [],
  exemption: null,
  exemptUntil: null,
};

/** What Amazon says, offers, attributes, A+ content: the same in every marketplace. */
const FACTS: Changes = {
  'KWATTR-item_type_keyword': { ...attributes({ item_type_keyword: ['x'.repeat(251)] }), also: ['TITLE-IDENTIFIES'] },
  'KWATTR-style_keywords': attributes({ style_keywords: ['x'.repeat(101)] }),
  'KWATTR-subject_keywords': attributes({ subject_keywords: ['x'.repeat(211)] }),
  'KWATTR-thesaurus_subject_keywords': attributes({ thesaurus_subject_keywords: ['x'.repeat(251)] }),
  'KWATTR-specific_uses_keywords': attributes({ specific_uses_keywords: ['x'.repeat(151)] }),
  'KWATTR-target_audience_keywords': attributes({ target_audience_keywords: ['vuldoro'] }),
  'KWATTR-thesaurus_attribute_keywords': attributes({ thesaurus_attribute_keywords: ['vuldoro'] }),
  'KWATTR-platinum_keywords': attributes({ platinum_keywords: ['vuldoro'] }),
  'LAUNCH-DATE': attributes({ merchant_release_date: ['2027-01-01'] }),
  'ADULT-FLAG': attributes({ is_adult_product: ['true'] }),
  'BROWSE-NODE': { change: {}, extras: { records: { 'listing-text': [{ browseNode: '' }] } } },
  'OFFER-PRESENT': { change: {}, extras: { records: { listing: [{ status: 'incomplete' }] } } },
  'REQUIRED-ATTR': {
    change: {},
    extras: {
      records: {
        'listing-text': [{ isWhole: true, productType: 'BRIMLARK_BOX', attributes: { item_name: ['x'] } }],
        'product-type': [{ productType: 'BRIMLARK_BOX', required: ['item_name', 'material'] }],
      },
    },
  },
  'RECOMMENDED-ATTR': {
    ...attributes({ color: [] }),
    extras: {
      records: { 'listing-text': [{ attributes: { color: [] } }] },
      rule: { id: 'RECOMMENDED-ATTR', check: { type: 'share', attributes: ['color'] } },
    },
  },
  'TEMPLATE-AGE': { change: {}, extras: { records: { 'listing-text': [{ templateDate: '2026-01-01' }] } } },
  'BRAND-VALUE': { change: {}, extras: { records: { 'catalog-item': [{ brand: 'BRIMLARK' }] } } },
  'VARIATION-THEME': family({ variationTheme: 'SIZE' }, {}),
  'VARIATION-CONSISTENT': family({}, { brand: 'Norvik' }),
  'TITLE-CHILD': family({}, {}, 'Sea Vemlato'),
  'TITLE-PARENT': {
    change: { title: 'Brimlark Vuldoro Moss' },
    extras: {
      records: {
        'listing-text': [
          { parentage: 'parent' },
          { sku: 'K-1', parentage: 'child', parentSku: 'BR-1', attributes: { color: ['Moss'] } },
        ],
      },
    },
  },
  'APLUS-PRESENT': { change: {}, extras: { records: { 'aplus-page': [{ asin: 'B0OTHER001' }] } } },
  'APLUS-LIMITS': aplus({ modules: Array.from({ length: 6 }, () => 'STANDARD_TEXT') }),
  'APLUS-ALT': aplus({ images: [{ place: 'module 1', altText: null, width: 970, height: 300 }] }),
  'APLUS-WORDS': aplus({ texts: [{ place: 'module 1', text: 'www.example.com', isParagraph: false }] }, 'APLUS-INDEX'),
  'APLUS-PARAGRAPH': aplus(
    { texts: [{ place: 'module 1', text: 'Vuldo. Paxo. Quomo. Zino.', isParagraph: true }] },
    'APLUS-INDEX',
  ),
  'APLUS-INDEX': aplus({ texts: [{ place: 'module 1', text: 'Vuldoronoko', isParagraph: false }] }),
  ISSUE: { change: {}, extras: { records: { 'listing-state': [{ issues: [ISSUE] }] } } },
  STATUS: { change: {}, extras: { records: { 'listing-state': [{ statuses: ['BUYABLE'] }] } } },
};

function aplus(content: object, ...also: readonly string[]): Omit<Mutant, 'rule'> {
  return {
    change: {},
    also: ['DESC-APLUS-HIDES', ...also],
    extras: {
      records: { 'aplus-page': [{ reference: 'AP-1' }], 'aplus-content': [{ reference: 'AP-1', ...content }] },
    },
  };
}

/** A child whose title names its colour, with a parent and two siblings. */
function family(parent: object, sibling: object, colour = 'Vuldoro'): Omit<Mutant, 'rule'> {
  const child = { parentage: 'child', parentSku: 'P-1', variationTheme: 'COLOR' } as const;
  return {
    change: { title: 'Brimlark Vuldoro Quompaxo' },
    extras: {
      records: {
        'listing-text': [
          { ...child, attributes: { color: [colour] } },
          { ...child, sku: 'K-2', attributes: { color: ['Zino'] }, ...sibling },
          { ...child, sku: 'K-3', attributes: { color: ['Nokfimo'] }, ...sibling },
          { sku: 'P-1', parentage: 'parent', variationTheme: 'COLOR', ...parent },
        ],
      },
    },
  };
}

/** Every fault that can be written for a marketplace, one of each rule that holds there. */
export function mutantsFor(marketplace: string): Mutant[] {
  const language = languageOf(marketplace);
  const text = textOf(marketplace);
  const changes: Changes = {
    ...titleChanges(text, language),
    ...highlightChanges(text),
    ...bulletChanges(text, language),
    ...descriptionChanges(text, language),
    ...termChanges(marketplace, text, language),
    ...FACTS,
  };
  const holding = new Set(
    RULES.filter((rule) => rule.severity !== 'off' && scopeCovers(rule, { marketplace, media: false }) === 'yes').map(
      ({ id }) => id,
    ),
  );
  return Object.entries(changes).flatMap(([rule, mutant]) =>
    mutant === null || !holding.has(rule) ? [] : [{ rule, ...mutant }],
  );
}
