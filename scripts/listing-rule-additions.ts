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

/** Phrases in which a listed word says nothing of what the list is about: the research's cautions, as data. */
export const HARMLESS: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  DISEASE: {
    en: [
      'dog treat',
      'dog treats',
      'cat treat',
      'cat treats',
      'pet treat',
      'pet treats',
      'treat dispenser',
      'treat pouch',
      'treat bag',
      'treat bags',
      'treat boxes',
      'treat jar',
      'treat yourself',
      'sweet treat',
      'sweet treats',
      'uv cure',
      'cure time',
      'heat treatment',
      'heat treated',
      'surface treatment',
      'window treatment',
      'window treatments',
      'wood treatment',
      'paint stroke',
      'brush stroke',
      'two stroke',
      '2 stroke',
      'four stroke',
      '4 stroke',
    ],
    it: ['cura dei dettagli', 'con cura', 'cura del corpo'],
    es: ['cura de la madera'],
  },
  PESTICIDE: {
    en: [
      'water repellent',
      'oil repellent',
      'stain repellent',
      'dirt repellent',
      'dust repellent',
      'repels water',
      'repel water',
      'repels dirt',
      'repels dust',
      'repels stains',
      'silicone mold',
      'silicone mould',
      'cake mold',
      'cake mould',
      'baking mold',
      'baking mould',
      'ice mold',
      'ice mould',
      'soap mold',
      'candle mold',
      'resin mold',
      'chocolate mold',
      'popsicle mold',
      'injection mold',
      'plaster mold',
      'tick mark',
      'tick marks',
      'tick box',
      'tick tock',
      'spider plant',
      'spider web',
      'spider man',
      'flea market',
    ],
  },
};

/** Product types whose name or purpose a listed word is, by beginning: there it is no claim. */
export const EXCEPT_PRODUCT_TYPES: Readonly<
  Record<string, Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>>
> = {
  DISEASE: { en: { treat: ['PET_', 'ANIMAL_'], treats: ['PET_', 'ANIMAL_'], cure: ['ADHESIVE', 'RESIN'] } },
  PESTICIDE: {
    en: {
      mold: ['BAKING_', 'BAKEWARE', 'CAKE_', 'CANDY_', 'ICE_', 'MOLD', 'CRAFT_'],
      mould: ['BAKING_', 'BAKEWARE', 'CAKE_', 'CANDY_', 'ICE_', 'MOLD', 'CRAFT_'],
      spider: ['TOY_', 'TOYS', 'COSTUME', 'PLANT'],
      ants: ['TOY_', 'TOYS'],
      tick: ['CLOCK', 'WATCH'],
    },
  },
};

/** Numbers the research tells in notes, as limits of a rule. */
export const OWN_NUMBERS: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  // "The schema takes 500, 600 or 700 by product type": above the greatest of them no product type takes it.
  'BULLET-LEN': { schemaMax: 700 },
};

/** Lists the research tells in prose, by rule. */
export const OWN_LIST_OF: Readonly<Record<string, string>> = { 'BULLET-CARE': 'CARE', 'KW-MISSPELL': 'MISSPELLINGS' };

interface TriggerRules {
  readonly id: string;
  readonly rules: readonly string[];
  readonly confidence: 'a' | 'b';
}

/** Which rules see each state that can suppress a listing. */
export const TRIGGER_RULES: Readonly<Record<string, TriggerRules>> = {
  'no main image': { id: 'no-main-image', rules: ['IMG-MAIN-PRESENT'], confidence: 'b' },
  'main image breaks the rules (text, logo, not white) in apparel, shoes, watches, jewellery, luggage and others': {
    id: 'main-image',
    rules: ['IMG-BG-WHITE', 'IMG-TEXT'],
    confidence: 'b',
  },
  'no brand': { id: 'no-brand', rules: ['BRAND-VALUE'], confidence: 'b' },
  'no description': { id: 'no-description', rules: ['DESC-PRESENT'], confidence: 'b' },
  'no or fewer than three bullets in some categories': {
    id: 'few-bullets',
    rules: ['BULLET-COUNT'],
    confidence: 'b',
  },
  'apparel child without department, size or colour': {
    id: 'apparel-attributes',
    rules: ['REQUIRED-ATTR'],
    confidence: 'b',
  },
  'title breaks the rules': {
    id: 'title-rules',
    rules: ['TITLE-PRESENT', 'TITLE-LEN-200', 'TITLE-PROMO', 'TITLE-CHARS', 'TITLE-IDENTIFIES', 'TITLE-CAPS'],
    confidence: 'b',
  },
  'no browse node': { id: 'no-browse-node', rules: ['BROWSE-NODE'], confidence: 'a' },
  'no offer': { id: 'no-offer', rules: ['OFFER-PRESENT'], confidence: 'a' },
  'future launch date': { id: 'launch-date', rules: ['LAUNCH-DATE'], confidence: 'a' },
  'adult flag': { id: 'adult-flag', rules: ['ADULT-FLAG'], confidence: 'a' },
};

