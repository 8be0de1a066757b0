import type { SpApiClient } from '../../../src/sources/sp-api/client-types.ts';
import { createAdsReport, getAdsReport, listAdsProfiles } from '../../../src/sources/sp-api/operations/ads-reports.ts';
import {
  listContentDocumentAsinRelations,
  searchContentDocuments,
  searchContentPublishRecords,
} from '../../../src/sources/sp-api/operations/aplus-content.ts';
import { getCatalogItem, searchCatalogItems } from '../../../src/sources/sp-api/operations/catalog.ts';
import { getItemReviewTopics, getItemReviewTrends } from '../../../src/sources/sp-api/operations/customer-feedback.ts';
import {
  cancelQuery,
  createQuery,
  getQueries,
  getQuery,
  getQueryDocument,
} from '../../../src/sources/sp-api/operations/data-kiosk.ts';
import { getMyFeesEstimates } from '../../../src/sources/sp-api/operations/fee-estimates.ts';
import { getInventorySummaries } from '../../../src/sources/sp-api/operations/inventory.ts';
import { getListingsItem, searchListingsItems } from '../../../src/sources/sp-api/operations/listings.ts';
import { searchOrders } from '../../../src/sources/sp-api/operations/orders.ts';
import {
  getDefinitionsProductType,
  searchDefinitionsProductTypes,
} from '../../../src/sources/sp-api/operations/product-types.ts';
import {
  getSellingPartnerMetrics,
  listOfferMetrics,
  listOffers,
} from '../../../src/sources/sp-api/operations/replenishment.ts';
import {
  cancelReport,
  createReport,
  getReport,
  getReportDocument,
  getReports,
} from '../../../src/sources/sp-api/operations/reports.ts';
import { getMarketplaceParticipations } from '../../../src/sources/sp-api/operations/sellers.ts';
import {
  createProductReviewAndSellerFeedbackSolicitation,
  getSolicitationActionsForOrder,
} from '../../../src/sources/sp-api/operations/solicitations.ts';

const marketplaceId = 'ATVPDKIKX0DER';
const sellerId = 'A1BRIMLARK0001';
const asin = 'B0BR1MLK01';
const order = '111-0000001-0000001';
const [startDate, endDate] = ['2026-11-01T00:00:00Z', '2026-11-30T00:00:00Z'];

async function all<T>(pages: AsyncGenerator<T, void>): Promise<T[]> {
  const found: T[] = [];
  for await (const one of pages) found.push(one);
  return found;
}

