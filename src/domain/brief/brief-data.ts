import { majorUnits } from '../../model/money.ts';
import type { Period } from '../../model/period.ts';
import type { AuditCoverage } from '../audit/audit-listings.ts';
import { countBySeverity, type AuditFindingData, findingData, type SeverityCounts } from '../audit/finding-data.ts';
import { journeyData, type JourneyReportData } from '../journey/data.ts';
import type { Verdict } from '../reviews/verdict.ts';
import type { AttentionItem, BriefFeature, StakeKind } from './attention.ts';
import type { BriefParts } from './brief-parts.ts';
import { type BriefChangesData, changesSince, type EarlierBrief } from './changes.ts';
import { type BriefKeywordsData, keywordsData } from './keyword-section.ts';
import { type MissingForBrief, missingForBrief } from './missing.ts';
import { knownProfit } from '../fees/margins/sku-margins.ts';

/** One thing that needs a person, most pressing first. */
export interface BriefAttentionData extends AuditFindingData {
  readonly rank: number;
  readonly feature: BriefFeature;
  readonly sku: string | null;
  readonly asin: string | null;
  readonly marketplace: string | null;
  /** Major units of `currency`; null when it cannot be known. */
  readonly stake: number | null;
  readonly currency: string | null;
  readonly stakeKind: StakeKind;
  /** What the stake is and for which days. */
  readonly stakeBasis: string | null;
  /** Command that shows the detail, without paths. */
  readonly command: string;
}

/** Charges and margins of one marketplace. */
export interface BriefFeesData {
  readonly marketplace: string;
  readonly currency: string | null;
  /** Days of the settlement lines compared; null when there are none. */
  readonly chargesPeriod: Period | null;
  readonly skusCompared: number;
  readonly chargeFindings: number;
  /** SKUs with a known profit per unit, and those without. */
  readonly skusWithProfit: number;
  readonly skusWithoutProfit: number;
  /** Profit of the units ordered in the files, major units, over SKUs whose profit is known; null when none is. */
  readonly profit: number | null;
  readonly gaps: readonly string[];
}

export interface BriefFileData {
  readonly path: string;
  readonly reportType: string | null;
  readonly rows: number;
  readonly records: number;
  readonly problems: number;
  readonly marketplace: string | null;
  readonly period: Period | null;
  /** For a file that no reader claims: the nearest kinds. */
  readonly nearest: readonly string[];
}

export interface BriefData {
  /** ISO date the brief speaks of. */
  readonly asOf: string;
  readonly marketplaces: readonly string[];
  readonly attention: readonly BriefAttentionData[];
  /** What is different from an earlier brief; null where none was named. */
  readonly changes: BriefChangesData | null;
  readonly listings: SeverityCounts & { readonly listings: number; readonly coverage: AuditCoverage };
  /** Null where no file states searched phrases for listings at hand. */
  readonly keywords: BriefKeywordsData | null;
  readonly images: SeverityCounts & { readonly images: number };
  readonly fees: readonly BriefFeesData[];
  readonly reviews: { readonly counts: Readonly<Record<Verdict, number>> };
  readonly journey: JourneyReportData;
  readonly files: readonly BriefFileData[];
  /** Reports that are not at hand and what each would add. */
  readonly missing: readonly MissingForBrief[];
}

function attentionData({ feature, finding, stakeKind, command }: AttentionItem, rank: number): BriefAttentionData {
  const { where, stake } = finding;
  return {
    rank,
    feature,
    ...findingData(finding),
    sku: where.sku ?? null,
    asin: where.asin ?? null,
    marketplace: where.marketplace ?? null,
    stake: stake === undefined ? null : majorUnits(stake),
    currency: stake?.currency ?? null,
    stakeKind,
    stakeBasis: stake === undefined ? null : (finding.stakeBasis ?? null),
    command,
  };
}

function feesData({ charges, margins }: BriefParts): BriefFeesData[] {
  return margins.map((margin, index): BriefFeesData => {
    const charge = charges[index];
    const known = margin.skus.filter(({ profit }) => profit !== null);
    return {
      marketplace: margin.marketplace,
      currency: margin.currency === '' ? null : margin.currency,
      chargesPeriod: charge?.period ?? null,
      skusCompared: charge?.checked.length ?? 0,
      chargeFindings: charge?.findings.length ?? 0,
      skusWithProfit: known.length,
      skusWithoutProfit: margin.skus.length - known.length,
      profit: known.length === 0 ? null : majorUnits(knownProfit(margin)),
      gaps: [...(charge?.gaps ?? []), ...margin.gaps],
    };
  });
}

/** The brief for programs. Money is in major units, shares are 0-1, dates ISO 8601. */
export function briefData(
  parts: BriefParts,
  attention: readonly AttentionItem[],
  earlier: EarlierBrief | null = null,
): BriefData {
  const ranked = attention.map((item, index) => attentionData(item, index + 1));
  const { loaded, listings, images, reviews, journey, options } = parts;
  return {
    asOf: options.asOf,
    marketplaces: parts.marketplaces,
    attention: ranked,
    changes: earlier === null ? null : changesSince(earlier, ranked),
    listings: {
      listings: listings.listings.length,
      ...countBySeverity(listings.listings.flatMap(({ findings }) => findings)),
      coverage: listings.coverage,
    },
    keywords: keywordsData(parts.keywords),
    images: {
      images: images.images.length,
      ...countBySeverity(images.images.flatMap(({ findings }) => findings)),
    },
    fees: feesData(parts),
    reviews: { counts: reviews.counts },
    journey: journeyData(journey),
    files: loaded.files.map(({ path, reportType, rows, records, problems, marketplace, period, nearest }) => ({
      path,
      reportType,
      rows,
      records,
      problems: problems.length,
      marketplace,
      period,
      nearest,
    })),
    missing: missingForBrief(parts),
  };
}
