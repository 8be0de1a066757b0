import { describe, expect, it } from 'vitest';

import { openAdsApi } from '../../../src/sources/sp-api/client.ts';
import { createAdsReport, getAdsReport, listAdsProfiles } from '../../../src/sources/sp-api/operations/ads-reports.ts';
import { getCatalogItem } from '../../../src/sources/sp-api/operations/catalog.ts';
import { getItemReviewTopics, getItemReviewTrends } from '../../../src/sources/sp-api/operations/customer-feedback.ts';
import { getQueries, getQuery } from '../../../src/sources/sp-api/operations/data-kiosk.ts';
import { type FeeAsk, getMyFeesEstimates } from '../../../src/sources/sp-api/operations/fee-estimates.ts';
import { getInventorySummaries } from '../../../src/sources/sp-api/operations/inventory.ts';
import { searchListingsItems } from '../../../src/sources/sp-api/operations/listings.ts';
import { searchOrders } from '../../../src/sources/sp-api/operations/orders.ts';
import { getSellingPartnerMetrics, listOffers } from '../../../src/sources/sp-api/operations/replenishment.ts';
import { createReport, rolesOfReport } from '../../../src/sources/sp-api/operations/reports.ts';
import { getMarketplaceParticipations } from '../../../src/sources/sp-api/operations/sellers.ts';
import { ROLE_MISSING } from '../../fault-server/answers.ts';
import type { RecordedRequest } from '../../fault-server/fault-server-types.ts';
import { expectNoSecrets } from '../../fault-server/no-secrets.ts';
import { closeWorlds, failure, testWorld, USER_AGENT } from '../../fault-server/with-server.ts';
import { recordingClient } from './recording-client.ts';

const marketplaceId = 'ATVPDKIKX0DER';
const asin = 'B0BR1MLK01';

closeWorlds();

const answered = (data: unknown) => recordingClient(data).client;

describe('fee estimates', () => {
  const FEES = 'POST /products/fees/v0/feesEstimate';
  const asks: FeeAsk[] = ['MUG-1', 'MUG-2', 'MUG-3'].map((id, index) => ({
    idType: 'SellerSKU',
    id,
    marketplaceId,
    isAmazonFulfilled: true,
    price: { amount: 10 + index, currency: 'USD' },
  }));

  interface Sent {
    readonly IdValue: string;
    readonly FeesEstimateRequest: { readonly Identifier: string };
  }

  const estimates = ({ body }: RecordedRequest) =>
    (JSON.parse(body) as Sent[]).map(({ IdValue, FeesEstimateRequest: { Identifier } }, index) => ({
      Status: 'Success',
      FeesEstimateIdentifier: { IdValue, SellerInputIdentifier: Identifier },
      FeesEstimate: {
        TimeOfFeesEstimation: '2026-12-01T00:00:00Z',
        TotalFeesEstimate: { CurrencyCode: 'USD', Amount: index + 1 },
        FeeDetailList: [
          {
            FeeType: 'ReferralFee',
            FeeAmount: { CurrencyCode: 'USD', Amount: index + 1 },
            FinalFee: { CurrencyCode: 'USD', Amount: index + 1 },
          },
        ],
      },
    }));

  it('are matched by identifier, whatever their order, and one that came twice is one', async () => {
    const { client, server } = await testWorld();
    server.on(FEES, (request) => {
      const list = estimates(request);
      return { body: [...list.toReversed(), list[0]] };
    });
    const answers = await getMyFeesEstimates(client, asks);
    expect(answers.map((answer) => [answer.ask.id, answer.kind === 'estimate' ? answer.total?.amount : null])).toEqual([
      ['MUG-1', 1],
      ['MUG-2', 2],
      ['MUG-3', 3],
    ]);
  });

  it('are not believed when one is missing, of another product, or there twice with two amounts', async () => {
    const { client, server } = await testWorld();
    server.on(FEES, (request) => {
      const [first, second] = estimates(request);
      const other = { ...first, FeesEstimate: { TotalFeesEstimate: { CurrencyCode: 'USD', Amount: 99 } } };
      const mixed = { ...second, FeesEstimateIdentifier: { ...second?.FeesEstimateIdentifier, IdValue: 'MUG-9' } };
      return { body: [first, other, mixed] };
    });
    const answers = await getMyFeesEstimates(client, asks);
    expect(answers.map((answer) => (answer.kind === 'unanswered' ? answer.why : answer.kind))).toEqual([
      'contradictory',
      'another-product',
      'missing',
    ]);
  });

  it('tell what Amazon refused, one by one', async () => {
    const client = answered([
      {
        Status: 'ClientError',
        FeesEstimateIdentifier: { IdValue: 'MUG-1', SellerInputIdentifier: 'ask-0' },
        Error: { Type: 'Sender', Code: 'InvalidParameterValue', Message: 'unknown SKU', Detail: [] },
      },
    ]);
    expect(await getMyFeesEstimates(client, asks.slice(0, 1))).toEqual([
      { kind: 'refused', ask: asks[0], status: 'ClientError', code: 'InvalidParameterValue', message: 'unknown SKU' },
    ]);
  });

  it('are not asked for none, nor for more than twenty at once', async () => {
    const { client, calls } = recordingClient([]);
    expect(await getMyFeesEstimates(client, [])).toEqual([]);
    await expect(
      getMyFeesEstimates(
        client,
        Array.from({ length: 21 }, () => asks[0] as FeeAsk),
      ),
    ).rejects.toThrow(RangeError);
    expect(calls).toEqual([]);
  });
});

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

