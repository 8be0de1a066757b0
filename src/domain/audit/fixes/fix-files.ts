import { findMarketplace } from '../../../model/marketplace.ts';
import { plainText } from '../../../model/plain-text.ts';
import type { ListingText } from '../listing-text.ts';
import { escapedJson } from '../text/json-escapes.ts';
import type { ListingFixes } from './propose-fixes.ts';

/** Names of the files a folder of proposals may hold: nothing else in it is replaced. */
export function isFixFile(name: string): boolean {
  return /^(?:products\.json|listings-patches\.json|partial-update-[A-Z]{2}\.txt)$/.test(name);
}

/** Files with the same proposals in the forms they can be sent in, and what had to stay out of some. */
export interface FixFiles {
  readonly files: ReadonlyMap<string, string>;
  /** One line for each listing that a form could not take. */
  readonly notes: readonly string[];
}

/** Parts of a listing that were changed. */
function changedParts({ proposals }: ListingFixes): ReadonlySet<string> {
  return new Set(proposals.map(({ field }) => (field.startsWith('bullet-') ? 'bullets' : field)));
}

/** The new texts of a listing by part; all bullets where one changed. */
function textsOf(fixes: ListingFixes): Map<string, readonly string[]> {
  const { listing } = fixes;
  const all: Readonly<Record<string, readonly string[]>> = {
    title: [listing.title?.text ?? ''],
    'item-highlights': [listing.itemHighlights?.text ?? ''],
    bullets: (listing.bullets ?? []).map(({ text }) => text),
    description: [listing.description?.text ?? ''],
    'search-terms': [listing.searchTerms?.text ?? ''],
  };
  const parts = changedParts(fixes);
  return new Map(Object.entries(all).filter(([part]) => parts.has(part)));
}

/** The seller's own listing file: the names of the product file, so that it can be audited like one. */
function ownFile(all: readonly ListingFixes[]): string {
  const products = all.map((fixes) => {
    const { sku, marketplace } = fixes.listing;
    const texts: Record<string, string | readonly string[]> = {};
    for (const [part, values] of textsOf(fixes)) texts[part] = part === 'bullets' ? values : (values[0] ?? '');
    return { sku, ...(marketplace === null ? {} : { marketplace }), ...texts };
  });
  return `${escapedJson(JSON.stringify({ products }, null, 2))}\n`;
}

/** Names of the attributes in the Listings Items API and in templates. */
const ATTRIBUTES: Readonly<Record<string, string>> = {
  title: 'item_name',
  'item-highlights': 'title_differentiation',
  bullets: 'bullet_point',
  description: 'product_description',
  'search-terms': 'generic_keyword',
};

interface Shop {
  readonly id: string;
  readonly languageTag: string;
}

function shopOf({ marketplace }: ListingText): Shop | null {
  const found = findMarketplace(marketplace ?? '');
  return found === undefined ? null : { id: found.id, languageTag: found.locale.replace('-', '_') };
}

/** The body of `patchListingsItem` (Listings Items API 2021-08-01): whole top-level attributes, an object for each value. */
function patchBody(fixes: ListingFixes, shop: Shop, productType: string | null): object {
  const patches = [...textsOf(fixes)].map(([part, values]) => ({
    op: 'replace',
    path: `/attributes/${ATTRIBUTES[part] ?? part}`,
    value: values.map((value) => ({ value, language_tag: shop.languageTag, marketplace_id: shop.id })),
  }));
  return { productType, patches };
}

function patchFile(all: readonly ListingFixes[], productTypes: ReadonlyMap<string, string>): string {
  const requests = all.flatMap((fixes) => {
    const shop = shopOf(fixes.listing);
    if (shop === null) return [];
    const { sku } = fixes.listing;
    return [{ sku, marketplaceIds: [shop.id], body: patchBody(fixes, shop, productTypes.get(sku) ?? null) }];
  });
  return `${escapedJson(JSON.stringify(requests, null, 2))}\n`;
}

/** What a spreadsheet takes for the start of a formula; an apostrophe before it would go on the page with the text. */
const FORMULA_START = /^\s*[=+\-@＝＋－＠]/u;

