import { describe, expect, it } from 'vitest';
import { getCatalogItem } from '../../../src/sources/sp-api/operations/catalog.ts';
import { getItemReviewTopics, getItemReviewTrends } from '../../../src/sources/sp-api/operations/customer-feedback.ts';
import { getQueries, getQuery } from '../../../src/sources/sp-api/operations/data-kiosk.ts';
import { getInventorySummaries } from '../../../src/sources/sp-api/operations/inventory.ts';
import { searchListingsItems } from '../../../src/sources/sp-api/operations/listings.ts';
import { searchOrders } from '../../../src/sources/sp-api/operations/orders.ts';
import { getSellingPartnerMetrics, listOffers } from '../../../src/sources/sp-api/operations/replenishment.ts';
import { getMarketplaceParticipations } from '../../../src/sources/sp-api/operations/sellers.ts';
import { closeWorlds, testWorld } from '../../fault-server/with-server.ts';
import { recordingClient } from './recording-client.ts';

const marketplaceId = 'ATVPDKIKX0DER';
const asin = 'B0BR1MLK01';

closeWorlds();

const answered = (data: unknown) => recordingClient(data).client;

describe('answers', () => {
  it('of listings', async () => {
    const page = await searchListingsItems(
      answered({
        numberOfResults: 1200,
        pagination: { nextToken: 'x' },
        items: [
          {
            sku: 'MUG-1',
            summaries: [
              {
                marketplaceId,
                asin,
                status: ['BUYABLE'],
                itemName: 'Mug',
                mainImage: { link: 'https://x/1.jpg', width: 9, height: 8 },
              },
            ],
            attributes: { bullet_point: [{ value: 'Blue' }] },
            issues: [
              {
                code: '90',
                message: 'too long',
                severity: 'ERROR',
                attributeNames: ['item_name'],
                enforcements: { actions: [{ action: 'SEARCH_SUPPRESSED' }] },
              },
            ],
            offers: [{ marketplaceId, offerType: 'B2C', price: { amount: '24.99', currencyCode: 'USD' } }],
            fulfillmentAvailability: [{ fulfillmentChannelCode: 'AMAZON_NA' }],
            relationships: [{ marketplaceId, relationships: [{ type: 'VARIATION', parentSkus: ['MUG'] }] }],
          },
        ],
      }),
      { sellerId: 'A1', marketplaceId },
    );
    expect(page).toMatchObject({
      numberOfResults: 1200,
      nextToken: 'x',
      items: [
        {
          summaries: [{ asin, status: ['BUYABLE'], mainImage: { width: 9 }, fnSku: null }],
          attributes: { bullet_point: [{ value: 'Blue' }] },
          issues: [{ severity: 'ERROR', attributeNames: ['item_name'], actions: ['SEARCH_SUPPRESSED'] }],
          offers: [{ price: { amount: 24.99, currency: 'USD' } }],
          fulfillmentAvailability: [{ channel: 'AMAZON_NA', quantity: null }],
          relationships: [{ type: 'VARIATION', parentSkus: ['MUG'], childSkus: [] }],
        },
      ],
    });
  });

  it('of the catalogue, for the marketplace asked about', async () => {
    const item = await getCatalogItem(
      answered({
        asin,
        summaries: [
          { marketplaceId: 'OTHER', itemName: 'Becher' },
          { marketplaceId, itemName: 'Mug', browseClassification: { classificationId: '7' } },
        ],
        images: [
          {
            marketplaceId,
            images: [{ variant: 'MAIN', link: 'https://x/1.jpg', width: 1, height: 2 }, { variant: 'PT01' }],
          },
        ],
        dimensions: [{ marketplaceId, package: { weight: { unit: 'pounds', value: 1.5 } } }],
        classifications: [
          {
            marketplaceId,
            classifications: [
              { classificationId: '7', displayName: 'Mugs', parent: { classificationId: '1', displayName: 'Home' } },
            ],
          },
        ],
        salesRanks: [{ marketplaceId, displayGroupRanks: [{ title: 'Home', rank: 12 }] }],
        relationships: [
          {
            marketplaceId,
            relationships: [{ type: 'VARIATION', parentAsins: ['B0P'], variationTheme: { theme: 'COLOR' } }],
          },
        ],
      }),
      asin,
      { marketplaceId },
    );
    expect(item).toMatchObject({
      summary: { itemName: 'Mug', browseNode: '7' },
      images: [{ variant: 'MAIN', width: 1, height: 2 }],
      itemDimensions: null,
      packageDimensions: { weight: { value: 1.5, unit: 'pounds' }, length: null },
      classifications: [
        { id: '7', name: 'Mugs' },
        { id: '1', name: 'Home' },
      ],
      salesRanks: [{ title: 'Home', rank: 12, kind: 'display-group' }],
      parentAsins: ['B0P'],
      variationTheme: 'COLOR',
    });
  });

  it('of orders, with the window of delivery', async () => {
    const { orders, nextToken } = await searchOrders(
      answered({
        orders: [
          {
            orderId: '111-0000001-0000001',
            createdTime: '2026-11-01T00:00:00Z',
            salesChannel: { channelName: 'AMAZON', marketplaceId },
            fulfillment: {
              fulfillmentStatus: 'SHIPPED',
              fulfilledBy: 'AMAZON',
              deliverByWindow: { earliestDateTime: '2026-11-05T00:00:00Z', latestDateTime: '2026-11-07T00:00:00Z' },
            },
            orderItems: [
              {
                orderItemId: '1',
                quantityOrdered: 2,
                programs: ['SUBSCRIBE_AND_SAVE'],
                product: { asin, sellerSku: 'MUG-1', price: { unitPrice: { amount: '9.50', currencyCode: 'USD' } } },
              },
            ],
          },
        ],
        pagination: { nextToken: 'x' },
      }),
      { createdAfter: '2026-11-01T00:00:00Z' },
    );
    expect(nextToken).toBe('x');
    expect(orders[0]).toMatchObject({
      status: 'SHIPPED',
      marketplaceId,
      deliverBy: { earliest: '2026-11-05T00:00:00Z', latest: '2026-11-07T00:00:00Z' },
      shipBy: null,
      total: null,
      items: [
        {
          asin,
          quantityOrdered: 2,
          programs: ['SUBSCRIBE_AND_SAVE'],
          unitPrice: { amount: 9.5, currency: 'USD' },
          isCancelled: false,
        },
      ],
    });
    await expect(searchOrders(answered({}), {})).rejects.toThrow(RangeError);
    await expect(searchOrders(answered({}), { createdAfter: 'a', lastUpdatedAfter: 'b' })).rejects.toThrow(RangeError);
  });

  it('of customer feedback: null where Amazon has nothing', async () => {
    const { client, server } = await testWorld();
    server.on('GET /customerFeedback/2024-06-01/items/*/reviews/topics', { status: 204 });
    expect(await getItemReviewTopics(client, asin, { marketplaceId })).toBeNull();
    const topics = await getItemReviewTopics(
      answered({
        asin,
        topics: {
          negativeTopics: [
            {
              topic: 'leaks',
              asinMetrics: { numberOfMentions: 4, occurrencePercentage: 12.5, starRatingImpact: -0.4 },
              reviewSnippets: ['It leaks'],
            },
          ],
        },
      }),
      asin,
      { marketplaceId },
    );
    expect(topics).toMatchObject({
      positive: [],
      negative: [
        {
          topic: 'leaks',
          asin: { mentions: 4, occurrencePercentage: 12.5, starRatingImpact: -0.4 },
          snippets: ['It leaks'],
        },
      ],
    });
    const trends = await getItemReviewTrends(
      answered({
        asin,
        reviewTrends: {
          positiveTopics: [
            {
              topic: 'blue',
              trendMetrics: [{ dateRange: { startDate: 'a' }, asinMetrics: { occurrencePercentage: 3 } }],
            },
          ],
        },
      }),
      asin,
      { marketplaceId },
    );
    expect(trends?.positive).toEqual([
      { topic: 'blue', months: [{ startDate: 'a', endDate: null, occurrencePercentage: 3 }] },
    ]);
  });

  it('of stock, replenishment and sellers', async () => {
    const { summaries } = await getInventorySummaries(
      answered({
        payload: {
          inventorySummaries: [
            {
              sellerSku: 'MUG-1',
              totalQuantity: 7,
              inventoryDetails: { fulfillableQuantity: 5, reservedQuantity: { totalReservedQuantity: 2 } },
            },
          ],
        },
      }),
      { marketplaceId },
    );
    expect(summaries[0]).toMatchObject({
      sellerSku: 'MUG-1',
      totalQuantity: 7,
      fulfillable: 5,
      reserved: 2,
      unfulfillable: null,
    });
    const span = { marketplaceId, startDate: 'a', endDate: 'b' };
    const metrics = await getSellingPartnerMetrics(
      answered({ metrics: [{ activeSubscriptions: 9, currencyCode: 'USD', timeInterval: { startDate: 'a' } }] }),
      span,
    );
    expect(metrics).toEqual([{ startDate: 'a', endDate: null, currency: 'USD', values: { activeSubscriptions: 9 } }]);
    const offers = await listOffers(
      answered({ offers: [{ asin, subscriptions: 3 }], pagination: { totalResults: 1 } }),
      { marketplaceId },
    );
    expect(offers).toMatchObject({ totalResults: 1, offers: [{ asin, subscriptions: 3, price: null }] });
    const shops = await getMarketplaceParticipations(
      answered({
        payload: [{ marketplace: { id: marketplaceId, countryCode: 'US' }, participation: { isParticipating: true } }],
      }),
    );
    expect(shops).toMatchObject([
      { marketplaceId, countryCode: 'US', isParticipating: true, hasSuspendedListings: false },
    ]);
  });

  it('of Data Kiosk, page after page', async () => {
    const query = { queryId: '1', query: 'query { x }', processingStatus: 'DONE', pagination: { nextToken: 'more' } };
    expect(await getQuery(answered(query), '1')).toMatchObject({ status: 'DONE', documentId: null, nextToken: 'more' });
    const { client, server } = await testWorld();
    server.on(
      'GET /dataKiosk/2023-11-15/queries',
      { body: { queries: [query], pagination: { nextToken: 'p2' } } },
      { body: { queries: [] } },
    );
    const found = [];
    for await (const one of getQueries(client, { statuses: ['DONE'] })) found.push(one.queryId);
    expect(found).toEqual(['1']);
    expect(server.requests.at(-1)?.query).toEqual({
      processingStatuses: 'DONE',
      pageSize: '100',
      paginationToken: 'p2',
    });
  });
});
