import type { Block, Cell, Document, MetricItem, RunFacts } from '../../model/document.ts';
import { compareSeverity, type Finding } from '../../model/finding.ts';
import type { Problem } from '../../model/problem.ts';
import type { AuditCoverage, AuditListingsResult } from './audit-listings.ts';
import { type LintFindingData, countBySeverity, lintFindingData } from './finding-data.ts';
import { fixesBlocks, type FixesData } from './fixes/fixes-document.ts';
import type { Manners } from './manners/apply-manners.ts';
import { NO_AUDIT_CONFIG } from './manners/audit-config.ts';
import { isOpen } from './manners/judged.ts';
import { mannersBlocks, mannersMetrics, shownFindings } from './manners/manners-blocks.ts';
import {
  type AuditSettingsData,
  baselineData,
  type BaselineData,
  noManners,
  settingsData,
  settingsProvenance,
} from './manners/manners-data.ts';
import type { ListingScore, PartScore } from './manners/score.ts';
import { scoreBlocks } from './manners/score-blocks.ts';
import type { CheckedListing } from './run-checks.ts';

export interface AuditedListingData {
  readonly sku: string;
  readonly asin: string | null;
  /** Marketplace code; null when no file tells it. */
  readonly marketplace: string | null;
  /** Share of the judged rules that are kept, weighted by part, 0-1; null without `--score`: Amazon publishes no weights. */
  readonly score: number | null;
  /** What the score is made of; null without `--score`. */
  readonly scoreParts: readonly PartScore[] | null;
  /** Worst first. */
  readonly findings: readonly LintFindingData[];
  readonly coverage: {
    /** Rules judged for this listing. */
    readonly checked: number;
    /** Rules in force that could not be judged, with the reason: never the same as passed. */
    readonly notChecked: readonly { readonly rule: string; readonly reason: string }[];
  };
}

export interface AuditListingsData {
  /** ISO date whose rules were used. */
  readonly asOf: string;
  readonly listings: readonly AuditedListingData[];
  readonly totals: {
    readonly listings: number;
    readonly errors: number;
    readonly warnings: number;
    readonly advice: number;
    /** Findings the user decided not to act on; in no other count. */
    readonly suppressed: number;
  };
  readonly coverage: AuditCoverage;
  readonly settings: AuditSettingsData;
  /** Null without `--baseline`. */
  readonly baseline: BaselineData | null;
  /** Null without `--fix`. */
  readonly fixes: FixesData | null;
}

/** What the user's own wishes add to the result. */
export interface ListingsExtras {
  readonly manners?: Manners;
  /** By the place of the listing in the result; absent without `--score`. */
  readonly scores?: readonly ListingScore[];
  readonly fixes?: FixesData;
}

/** So many findings are shown to eyes; the data has all. */
const SHOWN = 60;

function listingData(
  { listing, findings, checked, notChecked }: CheckedListing,
  score: ListingScore | undefined,
): AuditedListingData {
  return {
    sku: listing.sku,
    asin: listing.asin,
    marketplace: listing.marketplace,
    score: score?.score ?? null,
    scoreParts: score?.parts ?? null,
    findings: findings.map(lintFindingData),
    coverage: { checked: checked.length, notChecked },
  };
}

/** `61 of 74 rules checked. Not checked: ...`: what a clean page does not prove. */
export function coverageLine(coverage: AuditCoverage): string {
  const reasons = new Map<string, Set<string>>();
  for (const { rule, reason } of coverage.notChecked) {
    reasons.set(reason, (reasons.get(reason) ?? new Set()).add(rule));
  }
  const parts = [...reasons]
    .sort((left, right) => right[1].size - left[1].size)
    .map(([reason, rules]) => `${rules.size} (${reason})`);
  const missing =
    parts.length === 0
      ? ''
      : ` Not checked on some or all listings, which is not the same as passed: ${parts.join(', ')}.`;
  return `${coverage.checked} of ${coverage.rules} rules in force checked.${missing}`;
}

function metrics(result: AuditListingsResult, findings: readonly Finding[]): MetricItem[] {
  const { errors, warnings, advice } = countBySeverity(findings);
  const withErrors = result.listings.filter((listing) =>
    listing.findings.some((finding) => finding.severity === 'error' && isOpen(finding)),
  ).length;
  return [
    { id: 'listings', label: 'Listings', kind: 'integer', value: result.listings.length },
    {
      id: 'listings-with-errors',
      label: 'Listings with errors',
      kind: 'integer',
      value: withErrors,
      tone: withErrors > 0 ? 'bad' : 'good',
    },
    { id: 'errors', label: 'Errors', kind: 'integer', value: errors, tone: errors > 0 ? 'bad' : 'good' },
    { id: 'warnings', label: 'Warnings', kind: 'integer', value: warnings, tone: warnings > 0 ? 'warning' : 'good' },
    { id: 'advice', label: 'Advice', kind: 'integer', value: advice },
  ];
}

