import type { MessageLanguage } from '../../../model/message.ts';
import { addDays, type IsoDate } from '../../../model/period.ts';
import type { ShopOrderLineRecord } from '../../../model/records/shop-order.ts';
import { shopLanguages } from '../lint/lint-rule.ts';
import { type Draft, type DraftResult, makeDraft, sorted, type Undrafted } from './draft.ts';
import type { MessageTemplate } from './fill-template.ts';
import { mailGround } from './mail-ground.ts';
import { shortTitle } from './short-title.ts';

export interface ShopDraftOptions {
  readonly asOf: IsoDate;
  readonly storeName: string | null;
  readonly postalAddress: string | null;
  /** Pages of the shop; `{order}` and `{sku}` in them are filled. */
  readonly reviewUrl: string | null;
  readonly unsubscribeUrl: string | null;
  readonly softOptIn: boolean;
  /** Days after shipping on which to ask, and after which it is too late. */
  readonly waitDays: number;
  readonly maxAgeDays: number;
  readonly language: MessageLanguage | null;
  readonly template: MessageTemplate | null;
  /** Order numbers that were asked already. */
  readonly asked: ReadonlySet<string>;
}

interface ShopOrder {
  readonly number: string;
  readonly lines: readonly ShopOrderLineRecord[];
}

/** One plain address, with nothing in it that could start another header or recipient. */
const ADDRESS = /^[^\s<>(),;:"\\[\]@]+@[^\s<>(),;:"\\[\]@]+\.[^\s<>(),;:"\\[\]@.]+$/u;

function ordersOf(lines: readonly ShopOrderLineRecord[]): ShopOrder[] {
  const orders = new Map<string, ShopOrderLineRecord[]>();
  for (const line of lines) orders.set(line.orderNumber, [...(orders.get(line.orderNumber) ?? []), line]);
  return [...orders].map(([number, all]) => ({ number, lines: all }));
}

/** The first known value of the order's items: some files write the facts of an order once. */
function first<K extends keyof ShopOrderLineRecord>({ lines }: ShopOrder, key: K): ShopOrderLineRecord[K] | null {
  return lines.find((line) => line[key] !== null)?.[key] ?? null;
}

/** A no in any row counts, a yes only where no row says no. */
function answer({ lines }: ShopOrder, key: 'consent' | 'unsubscribed', careful: boolean): boolean | null {
  const answers = lines.map((line) => line[key]).filter((value) => value !== null);
  if (answers.length === 0) return null;
  return answers.includes(careful) ? careful : !careful;
}

function pageOf(url: string | null, order: ShopOrder): string | null {
  return (
    url
      ?.replaceAll('{order}', encodeURIComponent(order.number))
      .replaceAll('{sku}', encodeURIComponent(first(order, 'sku') ?? '')) ?? null
  );
}

/** Why an order is not asked today; null when it may be. */
function notNow(order: ShopOrder, options: ShopDraftOptions): { code: string; reason: string } | null {
  if (options.asked.has(order.number)) return { code: 'already-asked', reason: 'It was asked already.' };
  if (first(order, 'cancelledAt') !== null)
    return { code: 'cancelled', reason: 'Cancelled: there is no product to review.' };
  const shipped = first(order, 'shippedAt')?.slice(0, 10) ?? null;
  if (shipped === null) return { code: 'not-due', reason: 'Not shipped, as far as the file tells.' };
  const due = addDays(shipped, options.waitDays);
  if (options.asOf < due)
    return { code: 'not-due', reason: `Wait until ${due}, ${options.waitDays} days after shipping.` };
  const last = addDays(shipped, options.maxAgeDays);
  if (options.asOf > last) return { code: 'too-late', reason: `Too late: shipped on ${shipped}, asked until ${last}.` };
  return null;
}

function draftOf(order: ShopOrder, options: ShopDraftOptions): Draft | Undrafted {
  const country = first(order, 'country');
  const none = (code: string, reason: string): Undrafted => ({
    orderId: order.number,
    marketplace: country,
    code,
    reason,
  });
  const wait = notNow(order, options);
  if (wait !== null) return none(wait.code, wait.reason);
  const to = first(order, 'email');
  if (to === null || !ADDRESS.test(to)) return none('address-unusable', 'There is no usable e-mail address.');
  if (new Set(order.lines.flatMap(({ email }) => (email === null ? [] : [email]))).size > 1) {
    return none('address-unusable', 'The rows of the order name more than one address.');
  }
  const verdict = mailGround({
    country,
    consent: answer(order, 'consent', false),
    unsubscribed: answer(order, 'unsubscribed', true),
    softOptIn: options.softOptIn,
  });
  if ('refused' in verdict) return none('no-ground', verdict.refused);
  const language = options.language ?? shopLanguages(country ?? '')?.[0] ?? null;
  if (language === null)
    return none('language-unknown', 'No language is known for the country; name one with --language.');
  const titles = [...new Set(order.lines.map(({ productName }) => productName))];
  return makeDraft({
    route: 'own-shop',
    orderId: order.number,
    marketplace: country,
    language,
    languageReason: options.language === null ? `the usual language of ${country ?? 'the country'}` : '--language',
    to,
    values: {
      orderNumber: order.number,
      firstName: first(order, 'firstName'),
      productTitle: titles.includes(null) ? null : titles.map((title) => shortTitle(title ?? '')).join(', '),
      reviewUrl: pageOf(options.reviewUrl, order),
      storeName: options.storeName,
      postalAddress: options.postalAddress,
      unsubscribeUrl: pageOf(options.unsubscribeUrl, order),
    },
    template: options.template,
    lint: { language, country },
  });
}

/**
 * Mails to buyers of the seller's own shop that are due and lawful: one whole, judged mail an order, or the reason why
 * there is none. Nobody is left out for a refund or a complaint: that would ask the content only.
 */
export function draftShopMail(lines: readonly ShopOrderLineRecord[], options: ShopDraftOptions): DraftResult {
  return sorted(ordersOf(lines).map((order) => draftOf(order, options)));
}
