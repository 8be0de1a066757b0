import type { DatedCost, ProductRecord } from '../../model/records/product.ts';
import type { FileScope } from '../definition.ts';

/** The parts of a product record that several rows of a SKU must agree on. */
type Field = Exclude<keyof ProductRecord, 'kind' | 'origin' | 'sku' | 'costs'>;

const FIELDS: readonly Field[] = [
  'asin',
  'marketplace',
  'brand',
  'category',
  'productType',
  'price',
  'dimensions',
  'weight',
  'title',
  'itemHighlights',
  'bullets',
  'description',
  'searchTerms',
  'pictures',
];

function sameCostDate(left: DatedCost, right: DatedCost): boolean {
  return left.from === right.from;
}

function mergeTwo(first: ProductRecord, next: ProductRecord, scope: FileScope): ProductRecord {
  const merged: Record<string, unknown> = { ...first };
  for (const field of FIELDS) {
    const [old = null, added = null] = [first[field], next[field]];
    if (added === null) continue;
    if (old === null) merged[field] = added;
    else if (JSON.stringify(old) !== JSON.stringify(added)) {
      scope.problem({
        code: 'row-contradicts',
        scope: 'cell',
        line: next.origin.line,
        message: `The SKU stands on line ${first.origin.line} with another value of ${field}; the first one was used.`,
      });
    }
  }
  const costs = [...first.costs];
  for (const cost of next.costs) {
    const before = costs.find((known) => sameCostDate(known, cost));
    if (before === undefined) costs.push(cost);
    else if (before.cost.minor !== cost.cost.minor || before.cost.currency !== cost.cost.currency) {
      scope.problem({
        code: 'row-contradicts',
        scope: 'cell',
        line: next.origin.line,
        message: `The SKU has another cost from the same date on line ${first.origin.line}; the first one was used.`,
      });
    }
  }
  return { ...(merged as unknown as ProductRecord), costs };
}

/** Oldest cost first; the cost from the beginning before all. */
function byDate(left: DatedCost, right: DatedCost): number {
  return (left.from ?? '') < (right.from ?? '') ? -1 : 1;
}

/** Brings the rows of one SKU in one marketplace together: dated costs are collected, other values must agree. */
export class ProductRows {
  readonly #products = new Map<string, ProductRecord>();
  readonly #scope: FileScope;

  constructor(scope: FileScope) {
    this.#scope = scope;
  }

  add(record: ProductRecord): void {
    const key = `${record.sku}\u0000${record.marketplace ?? ''}`;
    const before = this.#products.get(key);
    this.#products.set(key, before === undefined ? record : mergeTwo(before, record, this.#scope));
  }

  /** Hands out the products in the order of their first rows. */
  emit(): void {
    for (const record of this.#products.values()) {
      this.#scope.emit({ ...record, costs: [...record.costs].sort(byDate) });
    }
  }
}
