import { isObject, type JsonObject } from '../json-values.ts';

/** Names a listing file may use for a field, without dashes and lower case; the first is the one the documentation names. */
const NAMES: Readonly<Record<string, readonly string[]>> = {
  sku: ['sku', 'sellersku', 'itemsku'],
  asin: ['asin', 'merchantsuggestedasin'],
  marketplace: ['marketplace', 'country'],
  language: ['language', 'languagetag', 'locale'],
  productType: ['producttype'],
  brand: ['brand', 'brandname'],
  title: ['title', 'itemname', 'producttitle', 'name'],
  itemHighlights: ['itemhighlights', 'highlights', 'titledifferentiation'],
  bullets: ['bullets', 'bulletpoints', 'bulletpoint', 'keyfeatures', 'features'],
  description: ['description', 'productdescription'],
  searchTerms: [
    'searchterms',
    'searchkeywords',
    'backendkeywords',
    'backendsearchterms',
    'generickeywords',
    'generickeyword',
  ],
  mainImage: ['mainimage'],
  browseNode: ['browsenode', 'recommendedbrowsenodes'],
  parentage: ['parentage', 'parentagelevel'],
  parentSku: ['parentsku'],
  variationTheme: ['variationtheme'],
  attributes: ['attributes'],
};

/** Parts a listing file may keep its fields in. */
const SECTIONS: ReadonlySet<string> = new Set(['product', 'listing', 'amazon', 'content', 'seo', 'copy', 'identity']);

const FIELD_OF = new Map(Object.entries(NAMES).flatMap(([field, names]) => names.map((name) => [name, field])));

function plain(key: string): string {
  return key.toLowerCase().replaceAll(/[-_ ]/g, '');
}

/** The fields of one listing, from the element itself and its parts; the first place that has a field counts. */
export function fieldsOf(element: JsonObject): Map<string, unknown> {
  const fields = new Map<string, unknown>();
  const take = (part: JsonObject): void => {
    for (const [key, value] of Object.entries(part)) {
      const field = FIELD_OF.get(plain(key));
      if (field !== undefined && !fields.has(field)) fields.set(field, value);
    }
  };
  take(element);
  for (const [key, part] of Object.entries(element)) if (SECTIONS.has(plain(key)) && isObject(part)) take(part);
  return fields;
}

/** True when the element keeps fields in parts of its own. */
export function hasSections(element: JsonObject): boolean {
  return Object.entries(element).some(([key, part]) => SECTIONS.has(plain(key)) && isObject(part));
}
