import { LINT_RULES } from '../src/domain/reviews/lint/all-lint-rules.ts';
import { basisText, patternsOf } from '../src/domain/reviews/lint/lint-rule.ts';
import { reviewLint } from '../src/rules/policy/review-lint.ts';
import type { RuleSource } from '../src/rules/table.ts';

const SOURCES = new Map<string, RuleSource>(
  reviewLint.versions.flatMap(({ sources }) => sources.map((source) => [source.id, source])),
);

function sourceLine(id: string): string {
  const source = SOURCES.get(id);
  if (source === undefined) return `- ${id}`;
  const named = source.url === null ? source.title : `[${source.title}](${source.url})`;
  return `- ${id}: ${named}, read ${source.retrieved}, confidence ${source.confidence}`;
}

function languagesOf(id: string): string {
  const languages = [...new Set(patternsOf(id).flatMap(({ language }) => (language === null ? [] : [language])))];
  return languages.length === 0 ? 'every language' : languages.toSorted().join(', ');
}

function section({ meta }: (typeof LINT_RULES)[number]): string {
  const basis = [...meta.policies, ...meta.laws].map((id) => `- ${id}: ${basisText(id)}`);
  const routes = meta.routes.map((route) => `\`${route}\``).join(', ');
  return [
    `## ${meta.id}: ${meta.title}`,
    `Severity ${meta.severity}. Holds for ${routes}. Looked for in ${languagesOf(meta.id)}. Confidence ${meta.confidence}.`,
    `Fix: ${meta.fix}`,
    basis.length === 0 ? 'Our own advice; no page demands it.' : basis.join('\n'),
    ...(meta.sources.length === 0 ? [] : [`Sources:\n\n${meta.sources.map(sourceLine).join('\n')}`]),
  ].join('\n\n');
}

/** The page of every rule on messages to buyers. */
export function messageRulePage(): string {
  return [
    '# Rules on messages to buyers',
    'Made from the rules of `reviews lint` and their table; do not edit by hand. Routes: `amazon-message` is a text to an Amazon buyer, `own-shop` a mail to a buyer of your own shop. Word lists were written for this project in thirteen languages; no native speaker has checked them yet.',
    ...LINT_RULES.map(section),
  ]
    .join('\n\n')
    .concat('\n');
}
