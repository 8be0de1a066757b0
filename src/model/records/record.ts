import type { CustomerReturnRecord } from './customer-return.ts';
import type { FeePreviewRecord } from './fee-preview.ts';
import type { ImageRecord } from './image.ts';
import type { ListingRecord } from './listing.ts';
import type { OrderLineRecord } from './order-line.ts';
import type { ProductRecord } from './product.ts';
import type { SearchQueryRecord } from './search-query.ts';
import type { SettlementLineRecord, SettlementRecord } from './settlement.ts';
import type { TrafficRecord } from './traffic.ts';

/** One typed fact with where it came from. */
export type AnyRecord =
  | CustomerReturnRecord
  | FeePreviewRecord
  | ImageRecord
  | ListingRecord
  | OrderLineRecord
  | ProductRecord
  | SearchQueryRecord
  | SettlementLineRecord
  | SettlementRecord
  | TrafficRecord;

export type RecordKind = AnyRecord['kind'];

/** The records of a run by kind; a kind nobody read is an empty list. */
export type RecordSet = {
  readonly [K in RecordKind]: readonly Extract<AnyRecord, { kind: K }>[];
};

/** A record set with a list for every kind, to be filled. */
export function emptyRecordSet(): { [K in RecordKind]: Extract<AnyRecord, { kind: K }>[] } {
  return {
    'customer-return': [],
    'fee-preview': [],
    image: [],
    listing: [],
    'order-line': [],
    product: [],
    'search-query': [],
    settlement: [],
    'settlement-line': [],
    traffic: [],
  };
}
