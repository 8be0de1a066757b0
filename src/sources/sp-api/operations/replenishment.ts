import { fieldsOf, type Fields, neededList, numberOf, textOf } from '../answer-fields.ts';
import type { SpApiClient } from '../client-types.ts';
import { type Operation, operationsOf, statedIn } from '../operation.ts';

const BASE = '/replenishment/2022-11-07';
const operation = operationsOf(statedIn('replenishment-2022-11-07'));
/** These POSTs read: their question is only too long for an address. */
const PARTNER = operation('getSellingPartnerMetrics', `POST ${BASE}/sellingPartners/metrics/search`, [1, 1]);
const OFFER_METRICS = operation('listOfferMetrics', `POST ${BASE}/offers/metrics/search`, [1, 1]);
const OFFERS = operation('listOffers', `POST ${BASE}/offers/search`, [1, 1]);

export const replenishmentOperations: readonly Operation[] = [PARTNER, OFFER_METRICS, OFFERS];

export interface ReplenishmentSpan {
  readonly marketplaceId: string;
  /** ISO 8601. */
  readonly startDate: string;
  readonly endDate: string;
  /** Left out, the whole span is one. */
  readonly frequency?: 'DAY' | 'WEEK' | 'MONTH' | 'QUARTER' | 'YEAR';
  readonly kind?: 'PERFORMANCE' | 'FORECAST';
}

/** Numbers of Subscribe and Save for one span of time, by Amazon's own names; money in major units of `currency`. */
export interface ReplenishmentMetrics {
  readonly startDate: string | null;
  readonly endDate: string | null;
  readonly currency: string | null;
  readonly values: Readonly<Record<string, number>>;
}

export interface OfferMetrics extends ReplenishmentMetrics {
  readonly asin: string | null;
  readonly sku: string | null;
}

export interface ReplenishmentOffer {
  readonly asin: string | null;
  readonly sku: string | null;
  readonly eligibility: string | null;
  readonly subscriptions: number | null;
  readonly price: number | null;
  readonly currency: string | null;
  readonly inventory: number | null;
  readonly stockRisk: string | null;
  /** Percent the seller gives, 0 to 100. */
  readonly sellerFundedBaseDiscount: number | null;
  readonly next30DaysDeliveries: number | null;
}

export interface OfferList<T> {
  readonly offers: readonly T[];
  readonly totalResults: number | null;
}

/** Most offers of one page, as Amazon's model states it. */
const PAGE = 500;
const OFFERS_PAGE = 100;
const PROGRAM_TYPES = ['SUBSCRIBE_AND_SAVE'];

function metricsOf(fields: Fields): ReplenishmentMetrics {
  const span = fieldsOf(fields['timeInterval']);
  const values = Object.entries(fields).flatMap(([name, value]) =>
    typeof value === 'number' && Number.isFinite(value) ? [[name, value] as const] : [],
  );
  return {
    startDate: textOf(span['startDate']),
    endDate: textOf(span['endDate']),
    currency: textOf(fields['currencyCode']),
    values: Object.fromEntries(values),
  };
}

function spanOf({ marketplaceId, startDate, endDate, frequency, kind = 'PERFORMANCE' }: ReplenishmentSpan) {
  return {
    ...(frequency === undefined ? {} : { aggregationFrequency: frequency }),
    timeInterval: { startDate, endDate },
    timePeriodType: kind,
    marketplaceId,
    programTypes: PROGRAM_TYPES,
  };
}

/** Subscribe and Save of the whole account, by span. @throws SpApiError */
export async function getSellingPartnerMetrics(
  client: SpApiClient,
  span: ReplenishmentSpan,
): Promise<readonly ReplenishmentMetrics[]> {
  const { data } = await client.call(PARTNER, { body: spanOf(span) });
  return neededList(PARTNER, fieldsOf(data), 'metrics').map(metricsOf);
}

/** Subscribe and Save by offer: one page, from `offset`. @throws SpApiError */
export async function listOfferMetrics(
  client: SpApiClient,
  { offset = 0, asins, ...span }: ReplenishmentSpan & { readonly offset?: number; readonly asins?: readonly string[] },
): Promise<OfferList<OfferMetrics>> {
  const filters = { ...spanOf(span), ...(asins === undefined ? {} : { asins }) };
  const body = {
    pagination: { limit: PAGE, offset },
    sort: { order: 'DESC', key: 'SHIPPED_SUBSCRIPTION_UNITS' },
    filters,
  };
  const { data } = await client.call(OFFER_METRICS, { body });
  const fields = fieldsOf(data);
  return {
    offers: neededList(OFFER_METRICS, fields, 'offers').map((offer) => ({
      asin: textOf(offer['asin']),
      sku: textOf(offer['sku']),
      ...metricsOf(offer),
    })),
    totalResults: numberOf(fieldsOf(fields['pagination'])['totalResults']),
  };
}

/** Offers and whether they can be subscribed to: one page, from `offset`. @throws SpApiError */
export async function listOffers(
  client: SpApiClient,
  {
    marketplaceId,
    offset = 0,
    asins,
  }: { readonly marketplaceId: string; readonly offset?: number; readonly asins?: readonly string[] },
): Promise<OfferList<ReplenishmentOffer>> {
  const filters = { marketplaceId, programTypes: PROGRAM_TYPES, ...(asins === undefined ? {} : { asins }) };
  const { data } = await client.call(OFFERS, { body: { pagination: { limit: OFFERS_PAGE, offset }, filters } });
  const fields = fieldsOf(data);
  return {
    offers: neededList(OFFERS, fields, 'offers').map((offer) => {
      const promotions = fieldsOf(fieldsOf(offer['offerProgramConfiguration'])['promotions']);
      return {
        asin: textOf(offer['asin']),
        sku: textOf(offer['sku']),
        eligibility: textOf(offer['eligibility']),
        subscriptions: numberOf(offer['subscriptions']),
        price: numberOf(offer['price']),
        currency: textOf(offer['priceCurrencyCode']),
        inventory: numberOf(offer['inventory']),
        stockRisk: textOf(offer['stockRisk']),
        sellerFundedBaseDiscount: numberOf(fieldsOf(promotions['sellingPartnerFundedBaseDiscount'])['percentage']),
        next30DaysDeliveries: numberOf(fieldsOf(offer['forecastDeliveries'])['next30DaysDeliveries']),
      };
    }),
    totalResults: numberOf(fieldsOf(fields['pagination'])['totalResults']),
  };
}
