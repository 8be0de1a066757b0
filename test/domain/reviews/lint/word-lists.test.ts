import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { LINT_RULES } from '../../../../src/domain/reviews/lint/all-lint-rules.ts';
import { lintMessage } from '../../../../src/domain/reviews/lint/lint-message.ts';
import { patternsOf } from '../../../../src/domain/reviews/lint/lint-rule.ts';
import { matchesOf } from '../../../../src/domain/reviews/lint/match-patterns.ts';
import { languageOfMessage } from '../../../../src/domain/reviews/lint/message-language.ts';
import { MESSAGE_LANGUAGES, MESSAGE_ROUTES, type MessageLanguage } from '../../../../src/model/message.ts';
import { reviewTemplates } from '../../../../src/rules/policy/review-templates.ts';
import { messageOf } from './message-of.ts';

const FOLDER = join(import.meta.dirname, '../../../../fixtures/reviews/lint');

interface Example {
  readonly id: string;
  readonly language: string;
  readonly bad: string;
  readonly good: string;
}

const EXAMPLES: Example[] = readdirSync(FOLDER).flatMap((name) => {
  const pairs = JSON.parse(readFileSync(join(FOLDER, name), 'utf8')) as Record<string, { bad: string; good: string }>;
  return Object.entries(pairs).map(([id, pair]) => ({ id, language: name.slice(0, 2), ...pair }));
});
const PATTERNS = LINT_RULES.flatMap(({ meta }) => patternsOf(meta.id)).filter(({ language }) => language !== null);
const TEMPLATES = reviewTemplates.versions.flatMap(({ rows }) => rows);

describe('word lists', () => {
  it('have a bad and a good example for every pattern', () => {
    expect(EXAMPLES.map(({ id }) => id).sort()).toEqual(PATTERNS.map(({ id }) => id).sort());
    expect(new Set(EXAMPLES.map(({ language }) => language))).toEqual(new Set(MESSAGE_LANGUAGES));
  });

  it.each(EXAMPLES.map((example) => [example.id, example] as const))('%s finds its bad example', (id, { bad }) => {
    const pattern = PATTERNS.find((entry) => entry.id === id);
    expect(pattern === undefined ? [] : matchesOf(pattern, bad)).not.toEqual([]);
  });

  it.each(EXAMPLES.map((example) => [example.id, example] as const))(
    '%s is an error or warning of its own language in a whole message',
    (id, { bad, language }) => {
      const rule = id.split('-')[0] ?? '';
      const { findings } = lintMessage(messageOf(bad), {
        route: 'amazon-message',
        language: language as MessageLanguage,
      });
      const meta = LINT_RULES.find((entry) => entry.meta.id === rule)?.meta;
      const found = findings.find((finding) => finding.rule.meta.id === rule && finding.basis !== 'question');
      expect(found?.severity).toBe(meta?.severity);
    },
  );

  it('leave lawful neutral texts alone', () => {
    const texts = [
      ...EXAMPLES.map(({ good }) => ({ text: good, route: 'amazon-message' as const })),
      ...TEMPLATES.map(({ subject, paragraphs, route }) => ({ text: [subject, ...paragraphs].join('\n\n'), route })),
    ];
    const flagged = texts.flatMap(({ text, route }) =>
      LINT_RULES.filter(({ meta }) => meta.routes.includes(route))
        .flatMap(({ meta }) => patternsOf(meta.id))
        .filter((pattern) => pattern.language !== null && matchesOf(pattern, text).length > 0)
        .map(({ id }) => `${id}: ${text}`),
    );
    const caught = EXAMPLES.length;
    const precision = caught / (caught + flagged.length);
    console.log(
      `message lint: ${PATTERNS.length} patterns, ${caught} bad examples, ${texts.length} neutral texts, ` +
        `${flagged.length} of them flagged; precision ${precision.toFixed(3)}`,
    );
    expect(flagged).toEqual([]);
  });
});

describe('templates', () => {
  it('exist for every language and route', () => {
    const names = MESSAGE_ROUTES.flatMap((route) => MESSAGE_LANGUAGES.map((language) => `${route}-${language}`));
    expect(TEMPLATES.map(({ id }) => id).sort()).toEqual(names.sort());
  });

  it.each(TEMPLATES.map((row) => [row.id, row] as const))('%s breaks no rule and is seen as its language', (_, row) => {
    const text = row.paragraphs.join('\n\n');
    const { findings, language } = lintMessage(messageOf(text, row.subject), {
      route: row.route,
      isTemplate: true,
      country: row.language === 'de' ? 'AT' : null,
    });
    expect(findings.map(({ rule, message }) => `${rule.meta.id}: ${message}`)).toEqual([]);
    expect(language).toBe(row.language);
    expect(text).toContain(row.ask);
    expect(languageOfMessage(text)).toBe(row.language);
  });
});
