import { fieldsOf, type Fields, listOf, neededList, neededText, numberOf, textOf, textsOf } from '../answer-fields.ts';
import type { SpApiClient } from '../client-types.ts';
import { type Operation, operationsOf, statedIn } from '../operation.ts';

const BASE = '/catalog/2022-04-01/items';
const operation = operationsOf(statedIn('catalogItems_2022-04-01', ['Product Listing']));
const SEARCH = operation('searchCatalogItems', `GET ${BASE}`, [2, 2]);
const GET = operation('getCatalogItem', `GET ${BASE}/{asin}`, [2, 2]);

export const catalogOperations: readonly Operation[] = [SEARCH, GET];

export type CatalogData =
  | 'attributes'
  | 'classifications'
  | 'dimensions'
  | 'identifiers'
  | 'images'
  | 'productTypes'
  | 'relationships'
  | 'salesRanks'
  | 'summaries';

/** A product as Amazon's catalogue shows it in one marketplace; parts that were not asked for are empty or null. */
export interface CatalogItem {
  readonly asin: string;
  readonly attributes: Fields;
  readonly summary: CatalogSummary | null;
  /** Several sizes of the same variant may be among them. */
  readonly images: readonly CatalogImage[];
  readonly productType: string | null;
  readonly identifiers: readonly { readonly type: string; readonly value: string }[];
  readonly itemDimensions: CatalogDimensions | null;
  readonly packageDimensions: CatalogDimensions | null;
  readonly salesRanks: readonly {
    readonly title: string;
    readonly rank: number;
    readonly kind: 'classification' | 'display-group';
  }[];
  /** Narrowest first, then its parents. */
  readonly classifications: readonly { readonly id: string; readonly name: string }[];
  readonly parentAsins: readonly string[];
  readonly childAsins: readonly string[];
  readonly variationTheme: string | null;
}

export interface CatalogSummary {
  readonly itemName: string | null;
  readonly brand: string | null;
  readonly manufacturer: string | null;
  readonly modelNumber: string | null;
  readonly color: string | null;
  readonly size: string | null;
  readonly style: string | null;
  readonly packageQuantity: number | null;
  readonly itemClassification: string | null;
  readonly websiteDisplayGroup: string | null;
  readonly browseNode: string | null;
}

export interface CatalogImage {
  /** MAIN, PT01 to PT08, SWCH. */
  readonly variant: string;
  readonly link: string;
  readonly width: number | null;
  readonly height: number | null;
}

export interface Measure {
  readonly value: number;
  /** As Amazon writes it, for example `inches`, `pounds`. */
  readonly unit: string;
}

export interface CatalogDimensions {
  readonly length: Measure | null;
  readonly width: Measure | null;
  readonly height: Measure | null;
  readonly weight: Measure | null;
}

function measureOf(value: unknown): Measure | null {
  const fields = fieldsOf(value);
  const [number, unit] = [numberOf(fields['value']), textOf(fields['unit'])];
  return number === null || unit === null ? null : { value: number, unit };
}

function dimensionsOf(value: unknown): CatalogDimensions | null {
  const fields = fieldsOf(value);
  if (Object.keys(fields).length === 0) return null;
  return {
    length: measureOf(fields['length']),
    width: measureOf(fields['width']),
    height: measureOf(fields['height']),
    weight: measureOf(fields['weight']),
  };
}

function summaryOf(fields: Fields): CatalogSummary {
  const text = (name: string) => textOf(fields[name]);
  return {
    itemName: text('itemName'),
    brand: text('brand'),
    manufacturer: text('manufacturer'),
    modelNumber: text('modelNumber'),
    color: text('color'),
    size: text('size'),
    style: text('style'),
    packageQuantity: numberOf(fields['packageQuantity']),
    itemClassification: text('itemClassification'),
    websiteDisplayGroup: text('websiteDisplayGroup'),
    browseNode: textOf(fieldsOf(fields['browseClassification'])['classificationId']),
  };
}

/** The part of a list that is about the marketplace asked for; Amazon leaves the id out where there is one alone. */
function partOf(value: unknown, marketplaceId: string): Fields | null {
  const parts = listOf(value);
  return (
    parts.find((part) => part['marketplaceId'] === marketplaceId) ?? (parts.length === 1 ? (parts[0] ?? null) : null)
  );
}

/** How deep a tree of browse nodes is followed. */
const DEEPEST = 20;

