import { codePoints } from '../text/count.ts';
import { foldTokens, type Token } from './fold.ts';
import type { FieldTexts } from './listing-index.ts';
import type { ListingScene } from './listing-scene.ts';
import { type ListingWords, listingWords } from './listing-words.ts';
import { openTargets } from './open-targets.ts';
import { type Amount, type Coverage, coverageOf } from './coverage.ts';
import { sameButNumber } from './number-forms.ts';
import { packWords, type PackPhrase } from './pack.ts';
import { type PackedTerms, packListing, withSearchTerms } from './pack-listing.ts';
import type { FieldLimit } from './search-term-limits.ts';
import { targetWords } from './target-words.ts';
import { joinParts, partFinder, partHolds, phraseJoint, type TitlePart, titleParts } from './title-parts.ts';

export type PartPlace = 'title' | 'item-highlights' | 'search-terms' | 'repeated';

export interface PlacedPart {
  readonly text: string;
  readonly place: PartPlace;
  /** Why it is there. */
  readonly because: string;
}

export interface TitleCut {
  readonly before: string;
  readonly length: number;
  readonly limit: FieldLimit;
  readonly title: string;
  readonly titleLength: number;
  /** The proposed highlights, today's first; null where none may be had. */
  readonly highlights: string | null;
  readonly highlightsLimit: number | null;
  readonly parts: readonly PlacedPart[];
  /** Search terms packed anew for the shorter title; null where no limit of theirs is known. */
  readonly terms: PackedTerms | null;
  /** Phrases that stand in a row in the title, before and after. */
  readonly inTitle: { readonly before: Amount; readonly after: Amount };
  /** Covered phrases, before and after with the new highlights and search terms. */
  readonly covered: { readonly before: Amount; readonly after: Amount };
}

export interface TitleCutOptions {
  readonly limit: FieldLimit;
  /** Null where the listing may have no highlights. */
  readonly highlightsLimit: number | null;
  readonly functionWords: ReadonlySet<string>;
  /** How well the listing has its phrases today. */
  readonly coverage: Coverage;
  /** Words of today's search terms, to be kept where there is room. */
  readonly keep: readonly Token[];
}

const EMPTY_PART: TitlePart = { text: '', joint: 'phrase', opener: null, tokens: [] };

/** `, ` between phrases. */
const JOINT = 2;

/** No part of the title has the word; the word is given; not looked for yet. */
const [NOWHERE, GIVEN, UNKNOWN] = [-1, -2, -3];

/** Phrases by the parts that hold their words; one whose words are not all in parts or in `given` is left out. */
function phrasesOver(scene: ListingScene, parts: readonly TitlePart[], given: (key: string) => boolean): PackPhrase[] {
  const places = new Int32Array(scene.vocabulary.keys.length).fill(UNKNOWN);
  const firstHolding = partFinder(parts, scene.rules);
  const placeOf = (number: number): number => {
    const known = places[number] ?? UNKNOWN;
    if (known !== UNKNOWN) return known;
    const key = scene.vocabulary.keys[number] ?? '';
    const found = given(key) ? GIVEN : firstHolding(key);
    places[number] = found;
    return found;
  };
  const { starts, numbers, weights } = targetWords(scene.targets);
  const phrases: PackPhrase[] = [];
  for (const [position, weight] of weights.entries()) {
    const words: number[] = [];
    const [start, end] = [starts[position] ?? 0, starts[position + 1] ?? 0];
    let at = start;
    for (; at < end; at += 1) {
      const place = placeOf(numbers[at] ?? 0);
      if (place === NOWHERE) break;
      if (place !== GIVEN && !words.includes(place)) words.push(place);
    }
    if (at === end && words.length > 0) phrases.push({ words, weight });
  }
  return phrases;
}

/** The lead cut word by word from its end, where even it is too long. */
function shortLead(text: string, limit: number): string {
  const words = text.split(' ');
  while (words.length > 1 && codePoints(words.join(' ')) > limit) words.pop();
  const joined = words.join(' ');
  return codePoints(joined) <= limit ? joined : [...joined].slice(0, limit).join('').trim();
}

