import type { Block, Cell, Document, MetricItem, RunFacts } from '../../model/document.ts';
import { compareSeverity, type Finding } from '../../model/finding.ts';
import type { Problem } from '../../model/problem.ts';
import type { AuditCoverage, AuditListingsResult } from './audit-listings.ts';
import { countBySeverity, type ListingFindingData, listingFindingData } from './finding-data.ts';
import {
  countBySort,
  findingBlocks,
  listingCoverage,
  listingsTable,
  SORT_WORDS,
  type SortCounts,
  sourcesProse,
} from './findings-by-sort.ts';
import { fixesBlocks, type FixesData } from './fixes/fixes-document.ts';
import type { TextSource } from './join-listings.ts';
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
  /** Of a page without SKU its ASIN, of an A+ document without page its key. */
  readonly sku: string;
  readonly asin: string | null;
  /** Marketplace code; null when no file tells it. */
  readonly marketplace: string | null;
  /** Share of the judged rules that are kept, weighted by part, 0-1; null without `--score`: Amazon publishes no weights. */
  readonly score: number | null;
  /** What the score is made of; null without `--score`. */
  readonly scoreParts: readonly PartScore[] | null;
  /** Worst first. */
  readonly findings: readonly ListingFindingData[];
  readonly coverage: {
    /** Rules in force for this listing. */
    readonly rules: number;
    /** Rules judged for this listing. */
    readonly checked: number;
    /** The same in words. */
    readonly line: string;
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
  /** Findings of each sort; the four are never mixed. */
  readonly sorts: SortCounts;
  /** Which file each field was taken from, and files that hold another text. */
  readonly texts: readonly TextSource[];
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

/** Findings and coverage are made when they are asked for: written one listing after the other, they are never all there. */
function listingData(audited: CheckedListing, score: ListingScore | undefined): AuditedListingData {
  const { listing, checked, notChecked } = audited;
  return {
    sku: listing.sku,
    asin: listing.asin,
    marketplace: listing.marketplace,
    score: score?.score ?? null,
    scoreParts: score?.parts ?? null,
    get findings() {
      return audited.findings.map(listingFindingData);
    },
    get coverage() {
      return {
        rules: checked.length + notChecked.length,
        checked: checked.length,
        line: listingCoverage(audited),
        notChecked,
      };
    },
  };
}

/** Reasons shown to eyes, those of most rules first. */
const REASONS_SHOWN = 6;

/** `61 of 74 rules checked. Not checked: ...`: what a clean page does not prove. */
export function coverageLine(coverage: AuditCoverage): string {
  const reasons = new Map<string, Set<string>>();
  for (const { rule, reason } of coverage.notChecked) {
    reasons.set(reason, (reasons.get(reason) ?? new Set()).add(rule));
  }
  const parts = [...reasons]
    .sort((left, right) => right[1].size - left[1].size)
    .map(([reason, rules]) => ({ reason, rules: rules.size }));
  const shown = parts.slice(0, REASONS_SHOWN).map(({ reason, rules }) => `${rules} (${reason})`);
  const others = parts.slice(REASONS_SHOWN);
  const more = others.reduce((sum, { rules }) => sum + rules, 0);
  if (others.length > 0) shown.push(`${more} for ${others.length} other reasons, which --format json has`);
  const missing =
    parts.length === 0
      ? ''
      : ` Not checked on some or all listings, which is not the same as passed: ${shown.join(', ')}.`;
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
  const groups = Map.groupBy(findings, ({ rule, severity, basis }) => `${basis} ${severity} ${rule}`);
  return [...groups.values()].flatMap((group): (readonly Cell[])[] => {
    const [first] = group;
    if (first === undefined) return [];
    const listings = new Set(group.map(({ where }) => `${where.sku ?? ''} ${where.marketplace ?? ''}`));
    return [[first.rule, SORT_WORDS[first.basis], first.severity, group.length, listings.size, first.fix ?? '']];
  });
}

function blocks(result: AuditListingsResult, all: readonly Finding[], manners: Manners): Block[] {
  const findings = all.filter(isOpen);
  const sinceBaseline = manners.baseline !== null && !manners.baseline.updated;
  return [
    { type: 'metrics', id: 'summary', metrics: [...metrics(result, findings), ...mannersMetrics(all, manners)] },
    ...findingBlocks(shownFindings(findings, manners), sinceBaseline),
    listingsTable(result.listings),
    {
      type: 'table',
      id: 'by-rule',
      title: 'All findings by rule',
      columns: [
        { key: 'rule', label: 'Rule', kind: 'id' },
        { key: 'sort', label: 'Sort', kind: 'text' },
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
      paragraphs: [coverageLine(result.coverage), ...unknownPlaces(result), ...sourcesProse(result.texts)],
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
      sorts: countBySort(open),
      texts: result.texts,
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
