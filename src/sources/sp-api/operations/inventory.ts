import { fieldsOf, type Fields, neededList, numberOf, payloadOf, textOf } from '../answer-fields.ts';
import type { SpApiClient } from '../client-types.ts';
import { type Operation, operationsOf, statedIn } from '../operation.ts';

const operation = operationsOf(statedIn('fbaInventory', ['Amazon Fulfillment']));
const SUMMARIES = operation('getInventorySummaries', 'GET /fba/inventory/v1/summaries', [2, 2]);

export const inventoryOperations: readonly Operation[] = [SUMMARIES];

/** Stock of one SKU at Amazon, in units; null where Amazon did not say. */
export interface InventorySummary {
  readonly sellerSku: string | null;
  readonly asin: string | null;
  readonly fnSku: string | null;
  readonly condition: string | null;
  readonly productName: string | null;
  readonly totalQuantity: number | null;
  readonly fulfillable: number | null;
  readonly inboundWorking: number | null;
  readonly inboundShipped: number | null;
  readonly inboundReceiving: number | null;
  readonly reserved: number | null;
  readonly researching: number | null;
  readonly unfulfillable: number | null;
  readonly lastUpdatedTime: string | null;
}

export interface InventoryAsk {
  readonly marketplaceId: string;
  /** At most 50. */
  readonly sellerSkus?: readonly string[];
  /** Only what changed since; ISO 8601, at most 18 months ago. */
  readonly startDateTime?: string;
  /** Good for 30 seconds. */
  readonly nextToken?: string | null;
}

export interface InventoryPage {
  readonly summaries: readonly InventorySummary[];
  readonly nextToken: string | null;
}

function summaryOf(fields: Fields): InventorySummary {
  const details = fieldsOf(fields['inventoryDetails']);
  return {
    sellerSku: textOf(fields['sellerSku']),
    asin: textOf(fields['asin']),
    fnSku: textOf(fields['fnSku']),
    condition: textOf(fields['condition']),
    productName: textOf(fields['productName']),
    totalQuantity: numberOf(fields['totalQuantity']),
    fulfillable: numberOf(details['fulfillableQuantity']),
    inboundWorking: numberOf(details['inboundWorkingQuantity']),
    inboundShipped: numberOf(details['inboundShippedQuantity']),
    inboundReceiving: numberOf(details['inboundReceivingQuantity']),
    reserved: numberOf(fieldsOf(details['reservedQuantity'])['totalReservedQuantity']),
    researching: numberOf(fieldsOf(details['researchingQuantity'])['totalResearchingQuantity']),
    unfulfillable: numberOf(fieldsOf(details['unfulfillableQuantity'])['totalUnfulfillableQuantity']),
    lastUpdatedTime: textOf(fields['lastUpdatedTime']),
  };
}

/** One page of stock at Amazon. The token of a next page lives 30 seconds: take pages one right after the other. @throws SpApiError */
export async function getInventorySummaries(client: SpApiClient, ask: InventoryAsk): Promise<InventoryPage> {
  const { marketplaceId, sellerSkus, startDateTime, nextToken } = ask;
  const { data } = await client.call(SUMMARIES, {
    query: {
      details: true,
      granularityType: 'Marketplace',
      granularityId: marketplaceId,
      marketplaceIds: [marketplaceId],
      sellerSkus,
      startDateTime,
      nextToken: nextToken ?? undefined,
    },
  });
  return {
    summaries: neededList(SUMMARIES, fieldsOf(payloadOf(data)), 'inventorySummaries').map(summaryOf),
    nextToken: textOf(fieldsOf(fieldsOf(data)['pagination'])['nextToken']),
  };
}
