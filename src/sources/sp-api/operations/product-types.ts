import { fieldsOf, listOf, neededText, textOf, textsOf } from '../answer-fields.ts';
import type { DocumentAddress, SpApiClient } from '../client-types.ts';
import { type Operation, operationsOf, statedIn } from '../operation.ts';

const BASE = '/definitions/2020-09-01/productTypes';
const operation = operationsOf(statedIn('definitionsProductTypes_2020-09-01', ['Product Listing']));
const SEARCH = operation('searchDefinitionsProductTypes', `GET ${BASE}`, [5, 10]);
const GET = operation('getDefinitionsProductType', `GET ${BASE}/{productType}`, [5, 10]);

export const productTypesOperations: readonly Operation[] = [SEARCH, GET];

/** What a listing of a product type may and must hold; the schema itself lies at an address of its own. */
export interface ProductTypeDefinition {
  readonly productType: string;
  readonly displayName: string;
  /** Changes when the schema does: keep what was downloaded by it. */
  readonly version: string;
  readonly locale: string | null;
  readonly marketplaceIds: readonly string[];
  /** JSON Schema 2019-09 with Amazon's own words; open it with `client.download`. */
  readonly schema: DocumentAddress;
  /** MD5 of the schema, base64, as Amazon states it. */
  readonly checksum: string | null;
}

export interface ProductTypeAsk {
  readonly marketplaceId: string;
  /** With it Amazon takes into account what this seller may sell. */
  readonly sellerId?: string;
  readonly requirements?: 'LISTING' | 'LISTING_PRODUCT_ONLY' | 'LISTING_OFFER_ONLY';
  readonly locale?: string;
}

/** What Amazon demands of listings of a type, for example `LUGGAGE`. @throws SpApiError */
export async function getDefinitionsProductType(
  client: SpApiClient,
  productType: string,
  { marketplaceId, ...ask }: ProductTypeAsk,
): Promise<ProductTypeDefinition> {
  const query = { ...ask, marketplaceIds: [marketplaceId] };
  const { data } = await client.call(GET, { path: { productType }, query });
  const fields = fieldsOf(data);
  const schema = fieldsOf(fields['schema']);
  return {
    productType: neededText(GET, fields, 'productType'),
    displayName: textOf(fields['displayName']) ?? '',
    version: neededText(GET, fieldsOf(fields['productTypeVersion']), 'version'),
    locale: textOf(fields['locale']),
    marketplaceIds: textsOf(fields['marketplaceIds']),
    schema: { url: neededText(GET, fieldsOf(schema['link']), 'resource'), label: `schema of ${productType}` },
    checksum: textOf(schema['checksum']),
  };
}

export interface ProductTypeSearch {
  readonly marketplaceId: string;
  readonly keywords?: readonly string[];
  /** A title to find a type for; instead of keywords. */
  readonly itemName?: string;
  readonly locale?: string;
  readonly searchLocale?: string;
}

/** Product types that fit keywords or a title; all where neither is given. @throws SpApiError */
export async function searchDefinitionsProductTypes(
  client: SpApiClient,
  { marketplaceId, ...search }: ProductTypeSearch,
): Promise<readonly { readonly name: string; readonly displayName: string }[]> {
  const { data } = await client.call(SEARCH, { query: { ...search, marketplaceIds: [marketplaceId] } });
  return listOf(fieldsOf(data)['productTypes']).flatMap((type) => {
    const name = textOf(type['name']);
    return name === null ? [] : [{ name, displayName: textOf(type['displayName']) ?? '' }];
  });
}
