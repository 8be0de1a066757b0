import { findMarketplace } from '../../model/marketplace.ts';
import type { FileScope, JsonReport } from '../definition.ts';
import { JsonElement } from '../json-element.ts';
import { isObject, type JsonObject, listOf, membersOf } from '../json-values.ts';

function attributesOf(element: unknown): JsonObject | null {
  const attributes = isObject(element) ? element['attributes'] : null;
  return isObject(attributes) ? attributes : null;
}

/** A place among results; 0 where there is none. */
function rankOf(element: JsonElement, key: string): number | null {
  const rank = element.count(key);
  return rank === null || rank < 1 ? null : rank;
}

function readElement(value: unknown, line: number, scope: FileScope): void {
  const element = new JsonElement(scope, membersOf(attributesOf(value)), line);
  const phrase = element.text('name');
  if (phrase === null) {
    const message = 'The keyword is missing; the element was left out.';
    scope.problem({ code: 'cell-missing', scope: 'row', line, column: 'name', message });
    return;
  }
  scope.emit({
    kind: 'keyword',
    origin: { file: scope.path, line },
    tool: 'Jungle Scout',
    marketplace: findMarketplace(element.text('country') ?? '')?.code ?? scope.marketplace,
    phrase,
    monthlyVolume: element.count('monthly_search_volume_exact', 'searchVolume'),
    volumeIsAtLeast: false,
    relevancy: element.number('relevancy_score'),
    competingProducts: element.count('organic_product_count'),
    titleDensity: null,
    organicRank: rankOf(element, 'organic_rank'),
    sponsoredRank: rankOf(element, 'sponsored_rank'),
    ranks: [],
  });
}

/** Keywords of the Jungle Scout API, by ASIN or by keyword, as its own client library reads them. */
export const report: JsonReport = {
  form: 'json',
  id: 'js-api',
  title: 'Jungle Scout API keywords',
  download: 'Jungle Scout API: keywords_by_asin or keywords_by_keyword, the answer saved as JSON',
  usedFor: 'audit keywords: phrases shoppers search, how often, and how near they are to the product',
  mixesMarketplaces: true,
  sniff: /"monthly_search_volume_exact"|"ease_of_ranking_score"/,
  totals: ['searchVolume'],
  claims(document) {
    const first = isObject(document) ? attributesOf(listOf(document, 'data')[0]) : null;
    return first !== null && 'monthly_search_volume_exact' in first && 'ease_of_ranking_score' in first;
  },
  read(document, scope) {
    const elements = isObject(document) ? listOf(document, 'data') : [];
    for (const [index, value] of elements.entries()) readElement(value, index + 1, scope);
    return { rows: elements.length, period: null };
  },
};