/** Calls of every operation: with the least and with the most it can be asked. */
export const SAMPLE_CALLS: Readonly<Record<string, readonly ((client: SpApiClient) => Promise<unknown>)[]>> = {
  createReport: [
    (client) => createReport(client, { reportType: 'GET_MERCHANT_LISTINGS_ALL_DATA', marketplaceIds: [marketplaceId] }),
    (client) =>
      createReport(client, {
        reportType: 'GET_SALES_AND_TRAFFIC_REPORT',
        marketplaceIds: [marketplaceId],
        dataStartTime: startDate,
        dataEndTime: endDate,
        reportOptions: { dateGranularity: 'DAY', asinGranularity: 'CHILD' },
      }),
  ],
  getReport: [(client) => getReport(client, '50001')],
  getReports: [
    (client) =>
      all(
        getReports(client, {
          reportTypes: ['GET_MERCHANT_LISTINGS_ALL_DATA'],
          statuses: ['DONE', 'IN_PROGRESS'],
          marketplaceIds: [marketplaceId],
          createdSince: startDate,
          createdUntil: endDate,
        }),
      ),
  ],
  cancelReport: [(client) => cancelReport(client, '50001')],
  getReportDocument: [(client) => getReportDocument(client, 'amzn1.spdoc.1.na.x')],
  createQuery: [
    (client) => createQuery(client, 'query { x }'),
    (client) => createQuery(client, 'query { x }', 'next-page'),
  ],
  getQuery: [(client) => getQuery(client, '60001')],
  getQueries: [
    (client) => all(getQueries(client, { statuses: ['DONE'], createdSince: startDate, createdUntil: endDate })),
  ],
  cancelQuery: [(client) => cancelQuery(client, '60001')],
  getDocument: [(client) => getQueryDocument(client, 'amzn1.tortuga.x')],
  searchListingsItems: [
    (client) => searchListingsItems(client, { sellerId, marketplaceId }),
    (client) =>
      searchListingsItems(client, {
        sellerId,
        marketplaceId,
        includedData: [
          'summaries',
          'attributes',
          'issues',
          'offers',
          'fulfillmentAvailability',
          'relationships',
          'productTypes',
        ],
        issueLocale: 'en_US',
        identifiers: ['MUG-1', 'MUG,2'],
        identifiersType: 'SKU',
        createdAfter: startDate,
        createdBefore: endDate,
        lastUpdatedAfter: startDate,
        lastUpdatedBefore: endDate,
        withStatus: ['BUYABLE'],
        withIssueSeverity: ['ERROR', 'WARNING'],
        sortBy: 'createdDate',
        sortOrder: 'ASC',
        pageSize: 10,
        pageToken: 'next-page',
      }),
  ],
  getListingsItem: [
    (client) =>
      getListingsItem(client, {
        sellerId,
        sku: 'MUG / 1',
        marketplaceId,
        includedData: ['attributes'],
        issueLocale: 'en_US',
      }),
  ],
  getCatalogItem: [
    (client) => getCatalogItem(client, asin, { marketplaceId }),
    (client) =>
      getCatalogItem(client, asin, {
        marketplaceId,
        locale: 'en_US',
        includedData: [
          'attributes',
          'classifications',
          'dimensions',
          'identifiers',
          'images',
          'productTypes',
          'relationships',
          'salesRanks',
          'summaries',
        ],
      }),
  ],
  searchCatalogItems: [
    (client) =>
      searchCatalogItems(client, {
        marketplaceId,
        identifiers: [asin],
        identifiersType: 'ASIN',
        includedData: ['images'],
      }),
    (client) =>
      searchCatalogItems(client, {
        marketplaceId,
        identifiers: ['MUG-1'],
        identifiersType: 'SKU',
        sellerId,
        pageToken: 'x',
      }),
    (client) => searchCatalogItems(client, { marketplaceId, keywords: ['mug'], locale: 'en_US', pageSize: 5 }),
  ],
  getDefinitionsProductType: [
    (client) => getDefinitionsProductType(client, 'LUGGAGE', { marketplaceId }),
    (client) =>
      getDefinitionsProductType(client, 'LUGGAGE', {
        marketplaceId,
        sellerId,
        requirements: 'LISTING',
        locale: 'en_US',
      }),
  ],
  searchDefinitionsProductTypes: [
    (client) =>
      searchDefinitionsProductTypes(client, {
        marketplaceId,
        keywords: ['mug'],
        locale: 'en_US',
        searchLocale: 'en_US',
      }),
    (client) => searchDefinitionsProductTypes(client, { marketplaceId, itemName: 'A blue mug' }),
  ],
  getMyFeesEstimates: [
    (client) =>
      getMyFeesEstimates(client, [
        {
          idType: 'SellerSKU',
          id: 'MUG-1',
          marketplaceId,
          isAmazonFulfilled: true,
          price: { amount: 24.99, currency: 'USD' },
        },
        {
          idType: 'ASIN',
          id: asin,
          marketplaceId,
          isAmazonFulfilled: false,
          price: { amount: 10, currency: 'USD' },
          shipping: { amount: 4.5, currency: 'USD' },
        },
      ]),
  ],
  getInventorySummaries: [
    (client) => getInventorySummaries(client, { marketplaceId }),
    (client) =>
      getInventorySummaries(client, { marketplaceId, sellerSkus: ['MUG-1'], startDateTime: startDate, nextToken: 'x' }),
  ],
  searchOrders: [
    (client) => searchOrders(client, { createdAfter: startDate }),
    (client) =>
      searchOrders(client, {
        lastUpdatedAfter: startDate,
        lastUpdatedBefore: endDate,
        marketplaceIds: [marketplaceId],
        statuses: ['SHIPPED'],
        fulfilledBy: ['AMAZON', 'MERCHANT'],
        includedData: ['PROCEEDS', 'EXPENSE', 'PROMOTION', 'CANCELLATION', 'FULFILLMENT', 'PACKAGES'],
        paginationToken: 'x',
      }),
  ],
  getItemReviewTopics: [(client) => getItemReviewTopics(client, asin, { marketplaceId, sortBy: 'STAR_RATING_IMPACT' })],
  getItemReviewTrends: [(client) => getItemReviewTrends(client, asin, { marketplaceId })],
  getSellingPartnerMetrics: [
    (client) => getSellingPartnerMetrics(client, { marketplaceId, startDate, endDate }),
    (client) =>
      getSellingPartnerMetrics(client, { marketplaceId, startDate, endDate, frequency: 'MONTH', kind: 'FORECAST' }),
  ],
  listOfferMetrics: [
    (client) => listOfferMetrics(client, { marketplaceId, startDate, endDate, offset: 500, asins: [asin] }),
  ],
  listOffers: [
    (client) => listOffers(client, { marketplaceId, asins: [asin] }),
    (client) => listOffers(client, { marketplaceId }),
  ],
  searchContentDocuments: [(client) => searchContentDocuments(client, { marketplaceId, pageToken: 'x' })],
  listContentDocumentAsinRelations: [
    (client) => listContentDocumentAsinRelations(client, 'a-plus-1', { marketplaceId, pageToken: 'x' }),
  ],
  searchContentPublishRecords: [
    (client) => searchContentPublishRecords(client, { marketplaceId, asin, pageToken: 'x' }),
  ],
  getMarketplaceParticipations: [(client) => getMarketplaceParticipations(client)],
  getSolicitationActionsForOrder: [(client) => getSolicitationActionsForOrder(client, order, marketplaceId)],
  createProductReviewAndSellerFeedbackSolicitation: [
    (client) => createProductReviewAndSellerFeedbackSolicitation(client, order, marketplaceId),
  ],
  createAdsReport: [
    (client) =>
      createAdsReport(client, {
        name: 'search terms',
        startDate: '2026-11-01',
        endDate: '2026-11-30',
        adProduct: 'SPONSORED_PRODUCTS',
        reportTypeId: 'spSearchTerm',
        groupBy: ['searchTerm'],
        columns: ['impressions', 'clicks', 'cost', 'searchTerm', 'date'],
        timeUnit: 'DAILY',
      }),
  ],
  getAdsReport: [(client) => getAdsReport(client, 'ads-1')],
  listAdsProfiles: [(client) => listAdsProfiles(client)],
};
