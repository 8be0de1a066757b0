import type { CallAnswer, SpApiClient } from '../client-types.ts';
import { type Operation, operationsOf, statedIn } from '../operation.ts';

const BASE = '/solicitations/v1/orders/{amazonOrderId}';
const operation = operationsOf(statedIn('solicitations', ['Buyer Solicitation', 'Product Listing']));
/** Who sends requests tries this again itself, and in its own time. */
const ACTIONS = operation('getSolicitationActionsForOrder', `GET ${BASE}`, [1, 5], 'once');
/** The one thing that is ever written to Amazon for a seller. One call is one attempt. */
const ASK = operation(
  'createProductReviewAndSellerFeedbackSolicitation',
  `POST ${BASE}/solicitations/productReviewAndSellerFeedback`,
  [1, 5],
  'once',
);

export const solicitationsOperations: readonly Operation[] = [ACTIONS, ASK];

/** What may be asked of an order's buyer. @throws SpApiError */
export async function getSolicitationActionsForOrder(
  client: SpApiClient,
  amazonOrderId: string,
  marketplaceId: string,
): Promise<CallAnswer> {
  return client.call(ACTIONS, { path: { amazonOrderId }, query: { marketplaceIds: [marketplaceId] } });
}

/** Sends Amazon's review request, once: it is never tried again here. @throws SpApiError */
export async function createProductReviewAndSellerFeedbackSolicitation(
  client: SpApiClient,
  amazonOrderId: string,
  marketplaceId: string,
): Promise<CallAnswer> {
  return client.call(ASK, { path: { amazonOrderId }, query: { marketplaceIds: [marketplaceId] } });
}
