import { fieldsOf, type Fields, neededList, neededText, textOf } from '../answer-fields.ts';
import type { DocumentAddress, DownloadedDocument, DownloadLimits, SpApiClient } from '../client-types.ts';
import { type Operation, operationsOf, statedIn } from '../operation.ts';
import { type ProcessingStatus, withFreshAddress } from './reports.ts';

const BASE = '/dataKiosk/2023-11-15';
const operation = operationsOf(statedIn('dataKiosk_2023-11-15'));

const CREATE = operation('createQuery', `POST ${BASE}/queries`, [0.0167, 15], 'create');
const GET = operation('getQuery', `GET ${BASE}/queries/{queryId}`, [2, 15]);
const LIST = operation('getQueries', `GET ${BASE}/queries`, [0.0222, 10]);
const CANCEL = operation('cancelQuery', `DELETE ${BASE}/queries/{queryId}`, [0.0222, 10], 'cancel');
const DOCUMENT = operation('getDocument', `GET ${BASE}/documents/{documentId}`, [0.0167, 15]);

export const dataKioskOperations: readonly Operation[] = [CREATE, GET, LIST, CANCEL, DOCUMENT];

/** A query as Amazon knows it. */
export interface QueryState {
  readonly queryId: string;
  /** The GraphQL text. */
  readonly query: string;
  readonly status: ProcessingStatus | (string & {});
  /** Of DONE; null then means that there was no data. */
  readonly documentId: string | null;
  /** Of FATAL: says why. */
  readonly errorDocumentId: string | null;
  /** There is a further page: the same query once more with this as `paginationToken`, which costs another slot. */
  readonly nextToken: string | null;
  readonly createdTime: string | null;
  readonly processingEndTime: string | null;
}

function stateOf(operation: Operation, fields: Fields): QueryState {
  return {
    queryId: neededText(operation, fields, 'queryId'),
    query: textOf(fields['query']) ?? '',
    status: neededText(operation, fields, 'processingStatus'),
    documentId: textOf(fields['dataDocumentId']),
    errorDocumentId: textOf(fields['errorDocumentId']),
    nextToken: textOf(fieldsOf(fields['pagination'])['nextToken']),
    createdTime: textOf(fields['createdTime']),
    processingEndTime: textOf(fields['processingEndTime']),
  };
}

/** Asks a question in GraphQL; gives the query's id. @throws SpApiError; `arrived: 'maybe'` as with `createReport`. */
export async function createQuery(client: SpApiClient, query: string, paginationToken?: string): Promise<string> {
  const body = paginationToken === undefined ? { query } : { query, paginationToken };
  const { data } = await client.call(CREATE, { body });
  return neededText(CREATE, fieldsOf(data), 'queryId');
}

/** How far a query is. @throws SpApiError */
export async function getQuery(client: SpApiClient, queryId: string): Promise<QueryState> {
  const { data } = await client.call(GET, { path: { queryId } });
  return stateOf(GET, fieldsOf(data));
}

export interface QueryFilter {
  readonly statuses?: readonly ProcessingStatus[];
  /** ISO 8601; results are kept for 30 days. */
  readonly createdSince?: string;
  readonly createdUntil?: string;
  /** Default 10. */
  readonly mostPages?: number;
}

/** Queries that are there or in the making, page after page as they are taken. @throws SpApiError */
export async function* getQueries(client: SpApiClient, filter: QueryFilter): AsyncGenerator<QueryState, void> {
  const { statuses, createdSince, createdUntil, mostPages = 10 } = filter;
  let token: string | null = null;
  for (let page = 0; page < mostPages; page += 1) {
    // A further page wants the same parameters again, unlike the pages of reports.
    const { data } = await client.call(LIST, {
      query: {
        processingStatuses: statuses,
        createdSince,
        createdUntil,
        pageSize: 100,
        paginationToken: token ?? undefined,
      },
    });
    const fields = fieldsOf(data);
    for (const query of neededList(LIST, fields, 'queries')) yield stateOf(LIST, query);
    token = textOf(fieldsOf(fields['pagination'])['nextToken']);
    if (token === null) return;
  }
}

/** Takes back a query that is in the queue. @throws SpApiError */
export async function cancelQuery(client: SpApiClient, queryId: string): Promise<void> {
  await client.call(CANCEL, { path: { queryId } });
}

/** Where a query's result or error lies. The address is a secret, and good for five minutes. @throws SpApiError */
export async function getQueryDocument(
  client: SpApiClient,
  documentId: string,
  label = 'data kiosk query',
): Promise<DocumentAddress> {
  const { data } = await client.call(DOCUMENT, { path: { documentId } });
  return { url: neededText(DOCUMENT, fieldsOf(data), 'documentUrl'), label };
}

/** Opens a query's result: JSON lines. Asks again where it lies when the address has ended. @throws SpApiError */
export async function openQueryDocument(
  client: SpApiClient,
  documentId: string,
  { label, ...limits }: DownloadLimits & { readonly label?: string } = {},
): Promise<DownloadedDocument> {
  return withFreshAddress(
    () => getQueryDocument(client, documentId, label),
    (address) => client.download(address, limits),
  );
}
