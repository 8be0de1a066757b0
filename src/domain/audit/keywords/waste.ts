import { utf8Bytes } from '../text/count.ts';
import { foldTokens, type Token } from './fold.ts';
import type { Coverage } from './coverage.ts';
import { KEYWORD_FIELDS, type KeywordField, type ListingIndex, STRONG } from './listing-index.ts';
import type { ListingWords } from './listing-words.ts';
import type { ListingScene } from './listing-scene.ts';
import { sameButNumber } from './number-forms.ts';
import { isCoveredIn, isCoveredTier } from './tiers.ts';

/** Why bytes of search terms bring nothing, in the order in which a word is asked. */
export type WasteReason =
  | 'forbidden'
  | 'brand'
  | 'stop-word'
  | 'repeat'
  | 'other-number'
  | 'visible'
  | 'in-description'
  | 'useless'
  | 'punctuation';

export interface WastedWord {
  readonly word: string;
  readonly reason: WasteReason;
  /** UTF-8, with the blank after it. */
  readonly bytes: number;
  /** Rule or field that says so; null where the reason says all. */
  readonly detail: string | null;
}

export interface WasteReport {
  /** UTF-8 bytes of the whole field, blanks counted. */
  readonly bytes: number;
  readonly wasted: readonly WastedWord[];
  readonly byReason: readonly { readonly reason: WasteReason; readonly words: number; readonly bytes: number }[];
  /** Bytes that bring nothing whatever shoppers search for: every reason but `useless` and `in-description`. */
  readonly wastedBytes: number;
  /** Bytes of words that complete none of the phrases known; null when none is. Few phrases prove little. */
  readonly uselessBytes: number | null;
}

const CHUNK = /\S+/g;
const SIGNS = /[^\p{L}\p{N}\p{M}\s'’-]/gu;

/** Keys of words that complete a phrase the visible fields leave open. */
function usefulWords(scene: ListingScene, visible: ListingWords, coverage: Coverage): (key: string) => boolean {
  const useful = new Set<string>();
  for (const [position, target] of scene.targets.entries()) {
    if (!isCoveredTier(coverage.tierOf[position] ?? 0) || isCoveredIn(target, visible)) continue;
    const words = target.hyphenless === null ? target.needed : [...target.needed, ...target.hyphenless.needed];
    for (const { key, number } of words) if (((visible.any[number] ?? 0) & STRONG) === 0) useful.add(key);
  }
  const list = [...useful];
  return (key) => useful.has(key) || list.some((other) => sameButNumber(other, key, scene.rules.language));
}

interface Judge {
  readonly scene: ListingScene;
  readonly visible: ListingIndex;
  readonly isUseful: (key: string) => boolean;
  readonly forbidden: readonly { readonly start: number; readonly end: number; readonly rule: string }[];
}

type Verdict = Pick<WastedWord, 'reason' | 'detail'> | null;

function fieldOf(mask: number): KeywordField | null {
  return KEYWORD_FIELDS.find((_, place) => (mask & (1 << place)) !== 0) ?? null;
}

function judgeChunk(
  judge: Judge,
  tokens: readonly Token[],
  start: number,
  end: number,
  seen: readonly string[],
): Verdict {
  const { scene, visible, isUseful, forbidden } = judge;
  const banned = forbidden.find((range) => range.start < end && start < range.end);
  if (banned !== undefined) return { reason: 'forbidden', detail: banned.rule };
  if (tokens.length === 0) return { reason: 'punctuation', detail: null };
  const keys = tokens.map(({ key }) => key);
  if (keys.every((key) => scene.ownBrandWords.has(key)) || scene.isCompetitor(tokens)) {
    return { reason: 'brand', detail: 'KW-BRAND' };
  }
  if (keys.every((key) => scene.stopWords.has(key))) return { reason: 'stop-word', detail: null };
  if (keys.every((key) => seen.includes(key))) return { reason: 'repeat', detail: null };
  const number = keys.every((key) => seen.some((other) => sameButNumber(other, key, scene.rules.language)));
  if (number) return { reason: 'other-number', detail: null };
  const strong = keys.reduce((mask, key) => mask & visible.anyNumber(key), STRONG);
  if (strong !== 0) return { reason: 'visible', detail: fieldOf(strong) };
  if (keys.every((key) => (visible.anyNumber(key) & STRONG) !== 0)) return { reason: 'visible', detail: null };
  if (keys.every((key) => visible.anyNumber(key) !== 0)) return { reason: 'in-description', detail: 'description' };
  return scene.targets.length > 0 && !keys.some(isUseful) ? { reason: 'useless', detail: null } : null;
}

/**
 * What bytes of the present search terms are lost on: words said before, in sight, forbidden, or of no use to any phrase. A word
 * in sight in bullets is counted as lost, though Amazon need not use all bullets; one in the description alone is told apart.
 * `visible`: the listing without its search terms; `coverage`: with them.
 */
export function wasteOf(scene: ListingScene, terms: string, visible: ListingWords, coverage: Coverage): WasteReport {
  const judge: Judge = {
    scene,
    visible: visible.index,
    isUseful: usefulWords(scene, visible, coverage),
    forbidden: scene.forbidden
      .find(terms)
      .map(({ index, text, rule }) => ({ start: index, end: index + text.length, rule })),
  };
  const wasted: WastedWord[] = [];
  const seen: string[] = [];
  for (const match of terms.matchAll(CHUNK)) {
    const [chunk] = match;
    const end = match.index + chunk.length;
    const tokens = foldTokens(chunk, scene.rules);
    const verdict = judgeChunk(judge, tokens, match.index, end, seen);
    const blank = end < terms.length ? 1 : 0;
    const signs = (chunk.match(SIGNS) ?? []).join('');
    if (verdict !== null) wasted.push({ word: chunk, bytes: utf8Bytes(chunk) + blank, ...verdict });
    else if (signs !== '') wasted.push({ word: signs, bytes: utf8Bytes(signs), reason: 'punctuation', detail: null });
    seen.push(...tokens.map(({ key }) => key));
  }
  const reasons = [...new Set(wasted.map(({ reason }) => reason))];
  const byReason = reasons.map((reason) => {
    const words = wasted.filter((word) => word.reason === reason);
    return { reason, words: words.length, bytes: words.reduce((sum, { bytes }) => sum + bytes, 0) };
  });
  const bytesOf = (wanted: (reason: WasteReason) => boolean): number =>
    byReason.reduce((sum, { reason, bytes }) => (wanted(reason) ? sum + bytes : sum), 0);
  return {
    bytes: utf8Bytes(terms),
    wasted,
    byReason,
    wastedBytes: bytesOf((reason) => reason !== 'useless' && reason !== 'in-description'),
    uselessBytes: scene.targets.length > 0 ? bytesOf((reason) => reason === 'useless') : null,
  };
}
