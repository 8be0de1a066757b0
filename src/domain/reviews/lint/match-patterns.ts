import type { MessageLanguage, MessagePart } from '../../../model/message.ts';
import type { PatternRow } from '../../../rules/policy/review-lint.ts';
import { foldText, originalSpan } from './fold.ts';
import {
  defineLintRule,
  type LintContext,
  type LintHit,
  type LintRule,
  type MessageField,
  patternsOf,
} from './lint-rule.ts';

/** The fields of a message that have a text. */
export function textFields({ message }: LintContext): readonly (readonly [MessageField, MessagePart])[] {
  return message.subject === null
    ? [['body', message.body]]
    : [
        ['subject', message.subject],
        ['body', message.body],
      ];
}

const compiled = new Map<string, RegExp>();

function expression({ id, regex, flags }: PatternRow): RegExp {
  const known = compiled.get(id) ?? new RegExp(regex, `${flags}g`);
  compiled.set(id, known);
  return known;
}

/** Every match of a pattern in a text, in the text's own places. */
export function matchesOf(pattern: PatternRow, text: string): { start: number; end: number }[] {
  const folded = pattern.language === null ? null : foldText(text, pattern.language);
  return [...(folded?.text ?? text).matchAll(expression(pattern))]
    .filter((match) => match[0] !== '')
    .map((match) =>
      folded === null
        ? { start: match.index, end: match.index + match[0].length }
        : originalSpan(folded, match.index, match[0].length),
    );
}

/** A match of a word list of another language than the message's may be an ordinary word: a person is asked. */
function judged(hit: LintHit, language: MessageLanguage | null): LintHit {
  if (language === null || hit.language === language) return hit;
  return { ...hit, severity: 'warning', basis: 'question' };
}

function overlap(left: LintHit, right: LintHit): boolean {
  if (left.field !== right.field || left.span === null || right.span === null) return false;
  return left.span.start < right.span.end && right.span.start < left.span.end;
}

/**
 * What the word lists of a rule find, of all languages, because a message may hold a second one. Matches that overlap
 * are one hit, that of the message's own language first.
 */
function wordHits(id: string, context: LintContext): LintHit[] {
  const own = (language: MessageLanguage | null): number => (language === context.language ? 0 : 1);
  const patterns = patternsOf(id).toSorted((left, right) => own(left.language) - own(right.language));
  const hits: LintHit[] = [];
  for (const [field, part] of textFields(context)) {
    for (const pattern of patterns) {
      for (const span of matchesOf(pattern, part.text)) {
        const hit: LintHit = { field, span, ...(pattern.language === null ? {} : { language: pattern.language }) };
        if (!hits.some((other) => overlap(other, hit))) hits.push(judged(hit, context.language));
      }
    }
  }
  return hits.toSorted((left, right) => (left.span?.start ?? 0) - (right.span?.start ?? 0));
}

interface WordParts {
  readonly title: string;
  readonly fault: string;
  readonly fix: string;
}

/** A rule made of word lists, one a language. */
export function wordRule(id: string, parts: WordParts): LintRule {
  return defineLintRule(id, { ...parts, run: (context) => wordHits(id, context) });
}

interface PatternParts extends WordParts {
  /** Takes out what may look like a match and is none; must keep every place. */
  blank?(text: string): string;
  /** False for a match that is allowed. */
  counts?(match: string, context: LintContext): boolean;
}

/** A rule of one pattern that holds in every language. */
export function patternRule(id: string, { title, fault, fix, blank, counts }: PatternParts): LintRule {
  const run = (context: LintContext): LintHit[] =>
    patternsOf(id).flatMap((pattern) => {
      const allowed = pattern.allow === undefined ? null : new RegExp(pattern.allow, 'iu');
      return textFields(context)
        .filter(([field]) => pattern.target === undefined || pattern.target === field)
        .flatMap(([field, part]): LintHit[] =>
          matchesOf(pattern, blank?.(part.text) ?? part.text)
            .map((span) => ({ span, match: part.text.slice(span.start, span.end) }))
            .filter(({ match }) => allowed === null || !allowed.test(match))
            .filter(({ match }) => counts?.(match, context) ?? true)
            .map(({ span }) => ({ field, span })),
        );
    });
  return defineLintRule(id, { title, fault, fix, run });
}