function byRule(findings: readonly Finding[]): readonly (readonly Cell[])[] {
  const rules = new Map<string, { severity: string; count: number; skus: Set<string>; fix: string }>();
  for (const { rule, severity, where, fix } of findings) {
    const row = rules.get(`${severity} ${rule}`) ?? { severity, count: 0, skus: new Set<string>(), fix: fix ?? '' };
    row.count += 1;
    row.skus.add(`${where.sku ?? ''} ${where.marketplace ?? ''}`);
    rules.set(`${severity} ${rule}`, row);
  }
  return [...rules].map(([key, row]) => [
    key.slice(row.severity.length + 1),
    row.severity,
    row.count,
    row.skus.size,
    row.fix,
  ]);
}

function blocks(result: AuditListingsResult, all: readonly Finding[], manners: Manners): Block[] {
  const findings = all.filter(isOpen);
  const sinceBaseline = manners.baseline !== null && !manners.baseline.updated;
  // Of what is new nothing is kept back, advice neither: --fail-on new may have failed on it.
  const urgent = shownFindings(findings, manners).filter(({ severity }) => sinceBaseline || severity !== 'info');
  const shown = urgent.slice(0, SHOWN);
  const hidden = urgent.length - shown.length;
  return [
    { type: 'metrics', id: 'summary', metrics: [...metrics(result, findings), ...mannersMetrics(all, manners)] },
    {
      type: 'findings',
      id: 'findings',
      title: sinceBaseline ? 'New findings, worst first' : 'Errors and warnings, worst first',
      findings: shown,
      emptyText:
        result.listings.length === 0
          ? 'No listings in these files.'
          : sinceBaseline
            ? 'Nothing that the baseline does not have, among the rules checked.'
            : 'No errors and no warnings among the rules checked.',
      ...(hidden > 0 ? { note: `${hidden} more; --format json has all.` } : {}),
    },
    {
      type: 'table',
      id: 'by-rule',
      title: 'All findings by rule',
      columns: [
        { key: 'rule', label: 'Rule', kind: 'id' },
        { key: 'severity', label: 'Severity', kind: 'text' },
        { key: 'findings', label: 'Findings', kind: 'integer' },
        { key: 'listings', label: 'Listings', kind: 'integer' },
        { key: 'fix', label: 'Fix', kind: 'text', priority: 2, truncate: true },
      ],
      rows: byRule(findings),
      emptyText: 'No findings.',
    },
    ...mannersBlocks(all, manners),
    {
      type: 'prose',
      id: 'coverage',
      title: 'What was checked',
      paragraphs: [coverageLine(result.coverage), ...unknownPlaces(result)],
    },
  ];
}

function unknownPlaces(result: AuditListingsResult): string[] {
  const unknown = result.listings.filter(({ listing }) => listing.marketplace === null).length;
  if (unknown === 0) return [];
  return [
    `${unknown} listings without a known marketplace were checked in English by the rules that hold nearly everywhere; give --marketplace to be exact.`,
  ];
}

/**
 * The listing audit as a document. Problems of the files read are given by the caller and come before those of the
 * join; `extras` is what settings, baseline and score add.
 */
export function listingsDocument(
  result: AuditListingsResult,
  run: RunFacts,
  problems: readonly Problem[] = [],
  extras: ListingsExtras = {},
): Document<'audit-listings', AuditListingsData> {
  const { manners = noManners(NO_AUDIT_CONFIG), scores, fixes } = extras;
  const listings = result.listings.map((listing, index) => listingData(listing, scores?.[index]));
  const findings = result.listings
    .flatMap((listing) => listing.findings)
    .toSorted((left, right) => compareSeverity(left.severity, right.severity));
  const open = findings.filter(isOpen);
  return {
    kind: 'audit-listings',
    schemaVersion: 2,
    title: 'Listing audit',
    subtitle: `${listings.length} listings by the rules in force on ${result.asOf}${result.marketplace === null ? '' : `, ${result.marketplace}`}`,
    data: {
      asOf: result.asOf,
      listings,
      totals: {
        listings: listings.length,
        ...countBySeverity(open),
        suppressed: findings.length - open.length,
      },
      coverage: result.coverage,
      settings: settingsData(manners),
      baseline: baselineData(manners),
      fixes: fixes ?? null,
    },
    blocks: [
      ...blocks(result, findings, manners),
      ...(fixes === undefined ? [] : fixesBlocks(fixes)),
      ...scoreBlocks(result.listings, scores, manners.config),
    ],
    findings: [...findings, ...manners.findings],
    problems: [...problems, ...result.problems],
    provenance: { ...run, rules: [...result.rules, ...settingsProvenance(manners)], freshness: [] },
  };
}
