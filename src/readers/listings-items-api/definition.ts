import { findMarketplace } from '../../model/marketplace.ts';
import { moneyFromDecimal, moneyFromNumber } from '../../model/money.ts';
import type { Money } from '../../model/money.ts';
import type { ListingIssue, ListingStateRecord } from '../../model/records/listing-state.ts';
import type { ListingTextRecord } from '../../model/records/listing-text.ts';
import { isItem, itemsOf } from '../api-items.ts';
import { isCurrencyCode } from '../currencies.ts';
import type { FileScope, JsonReport } from '../definition.ts';
import { firstTelling, readElements } from '../json-lines.ts';
import { isObject, type JsonObject, listOf, textOf } from '../json-values.ts';
import { AttributesOfPlace, marketplacesOfAttributes } from '../listing-attributes.ts';

const PARTS = [
  'summaries',
  'attributes',
  'issues',
  'offers',
  'fulfillmentAvailability',
  'relationships',
  'productTypes',
];

function textsOf(value: JsonObject, key: string): string[] {
  return listOf(value, key).filter((text): text is string => typeof text === 'string');
}

/** The element of a part that is about a marketplace. */
function ofPlace(item: JsonObject, part: string, id: string | null): JsonObject | null {
  return (
    listOf(item, part)
      .filter(isObject)
      .find((element) => element['marketplaceId'] === id) ?? null
  );
}

function placesOf(item: JsonObject): (string | null)[] {
  const named = ['summaries', 'offers', 'relationships', 'productTypes'].flatMap((part) =>
    listOf(item, part)
      .filter(isObject)
      .flatMap((element) => textOf(element['marketplaceId']) ?? []),
  );
  const issues = listOf(item, 'issues')
    .filter(isObject)
    .flatMap((issue) => textsOf(issue, 'marketplaceIds'));
  const attributes = isObject(item['attributes']) ? marketplacesOfAttributes(item['attributes']) : [];
  const all = [...new Set([...named, ...attributes, ...issues])];
  return all.length === 0 ? [null] : all;
}

/** Codes are text in the model; some answers have numbers. */
function codeOf(code: unknown): string {
  return typeof code === 'number' ? String(code) : (textOf(code) ?? 'without code');
}

function issueOf(issue: JsonObject): ListingIssue {
  const enforcements = isObject(issue['enforcements']) ? issue['enforcements'] : {};
  const exemption = isObject(enforcements['exemption']) ? enforcements['exemption'] : {};
  return {
    code: codeOf(issue['code']),
    message: textOf(issue['message']) ?? '',
    severity: textOf(issue['severity']) ?? 'ERROR',
    attributes: textsOf(issue, 'attributeNames'),
    categories: textsOf(issue, 'categories'),
    enforcements: listOf(enforcements, 'actions')
      .filter(isObject)
      .flatMap((action) => textOf(action['action']) ?? []),
    exemption: textOf(exemption['status']),
    exemptUntil: textOf(exemption['expiryDate'])?.slice(0, 10) ?? null,
  };
}

function issuesOf(item: JsonObject, id: string | null): ListingIssue[] | null {
  if (!Array.isArray(item['issues'])) return null;
  return listOf(item, 'issues')
    .filter(isObject)
    .filter((issue) => {
      const places = textsOf(issue, 'marketplaceIds');
      return places.length === 0 || id === null || places.includes(id);
    })
    .map(issueOf);
}

/** `{currencyCode, amount}`; the amount is a text with a dot, in some answers a number. */
function priceOf(price: JsonObject): Money | null {
  const currency = textOf(price['currencyCode']);
  const { amount } = price;
  if (currency === null || !isCurrencyCode(currency)) return null;
  if (typeof amount === 'number') return moneyFromNumber(amount, currency);
  return typeof amount === 'string' ? moneyFromDecimal(amount, currency) : null;
}