function flattened(text: string): string {
  return text.replaceAll(/\r?\n/g, '<br>').replaceAll('\t', ' ');
}

/** A cell of a tab file: line breaks as the one tag Amazon allows, tabs as blanks, quotes as csv quotes them. */
function cell(text: string): string {
  const flat = flattened(text);
  return flat.includes('"') ? `"${flat.replaceAll('"', '""')}"` : flat;
}

/** Heads of a part as the template of today names its attributes, one for each value. */
function heads(part: string, count: number, shop: Shop): string[] {
  const selectors = `[marketplace_id=${shop.id}][language_tag=${shop.languageTag}]`;
  return Array.from({ length: count }, (_, index) => `${ATTRIBUTES[part] ?? part}${selectors}#${index + 1}.value`);
}

const PARTIAL = 'Edit (Partial Update)';

function tabFile(rows: readonly ListingFixes[], shop: Shop, productTypes: ReadonlyMap<string, string>): string {
  const texts = rows.map(textsOf);
  const columns = Object.keys(ATTRIBUTES).map((part): [string, number] => [
    part,
    Math.max(0, ...texts.map((values) => values.get(part)?.length ?? 0)),
  ]);
  const head = [
    'contribution_sku#1.value',
    'product_type#1.value',
    '::record_action',
    ...columns.flatMap(([part, count]) => heads(part, count, shop)),
  ];
  const lines = rows.map(({ listing }, index) => {
    const cells = columns.flatMap(([part, count]) => {
      const values = texts[index]?.get(part) ?? [];
      return Array.from({ length: count }, (_, place) => values[place] ?? '');
    });
    return [listing.sku, productTypes.get(listing.sku) ?? '', PARTIAL, ...cells].map(cell);
  });
  return `${[head, ...lines].map((line) => line.join('\t')).join('\n')}\n`;
}

/** True when a cell begins like a formula or holds marks that hide themselves: no tab file can take it harmlessly. */
function isUnfit(fixes: ListingFixes): boolean {
  const texts = [fixes.listing.sku, ...[...textsOf(fixes).values()].flat()];
  return texts.some((text) => FORMULA_START.test(text) || plainText(flattened(text)) !== flattened(text));
}

/**
 * The proposals as a product file, as bodies for `patchListingsItem`, and as rows for a template's partial update, one
 * file for each marketplace. Nothing in them was sent anywhere. A row that a spreadsheet would compute is left out of the
 * tab file and named: the apostrophe that disarms it elsewhere would stand on the page.
 * @param productTypes Amazon's product type by SKU, where a file tells it; a patch without it has null there to fill in.
 */
export function fixFiles(all: readonly ListingFixes[], productTypes: ReadonlyMap<string, string>): FixFiles {
  const offered = all.filter(({ proposals }) => proposals.length > 0);
  const notes: string[] = [];
  const files = new Map([
    ['products.json', ownFile(offered)],
    ['listings-patches.json', patchFile(offered, productTypes)],
  ]);
  const placeless = offered.filter(({ listing }) => shopOf(listing) === null).length;
  if (placeless > 0) {
    notes.push(`${placeless} listings without a known marketplace are in products.json alone; give --marketplace.`);
  }
  const typeless = offered.filter(({ listing }) => shopOf(listing) !== null && !productTypes.has(listing.sku)).length;
  if (typeless > 0) {
    notes.push(`${typeless} listings have no product type in the files: fill in "productType" where it is null.`);
  }
  const unfit = offered.filter(isUnfit);
  for (const { listing } of unfit) {
    notes.push(
      `SKU "${plainText(listing.sku)}" is left out of the partial update: a cell begins like a formula or holds hidden marks.`,
    );
  }
  const byShop = Map.groupBy(
    offered.filter((fixes) => !unfit.includes(fixes) && shopOf(fixes.listing) !== null),
    ({ listing }) => findMarketplace(listing.marketplace ?? '')?.code ?? '',
  );
  for (const [code, rows] of byShop) {
    const shop = rows[0] === undefined ? null : shopOf(rows[0].listing);
    if (shop !== null) files.set(`partial-update-${code}.txt`, tabFile(rows, shop, productTypes));
  }
  return { files, notes };
}
