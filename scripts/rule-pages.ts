import { CHECKS } from '../src/domain/audit/all-checks.ts';
import { GALLERY_CHECKS, IMAGE_CHECKS } from '../src/domain/audit/all-image-checks.ts';
import { shippedRule } from '../src/domain/audit/check.ts';
import type { CheckedSlot } from '../src/domain/audit/image-check.ts';
import { IMAGE_NEEDS_MORE, IMAGE_QUESTIONS } from '../src/domain/audit/image-questions.ts';
import type { ListingRule } from '../src/rules/policy/listing-rule.ts';
import { imageRules, listingRules } from '../src/rules/policy/listing-tables.ts';
import type { RuleSource } from '../src/rules/table.ts';

interface Page {
  readonly id: string;
  readonly title: string;
  readonly severity: string;
  readonly since: string;
  readonly lines: readonly string[];
}

const SOURCES = new Map<string, RuleSource>(
  [...listingRules.versions, ...imageRules.versions].flatMap((version) =>
    version.sources.map((source) => [source.id, source]),
  ),
);

function sourceLines(ids: readonly string[]): string[] {
  if (ids.length === 0) return ["- Our own threshold, not Amazon's."];
  return ids.map((id) => {
    const source = SOURCES.get(id);
    if (source === undefined) return `- ${id}`;
    const named = source.url === null ? source.title : `[${source.title}](${source.url})`;
    return `- ${id}: ${named}, read ${source.retrieved}, confidence ${source.confidence}`;
  });
}

function scopeLine({ scope }: ListingRule): string {
  const places = scope.marketplaces === 'ALL' ? 'every marketplace' : scope.marketplaces.join(', ');
  const parts = [
    scope.except === undefined ? '' : ` but ${scope.except.join(', ')}`,
    scope.exceptMedia === true ? '; not for books, music, video, DVD and software' : '',
    scope.alsoMedia === true ? '; also for books, music, video, DVD and software elsewhere' : '',
    scope.milderIn === undefined ? '' : `; advice only in ${scope.milderIn.join(', ')}`,
  ];
  return `Holds in ${places}${parts.join('')}.`;
}

function listingPages(): Page[] {
  return CHECKS.map(({ meta }) => {
    const rule = shippedRule(meta.id);
    return {
      ...meta,
      since: meta.effectiveFrom ?? 'start not known',
      lines: [
        scopeLine(rule),
        meta.needs.length === 0
          ? 'Says "not checked", with the reason, where the files do not tell what it looks at.'
          : `Needs: ${meta.needs.join(', ')}. Without it the rule is "not checked".`,
        ...(meta.yieldsTo.length > 0
          ? [`Silent where one of these points at the same text: ${meta.yieldsTo.join(', ')}.`]
          : []),
        `Why: ${meta.why}`,
        `Fix: ${meta.fix}`,
        ...(rule.consequence === null ? [] : [`What Amazon does: ${rule.consequence}.`]),
        ...(rule.note === null ? [] : [`Note: ${rule.note}`]),
        `Confidence: ${meta.confidence}. Sources:`,
        sourceLines(meta.source).join('\n'),
      ],
    };
  });
}

const HOLDS_FOR: Readonly<Record<CheckedSlot, string>> = {
  any: 'Holds for every picture.',
  MAIN: 'Holds for main images.',
  SWCH: 'Holds for swatches.',
  'A+': 'Holds for pictures in a folder named for A+.',
  gallery: 'Holds for the pictures of a listing together.',
};

function imagePages(): Page[] {
  const rules = new Map(imageRules.versions.flatMap(({ rows }) => rows.map((row) => [row.id, row])));
  return [...IMAGE_CHECKS, ...GALLERY_CHECKS].map(({ meta }) => {
    const rule = rules.get(meta.id);
    return {
      ...meta,
      since: meta.effectiveFrom ?? 'start not known',
      lines: [
        HOLDS_FOR[meta.slot],
        `Rule: ${rule?.requirement ?? ''}.`,
        `Measured: ${rule?.measurement ?? ''}.`,
        ...(meta.why === null ? [] : [`Why: ${meta.why}.`]),
        `Fix: ${meta.fix}`,
        ...(rule?.note === null || rule?.note === undefined ? [] : [`Note: ${rule.note}`]),
        `Confidence: ${meta.confidence}. Sources:`,
        sourceLines(meta.source).join('\n'),
      ],
    };
  });
}

function indexPage(pages: readonly Page[]): string {
  const rows = pages.map(
    ({ id, title, severity, since }) => `| [${id}](${id.toLowerCase()}.md) | ${title} | ${severity} | ${since} |`,
  );
  const asked = IMAGE_QUESTIONS.map(({ rule, question }) => `- ${rule}: ${question}`);
  const open = Object.entries(IMAGE_NEEDS_MORE).map(([id, reason]) => `- ${id}: ${reason}.`);
  return [
    '# Rules of the audit',
    '',
    'Made from the checks and their rule tables; do not edit by hand. `error`: Amazon forbids it or acts on it; `warning`: judgement needed; `info`: advice.',
    '',
    '| rule | demand | severity | since |',
    '| --- | --- | --- | --- |',
    ...rows,
    '',
    '## Asked of a person',
    '',
    'What pixels cannot tell is a question, never a verdict.',
    '',
    ...asked,
    '',
    '## Known and not checked',
    '',
    ...open,
    '',
  ].join('\n');
}

/** Every page by file name, with the index as README.md. */
export function rulePages(): ReadonlyMap<string, string> {
  const pages = [...listingPages(), ...imagePages()];
  return new Map([
    ['README.md', indexPage(pages)],
    ...pages.map(({ id, title, severity, since, lines }): [string, string] => [
      `${id.toLowerCase()}.md`,
      [`# ${id}: ${title}`, `Severity ${severity}, since: ${since}.`, ...lines, ''].join('\n\n').replace(/\n+$/, '\n'),
    ]),
  ]);
}
