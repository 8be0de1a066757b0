import type { AdPerformanceRecord } from './ad-performance.ts';
import type { AgedInventoryChargeRecord } from './aged-inventory-charge.ts';
import type { AplusContentRecord, AplusPageRecord } from './aplus-content.ts';
import type { CatalogItemRecord } from './catalog-item.ts';
import type { CatalogPerformanceRecord } from './catalog-performance.ts';
import type { CouponRecord } from './coupon.ts';
import type { CustomerReturnRecord } from './customer-return.ts';
import type {
  CustomerQuestionRecord,
  CustomerReviewRecord,
  ReviewTopicRecord,
  SurveyAnswerRecord,
} from './customer-review.ts';
import type { EconomicsRecord } from './economics.ts';
import type { ExperimentUnitRecord } from './experiment-unit.ts';
import type { CountryStockRecord, FbaStockRecord } from './fba-stock.ts';
import type { FeePreviewRecord } from './fee-preview.ts';
import type { ImageRecord } from './image.ts';
import type { InventoryHealthRecord } from './inventory-health.ts';
import type { KeywordRecord } from './keyword.ts';
import type { ListingStateRecord } from './listing-state.ts';
import type { ListingTextRecord } from './listing-text.ts';
import type { LedgerEventRecord } from './ledger-event.ts';
import type { ListingRecord } from './listing.ts';
import type { MarketBasketRecord } from './market-basket.ts';
import type { OrderLineRecord } from './order-line.ts';
import type { PaymentTransactionRecord } from './payment-transaction.ts';
import type { ProductTypeRecord } from './product-type.ts';
import type { ProductRecord } from './product.ts';
import type { PromotionRecord } from './promotion.ts';
import type { ReferralFeePreviewRecord } from './referral-fee-preview.ts';
import type { RepeatPurchaseRecord } from './repeat-purchase.ts';
import type { ReimbursementRecord } from './reimbursement.ts';
import type { SearchQueryRecord } from './search-query.ts';
import type { SellerFeedbackRecord } from './seller-feedback.ts';
import type { SettlementLineRecord, SettlementRecord } from './settlement.ts';
import type { ShipmentRecord } from './shipment.ts';
import type { ShopOrderLineRecord } from './shop-order.ts';
import type { SubscriptionRecord } from './subscription.ts';
import type { SuppressedListingRecord } from './suppressed-listing.ts';
import type { TopSearchTermRecord } from './top-search-term.ts';
import type { StorageChargeRecord } from './storage-charge.ts';
import type { TrafficRecord } from './traffic.ts';
import type { TransactionRecord } from './transaction.ts';

/** One typed fact with where it came from. */
export type AnyRecord =
  | AdPerformanceRecord
  | AgedInventoryChargeRecord
  | AplusContentRecord
  | AplusPageRecord
  | CatalogItemRecord
  | CatalogPerformanceRecord
  | CountryStockRecord
  | CouponRecord
  | CustomerReturnRecord
  | EconomicsRecord
  | ExperimentUnitRecord
  | FbaStockRecord
  | FeePreviewRecord
  | ImageRecord
  | InventoryHealthRecord
  | KeywordRecord
  | LedgerEventRecord
  | ListingRecord
  | ListingStateRecord
  | ListingTextRecord
  | MarketBasketRecord
  | OrderLineRecord
  | PaymentTransactionRecord
  | ProductRecord
  | ProductTypeRecord
  | PromotionRecord
  | CustomerReviewRecord
  | ReviewTopicRecord
  | CustomerQuestionRecord
  | SurveyAnswerRecord
  | ReferralFeePreviewRecord
  | RepeatPurchaseRecord
  | ReimbursementRecord
  | SearchQueryRecord
  | SellerFeedbackRecord
  | SettlementLineRecord
  | SettlementRecord
  | ShipmentRecord
  | ShopOrderLineRecord
  | SubscriptionRecord
  | SuppressedListingRecord
  | TopSearchTermRecord
  | StorageChargeRecord
  | TrafficRecord
  | TransactionRecord;

export type RecordKind = AnyRecord['kind'];

/** The records of a run by kind; a kind nobody read is an empty list. */
export type RecordSet = {
  readonly [K in RecordKind]: readonly Extract<AnyRecord, { kind: K }>[];
};

/** A record set with a list for every kind, to be filled. */
export function emptyRecordSet(): { [K in RecordKind]: Extract<AnyRecord, { kind: K }>[] } {
  return {
    'ad-performance': [],
    'aged-inventory-charge': [],
    'aplus-content': [],
    'aplus-page': [],
    'catalog-item': [],
    'catalog-performance': [],
    'country-stock': [],
    coupon: [],
    'customer-return': [],
    'customer-review': [],
    economics: [],
    'experiment-unit': [],
    'fba-stock': [],
    'fee-preview': [],
    image: [],
    'inventory-health': [],
    keyword: [],
    'ledger-event': [],
    listing: [],
    'listing-state': [],
    'listing-text': [],
    'market-basket': [],
    'order-line': [],
    'payment-transaction': [],
    product: [],
    'product-type': [],
    promotion: [],
    'referral-fee-preview': [],
    'repeat-purchase': [],
    reimbursement: [],
    'review-topic': [],
    'search-query': [],
    'seller-feedback': [],
    settlement: [],
    'settlement-line': [],
    shipment: [],
    'shop-order-line': [],
    subscription: [],
    'suppressed-listing': [],
    'customer-question': [],
    'survey-answer': [],
    'top-search-term': [],
    'storage-charge': [],
    traffic: [],
    transaction: [],
  };
}
