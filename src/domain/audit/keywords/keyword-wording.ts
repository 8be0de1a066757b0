import type { AssignedBy } from './assign-targets.ts';
import type { KeywordField } from './listing-index.ts';
import type { PluralKnowledge } from './number-forms.ts';
import type { Unreachable } from './open-targets.ts';
import type { QueryVerdict } from './query-diagnosis.ts';
import type { LeftOut, WeightBasis } from './target.ts';
import type { PartPlace } from './title-cut.ts';
import type { WasteReason } from './waste.ts';

/** Words for eyes; programs read the ids. */

export const FIELD_TEXT: Readonly<Record<KeywordField, string>> = {
  title: 'Title',
  brand: 'Brand',
  'item-highlights': 'Item highlights',
  bullets: 'Bullets',
  'search-terms': 'Search terms',
  description: 'Description (doubtful)',
};

export const WASTE_TEXT: Readonly<Record<WasteReason, string>> = {
  forbidden: 'forbidden words',
  brand: 'brands',
  'stop-word': 'stop words',
  repeat: 'repeats',
  'other-number': 'singular beside plural',
  visible: 'words in sight',
  'in-description': 'words in the description',
  useless: 'words that complete no known phrase',
  punctuation: 'punctuation',
};

export const UNREACHABLE_TEXT: Readonly<Record<Unreachable, string>> = {
  'forbidden-word': 'cannot be completed without a forbidden word',
  claim: 'cannot be completed without a word that may be a claim',
  brand: 'cannot be completed without a brand',
  'too-long': 'cannot be completed within the limit',
};

export const LEFT_OUT_TEXT: Readonly<Record<LeftOut['reason'], string>> = {
  'competitor-brand': "with a competitor's brand (--include-brands keeps them)",
  asin: 'that are ASINs',
  'too-long': 'longer than 100 characters',
  'no-words': 'without a word that counts',
};

export const PLACE_TEXT: Readonly<Record<PartPlace, string>> = {
  title: 'Title',
  'item-highlights': 'Item highlights',
  'search-terms': 'Search terms',
  repeated: 'Left out',
};

export const VERDICT_TEXT: Readonly<Record<QueryVerdict, string>> = {
  'not-shown': 'not shown',
  'shown-not-clicked': 'shown, not clicked',
  'clicked-not-bought': 'clicked, not bought',
  'not-enough-data': 'not enough data',
  'no-sign': 'no sign of a loss',
};

export const BASIS_TEXT: Readonly<Record<WeightBasis, string>> = {
  'monthly-searches': 'Phrases are weighed by searches a month.',
  'search-frequency-rank':
    'No source gives searches, only search frequency ranks: phrases are weighed by 1/rank, which is our own choice and no number of searches.',
  'ad-impressions':
    'No source gives searches: phrases are weighed by the impressions of your ads, which say how often you were shown, not how often a phrase is searched.',
  none: 'No source gives searches or ranks: phrases are not weighed, each counts the same.',
};

export const ASSIGNED_TEXT: Readonly<Record<AssignedBy, string>> = {
  'named-as-targets': 'from the list given as targets',
  'only-listing': 'because it is the only listing',
  asin: 'named for its ASIN or SKU by the report',
  'list-fits': 'from a list that is about it',
  'words-fit': 'because its words fit it best',
};

export const PLURAL_TEXT: Readonly<Record<PluralKnowledge, string>> = {
  rules: 'Plurals are told by endings, without a dictionary',
  'some-rules': 'Only some plurals are told, by endings',
  'none-needed': 'Words are looked for as parts of the text, as the language is written without blanks or plurals',
  unknown: 'Nothing is known of plurals: only equal words count',
};

/** `1 phrase`, `1,204 phrases`. */
export function countText(count: number, one: string, many: string): string {
  return `${count.toLocaleString('en-US')} ${count === 1 ? one : many}`;
}

/** `41.2 %`; small shares keep a second place. */
export function percentText(share: number): string {
  const percent = share * 100;
  const places = percent !== 0 && percent < 1 ? 2 : 1;
  return `${percent.toFixed(places).replace(/\.0+$/, '')} %`;
}
