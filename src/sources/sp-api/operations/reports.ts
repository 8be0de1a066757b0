import { fieldsOf, type Fields, neededList, neededText, textOf, textsOf } from '../answer-fields.ts';
import type { DocumentAddress, DownloadedDocument, DownloadLimits, SpApiClient } from '../client-types.ts';
import { type Operation, operationsOf, statedIn } from '../operation.ts';
import { SpApiError } from '../sp-api-error.ts';

const BASE = '/reports/2021-06-30';
/** A report wants the role of what it is about: no one role is named here. */
const operation = operationsOf(statedIn('reports_2021-06-30'));

const CREATE = operation('createReport', `POST ${BASE}/reports`, [0.0167, 15], 'create');
const GET = operation('getReport', `GET ${BASE}/reports/{reportId}`, [2, 15]);
const LIST = operation('getReports', `GET ${BASE}/reports`, [0.0222, 10]);
const CANCEL = operation('cancelReport', `DELETE ${BASE}/reports/{reportId}`, [0.0222, 10], 'cancel');
const DOCUMENT = operation('getReportDocument', `GET ${BASE}/documents/{reportDocumentId}`, [0.0167, 15]);

export const reportsOperations: readonly Operation[] = [CREATE, GET, LIST, CANCEL, DOCUMENT];

/** CANCELLED also means: there was no data, or it was asked for too soon. */
export type ProcessingStatus = 'IN_QUEUE' | 'IN_PROGRESS' | 'DONE' | 'CANCELLED' | 'FATAL';

export interface ReportRequest {
  readonly reportType: string;
  /** Amazon's ids, 1 to 25. */
  readonly marketplaceIds: readonly string[];
  /** ISO 8601 with Z. */
  readonly dataStartTime?: string;
  readonly dataEndTime?: string;
  readonly reportOptions?: Readonly<Record<string, string>>;
}

/** A report as Amazon knows it; instants are ISO 8601. */
export interface ReportState {
  readonly reportId: string;
  readonly reportType: string;
  /** One Amazon may have added since is passed on as it is. */
  readonly status: ProcessingStatus | (string & {});
  /** Of DONE, and sometimes of FATAL, whose document then says why. */
  readonly documentId: string | null;
  readonly marketplaceIds: readonly string[];
  readonly dataStartTime: string | null;
  readonly dataEndTime: string | null;
  readonly createdTime: string | null;
  readonly processingEndTime: string | null;
}

export interface ReportFilter {
  /** 1 to 10. */
  readonly reportTypes: readonly string[];
  readonly statuses?: readonly ProcessingStatus[];
  /** At most 10. */
  readonly marketplaceIds?: readonly string[];
  /** ISO 8601; at most 90 days ago, which is also how long Amazon keeps reports. */
  readonly createdSince?: string;
  readonly createdUntil?: string;
  /** Most pages to ask for, each a call of 0.0222 a second; default 10. */
  readonly mostPages?: number;
}

/** Roles that open a kind of report, by the start of its name; of others none is known. */
const ROLES: readonly (readonly [start: RegExp, roles: readonly string[]])[] = [
  [/^GET_BRAND_ANALYTICS_/, ['Brand Analytics']],
  [/^GET_(V2_SETTLEMENT|DATE_RANGE_FINANCIAL)/, ['Finance and Accounting']],
  [/^GET_MERCHANTS?_/, ['Product Listing']],
  [/^GET_(FLAT_FILE|XML)_ALL_ORDERS/, ['Inventory and Order Tracking']],
  [/^GET_(FBA|AFN|LEDGER|STRANDED|RESERVED|AMAZON_FULFILLED)_/, ['Amazon Fulfillment']],
  [/^GET_(COUPON|PROMOTION)_/, ['Selling Partner Insights']],
];

/** What to ask for when Amazon refuses a kind of report; as well remembered as Amazon's pages on roles let us. */
export function rolesOfReport(reportType: string): readonly string[] {
  return ROLES.find(([start]) => start.test(reportType))?.[1] ?? [];
}