const OWN = { ambiguous: [], caution: null, sources: [], certainty: 'own' } as const;

/** Articles, prepositions and conjunctions of store languages the research has no list for. */
const SMALL_WORDS: Readonly<Record<string, string>> = {
  ar: 'و أو في من إلى على مع عن بدون ثم أن هذا هذه',
  nl: 'de het een en of met voor van in op te bij uit zonder aan door naar om',
  pl: 'i oraz lub z ze do na w we dla od bez po o u za przez',
  pt: 'o a os as um uma uns umas de do da dos das e ou mas com para por em no na nos nas sem sob sobre entre até ao à',
  sv: 'en ett och eller med för av i på till utan från om',
  tr: 've veya ile için bir bu de da ya ama gibi kadar',
};

/** Languages whose function words the research names itself. */
const RESEARCHED_FUNCTION_WORDS: ReadonlySet<string> = new Set(['nl', 'sv', 'pl']);

export const OWN_LISTS: readonly Omit<WordList, 'id' | 'harmless' | 'exceptProductTypes'>[] = [
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
  ...['FUNCTIONWORDS', 'STOPWORDS'].flatMap((list) =>
    Object.entries(SMALL_WORDS)
      .filter(([language]) => list === 'STOPWORDS' || !RESEARCHED_FUNCTION_WORDS.has(language))
      .map(([language, words]) => ({ list, language, words: words.split(' '), ...OWN })),
  ),
  {
    list: 'CARE',
    language: 'en',
    words: [
      'machine wash',
      'machine washable',
      'hand wash only',
      'hand wash cold',
      'dry clean',
      'dry clean only',
      'do not bleach',
      'tumble dry',
      'made in china',
      'made in usa',
      'made in the usa',
      'made in italy',
      'made in germany',
      '100% cotton',
      '100% polyester',
    ],
    ...OWN,
  },
  {
    list: 'CARE',
    language: 'de',
    words: [
      'maschinenwäsche',
      'maschinenwaschbar',
      'handwäsche',
      'nicht bleichen',
      'chemische reinigung',
      'made in germany',
      'hergestellt in china',
      '100% baumwolle',
      '100 % baumwolle',
    ],
    ...OWN,
  },
  {
    list: 'CARE',
    language: 'fr',
    words: [
      'lavable en machine',
      'lavage à la main',
      'nettoyage à sec',
      'fabriqué en chine',
      'fabriqué en france',
      '100 % coton',
      '100% coton',
    ],
    ...OWN,
  },
  {
    list: 'CARE',
    language: 'it',
    words: ['lavabile in lavatrice', 'lavaggio a mano', 'lavaggio a secco', 'made in italy', '100% cotone'],
    ...OWN,
  },
  {
    list: 'CARE',
    language: 'es',
    words: [
      'lavable a máquina',
      'lavado a mano',
      'limpieza en seco',
      'fabricado en china',
      'hecho en españa',
      '100% algodón',
    ],
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
  'IMG-BORDER': { inset: 0.02, spread: 20, whiteInside: 0.8, share: 0.9 },
  'IMG-SHADOW-EDGE': { share: 0.05 },
  'IMG-HALO': { dark: 200, share: 0.5 },
  'IMG-BADGE': { dark: 235, minArea: 0.005, maxArea: 0.08, deviation: 20, groundShare: 0.6 },
  'IMG-MULTIVIEW': { minArea: 0.02, tolerance: 0.15, distance: 10 },
  'IMG-TEXT': {
    side: 1000,
    dark: 200,
    minArea: 9,
    ring: 4,
    groundShare: 0.6,
    minHeight: 0.008,
    maxHeight: 0.08,
    maxWidth: 0.1,
    glyphs: 5,
    overlap: 0.4,
    gap: 1.5,
    errorRows: 2,
  },
  'IMG-BLUR': { low: 70, unsure: 150, minForeground: 0.02 },
  // Of the most detailed piece, which holds about five times the detail of the whole that the research measured.
  'IMG-UPSCALED': {
    sure: 25,
    likely: 100,
    side: 1000,
    plain: 150,
    bits85: 3.2,
    bits92: 3.7,
    bits95: 4.3,
    bitsShare: 0.15,
  },
  'IMG-JPEG': { low: 60, fair: 80 },
  'IMG-GREY': { saturation: 0.005 },
  'IMG-DPI': { limit: 72 },
  'IMG-DUP': { certain: 4, likely: 12, box: 6, colour: 6 },
  'IMG-DUP-SIBLINGS': { certain: 4, likely: 12, box: 6, colour: 6 },
  'IMG-VIDEO': { limit: 1 },
  'IMG-APLUS': {
    basicWidth: 970,
    basicHeight: 300,
    premiumWidth: 1464,
    premiumHeight: 600,
    bytes: 2_097_152,
    density: 72,
  },
};

/** Parts of the names of Amazon's product types (`SHIRT`, `BABY_PRODUCT`) by which a kind of product is told: our reading. */
const APPAREL = [
  'APPAREL',
  'BLAZER',
  'BRA',
  'COAT',
  'DRESS',
  'HAT',
  'HOSIERY',
  'JACKET',
  'LEOTARD',
  'OVERALLS',
  'PAJAMAS',
  'PANTS',
  'ROBE',
  'SHIRT',
  'SHORTS',
  'SKIRT',
  'SOCKS',
  'SUIT',
  'SWEATER',
  'SWEATSHIRT',
  'SWIMWEAR',
  'TIGHTS',
  'UNDERPANTS',
  'UNDERWEAR',
  'VEST',
];
const FOOTWEAR = ['BOOT', 'FOOTWEAR', 'SANDAL', 'SHOES', 'SLIPPER'];

export const IMAGE_LISTS: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  'IMG-FORMAT': { accepted: ['jpeg', 'png', 'gif', 'tiff'] },
  'IMG-APLUS': { accepted: ['jpeg', 'png', 'bmp'] },
  'IMG-AI-TAG': {
    tags: ['contains-synthetic-performer'],
    // IPTC digital source types of pictures that a model made in whole or in part.
    sources: ['trainedAlgorithmicMedia', 'compositeWithTrainedAlgorithmicMedia', 'algorithmicMedia'],
  },
  // Product types that may show a scene instead of white ground: Amazon publishes no list, so the seller names them.
  'IMG-BG-WHITE': { exemptProductTypes: [] },
  'IMG-BG-NEARWHITE': { exemptProductTypes: [] },
  // Product types that need an energy label: the law of the place says which, so the seller names them.
  'IMG-ENERGY': { productTypes: [] },
  'IMG-SLOTS': {
    known: [
      'MAIN',
      'SWCH',
      'TOPP',
      'BOTT',
      'LEFT',
      'RGHT',
      'FRNT',
      'BACK',
      'SIDE',
      'INGR',
      'EEGL',
      'DTLS',
      ...Array.from({ length: 99 }, (_, index) => `PT${String(index + 1).padStart(2, '0')}`),
      ...Array.from({ length: 6 }, (_, index) => `PS0${index + 1}`),
    ],
  },
  'IMG-PARENT': { productTypes: APPAREL },
  'IMG-ASPECT': { productTypes: APPAREL },
  'IMG-MODEL': { productTypes: APPAREL },
  'IMG-SHOE': { productTypes: FOOTWEAR },
  'IMG-KIDS': {
    productTypes: ['BABY', 'CHILD', 'INFANT', 'KID', 'TODDLER', 'SWIMWEAR', 'LEOTARD', 'UNDERWEAR', 'UNDERPANTS'],
  },
};