function classificationsOf(value: unknown): { id: string; name: string }[] {
  const found: { id: string; name: string }[] = [];
  let node = fieldsOf(value);
  for (let depth = 0; depth < DEEPEST; depth += 1) {
    const id = textOf(node['classificationId']);
    if (id === null) break;
    found.push({ id, name: textOf(node['displayName']) ?? '' });
    node = fieldsOf(node['parent']);
  }
  return found;
}

function ranksOf(part: Fields): CatalogItem['salesRanks'] {
  const of = (list: unknown, kind: 'classification' | 'display-group') =>
    listOf(list).flatMap((entry) => {
      const rank = numberOf(entry['rank']);
      return rank === null ? [] : [{ title: textOf(entry['title']) ?? '', rank, kind }];
    });
  return [...of(part['classificationRanks'], 'classification'), ...of(part['displayGroupRanks'], 'display-group')];
}

function imagesOf(value: unknown): CatalogImage[] {
  return listOf(value).flatMap((image) => {
    const link = textOf(image['link']);
    if (link === null) return [];
    const [width, height] = [numberOf(image['width']), numberOf(image['height'])];
    return [{ variant: textOf(image['variant']) ?? '', link, width, height }];
  });
}

function itemOf(of: Operation, fields: Fields, marketplaceId: string): CatalogItem {
  const part = (name: string) => partOf(fields[name], marketplaceId) ?? {};
  const links = listOf(part('relationships')['relationships']);
  const summary = partOf(fields['summaries'], marketplaceId);
  return {
    asin: neededText(of, fields, 'asin'),
    attributes: fieldsOf(fields['attributes']),
    summary: summary === null ? null : summaryOf(summary),
    images: imagesOf(part('images')['images']),
    productType: textOf(part('productTypes')['productType']),
    identifiers: listOf(part('identifiers')['identifiers']).map((one) => ({
      type: textOf(one['identifierType']) ?? '',
      value: textOf(one['identifier']) ?? '',
    })),
    itemDimensions: dimensionsOf(part('dimensions')['item']),
    packageDimensions: dimensionsOf(part('dimensions')['package']),
    salesRanks: ranksOf(part('salesRanks')),
    classifications: classificationsOf(listOf(part('classifications')['classifications'])[0]),
    parentAsins: links.flatMap((link) => textsOf(link['parentAsins'])),
    childAsins: links.flatMap((link) => textsOf(link['childAsins'])),
    variationTheme:
      links.map((link) => textOf(fieldsOf(link['variationTheme'])['theme'])).find((theme) => theme !== null) ?? null,
  };
}

export interface CatalogAsk {
  readonly marketplaceId: string;
  /** Default `summaries`. */
  readonly includedData?: readonly CatalogData[];
  /** For example `de_DE`. */
  readonly locale?: string;
}

/** One product of the catalogue. @throws SpApiError `sp-api-not-found` among others */
export async function getCatalogItem(client: SpApiClient, asin: string, ask: CatalogAsk): Promise<CatalogItem> {
  const { marketplaceId, includedData, locale } = ask;
  const { data } = await client.call(GET, {
    path: { asin },
    query: { marketplaceIds: [marketplaceId], includedData, locale },
  });
  return itemOf(GET, fieldsOf(data), marketplaceId);
}

export interface CatalogSearch extends CatalogAsk {
  /** At most 20 of them, or `keywords`. */
  readonly identifiers?: readonly string[];
  readonly identifiersType?: 'ASIN' | 'EAN' | 'GTIN' | 'ISBN' | 'JAN' | 'MINSAN' | 'SKU' | 'UPC';
  /** Needed with SKU. */
  readonly sellerId?: string;
  readonly keywords?: readonly string[];
  /** 1 to 20; default 20. */
  readonly pageSize?: number;
  readonly pageToken?: string | null;
}

export interface CatalogPage {
  readonly numberOfResults: number | null;
  readonly items: readonly CatalogItem[];
  readonly nextToken: string | null;
}

/** Up to 20 products in one call: ten times what `getCatalogItem` gets through in the same time. @throws SpApiError */
export async function searchCatalogItems(client: SpApiClient, search: CatalogSearch): Promise<CatalogPage> {
  const { marketplaceId, pageToken, pageSize = 20, ...query } = search;
  const { data } = await client.call(SEARCH, {
    query: { ...query, marketplaceIds: [marketplaceId], pageSize, pageToken: pageToken ?? undefined },
  });
  const fields = fieldsOf(data);
  return {
    numberOfResults: numberOf(fields['numberOfResults']),
    items: neededList(SEARCH, fields, 'items').map((item) => itemOf(SEARCH, item, marketplaceId)),
    nextToken: textOf(fieldsOf(fields['pagination'])['nextToken']),
  };
}
