import {
  fieldsOf,
  type ApiMoney,
  type Fields,
  listOf,
  moneyOf,
  neededList,
  neededText,
  numberOf,
  textOf,
  textsOf,
} from '../answer-fields.ts';
import type { SpApiClient } from '../client-types.ts';
import { type Operation, operationsOf, statedIn } from '../operation.ts';

const BASE = '/listings/2021-08-01/items/{sellerId}';
const operation = operationsOf(statedIn('listingsItems_2021-08-01', ['Product Listing']));
const SEARCH = operation('searchListingsItems', `GET ${BASE}`, [5, 5]);
const GET = operation('getListingsItem', `GET ${BASE}/{sku}`, [5, 10]);

export const listingsOperations: readonly Operation[] = [SEARCH, GET];

export type ListingsData =
  | 'summaries'
  | 'attributes'
  | 'issues'
  | 'offers'
  | 'fulfillmentAvailability'
  | 'relationships'
  | 'productTypes';

/** One of the seller's own listings; parts that were not asked for are empty. */
export interface ListingsItem {
  readonly sku: string;
  readonly summaries: readonly ListingsSummary[];
  /** As the product type's schema has them: lists of `{ value, language_tag, marketplace_id }`. */
  readonly attributes: Fields;
  readonly issues: readonly ListingsIssue[];
  readonly offers: readonly ListingsOffer[];
  readonly fulfillmentAvailability: readonly { readonly channel: string; readonly quantity: number | null }[];
  readonly relationships: readonly ListingsRelationship[];
  readonly productTypes: readonly { readonly marketplaceId: string; readonly productType: string }[];
}

export interface ListingsSummary {
  readonly marketplaceId: string;
  readonly asin: string | null;
  readonly productType: string | null;
  readonly itemName: string | null;
  readonly conditionType: string | null;
  /** BUYABLE, DISCOVERABLE; empty where it is neither. */
  readonly status: readonly string[];
  readonly fnSku: string | null;
  readonly createdDate: string | null;
  readonly lastUpdatedDate: string | null;
  readonly mainImage: { readonly link: string; readonly width: number | null; readonly height: number | null } | null;
}

export interface ListingsIssue {
  readonly code: string;
  readonly message: string;
  readonly severity: 'ERROR' | 'WARNING' | 'INFO' | (string & {});
  readonly attributeNames: readonly string[];
  readonly categories: readonly string[];
  /** What Amazon does about it, for example SEARCH_SUPPRESSED. */
  readonly actions: readonly string[];
  readonly marketplaceIds: readonly string[];
}

export interface ListingsOffer {
  readonly marketplaceId: string;
  readonly offerType: string;
  readonly price: ApiMoney | null;
}

export interface ListingsRelationship {
  readonly marketplaceId: string;
  readonly type: string;
  readonly parentSkus: readonly string[];
  readonly childSkus: readonly string[];
}

export interface ListingsSearch {
  readonly sellerId: string;
  readonly marketplaceId: string;
  readonly includedData?: readonly ListingsData[];
  /** Language of issues, for example `en_US`. */
  readonly issueLocale?: string;
  /** At most 20, with their type. */
  readonly identifiers?: readonly string[];
  readonly identifiersType?: 'SKU' | 'ASIN' | 'FNSKU' | 'EAN' | 'UPC' | 'GTIN' | 'ISBN' | 'JAN' | 'MINSAN';
  /** ISO 8601. */
  readonly createdAfter?: string;
  readonly createdBefore?: string;
  readonly lastUpdatedAfter?: string;
  readonly lastUpdatedBefore?: string;
  readonly withStatus?: readonly ('BUYABLE' | 'DISCOVERABLE')[];
  readonly withIssueSeverity?: readonly ('ERROR' | 'WARNING')[];
  readonly sortBy?: 'sku' | 'createdDate' | 'lastUpdatedDate';
  readonly sortOrder?: 'ASC' | 'DESC';
  /** 1 to 20; default 20. */
  readonly pageSize?: number;
  readonly pageToken?: string | null;
}

export interface ListingsPage {
  /** Of all pages; only the first 1,000 can be paged through: split by `createdAfter` and `createdBefore` past that. */
  readonly numberOfResults: number | null;
  readonly items: readonly ListingsItem[];
  readonly nextToken: string | null;
}

