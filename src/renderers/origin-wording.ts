import type { Confidence } from '../model/confidence.ts';
import type { Document, Provenance, ProvenanceRule } from '../model/document.ts';
import { plainText } from '../model/plain-text.ts';
import { type Problem, problemLine } from '../model/problem.ts';
import type { Formatter } from './format.ts';
import { counted } from './wording.ts';

const CONFIDENCE_WORDS: Readonly<Record<Confidence, string>> = {
  a: "a: Amazon's own page",
  b: 'b: independent sources agree',
  c: 'c: one secondary source',
};

/** The entry of the provenance that holds the user's own settings. */
const OWN_SETTINGS = 'own-settings';

/** `3 problems: 1 file not used, 1 row left out, 1 cell unknown`. */
export function problemsText(problems: readonly Problem[], formatter: Formatter): string {
  const count = (scope: Problem['scope']) => problems.filter((problem) => problem.scope === scope).length;
  const parts = [
    [count('file'), 'file', 'not used'],
    [count('row'), 'row', 'left out'],
    [count('cell'), 'cell', 'unknown'],
  ] as const;
  const detail = parts
    .filter(([number]) => number > 0)
    .map(([number, word, fate]) => `${counted(number, word, formatter)} ${fate}`);
  return `${counted(problems.length, 'problem', formatter)}: ${detail.join(', ')}`;
}

/** The first problems, one harmless line each, and how many are left. */
export function firstProblems(
  problems: readonly Problem[],
  most: number,
): { readonly lines: string[]; readonly more: number } {
  const shown = problems.slice(0, most);
  return { lines: shown.map((problem) => plainText(problemLine(problem))), more: problems.length - shown.length };
}

/** Where a document comes from, as short lines under four headings. */
export interface ProvenanceText {
  /** Tool, version, as-of date and time of the run. */
  readonly made: string;
  readonly inputs: readonly string[];
  readonly rules: readonly { readonly text: string; readonly rule: ProvenanceRule }[];
  readonly freshness: readonly string[];
}

function inputLine(input: Provenance['inputs'][number], formatter: Formatter): string {
  const rows = counted(input.rows, 'row', formatter);
  const used =
    input.reportType === null
      ? 'not recognised, not used'
      : `${plainText(input.reportType)}, ${rows}, ${formatter.count(input.records)} used`;
  return `${plainText(input.path)}: ${used}, sha256 ${plainText(input.sha256).slice(0, 12)}`;
}

function ruleLine(rule: ProvenanceRule): string {
  if (rule.table === OWN_SETTINGS) {
    return `your settings: ${rule.sources.map(({ title }) => plainText(title ?? '')).join('; ')}`;
  }
  const version = rule.version === null ? 'start not known' : `from ${plainText(rule.version)}`;
  const name = `${plainText(rule.table)} ${plainText(rule.marketplace)}`;
  return `${name} ${version}, confidence ${CONFIDENCE_WORDS[rule.confidence]}`;
}

/** Puts a document's provenance into words: inputs with hash and rows, rule versions, age of the data. */
export function provenanceText(document: Document, formatter: Formatter): ProvenanceText {
  const { tool, asOf, generatedAt, inputs, rules, freshness } = document.provenance;
  return {
    made: `${tool.name} ${plainText(tool.version)}, as of ${plainText(asOf)}, made ${plainText(generatedAt)}`,
    inputs: inputs.map((input) => inputLine(input, formatter)),
    // The lines of the settings are their text already: they lead to no page.
    rules: rules.map((rule) => ({
      text: ruleLine(rule),
      rule: rule.table === OWN_SETTINGS ? { ...rule, sources: [] } : rule,
    })),
    freshness: freshness.map((item) => {
      const age = item.daysOld === 0 ? 'today' : `${counted(item.daysOld, 'day', formatter)} old`;
      return `${plainText(item.what)}: newest ${plainText(item.latest)}, ${age}`;
    }),
  };
}
