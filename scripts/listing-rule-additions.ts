/** What our own reading adds to the researched rules: ambiguous words, small lists, limits told in prose, patterns made safer. */
import type { WordList } from '../src/rules/policy/listing-rule.ts';

/** Words the research calls harmless in another sense (its cautions, as data). */
export const AMBIGUOUS: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  DISEASE: {
    en: ['cure', 'cures', 'treat', 'treats', 'treatment', 'anxiety', 'stroke', 'healing', 'mitigate', 'heal', 'heals'],
    de: ['angst', 'behandelt', 'lindert'],
    it: ['cura'],
    es: ['cura'],
  },
  PESTICIDE: {
    en: [
      'tick',
      'spider',
      'mold',
      'mould',
      'ants',
      'mosquito',
      'flea',
      'pest',
      'repel',
      'repels',
      'rodent',
      'termite',
      'roach',
    ],
    de: ['schimmel'],
  },
  COVID: { en: ['n95', 'kn95'], de: ['corona'], fr: ['corona'], it: ['corona'], es: ['corona'] },
  ECO: { fr: ['durable'] },
};

const OWN = { ambiguous: [], caution: null, sources: [], certainty: 'own' } as const;

export const OWN_LISTS: readonly Omit<WordList, 'id'>[] = [
  {
    list: 'MEDIA',
    language: 'en',
    words: [
      'book',
      'books',
      'music',
      'video',
      'dvd',
      'video & dvd',
      'video, dvd & blu-ray',
      'software',
      'media',
      'vinyl',
    ],
    ...OWN,
  },
  {
    list: 'UNITS',
    language: 'en',
    words: [
      'mm',
      'cm',
      'm',
      'km',
      'in',
      'inch',
      'inches',
      'ft',
      'feet',
      'yd',
      'g',
      'kg',
      'mg',
      'oz',
      'lb',
      'lbs',
      'ml',
      'cl',
      'l',
      'gal',
      'qt',
      'w',
      'kw',
      'v',
      'kv',
      'a',
      'ma',
      'mah',
      'ah',
      'wh',
      'hz',
      'khz',
      'mhz',
      'ghz',
      'db',
      'dpi',
      'gb',
      'mb',
      'tb',
      'rpm',
      'psi',
      'bar',
      'awg',
      'lm',
      'nm',
      'px',
      'pt',
      'liter',
      'litre',
      'gram',
      'grams',
      'ounce',
      'ounces',
      'pound',
      'pounds',
      'gallon',
      'watt',
      'watts',
      'volt',
      'volts',
      'hours',
      'hour',
      'minutes',
      'degrees',
      'percent',
      'zoll',
      'gramm',
      'stunden',
      'minuten',
      'grad',
      'prozent',
    ],
    ...OWN,
  },
  {
    list: 'NUMBER_WORDS',
    language: 'en',
    words: ['two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'],
    ...OWN,
  },
  {
    list: 'NUMBER_WORDS',
    language: 'de',
    words: ['zwei', 'drei', 'vier', 'fünf', 'sechs', 'sieben', 'acht', 'neun', 'zehn', 'elf', 'zwölf'],
    ...OWN,
  },
  {
    list: 'GENERIC_BRAND',
    language: 'en',
    words: ['generic', 'generisch', 'générique', 'generico', 'genérico', 'unbranded', 'no brand', 'ノーブランド品'],
    ...OWN,
  },
];

/** Address, mail, telephone number: in this order. Every repeat is bounded, so that hostile text costs no more than its length. */
const CONTACT: readonly string[] = [
  '(?:[hH][tT][tT][pP][sS]?://|[wW]{3}\\.)\\S+|(?<![\\w@.-])[a-z0-9-]{2,63}\\.(?:com|net|org|de|fr|it|es|co\\.uk|co\\.jp|io|shop|store)(?!\\w)',
  '(?<![\\w.+-])[\\w.+-]{1,64}@[\\w-]{1,63}\\.\\w[\\w.]{0,100}',
  '(?<![\\w.])\\+?\\(?\\d[\\d ()/-]{8,30}\\d(?![\\w.])',
];

/** Patterns made safer than the researched ones. */
export const PATTERNS: Readonly<Record<string, readonly string[]>> = {
  // Letters after the sign are ordinary Portuguese capitals (SÃO); wrongly decoded text has none there.
  'TEXT-MOJIBAKE': ['Ã[^A-Za-z\\s]|â€.|Â[\\u00A0-\\u00BF]|\\uFFFD'],
  'DESC-HTML': ['<(?!/?br\\s{0,9}/?>)[a-z/!][^<>]{0,500}>'],
  'BULLET-CONTACT': CONTACT,
  'TEXT-CONTACT': CONTACT,
};

/** Limits that the research tells in prose (its calibration), as numbers. */
export const IMAGE_LIMITS: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  'IMG-ASPECT': { min: 0.75, max: 1.34 },
  'IMG-BG-WHITE': {
    white: 250,
    exact: 255,
    cornerSide: 0.02,
    cornerWhiteShare: 0.95,
    offWhiteMin: 190,
    offWhiteSpread: 20,
    offWhiteShare: 0.5,
    whiteCorners: 3,
    frameShare: 0.98,
    exactShare: 0.9,
    reachCorners: 2,
    reachShare: 0.5,
    offWhiteCorners: 2,
  },
  'IMG-FILL': { limit: 0.85, pass: 0.84, low: 0.8, threshold: 250, strict: 255, loose: 240, sparse: 0.002 },
  'IMG-CROPPED': { share: 0.03 },
  'IMG-PLACEHOLDER': { share: 0.005 },
  'IMG-BORDER': { inset: 0.02, spread: 20 },
};

export const IMAGE_LISTS: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  'IMG-FORMAT': { accepted: ['jpeg', 'png', 'gif', 'tiff'] },
};