/** Parts with a number first (size, pack), then the last (often the colour), then in order: what a buyer chooses by. */
function fillOrder(parts: readonly TitlePart[]): number[] {
  const places = [...parts.keys()].slice(1);
  const numbered = places.filter((place) => /\p{N}/u.test(parts[place]?.text ?? ''));
  return [...new Set([...numbered, ...places.slice(-1), ...places])];
}

/**
 * Whether a part says something by itself: one that hangs on a part that is gone does not, nor the second member of a list
 * (`for Hiking, Emergencies`). Numbers and the last part do.
 */
function stands(parts: readonly TitlePart[], place: number, kept: ReadonlySet<number>): boolean {
  if (kept.has(place - 1)) return true;
  if (parts[place]?.joint === 'word') return false;
  const ownRight = place === parts.length - 1 || /\p{N}/u.test(parts[place]?.text ?? '');
  return ownRight || parts[place - 1]?.opener === null;
}

interface Kept {
  readonly places: ReadonlySet<number>;
  readonly byVolume: ReadonlySet<number>;
  readonly title: string;
}

function chooseTitle(scene: ListingScene, parts: readonly TitlePart[], limit: number): Kept {
  const lead = parts[0]?.text ?? '';
  const short = shortLead(lead, limit);
  const places = new Set([0]);
  const byVolume = new Set<number>();
  if (short !== lead) return { places, byVolume, title: short };
  const costs = parts.map(({ text }, place) => (place === 0 ? 0 : codePoints(text) + JOINT));
  const room = limit - codePoints(lead);
  const [first] = parts;
  const phrases = phrasesOver(scene, parts, (key) => first !== undefined && partHolds(first, key, scene.rules));
  for (const place of packWords({ costs, budget: room, phrases })) byVolume.add(place);
  const fits = (place: number): boolean =>
    codePoints(joinParts(parts, new Set([...places, place]), scene.rules)) <= limit;
  for (const place of byVolume) if (fits(place)) places.add(place);
  for (const place of fillOrder(parts)) {
    if (stands(parts, place, places) && fits(place)) places.add(place);
  }
  return { places, byVolume, title: joinParts(parts, places, scene.rules) };
}

/** The part without words the title has; null when nothing is left. */
function unrepeated(part: TitlePart, title: readonly Token[], scene: ListingScene): TitlePart | null {
  const { rules, stopWords } = scene;
  const said = (word: string): boolean => {
    const tokens = foldTokens(word, rules);
    return (
      tokens.length > 0 &&
      tokens.every(
        ({ key }) => !stopWords.has(key) && title.some((token) => sameButNumber(token.key, key, rules.language)),
      )
    );
  };
  const left = part.text.split(' ').filter((word) => !said(word));
  const text = left.join(' ');
  const tokens = foldTokens(text, rules);
  const carries = tokens.some(({ key }) => !stopWords.has(key) && key !== part.opener?.toLowerCase());
  return carries ? { ...part, text, tokens } : null;
}

interface Rest {
  readonly highlights: string[];
  readonly parts: readonly PlacedPart[];
  readonly toTerms: readonly Token[];
}

/** Shares the parts the title lost among highlights and search terms. */
function placeRest(scene: ListingScene, parts: readonly TitlePart[], kept: Kept, room: number): Rest {
  const titleTokens = foldTokens(kept.title, scene.rules);
  const inTitle = new Set(titleTokens.map(({ key }) => key));
  const lost = [...parts.entries()].filter(([place]) => !kept.places.has(place));
  const lead = parts[0]?.text ?? '';
  // What hung on a part that stays in the title begins a phrase of its own.
  const rest = lost.map(([place, part]): TitlePart =>
    kept.places.has(place - 1) ? { ...part, joint: 'phrase' } : part,
  );
  if (kept.places.size === 1 && !kept.title.startsWith(lead)) {
    // A lead cut short loses words too.
    const text = lead.slice(kept.title.length).trim();
    rest.unshift({ text, joint: 'phrase', opener: null, tokens: foldTokens(text, scene.rules) });
  }
  const fresh = rest.map((part) => unrepeated(part, titleTokens, scene));
  const costs = fresh.map((part) => (part === null ? Number.POSITIVE_INFINITY : codePoints(part.text) + JOINT));
  const phrases = phrasesOver(scene, rest, (key) => inTitle.has(key));
  const chosen = new Set(packWords({ costs, budget: room + JOINT, phrases }));
  const lined = fresh.map((part, place) => part ?? { ...(rest[place] ?? EMPTY_PART), text: '' });
  const places = new Set<number>();
  const textOf = (set: ReadonlySet<number>): string => joinParts(lined, set, scene.rules);
  for (const place of [...chosen, ...rest.keys()]) {
    const alone = chosen.has(place) || rest[place]?.joint === 'phrase' || places.has(place - 1);
    if (fresh[place] === null || !alone) continue;
    if (codePoints(textOf(new Set([...places, place]))) <= room) places.add(place);
  }
  const placed = rest.map((part, place): PlacedPart => {
    const { text } = part;
    if (fresh[place] === null) return { text, place: 'repeated', because: 'the title says it already' };
    if (!places.has(place)) {
      return { text, place: 'search-terms', because: 'no room; its words may go to the search terms' };
    }
    const because = chosen.has(place) ? 'completes phrases with the title' : 'there is room';
    return { text: fresh[place]?.text ?? text, place: 'item-highlights', because };
  });
  const toTerms = rest.flatMap((part, place) => (placed[place]?.place === 'search-terms' ? part.tokens : []));
  return { highlights: places.size === 0 ? [] : [textOf(places)], parts: placed, toTerms };
}

