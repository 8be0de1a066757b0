import { isAtLeast, type Severity } from '../model/finding.ts';
import type { Document } from '../model/document.ts';
import { EXIT, UserError } from '../model/errors.ts';
import { didYouMean } from './did-you-mean.ts';

const LEVELS = ['error', 'warning', 'info', 'new', 'leak', 'problem'] as const;

/** One reason to exit with 3. */
export type FailOnLevel = (typeof LEVELS)[number];

const SEVERITIES: ReadonlySet<string> = new Set<Severity>(['error', 'warning', 'info']);

function isLevel(text: string): text is FailOnLevel {
  return (LEVELS as readonly string[]).includes(text);
}

/**
 * Reads the value of `--fail-on`: levels with commas between them.
 * @throws UserError `fail-on-unknown` naming the known levels.
 */
export function parseFailOn(text: string): readonly FailOnLevel[] {
  return text.split(',').map((part) => {
    const level = part.trim().toLowerCase();
    if (isLevel(level)) return level;
    throw new UserError('fail-on-unknown', EXIT.usage, `--fail-on does not know "${part.trim()}".`, [
      ...didYouMean(level, LEVELS),
      `Known: ${LEVELS.join(', ')}.`,
    ]);
  });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Every object of a document's data, however deep. */
function* objectsIn(data: unknown): Generator<Record<string, unknown>> {
  const waiting: unknown[] = [data];
  while (waiting.length > 0) {
    const value = waiting.pop();
    if (isRecord(value)) yield value;
    if (typeof value !== 'object' || value === null) continue;
    for (const item of Object.values(value)) {
      if (typeof item === 'object' && item !== null) waiting.push(item);
    }
  }
}

/** A finding as far as it can fail a run. */
interface Failing {
  readonly severity: Severity;
  /** Against a baseline; null without one. */
  readonly state: 'new' | 'known' | null;
}

/**
 * Every finding of a document that is still open. Blocks are for eyes and may show the first few only, so the data is
 * walked too: anything in it with a rule and a severity is a finding, by the contract of the documents. One that is
 * suppressed fails nothing.
 */
function* openFindings(document: Document): Generator<Failing> {
  for (const block of document.blocks) {
    if (block.type !== 'findings') continue;
    for (const { severity, state = null, suppression } of block.findings) {
      if (suppression === undefined) yield { severity, state };
    }
  }
  for (const { rule, severity, state, suppressed } of objectsIn(document.data)) {
    if (typeof rule !== 'string' || typeof severity !== 'string' || !SEVERITIES.has(severity)) continue;
    if (isRecord(suppressed)) continue;
    yield { severity: severity as Severity, state: state === 'new' || state === 'known' ? state : null };
  }
}

/**
 * Leaks stand under `leaks`: of the data in a journey report, of its journey in a brief. One that is only suspected is
 * no reason to fail: too little is known of it.
 */
function hasLeak(data: unknown): boolean {
  for (const { leaks } of objectsIn(data)) {
    if (!Array.isArray(leaks)) continue;
    for (const { status } of leaks.flatMap((leak) => (isRecord(leak) ? [leak] : []))) {
      if (status === 'leak') return true;
    }
  }
  return false;
}

/** True when the document holds something that `--fail-on` names. */
export function failsOn(document: Document, levels: readonly FailOnLevel[]): boolean {
  if (levels.includes('problem') && document.problems.length > 0) return true;
  if (levels.includes('leak') && hasLeak(document.data)) return true;
  const thresholds = levels.filter((level): level is FailOnLevel & Severity => SEVERITIES.has(level));
  const anyNew = levels.includes('new');
  if (thresholds.length === 0 && !anyNew) return false;
  for (const { severity, state } of openFindings(document)) {
    // What stands in the baseline was there before: only what came since fails a run.
    if (state === 'known') continue;
    if (anyNew && state === 'new') return true;
    if (thresholds.some((threshold) => isAtLeast(severity, threshold))) return true;
  }
  return false;
}
