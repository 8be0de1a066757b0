import { findMarketplace } from '../../model/marketplace.ts';
import type { CatalogItemRecord } from '../../model/records/catalog-item.ts';
import { isItem, itemsOf } from '../api-items.ts';
import type { FileScope, JsonReport } from '../definition.ts';
import { firstTelling, readElements } from '../json-lines.ts';
import { isObject, type JsonObject, listOf, textOf } from '../json-values.ts';
import { AttributesOfPlace, marketplacesOfAttributes } from '../listing-attributes.ts';

const PARTS = ['summaries', 'attributes', 'classifications', 'relationships', 'productTypes', 'images', 'salesRanks'];

function elements(item: JsonObject, part: string): JsonObject[] {
  return listOf(item, part).filter(isObject);
}

/** The element of a part that is about a marketplace. */
function ofPlace(item: JsonObject, part: string, id: string | null): JsonObject {
  return elements(item, part).find((element) => element['marketplaceId'] === id) ?? {};
}

function placesOf(item: JsonObject): (string | null)[] {
  const parts = ['summaries', 'classifications', 'relationships', 'productTypes'];
  const named = parts.flatMap((part) =>
    elements(item, part).flatMap((element) => textOf(element['marketplaceId']) ?? []),
  );
  const attributes = isObject(item['attributes']) ? marketplacesOfAttributes(item['attributes']) : [];
  const all = [...new Set([...named, ...attributes])];
  return all.length === 0 ? [null] : all;
}

function asinsOf(item: JsonObject, id: string | null, key: string): string[] | null {
  if (!Array.isArray(item['relationships'])) return null;
  return elements(ofPlace(item, 'relationships', id), 'relationships')
    .filter((relation) => relation['type'] === 'VARIATION')
    .flatMap((relation) => listOf(relation, key))
    .filter((asin): asin is string => typeof asin === 'string');
}

function themeOf(item: JsonObject, id: string | null): string | null {
  const themes = elements(ofPlace(item, 'relationships', id), 'relationships').map((each) => each['variationTheme']);
  return textOf(themes.find(isObject)?.['theme']);
}

function itemRecord(item: JsonObject, id: string | null, scope: FileScope, line: number): CatalogItemRecord {
  const summary = elements(item, 'summaries').find((element) => element['marketplaceId'] === id) ?? null;
  const place = isObject(item['attributes']) ? new AttributesOfPlace(item['attributes'], id) : null;
  const node = isObject(summary?.['browseClassification']) ? summary['browseClassification'] : {};
  const [classified = {}] = elements(ofPlace(item, 'classifications', id), 'classifications');
  const adult = summary?.['adultProduct'];
  return {
    kind: 'catalog-item',
    origin: { file: scope.path, line },
    asin: String(item['asin']),
    marketplace: id === null ? scope.marketplace : (findMarketplace(id)?.code ?? id),
    languageTag: place?.languageTag ?? null,
    productType: textOf(ofPlace(item, 'productTypes', id)['productType']),
    title: textOf(summary?.['itemName']) ?? place?.text('item_name') ?? null,
    brand: textOf(summary?.['brand']) ?? place?.text('brand') ?? null,
    itemHighlights: place?.text('title_differentiation') ?? null,
    bullets: place?.texts('bullet_point').filter((text) => text.trim() !== '') ?? null,
    description: place?.text('product_description') ?? null,
    browseNode:
      textOf(node['classificationId']) ??
      textOf(classified['classificationId']) ??
      place?.text('recommended_browse_nodes') ??
      null,
    browseNodeName: textOf(node['displayName']) ?? textOf(classified['displayName']),
    isAdult: summary === null ? null : adult === true,
    isParent: summary === null ? null : summary['itemClassification'] === 'VARIATION_PARENT',
    parentAsins: asinsOf(item, id, 'parentAsins'),
    childAsins: asinsOf(item, id, 'childAsins'),
    variationTheme: themeOf(item, id),
    attributes: place?.all ?? null,
  };
}

/** Catalog Items API: getCatalogItem and searchCatalogItems, the answers saved as they came. */
export const report: JsonReport = {
  form: 'json',
  id: 'CATALOG_ITEMS_API',
  title: 'Catalog Items API',
  download:
    'SP-API: getCatalogItem or searchCatalogItems with includedData summaries, attributes, classifications, relationships, productTypes; save the answer as JSON',
  usedFor: 'audit listings: what Amazon shows on the page, to compare with what you sent',
  mixesMarketplaces: true,
  sniff: /"(?:browseClassification|itemClassification|classificationId|websiteDisplayGroup)"\s*:|"marketplace_id"\s*:/,
  totals: [],
  claims(document) {
    const first = firstTelling(itemsOf(document));
    return isItem(first, 'asin', PARTS) && !('sku' in first);
  },
  read(document, scope) {
    const rows = readElements(itemsOf(document), (item, line) => {
      if (!isObject(item) || textOf(item['asin']) === null) {
        const message = 'The element has no ASIN and was left out.';
        scope.problem({ code: 'cell-missing', scope: 'row', line, column: 'asin', message });
        return;
      }
      for (const id of placesOf(item)) scope.emit(itemRecord(item, id, scope, line));
    });
    return { rows, period: null };
  },
};