function summaryOf(fields: Fields): ListingsSummary {
  const image = fieldsOf(fields['mainImage']);
  const link = textOf(image['link']);
  return {
    marketplaceId: textOf(fields['marketplaceId']) ?? '',
    asin: textOf(fields['asin']),
    productType: textOf(fields['productType']),
    itemName: textOf(fields['itemName']),
    conditionType: textOf(fields['conditionType']),
    status: textsOf(fields['status']),
    fnSku: textOf(fields['fnSku']),
    createdDate: textOf(fields['createdDate']),
    lastUpdatedDate: textOf(fields['lastUpdatedDate']),
    mainImage: link === null ? null : { link, width: numberOf(image['width']), height: numberOf(image['height']) },
  };
}

function issueOf(fields: Fields): ListingsIssue {
  return {
    code: textOf(fields['code']) ?? '',
    message: textOf(fields['message']) ?? '',
    severity: textOf(fields['severity']) ?? 'INFO',
    attributeNames: textsOf(fields['attributeNames']),
    categories: textsOf(fields['categories']),
    actions: listOf(fieldsOf(fields['enforcements'])['actions']).flatMap(({ action }) => textOf(action) ?? []),
    marketplaceIds: textsOf(fields['marketplaceIds']),
  };
}

/** One mark for each marketplace, with its links. */
function relationshipsOf(fields: Fields): ListingsRelationship[] {
  return listOf(fields['relationships']).map((link) => ({
    marketplaceId: textOf(fields['marketplaceId']) ?? '',
    type: textOf(link['type']) ?? '',
    parentSkus: textsOf(link['parentSkus']),
    childSkus: textsOf(link['childSkus']),
  }));
}

function itemOf(of: Operation, fields: Fields): ListingsItem {
  return {
    sku: neededText(of, fields, 'sku'),
    summaries: listOf(fields['summaries']).map(summaryOf),
    attributes: fieldsOf(fields['attributes']),
    issues: listOf(fields['issues']).map(issueOf),
    offers: listOf(fields['offers']).map((offer) => ({
      marketplaceId: textOf(offer['marketplaceId']) ?? '',
      offerType: textOf(offer['offerType']) ?? '',
      price: moneyOf(offer['price']),
    })),
    fulfillmentAvailability: listOf(fields['fulfillmentAvailability']).map((stock) => ({
      channel: textOf(stock['fulfillmentChannelCode']) ?? '',
      quantity: numberOf(stock['quantity']),
    })),
    relationships: listOf(fields['relationships']).flatMap(relationshipsOf),
    productTypes: listOf(fields['productTypes']).map((type) => ({
      marketplaceId: textOf(type['marketplaceId']) ?? '',
      productType: textOf(type['productType']) ?? '',
    })),
  };
}

/** One page of the seller's own listings. @throws SpApiError */
export async function searchListingsItems(client: SpApiClient, search: ListingsSearch): Promise<ListingsPage> {
  const { sellerId, marketplaceId, pageToken, pageSize = 20, ...query } = search;
  const { data } = await client.call(SEARCH, {
    path: { sellerId },
    query: { ...query, marketplaceIds: [marketplaceId], pageSize, pageToken: pageToken ?? undefined },
  });
  const fields = fieldsOf(data);
  return {
    numberOfResults: numberOf(fields['numberOfResults']),
    items: neededList(SEARCH, fields, 'items').map((item) => itemOf(SEARCH, item)),
    nextToken: textOf(fieldsOf(fields['pagination'])['nextToken']),
  };
}

export interface ListingsAsk {
  readonly sellerId: string;
  readonly sku: string;
  readonly marketplaceId: string;
  readonly includedData?: readonly ListingsData[];
  readonly issueLocale?: string;
}

/** One of the seller's own listings. @throws SpApiError `sp-api-not-found` among others */
export async function getListingsItem(client: SpApiClient, ask: ListingsAsk): Promise<ListingsItem> {
  const { sellerId, sku, marketplaceId, includedData, issueLocale } = ask;
  const { data } = await client.call(GET, {
    path: { sellerId, sku },
    query: { marketplaceIds: [marketplaceId], includedData, issueLocale },
  });
  return itemOf(GET, fieldsOf(data));
}
