import type { Period } from '../model/period.ts';
import type { AdPerformanceRecord } from '../model/records/ad-performance.ts';
import type { AnyRecord } from '../model/records/record.ts';
import type { SearchQueryRecord } from '../model/records/search-query.ts';

/** Joins what names a fact; null as soon as a part that must be known is not. */
function about(what: string, ...parts: readonly (string | null)[]): string | null {
  return parts.includes(null) ? null : `${what} ${parts.join('\u0000')}`;
}

function spanOf(period: Period | null): string | null {
  return period === null ? null : `${period.start} ${period.end}`;
}

function searchSubject({ view, asin, brand, marketplace, period, query }: SearchQueryRecord): string | null {
  return about('search', view, view === 'asin' ? asin : brand, marketplace ?? '', spanOf(period), query);
}

function adSubject(record: AdPerformanceRecord): string | null {
  const { grain, marketplace, period, targeting, matchType, searchTerm, purchasedAsin } = record;
  const campaign = record.campaignId ?? record.campaign ?? '';
  const adGroup = record.adGroupId ?? record.adGroup ?? '';
  const advertised = record.advertisedSku ?? record.advertisedAsin ?? '';
  const aim = [targeting, matchType, searchTerm, purchasedAsin].map((part) => part ?? '');
  return about('ad', grain, marketplace ?? '', spanOf(period), campaign, adGroup, advertised, ...aim);
}

/**
 * What a record is a statement about: two files that state the same thing are counted once. Null for a record whose
 * span or subject is not known, and for kinds that complete each other instead of repeating (the seller's own files).
 * @param dated the file is known to be older or newer than others: then today's state of an offer is one statement too,
 * which it cannot be between two files of unknown age.
 */
export function subjectOf(record: AnyRecord, dated: boolean): string | null {
  switch (record.kind) {
    case 'order-line':
      return about('order', record.orderId, record.sku);
    case 'customer-review':
      return about('review', record.asin, record.givenOn, record.title ?? '', record.text ?? '');
    case 'customer-question':
      return about('question', record.asin, record.askedOn, record.question ?? '');
    case 'survey-answer':
      return null;
    case 'review-topic':
      return about('review topic', record.asin, record.marketplace ?? '', record.to, record.sign, record.topic);
    case 'experiment-unit':
      return about('experiment', record.name);
    case 'shop-order-line':
      return about('shop order', record.orderNumber, record.email ?? '', record.sku ?? record.productName ?? '');
    case 'shipment':
      return record.shipmentItemId === null
        ? about('shipped', record.orderId, record.shipmentId ?? '', record.sku, record.shippedAt)
        : about('shipment item', record.orderId, record.shipmentItemId);
    case 'settlement':
    case 'settlement-line':
      return about('settlement', record.settlementId);
    case 'transaction':
      return about(
        'transaction',
        record.settlementId ?? '',
        record.postedAt ?? '',
        record.type,
        record.orderId ?? '',
        record.sku ?? '',
        record.description ?? '',
        String(record.total.minor),
      );
    case 'reimbursement':
      return about('reimbursement', record.reimbursementId, record.fnsku ?? record.sku ?? '');
    case 'ledger-event':
      return about(
        'ledger',
        record.date,
        record.fnsku ?? '',
        record.eventType,
        record.referenceId ?? '',
        String(record.quantity),
        record.fulfilmentCentre ?? '',
        record.disposition ?? '',
        record.reason ?? '',
      );
    case 'storage-charge':
      return about('storage', record.month, record.fnsku, record.fulfilmentCentre ?? '', record.country ?? '');
    case 'customer-return':
      return about('return', record.orderId, record.sku, record.returnedAt);
    case 'seller-feedback':
      return about('feedback', record.orderId, record.givenOn);
    case 'coupon':
      return about('coupon', record.couponId, record.marketplace ?? '');
    case 'promotion':
      return about('promotion', record.promotionId, record.marketplace ?? '');
    case 'aged-inventory-charge':
      return about('aged stock', record.snapshotDate, record.country ?? record.marketplace ?? '', record.sku);
    case 'inventory-health':
      return about('stock health', record.snapshotDate, record.marketplace ?? '', record.sku, record.condition ?? '');
    case 'traffic':
      // At whatever grain and under whichever parent: a child may stand under two in one file.
      return about(
        'traffic',
        record.grain,
        record.marketplace ?? '',
        spanOf(record.period),
        record.childAsin ?? record.parentAsin ?? '',
      );
    case 'search-query':
      return searchSubject(record);
    case 'catalog-performance':
    case 'repeat-purchase':
    case 'market-basket':
      return about(record.kind, record.asin, record.marketplace ?? '', spanOf(record.period));
    case 'top-search-term':
      return about('term', record.marketplace ?? '', spanOf(record.period), record.department ?? '', record.term);
    case 'listing':
      // The day an offer was opened stays and differs between shops, which these files do not name.
      return dated
        ? about('listing', record.marketplace ?? '', record.sku, record.asin ?? '', record.openDate ?? '')
        : null;
    case 'fee-preview':
    case 'referral-fee-preview':
    case 'suppressed-listing':
      return dated ? about(record.kind, record.marketplace ?? '', record.sku) : null;
    case 'fba-stock':
      return dated
        ? about('stock', record.marketplace ?? '', record.sku, record.fnsku ?? '', record.condition ?? '')
        : null;
    case 'country-stock':
      return dated ? about('stock in', record.country, record.sku, record.fnsku ?? '', record.condition ?? '') : null;
    case 'listing-text':
      return dated ? about('text', record.marketplace ?? '', record.sku, record.languageTag ?? '') : null;
    case 'product-type':
      return about('product type', record.productType);
    case 'listing-state':
      return dated ? about('state', record.marketplace ?? '', record.sku) : null;
    case 'catalog-item':
      return dated ? about('page', record.marketplace ?? '', record.asin) : null;
    case 'aplus-content':
      return dated ? about('a-plus', record.marketplace ?? '', record.reference) : null;
    case 'aplus-page':
      return dated ? about('a-plus on', record.marketplace ?? '', record.asin, record.reference ?? '') : null;
    case 'ad-performance':
      return adSubject(record);
    case 'economics':
      return about(
        'economics',
        record.marketplace ?? '',
        spanOf(record.period),
        record.childAsin ?? record.parentAsin ?? '',
        record.fnsku ?? '',
        record.sku ?? '',
      );
    case 'subscription':
      return about('subscription', record.marketplace ?? '', spanOf(record.period), record.sku ?? record.asin);
    case 'payment-transaction':
      return about(
        'payment',
        record.marketplace ?? '',
        record.date,
        record.transactionType,
        record.orderId ?? '',
        record.details ?? '',
      );
    // A keyword export is of a product it may not name, and own files complete each other.
    case 'keyword':
    case 'product':
    case 'image':
      return null;
  }
}
