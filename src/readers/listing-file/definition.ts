import { asinOf } from '../../model/asin.ts';
import { findMarketplace } from '../../model/marketplace.ts';
import type { FileScope, JsonReport } from '../definition.ts';
import { firstTelling, readElements } from '../json-lines.ts';
import { isObject, type JsonObject, listOf } from '../json-values.ts';
import { shopNamed } from '../shop.ts';
import { fieldsOf, hasSections } from './fields.ts';

const TEXTS = ['title', 'itemHighlights', 'bullets', 'description', 'searchTerms'];

function elementsOf(document: unknown): readonly unknown[] {
  if (Array.isArray(document)) return document;
  if (!isObject(document)) return [];
  return Array.isArray(document['listings']) ? listOf(document, 'listings') : [document];
}

/** A list of flat objects with the names of columns is a product file; this is one listing, `listings:`, or parts. */
function isListing(element: unknown, isListed: boolean): boolean {
  if (!isObject(element)) return false;
  const fields = fieldsOf(element);
  if (typeof fields.get('sku') !== 'string' || !TEXTS.some((name) => fields.has(name))) return false;
  return !isListed || hasSections(element);
}

function scalar(value: unknown): string | null {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : null;
}

function scalars(value: unknown): string[] {
  return (Array.isArray(value) ? value : [value]).flatMap((part) => scalar(part) ?? []);
}

/** Reads the fields of one listing and says which of them cannot be used. */
class ListingElement {
  readonly #fields: ReadonlyMap<string, unknown>;
  readonly #line: number;
  readonly #scope: FileScope;

  constructor(element: JsonObject, line: number, scope: FileScope) {
    this.#fields = fieldsOf(element);
    this.#line = line;
    this.#scope = scope;
  }

  /** Null where the file has no such field, empty where it has and nothing stands there. */
  text(field: string): string | null {
    if (!this.#fields.has(field)) return null;
    const value = this.#fields.get(field);
    if (value === null) return '';
    const text = scalar(value);
    if (text === null) this.doubt(field, 'cell-not-text', 'The value is no text.');
    return text;
  }

  list(field: string): string[] | null {
    if (!this.#fields.has(field)) return null;
    const value = this.#fields.get(field);
    if (isObject(value)) this.doubt(field, 'cell-not-text', 'The value is neither text nor a list of texts.');
    return scalars(value).filter((text) => text.trim() !== '');
  }

  /** A list of attributes by name. */
  attributes(): Record<string, readonly string[]> {
    const value = this.#fields.get('attributes');
    if (!isObject(value)) return {};
    return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, scalars(part)]));
  }

  doubt(column: string, code: string, message: string): void {
    this.#scope.problem({ code, scope: 'cell', line: this.#line, column, message });
  }
}

function marketplaceOf(listing: ListingElement, scope: FileScope): string | null {
  const name = listing.text('marketplace');
  if (name === null || name === '') return scope.marketplace;
  const code = findMarketplace(name)?.code ?? shopNamed(name);
  if (code === null) listing.doubt('marketplace', 'marketplace-unknown', `"${name}" is no marketplace that is known.`);
  return code ?? scope.marketplace;
}

function readListing(element: JsonObject, line: number, scope: FileScope): void {
  const listing = new ListingElement(element, line, scope);
  const sku = listing.text('sku');
  if (sku === null || sku === '') {
    const message = 'The listing has no SKU and was left out.';
    scope.problem({ code: 'cell-missing', scope: 'row', line, column: 'sku', message });
    return;
  }
  const parentage = listing.text('parentage')?.toLowerCase();
  const terms = listing.list('searchTerms');
  scope.emit({
    kind: 'listing-text',
    origin: { file: scope.path, line },
    standing: 'own',
    sku,
    // A file may have words in place of an ASIN it does not know.
    asin: asinOf(listing.text('asin') ?? ''),
    marketplace: marketplaceOf(listing, scope),
    languageTag: listing.text('language')?.replace('-', '_') || null,
    productType: listing.text('productType') || null,
    brand: listing.text('brand') || null,
    title: listing.text('title'),
    itemHighlights: listing.text('itemHighlights'),
    bullets: listing.list('bullets'),
    description: listing.text('description'),
    searchTerms: terms === null ? null : terms.join(' '),
    mainImage: listing.text('mainImage') || null,
    otherImages: [],
    swatchImage: null,
    browseNode: listing.text('browseNode'),
    parentage: parentage === 'parent' || parentage === 'child' ? parentage : null,
    parentSku: listing.text('parentSku') || null,
    variationTheme: listing.text('variationTheme') || null,
    attributes: listing.attributes(),
    isWhole: false,
    templateDate: null,
  });
}

/** The seller's own listing as YAML or JSON: one listing a document, or several under `listings:`. */
export const report: JsonReport = {
  form: 'json',
  id: 'LISTING_FILE',
  title: 'Your listing file',
  download:
    'Your own YAML or JSON: sku, and any of asin, marketplace, language, product-type, brand, title, item-highlights, bullets (a list), ' +
    "description, search-terms (text or list), browse-node, parentage, parent-sku, variation-theme, attributes (by Amazon's names); " +
    'alone, in parts (product:, amazon:), several documents, or a list under listings:',
  usedFor: 'audit listings: drafts and texts you keep in files of your own',
  mixesMarketplaces: true,
  ownFile: true,
  sniff: /"(?:bullet[-_]?points?|search[-_]?(?:terms|keywords)|item[-_]?highlights|listings|bullets)"\s*:/i,
  totals: [],
  claims(document) {
    return isListing(firstTelling(elementsOf(document)), Array.isArray(document));
  },
  read(document, scope) {
    const rows = readElements(elementsOf(document), (element, line) => {
      if (isObject(element)) readListing(element, line, scope);
      else {
        const message = 'The element is no listing and was left out.';
        scope.problem({ code: 'element-not-an-item', scope: 'row', line, message });
      }
    });
    return { rows, period: null };
  },
};
