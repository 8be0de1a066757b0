import { findMarketplace } from '../../model/marketplace.ts';
import type { ListingTextRecord } from '../../model/records/listing-text.ts';
import { defineTable, type TableScope } from '../definition.ts';
import type { Row } from '../row.ts';
import { attributeOf, attributeOfColumn, columnOf, FURTHER_FIELD } from './attributes.ts';
import headings from './headings.json' with { type: 'json' };
import { readSettings } from './settings.ts';

/** Fields told once for a listing, wherever it is sold. */
const COMMON: ReadonlySet<string> = new Set([
  'sku',
  'asin',
  'id-type',
  'id-value',
  'product-type',
  'variation-theme',
  'action',
]);

/** The columns of one marketplace: those that name it, and those that name none. */
interface Place {
  readonly marketplace: string | null;
  readonly languageTag: string | null;
  /** Field to column. */
  readonly columns: ReadonlyMap<string, string>;
}

/** One place for each marketplace and language the template has titles in. */
function placesOf(scope: TableScope): Place[] {
  const settings = readSettings(scope.preamble);
  const attributes = scope.columns
    .filter((column) => !COMMON.has(column))
    .map((column) => ({ column, ...attributeOfColumn(column) }));
  const titles = attributes.filter(({ field }) => field === 'title');
  return titles.map(({ marketplaceId, languageTag }) => {
    const columns = new Map<string, string>();
    for (const attribute of attributes) {
      const here = attribute.marketplaceId === null || attribute.marketplaceId === marketplaceId;
      const same = attribute.languageTag === null || attribute.languageTag === languageTag;
      if (here && same && !columns.has(attribute.field)) columns.set(attribute.field, attribute.column);
    }
    const named = marketplaceId === null ? null : (findMarketplace(marketplaceId)?.code ?? null);
    return {
      marketplace: named ?? (marketplaceId === null ? (settings.marketplace ?? scope.marketplace) : null),
      languageTag: languageTag ?? settings.languageTag,
      columns,
    };
  });
}

/** A cell as it was typed: text saved from a spreadsheet has quotes around cells with quotes or commas, and line breaks of a sheet stand as their own sign. */
function textOf(row: Row<string>, column: string | undefined): string | null {
  const text = column === undefined ? null : row.text(column);
  if (text === null) return null;
  const typed = /^".*"$/s.test(text) ? text.slice(1, -1).replaceAll('""', '"') : text;
  return typed.replaceAll('\u2028', '\n').trim() || null;
}

/** A row that changes some cells only: its empty ones mean "as it was". */
function isPartial(row: Row<string>): boolean {
  return /partial|teil|partiel|parcial|parziale/i.test(row.text('action') ?? '');
}

/** The further attributes of a place: a list for each the file has a column of. */
function furtherOf(row: Row<string>, place: Place): Record<string, readonly string[]> {
  const names = new Set(
    [...place.columns.keys()]
      .filter((field) => field.startsWith(FURTHER_FIELD))
      .map((field) => field.slice(FURTHER_FIELD.length).replace(/-\d+$/, '')),
  );
  return Object.fromEntries([...names].map((name) => [name, numbered(row, place, `${FURTHER_FIELD}${name}`)]));
}

/** The fields with a number, in the order of their numbers, those that hold something. */
function numbered(row: Row<string>, { columns }: Place, field: string): string[] {
  const fields = [...columns].flatMap(([name, column]) => {
    if (!name.startsWith(`${field}-`)) return [];
    const number = Number(name.slice(field.length + 1));
    return Number.isSafeInteger(number) ? [{ number, text: textOf(row, column) }] : [];
  });
  return fields.sort((left, right) => left.number - right.number).flatMap(({ text }) => text ?? []);
}

function asinOf(row: Row<string>): string | null {
  const named = row.text('asin');
  if (named !== null) return named;
  return row.text('id-type')?.toUpperCase() === 'ASIN' ? row.text('id-value') : null;
}

/** As the languages of the templates print it: Parent, Übergeordnet, Parent SKU... only the two English words and their codes are known. */
function parentageOf(text: string | null): ListingTextRecord['parentage'] {
  const word = text?.toLowerCase() ?? '';
  if (word === 'parent' || word === 'child') return word;
  return null;
}

/** Category Listings Report and the inventory templates of the same form, as workbook or tab text: the full texts of the listings. */
export const report = defineTable<string>({
  form: 'table',
  id: 'CATEGORY_LISTINGS_REPORT',
  title: 'Category Listings Report, or an inventory template',
  download:
    'Seller Central: Inventory > Inventory reports > Category Listings Report (ask Selling Partner Support to enable it), ' +
    'or Catalog > Add products via upload > a filled-in template (.xlsx, .xlsm, tab text)',
  usedFor: 'the texts of your listings as Amazon holds them: titles, bullets, descriptions, search terms, pictures',
  mixesMarketplaces: true,
  helpSheets: true,
  headings,
  columns: { sku: { kind: 'text', need: 'required' } },
  decimalMark: () => null,
  totals: {},
  claims: (columns) => [...columns].some((column) => attributeOfColumn(column).field === 'title'),
  recognise(heading) {
    const attribute = attributeOf(heading);
    return attribute === null ? null : columnOf(attribute);
  },
  firstLine: (preamble) => readSettings(preamble).dataRow,
  open(scope) {
    const places = placesOf(scope);
    const { date } = readSettings(scope.preamble);
    return {
      row(row: Row<string>) {
        const sku = row.requiredText('sku');
        const partial = isPartial(row);
        for (const place of places) {
          const has = (field: string): boolean =>
            !partial && [...place.columns.keys()].some((name) => name === field || name.startsWith(`${field}-`));
          const told = (field: string): string | null => text(field) ?? (has(field) ? '' : null);
          const bullets = numbered(row, place, 'bullet');
          const text = (field: string): string | null => textOf(row, place.columns.get(field));
          const terms = numbered(row, place, 'terms');
          scope.emit({
            kind: 'listing-text',
            origin: row.origin,
            standing: 'sent',
            sku,
            asin: asinOf(row),
            marketplace: place.marketplace,
            languageTag: place.languageTag,
            productType: row.text('product-type'),
            brand: text('brand'),
            title: told('title'),
            itemHighlights: told('highlights'),
            bullets: bullets.length > 0 || has('bullet') ? bullets : null,
            description: told('description'),
            searchTerms: terms.length > 0 || has('terms') ? terms.join(' ') : null,
            mainImage: text('main-image'),
            otherImages: numbered(row, place, 'image'),
            swatchImage: text('swatch'),
            browseNode: told('browse-node'),
            parentage: parentageOf(text('parentage')),
            parentSku: text('parent-sku'),
            variationTheme: row.text('variation-theme'),
            attributes: furtherOf(row, place),
            isWhole: false,
            templateDate: date,
          });
        }
      },
    };
  },
});
