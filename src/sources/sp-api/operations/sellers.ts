import { fieldsOf, listOf, textOf, unusableAnswer } from '../answer-fields.ts';
import type { SpApiClient } from '../client-types.ts';
import { type Operation, operationsOf, statedIn } from '../operation.ts';

const operation = operationsOf(statedIn('sellers'));
const PARTICIPATIONS = operation(
  'getMarketplaceParticipations',
  'GET /sellers/v1/marketplaceParticipations',
  [0.016, 15],
);

export const sellersOperations: readonly Operation[] = [PARTICIPATIONS];

export interface MarketplaceParticipation {
  readonly marketplaceId: string;
  readonly name: string | null;
  readonly countryCode: string | null;
  readonly currency: string | null;
  readonly domain: string | null;
  readonly storeName: string | null;
  readonly isParticipating: boolean;
  readonly hasSuspendedListings: boolean;
}

/** Marketplaces the account sells in: the cheapest call that tells whether credentials work. @throws SpApiError */
export async function getMarketplaceParticipations(client: SpApiClient): Promise<readonly MarketplaceParticipation[]> {
  const { data } = await client.call(PARTICIPATIONS, {});
  const list = Array.isArray(data) ? data : fieldsOf(data)['payload'];
  if (!Array.isArray(list)) throw unusableAnswer(PARTICIPATIONS, 'payload is missing');
  return listOf(list).flatMap((entry) => {
    const [marketplace, participation] = [fieldsOf(entry['marketplace']), fieldsOf(entry['participation'])];
    const marketplaceId = textOf(marketplace['id']);
    if (marketplaceId === null) return [];
    return [
      {
        marketplaceId,
        name: textOf(marketplace['name']),
        countryCode: textOf(marketplace['countryCode']),
        currency: textOf(marketplace['defaultCurrencyCode']),
        domain: textOf(marketplace['domainName']),
        storeName: textOf(entry['storeName']),
        isParticipating: participation['isParticipating'] === true,
        hasSuspendedListings: participation['hasSuspendedListings'] === true,
      },
    ];
  });
}
