import { PRODUCT_TYPES } from '../../rules/fee-rows.ts';
import type { ListingTextRecord } from '../../model/records/listing-text.ts';
import type { Origin } from '../../model/records/origin.ts';
import type { AplusState, ListingFacts, ShownPage, Told } from './listing-facts.ts';
import { type AplusPages, type ListingGroup, referencesOf } from './listing-group.ts';
import type { FieldText } from './field-text.ts';
import { normaliseText } from './text/normalise.ts';

/** The first value that is not null, with where it stands. */
function firstTold<R extends { readonly origin: Origin }, Value>(
  records: readonly R[],
  valueOf: (record: R) => Value | null,
): Told<Value> | null {
  for (const record of records) {
    const value = valueOf(record);
    if (value !== null) return { value, origin: record.origin };
  }
  return null;
}

function shownText(raw: string, origin: Origin): FieldText {
  return { ...normaliseText(raw), origin };
}

/** The catalogue's page; where no catalogue was read, the title of the listing's summary, which is the catalogue's too. */
function shownPage({ items, states }: ListingGroup): ShownPage | null {
  const [item] = items;
  const state = states.find(({ title }) => title !== null);
  const origin = item?.origin ?? state?.origin;
  if (origin === undefined) return null;
  const title = item?.title ?? state?.title ?? null;
  const titleOrigin = (item?.title ?? null) === null ? (state?.origin ?? origin) : origin;
  return {
    title: title === null ? null : shownText(title, titleOrigin),
    bullets: item?.bullets?.map((bullet) => shownText(bullet, item.origin)) ?? null,
    brand: item?.brand ?? null,
    origin,
  };
}

const NO_ATTRIBUTES: ReadonlyMap<string, Told<readonly string[]>> = new Map();

function attributesOf(group: ListingGroup): ReadonlyMap<string, Told<readonly string[]>> {
  if (group.texts.length === 0) return NO_ATTRIBUTES;
  const attributes = new Map<string, Told<readonly string[]>>();
  const add = (entries: Readonly<Record<string, readonly string[]>>, origin: Origin): void => {
    for (const [name, value] of Object.entries(entries)) {
      const known = attributes.get(name);
      if (known === undefined || known.value.length === 0) attributes.set(name, { value, origin });
    }
  };
  for (const text of inOrder(group.texts)) add(text.attributes, text.origin);
  return attributes;
}

/** What was sent by API first, then files of Amazon's, then the seller's own. */
export function inOrder(texts: readonly ListingTextRecord[]): readonly ListingTextRecord[] {
  if (texts.length < 2) return texts;
  const rank = (text: ListingTextRecord): number => (text.isWhole ? 0 : text.standing === 'sent' ? 1 : 2);
  return texts.toSorted((left, right) => rank(left) - rank(right));
}

function parentKeyOf(group: ListingGroup): string | null {
  const sku = group.texts.find(({ parentSku }) => parentSku !== null)?.parentSku;
  if (sku !== undefined && sku !== null) return `sku:${sku}`;
  const stated = group.states.flatMap(({ parentSkus }) => parentSkus ?? [])[0];
  if (stated !== undefined) return `sku:${stated}`;
  const asin = group.items.flatMap(({ parentAsins }) => parentAsins ?? [])[0];
  return asin === undefined ? null : `asin:${asin}`;
}

function isParent(group: ListingGroup): boolean {
  return (
    group.texts.some(({ parentage }) => parentage === 'parent') ||
    group.states.some(({ childSkus }) => childSkus !== null && childSkus.length > 0) ||
    group.items.some((item) => item.isParent === true || (item.childAsins?.length ?? 0) > 0)
  );
}

function tellsFamily(group: ListingGroup): boolean {
  return (
    group.texts.some(({ parentage, parentSku, isWhole }) => parentage !== null || parentSku !== null || isWhole) ||
    group.states.some(({ parentSkus }) => parentSkus !== null) ||
    group.items.some(({ parentAsins }) => parentAsins !== null)
  );
}

function aplusOf(group: ListingGroup, asin: string | null, pages: AplusPages): AplusState | null {
  const onPage = referencesOf(pages, asin, group.marketplace).length > 0;
  const isListed = pages.listedIn.has(group.marketplace);
  if (!onPage && !isListed && group.aplus.length === 0) return null;
  // A document that no listing of pages names tells nothing of pages; no ASIN, no page to look for.
  const known = onPage ? true : isListed && asin !== null ? false : null;
  return { onPage: known, contents: group.aplus };
}

/** Words of a product file that are meant for fees and name no product type of Amazon's catalogue. */
const FEE_TYPES: ReadonlySet<string> = new Set(PRODUCT_TYPES);

/** The catalogue's product type of a product file's row; null where it names a type of fee. */
function catalogueType({ productType }: ListingGroup['products'][number]): string | null {
  return productType === null || FEE_TYPES.has(productType.trim().toLowerCase()) ? null : productType;
}

/** Everything but texts that the records of a group tell. */
export function factsOf(group: ListingGroup, asin: string | null, pages: AplusPages): ListingFacts {
  const texts = inOrder(group.texts);
  const [offer] = group.listings;
  return {
    subject: group.subject,
    productType:
      firstTold(group.states, ({ productType }) => productType)?.value ??
      firstTold(texts, ({ productType }) => productType)?.value ??
      firstTold(group.items, ({ productType }) => productType)?.value ??
      firstTold(group.products, catalogueType)?.value ??
      null,
    attributes: attributesOf(group),
    attributesAreWhole: texts.some(({ isWhole }) => isWhole),
    browseNode:
      firstTold(texts, ({ browseNode }) => (browseNode === '' ? null : browseNode)) ??
      firstTold(group.items, ({ browseNode }) => browseNode) ??
      firstTold(texts, ({ browseNode }) => browseNode),
    browseNodeName: firstTold(group.items, ({ browseNodeName }) => browseNodeName)?.value ?? null,
    isParent: isParent(group),
    parentKey: parentKeyOf(group),
    variationTheme:
      firstTold(texts, ({ variationTheme }) => variationTheme)?.value ??
      firstTold(group.states, ({ variationTheme }) => variationTheme)?.value ??
      firstTold(group.items, ({ variationTheme }) => variationTheme)?.value ??
      null,
    tellsFamily: tellsFamily(group),
    offer:
      offer === undefined
        ? null
        : {
            value: {
              status: offer.status,
              price: offer.price,
              quantity: offer.quantity,
              fulfilment: offer.fulfilment,
            },
            origin: offer.origin,
          },
    hasOffer: firstTold(group.states, ({ hasOffer }) => hasOffer),
    statuses: firstTold(group.states, ({ statuses }) => statuses),
    issues: firstTold(group.states, ({ issues }) => issues),
    suppressions: group.suppressions,
    shown: shownPage(group),
    isAdult: firstTold(group.items, ({ isAdult }) => isAdult),
    aplus: aplusOf(group, asin, pages),
    changedOn: firstTold(group.states, ({ changedOn }) => changedOn)?.value ?? null,
    templateDate: firstTold(texts, ({ templateDate }) => templateDate),
  };
}
