import { foldTokens, type FoldRules, isUnspaced, occursIn, type Token, unspacedText } from './fold.ts';
import { sameButNumber, singularsOf } from './number-forms.ts';

/** A stretch of a title that is kept or moved as a whole. */
export interface TitlePart {
  /** As written, without the signs around it. */
  readonly text: string;
  /** How it hangs on the part before it: in the same phrase, or as a new one. */
  readonly joint: 'word' | 'phrase';
  /** The function word it begins with, as written: `with`; null when it begins with none. */
  readonly opener: string | null;
  readonly tokens: readonly Token[];
}

/** Signs that part the phrases of a title. A hyphen does with blanks around it only, a colon with one after it. */
const PHRASE_ENDS = /\s*[,;|•·–—・、()[\]{}（）【】]\s*|\s+[-/~]\s+|:\s+/u;

/** Titles are shorter than this by far; a text of another kind is not taken apart. */
const MOST_PARTS = 60;

function isFunctionWord(word: string, functionWords: ReadonlySet<string>): boolean {
  return word === '&' || word === '+' || functionWords.has(word.toLowerCase());
}

/** Cuts a phrase before each function word: `Bottle with Straw Lid` is `Bottle` and `with Straw Lid`. */
function cutPhrase(phrase: string, functionWords: ReadonlySet<string>): string[] {
  const parts: string[] = [];
  const words = phrase.split(' ');
  for (const [place, word] of words.entries()) {
    const last = parts.at(-1);
    // `Set of 2` is one thing.
    const numberNext = /^\p{N}/u.test(words[place + 1] ?? '');
    const startsPart =
      isFunctionWord(word, functionWords) &&
      !numberNext &&
      !isFunctionWord(last?.split(' ').at(-1) ?? '', functionWords);
    if (last === undefined || startsPart) parts.push(word);
    else parts[parts.length - 1] = `${last} ${word}`;
  }
  return parts;
}

/** The parts of a title in order: phrases between signs, cut before function words. */
export function titleParts(title: string, rules: FoldRules, functionWords: ReadonlySet<string>): TitlePart[] {
  const parts: TitlePart[] = [];
  for (const phrase of title.split(PHRASE_ENDS)) {
    const text = phrase.trim();
    if (foldTokens(text, rules).length === 0) continue;
    // Without blanks between words, those that are there part phrases.
    const pieces = isUnspaced(rules.language) ? text.split(' ') : cutPhrase(text, functionWords);
    for (const [place, part] of pieces.entries()) {
      const first = part.split(' ')[0] ?? '';
      parts.push({
        text: part,
        joint: place === 0 || isUnspaced(rules.language) ? 'phrase' : 'word',
        opener: isFunctionWord(first, functionWords) ? first : null,
        tokens: foldTokens(part, rules),
      });
      if (parts.length === MOST_PARTS) return parts;
    }
  }
  return parts;
}

/** Words that join two things, in the languages of the marketplaces. Without the first they join nothing; `for` and `with` still say something. */
const JOINERS: ReadonlySet<string> = new Set(
  '& + and or und oder sowie et ou e ed o y u en of och eller i oraz lub ve veya'.split(' '),
);

function withoutOpener(part: TitlePart): string {
  return part.opener === null || !JOINERS.has(part.opener.toLowerCase())
    ? part.text
    : part.text.slice(part.opener.length).trim();
}

/** What stands between two phrases: a comma, as Amazon asks for in highlights; a blank in languages without blanks between words. */
export function phraseJoint(rules: FoldRules): string {
  return isUnspaced(rules.language) ? ' ' : ', ';
}

/** True when the part has the word, in either number. */
export function partHolds(part: TitlePart, key: string, rules: FoldRules): boolean {
  return isUnspaced(rules.language)
    ? occursIn(unspacedText(part.tokens.map((token) => token.key)), key)
    : part.tokens.some((token) => sameButNumber(token.key, key, rules.language));
}

/** Finds the first part that has a word, as `partHolds` says; -1 where none has. For a vocabulary: each part is looked at once. */
export function partFinder(parts: readonly TitlePart[], rules: FoldRules): (key: string) => number {
  const { language } = rules;
  if (isUnspaced(language)) return (key) => parts.findIndex((part) => partHolds(part, key, rules));
  /** First parts with a word, and with a word that may be its plural. */
  const [byKey, bySingular] = [new Map<string, number>(), new Map<string, number>()];
  for (const [place, { tokens }] of parts.entries()) {
    for (const { key } of tokens) {
      if (!byKey.has(key)) byKey.set(key, place);
      for (const singular of singularsOf(key, language)) if (!bySingular.has(singular)) bySingular.set(singular, place);
    }
  }
  return (key) => {
    let first = Math.min(byKey.get(key) ?? Infinity, bySingular.get(key) ?? Infinity);
    for (const singular of singularsOf(key, language)) first = Math.min(first, byKey.get(singular) ?? Infinity);
    return first === Infinity ? -1 : first;
  };
}

/** Chosen parts as one title: phrases parted by a comma; a part whose forerunner is gone begins a phrase of its own. */
export function joinParts(parts: readonly TitlePart[], kept: ReadonlySet<number>, rules: FoldRules): string {
  const joint = phraseJoint(rules);
  let title = '';
  let before = -1;
  for (const [place, part] of parts.entries()) {
    if (!kept.has(place)) continue;
    const hangs = part.joint === 'word' && before === place - 1;
    if (title === '') title = withoutOpener(part);
    else if (hangs) title += ` ${part.text}`;
    else title += `${joint}${capital(withoutOpener(part))}`;
    before = place;
  }
  return title;
}

function capital(text: string): string {
  const [first = ''] = text;
  return first.toUpperCase() + text.slice(first.length);
}
