import { reports as adsApi } from './ads-api/definition.ts';
import { report as adsBulkCampaigns } from './ads-bulk-campaigns/definition.ts';
import { report as adsBulkSearchTerm } from './ads-bulk-search-term/definition.ts';
import { report as agedInventoryCharges } from './aged-inventory-charges/definition.ts';
import { report as aplusContentApi } from './aplus-content-api/definition.ts';
import { report as businessReportChild } from './business-report-child/definition.ts';
import { report as businessReportDate } from './business-report-date/definition.ts';
import { report as catalogItemsApi } from './catalog-items-api/definition.ts';
import { report as categoryListings } from './category-listings/definition.ts';
import { report as couponPerformance } from './coupon-performance/definition.ts';
import { report as customerReturns } from './customer-returns/definition.ts';
import type { Report, ReportKind } from './definition.ts';
import { report as fbaInventory } from './fba-inventory/definition.ts';
import { report as feePreview } from './fee-preview/definition.ts';
import { IMAGES } from './image-file.ts';
import { report as inventoryByCountry } from './inventory-by-country/definition.ts';
import { report as inventoryPlanning } from './inventory-planning/definition.ts';
import { report as keywordsAbaCn } from './keywords-aba-cn/definition.ts';
import { report as keywordsDatadiveList } from './keywords-datadive-list/definition.ts';
import { report as keywordsDatadivePhrases } from './keywords-datadive-phrases/definition.ts';
import { report as keywordsHelium10Cerebro } from './keywords-helium10-cerebro/definition.ts';
import { report as keywordsHelium10Magnet } from './keywords-helium10-magnet/definition.ts';
import { report as keywordsHelium10Other } from './keywords-helium10-other/definition.ts';
import { report as keywordsJungleScoutApi } from './keywords-jungle-scout-api/definition.ts';
import { report as keywordsJungleScout } from './keywords-jungle-scout/definition.ts';
import { report as keywordsOpportunityExplorer } from './keywords-opportunity-explorer/definition.ts';
import { report as keywordsPlain } from './keywords-plain/definition.ts';
import { report as keywordsSellersprite } from './keywords-sellersprite/definition.ts';
import { report as keywordsZonguru } from './keywords-zonguru/definition.ts';
import { report as kioskEconomics } from './kiosk-economics/definition.ts';
import { report as kioskSalesAndTraffic } from './kiosk-sales-and-traffic/definition.ts';
import { report as activeListings } from './listings-active/definition.ts';
import { report as dateRange } from './date-range/definition.ts';
import { report as ledgerDetail } from './ledger-detail/definition.ts';
import { report as listings } from './listings-all/definition.ts';
import { report as listingFile } from './listing-file/definition.ts';
import { report as listingsItemsApi } from './listings-items-api/definition.ts';
import { report as suppressedListings } from './listings-suppressed/definition.ts';
import { report as marketBasketApi } from './market-basket-api/definition.ts';
import { report as orders } from './orders/definition.ts';
import { report as paymentsTransactionView } from './payments-transaction-view/definition.ts';
import { report as productTypeSchema } from './product-type-schema/definition.ts';
import { report as productFile } from './product-file/definition.ts';
import { report as productJson } from './product-file/json.ts';
import { report as promotionPerformance } from './promotion-performance/definition.ts';
import { report as referralFeePreview } from './referral-fee-preview/definition.ts';
import { report as repeatPurchaseApi } from './repeat-purchase-api/definition.ts';
import { report as reimbursements } from './reimbursements/definition.ts';
import { report as salesAndTraffic } from './sales-and-traffic/definition.ts';
import { report as searchCatalogApi } from './search-catalog-api/definition.ts';
import { report as searchQueryApi } from './search-query-api/definition.ts';
import { report as searchQueryHand } from './search-query-hand/definition.ts';
import { report as searchTermConsole } from './search-term-console/definition.ts';
import { report as customerReviews } from './customer-reviews/definition.ts';
import { report as reviewTopicsApi } from './review-topics-api/definition.ts';
import { report as customerQuestions } from './customer-questions/definition.ts';
import { report as surveyAnswers } from './survey-answers/definition.ts';
import { report as sellerFeedback } from './seller-feedback/definition.ts';
import { report as settlement } from './settlement-v2/definition.ts';
import { report as shipments } from './shipments/definition.ts';
import { report as experimentUnits } from './experiment-units/definition.ts';
import { report as shopOrders } from './shop-orders/definition.ts';
import { report as subscribeSaveHand } from './subscribe-save-hand/definition.ts';
import { report as topSearchTermsApi } from './top-search-terms-api/definition.ts';
import { report as topSearchTermsHand } from './top-search-terms-hand/definition.ts';
import { report as settlementOld } from './settlement-v1/definition.ts';
import { report as storageCharges } from './storage-charges/definition.ts';

/** Every kind of report that is read. To add one: a folder with its definition, and a line here. */
export const REPORTS: readonly Report[] = [
  listings,
  activeListings,
  suppressedListings,
  orders,
  shipments,
  salesAndTraffic,
  businessReportChild,
  searchQueryHand,
  searchQueryApi,
  searchCatalogApi,
  topSearchTermsApi,
  repeatPurchaseApi,
  marketBasketApi,
  couponPerformance,
  promotionPerformance,
  feePreview,
  referralFeePreview,
  settlement,
  settlementOld,
  dateRange,
  reimbursements,
  ledgerDetail,
  storageCharges,
  customerReturns,
  fbaInventory,
  inventoryByCountry,
  inventoryPlanning,
  agedInventoryCharges,
  sellerFeedback,
  kioskSalesAndTraffic,
  kioskEconomics,
  businessReportDate,
  topSearchTermsHand,
  paymentsTransactionView,
  searchTermConsole,
  adsBulkSearchTerm,
  adsBulkCampaigns,
  ...adsApi,
  subscribeSaveHand,
  categoryListings,
  listingsItemsApi,
  catalogItemsApi,
  aplusContentApi,
  productTypeSchema,
  keywordsHelium10Cerebro,
  keywordsHelium10Magnet,
  keywordsHelium10Other,
  keywordsJungleScout,
  keywordsJungleScoutApi,
  keywordsDatadiveList,
  keywordsDatadivePhrases,
  keywordsSellersprite,
  keywordsZonguru,
  keywordsAbaCn,
  keywordsOpportunityExplorer,
  keywordsPlain,
  shopOrders,
  experimentUnits,
  customerReviews,
  reviewTopicsApi,
  customerQuestions,
  surveyAnswers,
  productFile,
  productJson,
  listingFile,
];

/** A kind as it is listed: with the languages of its headings. */
type ListedKind = ReportKind & { readonly languages: readonly string[]; readonly alsoReads: readonly string[] };

/** The kinds as a person sees them, each once, in the order of the registry, with the languages of their headings. */
export function reportKinds(): ListedKind[] {
  const kinds = new Map<string, ListedKind>();
  for (const report of REPORTS) {
    if (kinds.has(report.id)) continue;
    const keys = report.form === 'table' ? Object.keys(report.headings) : [];
    const languages = [...new Set(keys.map((key) => key.split('-')[0] ?? key))];
    const { id, title, download, usedFor, alsoReads = [] } = report;
    kinds.set(id, { id, title, download, usedFor, languages, alsoReads });
  }
  return [...kinds.values(), { ...IMAGES, languages: [], alsoReads: [] }];
}