function stateOf(operation: Operation, fields: Fields): ReportState {
  return {
    reportId: neededText(operation, fields, 'reportId'),
    reportType: neededText(operation, fields, 'reportType'),
    status: neededText(operation, fields, 'processingStatus'),
    documentId: textOf(fields['reportDocumentId']),
    marketplaceIds: textsOf(fields['marketplaceIds']),
    dataStartTime: textOf(fields['dataStartTime']),
    dataEndTime: textOf(fields['dataEndTime']),
    createdTime: textOf(fields['createdTime']),
    processingEndTime: textOf(fields['processingEndTime']),
  };
}

/**
 * Asks Amazon to make a report; gives its id.
 * @throws SpApiError; with `arrived: 'maybe'` it may be in the making: look with `getReports` before asking again.
 */
export async function createReport(client: SpApiClient, request: ReportRequest): Promise<string> {
  const { data } = await client.call(CREATE, { body: request, roles: rolesOfReport(request.reportType) });
  return neededText(CREATE, fieldsOf(data), 'reportId');
}

/** How far a report is. @throws SpApiError */
export async function getReport(client: SpApiClient, reportId: string): Promise<ReportState> {
  const { data } = await client.call(GET, { path: { reportId } });
  return stateOf(GET, fieldsOf(data));
}

/** Reports that are there or in the making, newest first as Amazon lists them; page after page as they are taken. @throws SpApiError */
export async function* getReports(client: SpApiClient, filter: ReportFilter): AsyncGenerator<ReportState, void> {
  const { reportTypes, statuses, marketplaceIds, createdSince, createdUntil, mostPages = 10 } = filter;
  let nextToken: string | null = null;
  for (let page = 0; page < mostPages; page += 1) {
    // With a token Amazon takes nothing else.
    const query =
      nextToken === null
        ? { reportTypes, processingStatuses: statuses, marketplaceIds, createdSince, createdUntil, pageSize: 100 }
        : { nextToken };
    const { data } = await client.call(LIST, { query });
    const fields = fieldsOf(data);
    for (const report of neededList(LIST, fields, 'reports')) yield stateOf(LIST, report);
    nextToken = textOf(fields['nextToken']);
    if (nextToken === null) return;
  }
}

/** Takes back a report that is in the queue. @throws SpApiError */
export async function cancelReport(client: SpApiClient, reportId: string): Promise<void> {
  await client.call(CANCEL, { path: { reportId } });
}

/** Where a report's document lies. The address is a secret, and good for five minutes. @throws SpApiError */
export async function getReportDocument(
  client: SpApiClient,
  documentId: string,
  label = 'report',
): Promise<DocumentAddress> {
  const { data } = await client.call(DOCUMENT, { path: { reportDocumentId: documentId } });
  const fields = fieldsOf(data);
  return {
    url: neededText(DOCUMENT, fields, 'url'),
    compression: textOf(fields['compressionAlgorithm']),
    label,
  };
}

/** Runs `open` on an address, and once more on a new one when the first has ended. @throws SpApiError */
export async function withFreshAddress<T>(
  address: () => Promise<DocumentAddress>,
  open: (address: DocumentAddress) => Promise<T>,
): Promise<T> {
  try {
    return await open(await address());
  } catch (error) {
    if (!(error instanceof SpApiError) || error.code !== 'document-expired') throw error;
    return open(await address());
  }
}

/** Opens a report's document: asks where it lies, and asks again when that address has ended. @throws SpApiError */
export async function openReportDocument(
  client: SpApiClient,
  documentId: string,
  { label, ...limits }: DownloadLimits & { readonly label?: string } = {},
): Promise<DownloadedDocument> {
  return withFreshAddress(
    () => getReportDocument(client, documentId, label),
    (address) => client.download(address, limits),
  );
}
