import type { Loaded } from '../../model/loaded.ts';
import type { IsoDate } from '../../model/period.ts';
import { namedMarketplaces } from '../../model/records/named-marketplaces.ts';
import type { AuditImagesResult } from '../audit/audit-images.ts';
import type { AuditListingsResult } from '../audit/audit-listings.ts';
import type { MeasuredImage } from '../audit/images/measure-image.ts';
import { auditImages } from '../audit/audit-images.ts';
import { auditListings } from '../audit/audit-listings.ts';
import { keywordOverview, type KeywordOverview } from '../audit/keywords/keyword-overview.ts';
import { checkCharges, type ChargeCheck } from '../fees/check-charges.ts';
import { skuMargins, type SkuMargins } from '../fees/margins/sku-margins.ts';
import { journeyReport, type JourneyResult } from '../journey/report.ts';
import type { JourneyEvent } from '../../model/journal.ts';
import { planReviews, type ReviewPlan } from '../reviews/plan-reviews.ts';

export interface BriefOptions {
  readonly asOf: IsoDate;
  /** Null: every marketplace at hand, each for itself. */
  readonly marketplace: string | null;
  readonly since?: IsoDate | null;
  readonly until?: IsoDate | null;
  /** What the seller noted; absent: nothing. */
  readonly events?: readonly JourneyEvent[];
}

/** What each feature found in one folder. */
export interface BriefParts {
  readonly loaded: Loaded;
  readonly options: BriefOptions;
  /** Marketplaces the records speak of, sorted. */
  readonly marketplaces: readonly string[];
  readonly listings: AuditListingsResult;
  /** Null where no file states searched phrases for listings at hand. */
  readonly keywords: KeywordOverview | null;
  readonly images: AuditImagesResult;
  readonly charges: readonly ChargeCheck[];
  readonly margins: readonly SkuMargins[];
  readonly reviews: ReviewPlan;
  readonly journey: JourneyResult;
}

/** Runs every feature over the records of one folder. Pure: pictures come measured, the day comes in the options. */
export function briefParts(loaded: Loaded, images: readonly MeasuredImage[], options: BriefOptions): BriefParts {
  const { records } = loaded;
  const marketplaces = options.marketplace === null ? namedMarketplaces(records) : [options.marketplace];
  const each = marketplaces.map((marketplace) => ({ ...options, marketplace }));
  return {
    loaded,
    options,
    marketplaces,
    listings: auditListings(records, options),
    keywords: keywordOverview(records, options),
    images: auditImages(images, options),
    charges: each.map((one) => checkCharges(records, one)),
    margins: each.map((one) => skuMargins(records, one)),
    reviews: planReviews(records, options),
    journey: journeyReport(records, options),
  };
}
