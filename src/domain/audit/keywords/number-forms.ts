/** What is known of how a language makes plurals. */
export type PluralKnowledge = 'rules' | 'some-rules' | 'none-needed' | 'unknown';

type Singulars = (word: string) => string[];

/** Shorter words are left alone: `gas`, `bus`, `les`. */
const SHORTEST = 4;

const IRREGULAR_EN: Readonly<Record<string, string>> = {
  men: 'man',
  women: 'woman',
  children: 'child',
  feet: 'foot',
  teeth: 'tooth',
  mice: 'mouse',
  geese: 'goose',
  people: 'person',
};

function english(word: string): string[] {
  const irregular = IRREGULAR_EN[word];
  if (irregular !== undefined) return [irregular];
  if (word.length < SHORTEST || !word.endsWith('s') || /(?:ss|us|is)$/.test(word)) return [];
  const withoutS = word.slice(0, -1);
  if (word.endsWith('ies')) return [`${word.slice(0, -3)}y`, withoutS];
  if (word.endsWith('ves')) return [`${word.slice(0, -3)}f`, `${word.slice(0, -3)}fe`, withoutS];
  return /(?:[sxzo]|ch|sh)es$/.test(word) ? [withoutS, word.slice(0, -2)] : [withoutS];
}

/** Umlauts are off already, so that `Töpfe` is `topfe` here. */
function german(word: string): string[] {
  if (word.length <= SHORTEST) return [];
  if (word.endsWith('innen')) return [word.slice(0, -3)];
  const ending = /(?:en|er|e|n|s)$/.exec(word)?.[0] ?? '';
  const stems = ending === '' ? [] : [word.slice(0, -ending.length)];
  if (ending === 'en') stems.push(word.slice(0, -1));
  return stems;
}

function french(word: string): string[] {
  if (word.length < SHORTEST) return [];
  if (word.endsWith('eaux')) return [word.slice(0, -1)];
  if (word.endsWith('aux')) return [`${word.slice(0, -2)}l`, word.slice(0, -1)];
  if (/[eo]ux$/.test(word) || /[^s]s$/.test(word)) return [word.slice(0, -1)];
  return [];
}

function italian(word: string): string[] {
  if (word.length < SHORTEST) return [];
  const base = word.slice(0, -1);
  if (/[cg]hi$/.test(word)) return [`${word.slice(0, -2)}o`];
  if (/[cg]he$/.test(word)) return [`${word.slice(0, -2)}a`];
  if (/[cg]e$/.test(word)) return [`${base}ia`, `${base}a`];
  if (word.endsWith('i')) return [`${base}o`, `${base}e`, `${base}io`, `${base}a`];
  return word.endsWith('e') ? [`${base}a`] : [];
}

function spanish(word: string): string[] {
  if (word.length < SHORTEST || !word.endsWith('s')) return [];
  if (word.endsWith('ces')) return [`${word.slice(0, -3)}z`, word.slice(0, -1)];
  if (word.endsWith('es')) return [word.slice(0, -2), word.slice(0, -1)];
  return /[aeiou]s$/.test(word) ? [word.slice(0, -1)] : [];
}

const PORTUGUESE: readonly (readonly [string, readonly string[]])[] = [
  ['oes', ['ao']],
  ['aes', ['ao']],
  ['ais', ['al']],
  ['eis', ['el', 'il']],
  ['ois', ['ol']],
  ['uis', ['ul']],
  ['ns', ['m']],
];

function portuguese(word: string): string[] {
  if (word.length < SHORTEST || !word.endsWith('s')) return [];
  const stems = PORTUGUESE.filter(([ending]) => word.endsWith(ending)).flatMap(([ending, singulars]) =>
    singulars.map((singular) => word.slice(0, -ending.length) + singular),
  );
  if (/[rzs]es$/.test(word)) stems.push(word.slice(0, -2));
  if (/[aeiou]s$/.test(word)) stems.push(word.slice(0, -1));
  return stems;
}

