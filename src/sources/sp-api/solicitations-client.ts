import type { AskAnswer, OfferAnswer, SolicitationsClient } from '../../model/solicitations.ts';
import { fieldsOf, listOf } from './answer-fields.ts';
import type { SpApiClient } from './client-types.ts';
import {
  createProductReviewAndSellerFeedbackSolicitation,
  getSolicitationActionsForOrder,
} from './operations/solicitations.ts';
import { SpApiError } from './sp-api-error.ts';

const ACTION = 'productReviewAndSellerFeedback';
/** What Amazon says of an order it takes no request for; everything else with this status is about the account. */
const ABOUT_ORDER = /not available for this amazonOrderId|outside the 5-30 day/i;

function offers(data: unknown): boolean {
  return listOf(fieldsOf(fieldsOf(data)['_links'])['actions']).some(({ name }) => name === ACTION);
}

/** What is wrong and the first thing to do about it. */
function withAdvice({ message, suggestions }: SpApiError): string {
  return [message, ...suggestions.slice(0, 1)].join(' ');
}

/** What a question that failed means. Nothing was changed by it, whatever happened. */
function offerOf(error: SpApiError): OfferAnswer {
  switch (error.code) {
    case 'lwa-refused':
    case 'sp-api-unauthorized':
    case 'sp-api-role-missing':
    case 'sp-api-denied':
      return { kind: 'refused', why: 'credentials', message: withAdvice(error) };
    case 'sp-api-not-found':
    case 'sp-api-invalid':
      // An order Amazon does not know, or not in this marketplace.
      return { kind: 'not-offered' };
    case 'sp-api-answer-unusable':
      return error.status === 200 ? { kind: 'not-offered' } : { kind: 'later', seconds: null };
    default:
      return { kind: 'later', seconds: error.retryAfter };
  }
}

/** What a request that failed means: lost, unless it is certain that it was not taken. */
function askOf(error: SpApiError): AskAnswer {
  const { amazonMessage, status } = error;
  switch (error.code) {
    case 'lwa-refused':
    case 'sp-api-unauthorized':
      return { kind: 'refused', why: 'credentials', message: withAdvice(error) };
    case 'lwa-unreachable':
    case 'sp-api-throttled':
      return { kind: 'later', seconds: error.retryAfter };
    case 'sp-api-unreachable':
      return error.arrived === 'no' ? { kind: 'later', seconds: null } : { kind: 'lost' };
    case 'sp-api-denied':
    case 'sp-api-role-missing':
      if (ABOUT_ORDER.test(amazonMessage ?? '')) return { kind: 'order-refused', message: amazonMessage ?? '' };
      return {
        kind: 'refused',
        why: 'policy',
        message: `Amazon refused to send a request it had offered: ${amazonMessage ?? status ?? ''}.`,
      };
    case 'sp-api-not-found':
    case 'sp-api-invalid':
      return { kind: 'order-refused', message: amazonMessage ?? `Amazon answered ${status ?? ''}.` };
    case 'sp-api-answer-unusable':
      // 2xx is Amazon's yes, whatever stands in its body.
      return status !== null && status < 300 ? { kind: 'sent' } : { kind: 'lost' };
    default:
      return { kind: 'lost' };
  }
}

function errorOf(error: unknown): SpApiError {
  if (error instanceof SpApiError) return error;
  throw error;
}

/** The Solicitations API in words of ours, without anything of a request in them. */
export function solicitationsClient(client: SpApiClient): SolicitationsClient {
  return {
    async offer(orderId, marketplaceId) {
      try {
        const { data } = await getSolicitationActionsForOrder(client, orderId, marketplaceId);
        return { kind: offers(data) ? 'offered' : 'not-offered' };
      } catch (error) {
        return offerOf(errorOf(error));
      }
    },
    async ask(orderId, marketplaceId) {
      try {
        await createProductReviewAndSellerFeedbackSolicitation(client, orderId, marketplaceId);
        return { kind: 'sent' };
      } catch (error) {
        return askOf(errorOf(error));
      }
    },
  };
}
