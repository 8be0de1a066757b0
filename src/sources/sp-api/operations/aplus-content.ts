import { fieldsOf, neededList, neededText, textOf, textsOf } from '../answer-fields.ts';
import type { SpApiClient } from '../client-types.ts';
import { type Operation, operationsOf, statedIn } from '../operation.ts';

const BASE = '/aplus/2020-11-01';
const operation = operationsOf(statedIn('aplusContent_2020-11-01', ['Product Listing']));
const SEARCH = operation('searchContentDocuments', `GET ${BASE}/contentDocuments`, [10, 10]);
const RELATIONS = operation(
  'listContentDocumentAsinRelations',
  `GET ${BASE}/contentDocuments/{contentReferenceKey}/asins`,
  [10, 10],
);
const PUBLISHED = operation('searchContentPublishRecords', `GET ${BASE}/contentPublishRecords`, [10, 10]);

export const aplusContentOperations: readonly Operation[] = [SEARCH, RELATIONS, PUBLISHED];

export interface ContentDocument {
  readonly contentReferenceKey: string;
  readonly name: string | null;
  readonly status: 'APPROVED' | 'DRAFT' | 'REJECTED' | 'SUBMITTED' | (string & {}) | null;
  /** BULK, GENERATED, LAUNCHPAD, PREMIUM, STANDARD. */
  readonly badges: readonly string[];
  readonly updateTime: string | null;
}

export interface ContentAsin {
  readonly asin: string;
  /** BRAND_NOT_ELIGIBLE, CATALOG_NOT_FOUND, CONTENT_NOT_PUBLISHED, CONTENT_PUBLISHED. */
  readonly badges: readonly string[];
  readonly parent: string | null;
}

export interface PublishRecord {
  readonly asin: string;
  readonly contentReferenceKey: string;
  readonly contentType: string | null;
  readonly locale: string | null;
}

export interface AplusPage<T> {
  readonly items: readonly T[];
  readonly nextToken: string | null;
}

/** One page of the account's A+ documents. @throws SpApiError */
export async function searchContentDocuments(
  client: SpApiClient,
  { marketplaceId, pageToken }: { readonly marketplaceId: string; readonly pageToken?: string | null },
): Promise<AplusPage<ContentDocument>> {
  const { data } = await client.call(SEARCH, { query: { marketplaceId, pageToken: pageToken ?? undefined } });
  const fields = fieldsOf(data);
  return {
    items: neededList(SEARCH, fields, 'contentMetadataRecords').map((record) => {
      const about = fieldsOf(record['contentMetadata']);
      return {
        contentReferenceKey: neededText(SEARCH, record, 'contentReferenceKey'),
        name: textOf(about['name']),
        status: textOf(about['status']),
        badges: textsOf(about['badgeSet']),
        updateTime: textOf(about['updateTime']),
      };
    }),
    nextToken: textOf(fields['nextPageToken']),
  };
}

/** One page of the products an A+ document is on. @throws SpApiError */
export async function listContentDocumentAsinRelations(
  client: SpApiClient,
  contentReferenceKey: string,
  { marketplaceId, pageToken }: { readonly marketplaceId: string; readonly pageToken?: string | null },
): Promise<AplusPage<ContentAsin>> {
  const { data } = await client.call(RELATIONS, {
    path: { contentReferenceKey },
    query: { marketplaceId, includedDataSet: ['METADATA'], pageToken: pageToken ?? undefined },
  });
  const fields = fieldsOf(data);
  return {
    items: neededList(RELATIONS, fields, 'asinMetadataSet').map((one) => ({
      asin: neededText(RELATIONS, one, 'asin'),
      badges: textsOf(one['badgeSet']),
      parent: textOf(one['parent']),
    })),
    nextToken: textOf(fields['nextPageToken']),
  };
}

/** Which A+ documents are shown on a product; none where it has no A+ content. @throws SpApiError */
export async function searchContentPublishRecords(
  client: SpApiClient,
  {
    marketplaceId,
    asin,
    pageToken,
  }: { readonly marketplaceId: string; readonly asin: string; readonly pageToken?: string | null },
): Promise<AplusPage<PublishRecord>> {
  const { data } = await client.call(PUBLISHED, { query: { marketplaceId, asin, pageToken: pageToken ?? undefined } });
  const fields = fieldsOf(data);
  return {
    items: neededList(PUBLISHED, fields, 'publishRecordList').map((record) => ({
      asin: textOf(record['asin']) ?? asin,
      contentReferenceKey: neededText(PUBLISHED, record, 'contentReferenceKey'),
      contentType: textOf(record['contentType']),
      locale: textOf(record['locale']),
    })),
    nextToken: textOf(fields['nextPageToken']),
  };
}