describe('reports', () => {
  it.each([
    ['GET_BRAND_ANALYTICS_SEARCH_TERMS_REPORT', ['Brand Analytics']],
    ['GET_V2_SETTLEMENT_REPORT_DATA_FLAT_FILE_V2', ['Finance and Accounting']],
    ['GET_FBA_REIMBURSEMENTS_DATA', ['Amazon Fulfillment']],
    ['GET_SALES_AND_TRAFFIC_REPORT', []],
  ])('%s wants the roles %j', (type, roles) => {
    expect(rolesOfReport(type)).toEqual(roles);
  });

  it('name the role of their kind when Amazon refuses one', async () => {
    const { client, server } = await testWorld();
    server.on('POST /reports/2021-06-30/reports', ROLE_MISSING);
    const wish = { reportType: 'GET_BRAND_ANALYTICS_SEARCH_TERMS_REPORT', marketplaceIds: [marketplaceId] };
    expect((await failure(createReport(client, wish))).message).toContain('the role Brand Analytics');
  });
});

describe('the advertising API', () => {
  const wish = {
    name: 'terms',
    startDate: '2026-11-01',
    endDate: '2026-11-30',
    adProduct: 'SPONSORED_PRODUCTS',
    reportTypeId: 'spSearchTerm',
    groupBy: ['searchTerm'],
    columns: ['clicks', 'searchTerm'],
    timeUnit: 'SUMMARY',
  } as const;

  async function ads() {
    const made = await testWorld();
    const { clock, server } = made;
    const options = {
      credentials: server.credentials,
      endpoints: server.endpoints,
      userAgent: USER_AGENT,
      stateFolder: null,
      clock,
    };
    return { ...made, client: await openAdsApi(options, '4711') };
  }

  it('is asked with headers of its own, and its document opened like any other', async () => {
    const { client, server } = await ads();
    server.on('POST /reporting/reports', { body: { reportId: 'r', status: 'PENDING', url: null } });
    server.on('GET /reporting/reports/*', () => ({
      body: { reportId: 'r', status: 'COMPLETED', url: server.document('ads', '[{"clicks":1}]'), fileSize: 40 },
    }));
    expect(await createAdsReport(client, wish)).toMatchObject({ reportId: 'r', status: 'PENDING', document: null });
    const sent = server.requests.find(({ host }) => host === 'ads');
    expect(sent?.headers).toMatchObject({
      'content-type': 'application/vnd.createasyncreportrequest.v3+json',
      'amazon-advertising-api-clientid': server.credentials.clientId,
      'amazon-advertising-api-scope': '4711',
      authorization: expect.stringMatching(/^Bearer Atza\|/) as string,
    });
    expect(JSON.parse(sent?.body ?? '')).toMatchObject({ configuration: { format: 'GZIP_JSON', timeUnit: 'SUMMARY' } });
    const { document } = await getAdsReport(client, 'r');
    const opened = await client.download(document ?? { url: '', label: '' });
    const pieces: Uint8Array[] = [];
    for await (const piece of opened.bytes) pieces.push(piece);
    expect(Buffer.concat(pieces).toString()).toBe('[{"clicks":1}]');
    await client.close();
  });

  it('says when the same report is in the making, and lists its accounts', async () => {
    const { client, server } = await ads();
    server.on('POST /reporting/reports', {
      status: 425,
      body: { code: '425', detail: 'The Request is a duplicate of : r' },
    });
    const error = await failure(createAdsReport(client, wish));
    expect(error).toMatchObject({ code: 'sp-api-too-soon', amazonMessage: 'The Request is a duplicate of : r' });
    expectNoSecrets(server, error);
    server.on('GET /v2/profiles', {
      body: [{ profileId: 4711, countryCode: 'US', accountInfo: { id: 'A1', name: 'Brimlark', type: 'seller' } }],
    });
    expect(await listAdsProfiles(client)).toMatchObject([
      { profileId: '4711', sellerId: 'A1', accountName: 'Brimlark' },
    ]);
    await client.close();
  });
});