function keptBecause(place: number, { byVolume }: Kept): string {
  if (place === 0) return 'brand and product come first';
  return byVolume.has(place) ? 'completes phrases in the title' : 'there is room';
}

/**
 * Cuts a title to the limit of the day: which parts stay, which go to Item Highlights, which words to the search terms, and what
 * phrase weight is kept. Parts are phrases between signs, cut before function words; none is reworded. A draft for a person to read.
 * Null when the title is within the limit.
 */
export function cutTitle(scene: ListingScene, options: TitleCutOptions): TitleCut | null {
  const { limit, highlightsLimit, functionWords, coverage, keep } = options;
  const before = scene.texts.title?.[0] ?? '';
  if (codePoints(before) <= limit.max) return null;
  const parts = titleParts(before, scene.rules, functionWords);
  if (parts.length === 0) return null;
  const kept = chooseTitle(scene, parts, limit.max);
  const present = (scene.texts['item-highlights'] ?? []).filter((text) => text !== '');
  const room = (highlightsLimit ?? 0) - present.reduce((sum, text) => sum + codePoints(text) + JOINT, 0);
  const rest = placeRest(scene, parts, kept, Math.max(room, 0));
  const highlights = highlightsLimit === null ? null : [...present, ...rest.highlights].join(phraseJoint(scene.rules));
  const texts: FieldTexts = {
    ...scene.texts,
    title: [kept.title],
    'item-highlights': highlights === null ? scene.texts['item-highlights'] : [highlights],
  };
  const { safe } = scene.limits;
  const cut: ListingScene = { ...scene, texts };
  const wordsOf = (tried: FieldTexts): ListingWords => listingWords(tried, scene.rules, scene.vocabulary);
  const terms =
    safe === null
      ? null
      : packListing(cut, safe.max, [...rest.toTerms, ...keep], openTargets(cut, wordsOf(withSearchTerms(texts, null))));
  const finalTexts = terms === null ? texts : { ...texts, 'search-terms': [terms.text] };
  const made = coverageOf(scene.targets, wordsOf(finalTexts), finalTexts);
  const none = { phrases: 0, weight: 0 };
  const row = (coverage: Coverage): Amount => coverage.tiers.find(({ tier }) => tier === 'exact-title') ?? none;
  const amount = ({ phrases, weight }: Amount): Amount => ({ phrases, weight });
  const stays = [...kept.places]
    .sort((a, b) => a - b)
    .map((place): PlacedPart => {
      const text =
        place === 0 && parts[0] !== undefined ? kept.title.slice(0, parts[0].text.length) : (parts[place]?.text ?? '');
      return { text, place: 'title', because: keptBecause(place, kept) };
    });
  return {
    before,
    length: codePoints(before),
    limit,
    title: kept.title,
    titleLength: codePoints(kept.title),
    highlights,
    highlightsLimit,
    parts: [...stays, ...rest.parts],
    terms,
    inTitle: { before: amount(row(coverage)), after: amount(row(made)) },
    covered: { before: amount(coverage.covered), after: amount(made.covered) },
  };
}