/** The consonant doubled for a short vowel made single, the single vowel of an open syllable doubled, v and z hard again. */
function dutchStem(stem: string): string[] {
  const last = stem.at(-1) ?? '';
  const hard = last === 'v' ? `${stem.slice(0, -1)}f` : last === 'z' ? `${stem.slice(0, -1)}s` : stem;
  const stems = [hard];
  if (/([^aeiou])\1$/.test(stem)) stems.push(stem.slice(0, -1));
  const open = /^(.*[^aeiou])([aeou])([^aeiou])$/.exec(hard);
  if (open !== null) stems.push(`${open[1] ?? ''}${open[2] ?? ''}${open[2] ?? ''}${open[3] ?? ''}`);
  return stems;
}

function dutch(word: string): string[] {
  if (word.length < SHORTEST) return [];
  if (word.endsWith('eren')) return [word.slice(0, -4), ...dutchStem(word.slice(0, -2))];
  if (word.endsWith('en')) return dutchStem(word.slice(0, -2));
  return /[^s]s$/.test(word) ? [word.slice(0, -1)] : [];
}

function swedish(word: string): string[] {
  if (word.length < SHORTEST) return [];
  if (word.endsWith('or')) return [`${word.slice(0, -2)}a`];
  if (word.endsWith('ar')) return [word.slice(0, -2), `${word.slice(0, -2)}e`];
  if (word.endsWith('er')) return [word.slice(0, -2)];
  return /[aeiouy]n$/.test(word) ? [word.slice(0, -1)] : [];
}

function polish(word: string): string[] {
  if (word.length < SHORTEST) return [];
  const base = word.slice(0, -1);
  if (/[kg]i$/.test(word)) return [`${base}a`, base, `${word.slice(0, -2)}e${word.at(-2) ?? ''}`];
  if (word.endsWith('ow')) return [word.slice(0, -2)];
  if (/[yie]$/.test(word)) return [base, `${base}a`];
  return [];
}

function turkish(word: string): string[] {
  return word.length > 5 && /l[ae]r$/.test(word) ? [word.slice(0, -3)] : [];
}

/** Sound plurals only; broken ones (a change inside the word) follow no ending. */
function arabic(word: string): string[] {
  if (word.length < 5) return [];
  if (word.endsWith('ات')) return [word.slice(0, -2), `${word.slice(0, -2)}ه`];
  return /(?:ون|ين)$/.test(word) ? [word.slice(0, -2)] : [];
}

const LANGUAGES: Readonly<Record<string, { readonly knowledge: PluralKnowledge; readonly singulars: Singulars }>> = {
  en: { knowledge: 'rules', singulars: english },
  de: { knowledge: 'rules', singulars: german },
  fr: { knowledge: 'rules', singulars: french },
  it: { knowledge: 'rules', singulars: italian },
  es: { knowledge: 'rules', singulars: spanish },
  pt: { knowledge: 'rules', singulars: portuguese },
  nl: { knowledge: 'rules', singulars: dutch },
  sv: { knowledge: 'some-rules', singulars: swedish },
  pl: { knowledge: 'some-rules', singulars: polish },
  tr: { knowledge: 'rules', singulars: turkish },
  ar: { knowledge: 'some-rules', singulars: arabic },
  ja: { knowledge: 'none-needed', singulars: () => [] },
  zh: { knowledge: 'none-needed', singulars: () => [] },
  th: { knowledge: 'none-needed', singulars: () => [] },
};

/** What our rules know of the language's plurals: `unknown` means that only equal words are the same. */
export function pluralKnowledge(language: string): PluralKnowledge {
  return LANGUAGES[language]?.knowledge ?? 'unknown';
}

const known = new Map<string, Map<string, readonly string[]>>();

/** Words that the word may be the plural of, by its ending; the folded word itself is not among them. */
export function singularsOf(word: string, language: string): readonly string[] {
  const words = known.get(language) ?? new Map<string, readonly string[]>();
  known.set(language, words);
  const seen = words.get(word);
  if (seen !== undefined) return seen;
  const stems = /\p{N}/u.test(word) ? [] : (LANGUAGES[language]?.singulars(word) ?? []);
  const singulars = stems.filter((stem) => stem.length > 1 && stem !== word);
  words.set(word, singulars);
  return singulars;
}

/** True for equal words and where one may be the plural of the other. Endings tell, no dictionary: a hint, not a proof. */
export function sameButNumber(left: string, right: string, language: string): boolean {
  return left === right || singularsOf(left, language).includes(right) || singularsOf(right, language).includes(left);
}
