import { findMarketplace } from '../model/marketplace.ts';
import type { CurrencyCode } from '../model/money.ts';
import type { AdGrain, AdPerformanceRecord } from '../model/records/ad-performance.ts';
import type { Origin } from '../model/records/origin.ts';
import { marketplaceOfCurrency } from './currencies.ts';

/** An advertising record in which nothing is known yet, so that a reader names only what its kind tells. */
export function adRecord(grain: AdGrain, origin: Origin): AdPerformanceRecord {
  return {
    kind: 'ad-performance',
    origin,
    grain,
    marketplace: null,
    period: null,
    campaign: null,
    campaignId: null,
    adGroup: null,
    adGroupId: null,
    targeting: null,
    matchType: null,
    searchTerm: null,
    advertisedSku: null,
    advertisedAsin: null,
    purchasedAsin: null,
    impressions: null,
    clicks: null,
    spend: null,
    attributionDays: null,
    sales: null,
    orders: null,
    units: null,
  };
}

/** The shop of an advertising row: by its currency where that is one shop's alone, the one told where it has that currency. */
export function adMarketplace(currency: CurrencyCode | null, told: string | null): string | null {
  if (currency === null) return told;
  if (findMarketplace(told ?? '')?.currency === currency) return told;
  return marketplaceOfCurrency(currency)?.code ?? null;
}
