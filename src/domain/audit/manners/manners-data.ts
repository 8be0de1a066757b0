import type { ProvenanceRule } from '../../../model/document.ts';
import { type AuditFindingData, findingData } from '../finding-data.ts';
import type { Manners } from './apply-manners.ts';
import type { AuditConfig, WordsByLanguage } from './audit-config.ts';
import type { BaselineEntry } from './baseline.ts';

/** A suppression and what it did. */
export interface SuppressionData {
  readonly rule: string;
  readonly marketplace: string;
  readonly sku: string;
  readonly field: string;
  readonly text: string;
  readonly reason: string | null;
  /** Last ISO date on which it holds. */
  readonly until: string | null;
  readonly state: 'used' | 'unused' | 'expired' | 'incomplete';
  /** Findings it covers. */
  readonly matched: number;
}

/** What the section `audit` of the project file did to the result. */
export interface AuditSettingsData {
  /** The project file; null when it has no such section. */
  readonly file: string | null;
  /** One line for each setting in force: `TITLE-PROMO: off`. */
  readonly effects: readonly string[];
  /** What is wrong with the settings: suppressions that ended, lack a reason or match nothing. */
  readonly findings: readonly AuditFindingData[];
  readonly suppressions: readonly SuppressionData[];
}

/** One fault of the baseline. */
export interface BaselineEntryData {
  readonly fingerprint: string;
  readonly rule: string;
  readonly marketplace: string | null;
  readonly sku: string | null;
  readonly field: string;
  readonly text: string;
  readonly count: number;
}

/** How the findings compare with the baseline. */
export interface BaselineData {
  readonly path: string;
  /** True when this run wrote it anew. */
  readonly updated: boolean;
  /** Faults in it before this run. */
  readonly entries: number;
  /** Open findings that stand in it. */
  readonly known: number;
  /** Open findings that do not. */
  readonly added: number;
  /** Looked for and not there any more. */
  readonly gone: readonly BaselineEntryData[];
  /** Neither found nor gone: the listing was not in the files, or the rule was not judged. They stay in it. */
  readonly notLookedAt: readonly (BaselineEntryData & {
    readonly reason: 'listing-not-in-files' | 'rule-not-checked';
  })[];
}

/** Name of the provenance entry that holds the user's settings. */
const OWN_SETTINGS = 'own-settings';

function wordsEffect(what: string, words: WordsByLanguage): string[] {
  const parts = Object.entries(words)
    .filter(([, list]) => list.length > 0)
    .map(([language, list]) => `${list.length} in ${language === '*' ? 'every language' : language}`);
  return parts.length === 0 ? [] : [`${what}: ${parts.join(', ')}`];
}

/** One line for each setting in force. */
export function settingEffects({ config, suppressions, allowed }: Manners): string[] {
  const states = (['used', 'unused', 'expired', 'incomplete'] as const)
    .map((state) => [state, suppressions.filter((use) => use.state === state).length] as const)
    .filter(([, count]) => count > 0)
    .map(([state, count]) => `${count} ${state}`);
  const weights = Object.entries(config.weights).map(([part, weight]) => `${part} ${weight}`);
  return [
    ...Object.entries(config.severities).map(([rule, level]) => `${rule}: ${level}`),
    ...wordsEffect('banned words', config.banned),
    ...wordsEffect('allowed words', config.allowed).map((line) => `${line}; ${allowed} findings left out for them`),
    ...(config.brands.length === 0 ? [] : [`own brands: ${config.brands.join(', ')}`]),
    ...(weights.length === 0 ? [] : [`weights of the score: ${weights.join(', ')}`]),
    ...(states.length === 0 ? [] : [`suppressions: ${states.join(', ')}`]),
  ];
}

/** The user's settings as an entry of the provenance: what a reader must know beside the rules of Amazon. */
export function settingsProvenance(manners: Manners): ProvenanceRule[] {
  const { file } = manners.config;
  const effects = settingEffects(manners);
  if (file === null || effects.length === 0) return [];
  return [
    {
      table: OWN_SETTINGS,
      marketplace: 'ALL',
      version: null,
      confidence: 'c',
      sources: effects.map((effect) => ({ id: file, title: effect, confidence: 'c' })),
    },
  ];
}

export function settingsData(manners: Manners): AuditSettingsData {
  const { config, suppressions, findings } = manners;
  return {
    file: config.file,
    effects: settingEffects(manners),
    findings: findings.map(findingData),
    suppressions,
  };
}

function entryData({ fingerprint, rule, marketplace, sku, field, text, count }: BaselineEntry): BaselineEntryData {
  return { fingerprint, rule, marketplace, sku, field, text, count };
}

export function baselineData({ baseline }: Manners): BaselineData | null {
  if (baseline === null) return null;
  const { path, updated, entries, known, added, gone, notLookedAt } = baseline;
  return {
    path,
    updated,
    entries,
    known,
    added,
    gone: gone.map(entryData),
    notLookedAt: notLookedAt.map((entry) => ({ ...entryData(entry), reason: entry.reason })),
  };
}

/** Manners of a run without settings and baseline. */
export function noManners(config: AuditConfig): Manners {
  return { config, findings: [], suppressions: [], allowed: 0, baseline: null };
}
