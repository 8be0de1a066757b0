import type { MessageLanguage } from '../../../model/message.ts';
import type { IsoDate } from '../../../model/period.ts';
import { shopLanguages } from '../lint/lint-rule.ts';
import type { OrderFacts } from '../order-facts.ts';
import { lineState } from '../order-state.ts';
import type { PlannedOrder } from '../plan-reviews.ts';
import { isDue } from '../verdict.ts';
import { type Draft, type DraftResult, makeDraft, sorted, type Undrafted } from './draft.ts';
import type { MessageTemplate } from './fill-template.ts';
import { shortTitle } from './short-title.ts';

export interface AmazonDraftOptions {
  readonly asOf: IsoDate;
  /** Name that signs; null when the user gave none. */
  readonly storeName: string | null;
  /** Language of every draft; null for that of each shop. */
  readonly language: MessageLanguage | null;
  readonly template: MessageTemplate | null;
  /** Names of products by SKU that go before those of the orders file. */
  readonly productNames: ReadonlyMap<string, string>;
}

/** True for an order whose every item the seller ships: only its buyer may be written to in free text. */
function isMerchantFulfilled({ lines }: OrderFacts): boolean {
  return lines.length > 0 && lines.every(({ fulfilment }) => fulfilment === 'fbm');
}

function productsOf(order: OrderFacts, names: AmazonDraftOptions['productNames']): string | null {
  const titles = order.lines
    .filter((line) => lineState(line) !== 'cancelled')
    .map(({ sku, productName }) => names.get(sku) ?? (productName === null ? null : shortTitle(productName)));
  const known = [...new Set(titles)];
  return known.length === 0 || known.includes(null) ? null : known.join(', ');
}

function draftOf({ order, judgement }: PlannedOrder, options: AmazonDraftOptions): Draft | Undrafted {
  const { orderId, marketplace, lines } = order;
  const none = (code: string, reason: string): Undrafted => ({ orderId, marketplace, code, reason });
  if (judgement.verdict !== 'eligible') {
    const [reason] = judgement.reasons;
    return none('not-due', `${judgement.verdict}: ${reason?.text ?? 'see sellerctl reviews plan'}`);
  }
  if (!isDue(judgement, options.asOf)) return none('not-due', `Wait until ${judgement.dueAt ?? 'a later day'}.`);
  if (!isMerchantFulfilled(order)) {
    return none('fba', "Amazon ships it, at least in part: use Amazon's own request (sellerctl reviews send).");
  }
  const usual = shopLanguages(marketplace ?? '')?.[0] ?? null;
  const language = options.language ?? usual;
  if (language === null)
    return none('language-unknown', 'The language of the shop is not known; name one with --language.');
  const asins = lines.flatMap(({ asin }) => (asin === null ? [] : [asin]));
  return makeDraft({
    route: 'amazon-message',
    orderId,
    marketplace,
    language,
    languageReason:
      options.language === null ? "the shop's usual language; the buyer's own setting is not known" : '--language',
    to: null,
    values: {
      orderId,
      productShortTitle: productsOf(order, options.productNames),
      asin: asins.length === 1 ? (asins[0] ?? null) : null,
      quantity: String(lines.reduce((sum, line) => sum + line.quantity, 0)),
      storeName: options.storeName,
      orderDate: order.purchasedOn,
      marketplace,
    },
    template: options.template,
    // A language the user chose is not held against the shop's.
    lint: { language, ownAsins: asins },
  });
}

/**
 * Free-text requests for merchant-fulfilled Amazon orders that may be asked today by the plan: one whole, judged
 * message an order, or the reason why there is none. Orders that Amazon ships get none (policy P03: one channel an order).
 */
export function draftMessages(planned: readonly PlannedOrder[], options: AmazonDraftOptions): DraftResult {
  return sorted(planned.map((one) => draftOf(one, options)));
}
