import { fieldsOf, type Fields, listOf, neededText, numberOf, textOf } from '../answer-fields.ts';
import { unusableAnswer } from '../answer-fields.ts';
import type { DocumentAddress, SpApiClient } from '../client-types.ts';
import { type Operation, operationsOf } from '../operation.ts';

/** Amazon states no rates for its advertising API; it answers 429 with Retry-After, which is kept. */
const operation = operationsOf({
  api: 'ads-v3',
  source: { page: 'no rate stated; a cautious choice, with Retry-After kept', confidence: 'c' },
  roles: [],
});
const CREATE = operation('createAdsReport', 'POST /reporting/reports', [0.5, 2], 'create');
const GET = operation('getAdsReport', 'GET /reporting/reports/{reportId}', [0.5, 2]);
const PROFILES = operation('listAdsProfiles', 'GET /v2/profiles', [0.5, 2]);

export const adsReportsOperations: readonly Operation[] = [CREATE, GET, PROFILES];

const CONTENT_TYPE = 'application/vnd.createasyncreportrequest.v3+json';

export interface AdsReportRequest {
  readonly name: string;
  /** Days, `2026-11-01`; at most 31 of them. */
  readonly startDate: string;
  readonly endDate: string;
  readonly adProduct: 'SPONSORED_PRODUCTS' | 'SPONSORED_BRANDS' | 'SPONSORED_DISPLAY';
  /** For example `spSearchTerm`, `spCampaigns`. */
  readonly reportTypeId: string;
  readonly groupBy: readonly string[];
  readonly columns: readonly string[];
  readonly timeUnit: 'DAILY' | 'SUMMARY';
  readonly filters?: readonly { readonly field: string; readonly values: readonly string[] }[];
}

export interface AdsReportState {
  readonly reportId: string;
  readonly status: 'PENDING' | 'PROCESSING' | 'COMPLETED' | 'FAILED' | (string & {});
  readonly failureReason: string | null;
  /** Of COMPLETED: JSON packed by gzip. The address is a secret while it works. */
  readonly document: DocumentAddress | null;
  readonly urlExpiresAt: string | null;
  /** Bytes of the packed file. */
  readonly fileSize: number | null;
}

export interface AdsProfile {
  /** What `openAdsApi` takes as `profileId`. */
  readonly profileId: string;
  readonly countryCode: string | null;
  readonly currency: string | null;
  readonly timezone: string | null;
  readonly accountName: string | null;
  readonly accountType: string | null;
  readonly marketplaceId: string | null;
  /** The selling partner's id. */
  readonly sellerId: string | null;
}

function stateOf(of: Operation, fields: Fields): AdsReportState {
  const reportId = neededText(of, fields, 'reportId');
  const url = textOf(fields['url']);
  return {
    reportId,
    status: neededText(of, fields, 'status'),
    failureReason: textOf(fields['failureReason']),
    document: url === null ? null : { url, compression: 'GZIP', label: `advertising report ${reportId}` },
    urlExpiresAt: textOf(fields['urlExpiresAt']),
    fileSize: numberOf(fields['fileSize']),
  };
}

/**
 * Asks for an advertising report, of a client of `openAdsApi`. Amazon may take three hours.
 * @throws SpApiError; `sp-api-too-soon` where the same report is in the making already (425).
 */
export async function createAdsReport(client: SpApiClient, request: AdsReportRequest): Promise<AdsReportState> {
  const { name, startDate, endDate, filters, ...configuration } = request;
  const body = {
    name,
    startDate,
    endDate,
    configuration: { ...configuration, ...(filters === undefined ? {} : { filters }), format: 'GZIP_JSON' },
  };
  const { data } = await client.call(CREATE, { body, contentType: CONTENT_TYPE });
  return stateOf(CREATE, fieldsOf(data));
}

/** How far an advertising report is. @throws SpApiError */
export async function getAdsReport(client: SpApiClient, reportId: string): Promise<AdsReportState> {
  const { data } = await client.call(GET, { path: { reportId }, contentType: CONTENT_TYPE });
  return stateOf(GET, fieldsOf(data));
}

/** Advertising accounts these credentials open, each with the number that reports want. @throws SpApiError */
export async function listAdsProfiles(client: SpApiClient): Promise<readonly AdsProfile[]> {
  const { data } = await client.call(PROFILES, {});
  if (!Array.isArray(data)) throw unusableAnswer(PROFILES, 'it is no list');
  return listOf(data).flatMap((fields) => {
    const id = fields['profileId'];
    if (typeof id !== 'number' && typeof id !== 'string') return [];
    const account = fieldsOf(fields['accountInfo']);
    return [
      {
        profileId: String(id),
        countryCode: textOf(fields['countryCode']),
        currency: textOf(fields['currencyCode']),
        timezone: textOf(fields['timezone']),
        accountName: textOf(account['name']),
        accountType: textOf(account['type']),
        marketplaceId: textOf(account['marketplaceStringId']),
        sellerId: textOf(account['id']),
      },
    ];
  });
}
