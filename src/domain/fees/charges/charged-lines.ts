import { money, negateMoney, type Money } from '../../../model/money.ts';
import { isIsoDate, type IsoDate } from '../../../model/period.ts';
import type { Origin } from '../../../model/records/origin.ts';
import type { SettlementLineRecord } from '../../../model/records/settlement.ts';

/** The line of a V2 settlement that carries the fulfilment fee, and whatever Amazon hides in it. */
const FULFILMENT_LINE = 'FBAPerUnitFulfillmentFee';

/** What one order item was charged for fulfilment. */
export interface ChargedLine {
  readonly sku: string;
  readonly orderId: string | null;
  /** Day of posting: the nearest a settlement comes to the day the unit shipped. */
  readonly postedOn: IsoDate;
  readonly quantity: number;
  /** Of all units, above zero. */
  readonly charged: Money;
  /** Prices of one unit that may pick the price band: as listed, and less what the seller's promotion took off. */
  readonly unitPrices: readonly Money[];
  readonly origin: Origin;
}

interface ItemPrices {
  quantity: number | null;
  principal: number;
  promotion: number;
  tax: number;
}

export interface ChargedLines {
  readonly lines: readonly ChargedLine[];
  /** Fee lines that could not be used, by reason. */
  readonly unused: ReadonlyMap<string, number>;
  /** Marketplaces other than the wanted one that the lines name. */
  readonly elsewhere: readonly string[];
}

function itemKey(line: SettlementLineRecord): string {
  return [line.orderId, line.orderItemCode, line.sku, line.shipmentId].join('\u0000');
}

/** US dollars are used by one marketplace alone, so a line without a marketplace but in dollars is of the US. */
export function marketplaceOf(line: SettlementLineRecord): string | null {
  return line.marketplace ?? (line.amount.currency === 'USD' ? 'US' : null);
}

/** One settlement may lie in the folder twice, under two names: only the lines of its first file count. */
export function withoutCopies(records: readonly SettlementLineRecord[]): SettlementLineRecord[] {
  const fileOf = new Map<string, string>();
  return records.filter((line) => {
    const file = fileOf.get(line.settlementId);
    if (file === undefined) fileOf.set(line.settlementId, line.origin.file);
    return file === undefined || file === line.origin.file;
  });
}

function pricesByItem(lines: readonly SettlementLineRecord[]): Map<string, ItemPrices> {
  const items = new Map<string, ItemPrices>();
  for (const line of lines) {
    if (line.transactionType !== 'Order' || !['Principal', 'Tax'].includes(line.amountDescription)) continue;
    const key = itemKey(line);
    const item = items.get(key) ?? { quantity: null, principal: 0, promotion: 0, tax: 0 };
    if (line.amountDescription === 'Tax') {
      if (line.amountType === 'ItemPrice') item.tax += line.amount.minor;
    } else if (line.amountType === 'ItemPrice') {
      item.principal += line.amount.minor;
      item.quantity ??= line.quantity;
    } else if (line.amountType === 'Promotion') {
      item.promotion += line.amount.minor;
    }
    items.set(key, item);
  }
  return items;
}

function unitPrices(item: ItemPrices | undefined, quantity: number, currency: string, pricesHoldTax: boolean): Money[] {
  if (item === undefined || item.principal <= 0) return [];
  const bare = [item.principal, item.principal + item.promotion];
  const totals = [...bare, ...(pricesHoldTax ? bare.map((total) => total + item.tax) : [])].filter(
    (total) => total > 0,
  );
  return [...new Set(totals.map((total) => Math.round(total / quantity)))].map((minor) => money(minor, currency));
}

/**
 * The fulfilment charges of orders in one marketplace, posted in the span (both ends included; null is open).
 * Adjustments and refunds are left out: they correct other lines. Where prices hold tax, a settlement may part it off.
 */
export function chargedLines(
  records: readonly SettlementLineRecord[],
  marketplace: string,
  currency: string,
  span: { readonly since: IsoDate | null; readonly until: IsoDate | null },
  pricesHoldTax = false,
): ChargedLines {
  const settled = withoutCopies(records);
  const items = pricesByItem(settled);
  const lines: ChargedLine[] = [];
  const unused = new Map<string, number>();
  const elsewhere = new Set<string>();
  const leaveOut = (reason: string): void => void unused.set(reason, (unused.get(reason) ?? 0) + 1);
  for (const line of settled) {
    if (line.amountDescription !== FULFILMENT_LINE || line.transactionType !== 'Order') continue;
    const where = marketplaceOf(line);
    if (where !== marketplace) {
      elsewhere.add(where ?? line.amount.currency);
      continue;
    }
    const item = items.get(itemKey(line));
    const quantity = line.quantity ?? item?.quantity ?? null;
    const postedOn = line.postedAt?.slice(0, 10) ?? '';
    if (line.amount.currency !== currency) leaveOut('charged in another currency');
    else if (line.sku === null) leaveOut('no SKU');
    else if (quantity === null || quantity <= 0) leaveOut('no quantity');
    else if (!isIsoDate(postedOn)) leaveOut('no posting date');
    else if (line.amount.minor >= 0) leaveOut('not a charge');
    else if ((span.since === null || postedOn >= span.since) && (span.until === null || postedOn <= span.until)) {
      lines.push({
        sku: line.sku,
        orderId: line.orderId,
        postedOn,
        quantity,
        charged: negateMoney(line.amount),
        unitPrices: unitPrices(item, quantity, currency, pricesHoldTax),
        origin: line.origin,
      });
    }
  }
  return { lines, unused, elsewhere: [...elsewhere].toSorted() };
}