function stateOf(item: JsonObject, id: string | null, scope: FileScope, line: number): ListingStateRecord {
  const summary = ofPlace(item, 'summaries', id);
  const offers = listOf(item, 'offers')
    .filter(isObject)
    .filter((offer) => offer['marketplaceId'] === id);
  const consumer = offers.find((offer) => offer['offerType'] !== 'B2B') ?? null;
  const price = isObject(consumer?.['price']) ? consumer['price'] : {};
  const relations = listOf(ofPlace(item, 'relationships', id) ?? {}, 'relationships').filter(isObject);
  const variation = relations.find((relation) => relation['type'] === 'VARIATION') ?? {};
  const theme = isObject(variation['variationTheme']) ? textOf(variation['variationTheme']['theme']) : null;
  const toldRelations = Array.isArray(item['relationships']);
  return {
    kind: 'listing-state',
    origin: { file: scope.path, line },
    sku: String(item['sku']),
    asin: textOf(summary?.['asin']),
    marketplace: id === null ? scope.marketplace : (findMarketplace(id)?.code ?? id),
    productType: textOf(summary?.['productType']) ?? textOf(ofPlace(item, 'productTypes', id)?.['productType']),
    statuses: summary === null ? null : textsOf(summary, 'status'),
    title: textOf(summary?.['itemName']),
    changedOn: textOf(summary?.['lastUpdatedDate'])?.slice(0, 10) ?? null,
    issues: issuesOf(item, id),
    price: priceOf(price),
    hasOffer: Array.isArray(item['offers']) ? offers.length > 0 : null,
    parentSkus: toldRelations ? textsOf(variation, 'parentSkus') : null,
    childSkus: toldRelations ? textsOf(variation, 'childSkus') : null,
    variationTheme: theme,
  };
}

/** Texts as they were sent. An offer on a page of others sends no texts: they are then not told, rather than empty. */
function textRecord(item: JsonObject, state: ListingStateRecord, id: string | null): ListingTextRecord | null {
  if (!isObject(item['attributes'])) return null;
  const place = new AttributesOfPlace(item['attributes'], id);
  const { names } = place;
  if (names.length === 0) return null;
  const isWhole = names.includes('item_name');
  const told = (text: string | null): string | null => text ?? (isWhole ? '' : null);
  const bullets = place.texts('bullet_point').filter((text) => text.trim() !== '');
  const parentage = place.text('parentage_level')?.toLowerCase();
  return {
    kind: 'listing-text',
    origin: state.origin,
    standing: 'sent',
    sku: state.sku,
    asin: state.asin ?? place.text('merchant_suggested_asin'),
    marketplace: state.marketplace,
    languageTag: place.languageTag,
    productType: state.productType,
    brand: place.text('brand'),
    title: place.text('item_name'),
    itemHighlights: told(place.text('title_differentiation')),
    bullets: bullets.length > 0 || isWhole ? bullets : null,
    description: told(place.text('product_description')),
    searchTerms: told(place.texts('generic_keyword').join(' ') || null),
    mainImage: place.text('main_product_image_locator', 'media_location'),
    otherImages: names
      .filter((name) => name.startsWith('other_product_image_locator_'))
      .flatMap((name) => place.texts(name, 'media_location')),
    swatchImage: place.text('swatch_product_image_locator', 'media_location'),
    browseNode: told(place.text('recommended_browse_nodes')),
    parentage: parentage === 'parent' || parentage === 'child' ? parentage : null,
    parentSku: place.text('child_parent_sku_relationship', 'parent_sku'),
    variationTheme: place.text('variation_theme', 'name') ?? state.variationTheme,
    attributes: place.all,
    isWhole,
    templateDate: null,
  };
}

/** Listings Items API: getListingsItem and searchListingsItems, the answers saved as they came. */
export const report: JsonReport = {
  form: 'json',
  id: 'LISTINGS_ITEMS_API',
  title: 'Listings Items API',
  download:
    'SP-API: getListingsItem or searchListingsItems with includedData summaries, attributes, issues, offers, relationships; save the answer as JSON',
  usedFor: "audit listings: what you sent, Amazon's status of the listing and the issues it found",
  mixesMarketplaces: true,
  sniff: /"(?:fulfillmentAvailability|conditionType|enforcements|attributeNames)"\s*:|"marketplace_id"\s*:/,
  totals: [],
  claims(document) {
    const first = firstTelling(itemsOf(document));
    return isItem(first, 'sku', PARTS);
  },
  read(document, scope) {
    const rows = readElements(itemsOf(document), (item, line) => {
      if (!isObject(item) || textOf(item['sku']) === null) {
        const message = 'The element has no SKU and was left out.';
        scope.problem({ code: 'cell-missing', scope: 'row', line, column: 'sku', message });
        return;
      }
      for (const id of placesOf(item)) {
        const state = stateOf(item, id, scope, line);
        scope.emit(state);
        const texts = textRecord(item, state, id);
        if (texts !== null) scope.emit(texts);
      }
    });
    return { rows, period: null };
  },
};
