import { type ApiMoney, fieldsOf, type Fields, listOf, moneyOf, textOf } from '../answer-fields.ts';
import { unusableAnswer } from '../answer-fields.ts';
import type { SpApiClient } from '../client-types.ts';
import { type Operation, operationsOf, statedIn } from '../operation.ts';

const operation = operationsOf(statedIn('productFeesV0', ['Pricing']));
/** A POST that reads: it makes nothing, so that it may be tried again. */
const ESTIMATES = operation('getMyFeesEstimates', 'POST /products/fees/v0/feesEstimate', [0.5, 1]);

export const feeEstimatesOperations: readonly Operation[] = [ESTIMATES];

/** Most estimates in one call. */
export const FEE_BATCH = 20;

export interface FeeAsk {
  readonly idType: 'ASIN' | 'SellerSKU';
  readonly id: string;
  readonly marketplaceId: string;
  readonly isAmazonFulfilled: boolean;
  readonly price: ApiMoney;
  readonly shipping?: ApiMoney;
}

/** One fee. Amounts as Amazon states them; the last is what it says it would charge. */
export interface EstimatedFee {
  readonly type: string;
  readonly amount: ApiMoney | null;
  readonly promotion: ApiMoney | null;
  readonly tax: ApiMoney | null;
  readonly final: ApiMoney | null;
  /** What the fee is made of. */
  readonly parts: readonly EstimatedFee[];
}

/** What Amazon says to one ask: an estimate, not what is charged. */
export type FeeAnswer =
  | {
      readonly kind: 'estimate';
      readonly ask: FeeAsk;
      readonly total: ApiMoney | null;
      readonly fees: readonly EstimatedFee[];
      readonly estimatedAt: string | null;
    }
  /** Amazon could not: a product it does not know, for example (`ClientError`), or a fault of its own (`ServerError`). */
  | {
      readonly kind: 'refused';
      readonly ask: FeeAsk;
      readonly status: string;
      readonly code: string | null;
      readonly message: string | null;
    }
  /** No answer, or several that do not agree, came back for this ask. */
  | {
      readonly kind: 'unanswered';
      readonly ask: FeeAsk;
      readonly why: 'missing' | 'contradictory' | 'another-product';
    };

function bodyOf(ask: FeeAsk, identifier: string): unknown {
  const money = ({ amount, currency }: ApiMoney) => ({ CurrencyCode: currency, Amount: amount });
  const prices = {
    ListingPrice: money(ask.price),
    ...(ask.shipping === undefined ? {} : { Shipping: money(ask.shipping) }),
  };
  return {
    IdType: ask.idType,
    IdValue: ask.id,
    FeesEstimateRequest: {
      MarketplaceId: ask.marketplaceId,
      IsAmazonFulfilled: ask.isAmazonFulfilled,
      PriceToEstimateFees: prices,
      Identifier: identifier,
    },
  };
}

function feeOf(fields: Fields): EstimatedFee {
  return {
    type: textOf(fields['FeeType']) ?? '',
    amount: moneyOf(fields['FeeAmount']),
    promotion: moneyOf(fields['FeePromotion']),
    tax: moneyOf(fields['TaxAmount']),
    final: moneyOf(fields['FinalFee']),
    parts: listOf(fields['IncludedFeeDetailList']).map(feeOf),
  };
}

/** The answer to an ask, which its identifier names: their order is not kept by Amazon. */
function answerOf(ask: FeeAsk, results: readonly Fields[]): FeeAnswer {
  const [result] = results;
  if (result === undefined) return { kind: 'unanswered', ask, why: 'missing' };
  // The same answer twice is one answer; two that differ are none.
  const texts = new Set(
    results.map((one) => JSON.stringify([one['Status'], fieldsOf(one['FeesEstimate'])['TotalFeesEstimate']])),
  );
  if (texts.size > 1) return { kind: 'unanswered', ask, why: 'contradictory' };
  const identifier = fieldsOf(result['FeesEstimateIdentifier']);
  const id = textOf(identifier['IdValue']);
  if (id !== null && id !== ask.id) return { kind: 'unanswered', ask, why: 'another-product' };
  const status = textOf(result['Status']) ?? '';
  if (status !== 'Success') {
    const error = fieldsOf(result['Error']);
    return { kind: 'refused', ask, status, code: textOf(error['Code']), message: textOf(error['Message']) };
  }
  const estimate = fieldsOf(result['FeesEstimate']);
  return {
    kind: 'estimate',
    ask,
    total: moneyOf(estimate['TotalFeesEstimate']),
    fees: listOf(estimate['FeeDetailList']).map(feeOf),
    estimatedAt: textOf(estimate['TimeOfFeesEstimation']),
  };
}

/**
 * Asks what Amazon would charge for up to 20 products in one call; answers stand in the order of the asks, each found by
 * its identifier and checked against the product asked for. Nothing is asked where there are no asks.
 * @throws SpApiError; RangeError for more than 20.
 */
export async function getMyFeesEstimates(client: SpApiClient, asks: readonly FeeAsk[]): Promise<readonly FeeAnswer[]> {
  if (asks.length === 0) return [];
  if (asks.length > FEE_BATCH) throw new RangeError(`${asks.length} estimates in one call; Amazon takes ${FEE_BATCH}`);
  const { data } = await client.call(ESTIMATES, { body: asks.map((ask, index) => bodyOf(ask, `ask-${index}`)) });
  // Some answers are wrapped in `payload`, though the model says otherwise.
  const list = Array.isArray(data) ? data : fieldsOf(data)['payload'];
  if (!Array.isArray(list)) throw unusableAnswer(ESTIMATES, 'it is no list');
  const byIdentifier = Map.groupBy(listOf(list), (result) =>
    textOf(fieldsOf(result['FeesEstimateIdentifier'])['SellerInputIdentifier']),
  );
  return asks.map((ask, index) => answerOf(ask, byIdentifier.get(`ask-${index}`) ?? []));
}
