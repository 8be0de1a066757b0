import type { JsonReport } from '../definition.ts';
import { DateFormat } from '../dates.ts';
import { readElements } from '../json-lines.ts';
import { isObject, type JsonObject, listOf } from '../json-values.ts';
import { NumberFormat } from '../numbers.ts';
import { RowRejected } from '../refusal.ts';
import { Row } from '../row.ts';
import { currencyDoubt } from '../shop.ts';
import { BULLET_COLUMNS, OTHER_IMAGE_COLUMNS, PRODUCT_COLUMNS, type ProductColumn, TELLING } from './columns.ts';
import { PRODUCT_FILE } from './definition.ts';
import { ProductRows } from './merge.ts';
import { productOf } from './product-row.ts';

const COLUMNS = Object.keys(PRODUCT_COLUMNS);
const KNOWN: ReadonlySet<string> = new Set(COLUMNS);

/** `costFrom`, `cost_from` and `cost-from` are one name. */
function columnName(key: string): string {
  return key
    .replaceAll(/([a-z])([A-Z0-9])/g, '$1-$2')
    .replaceAll(/[_ ]/g, '-')
    .toLowerCase();
}

/** Lists of an element whose texts fill columns in their order. */
const LISTS: readonly (readonly [string, readonly ProductColumn[]])[] = [
  ['bullets', BULLET_COLUMNS],
  ['otherImageUrls', OTHER_IMAGE_COLUMNS],
];

/** An element as the cells of a table row; a list of bullets or pictures fills their columns. */
function cellsOf(element: JsonObject): Map<string, string> {
  const cells = new Map<string, string>();
  for (const [key, value] of Object.entries(element)) {
    if (typeof value === 'string' || typeof value === 'number') cells.set(columnName(key), String(value));
  }
  for (const [name, columns] of LISTS) {
    for (const [index, text] of listOf(element, name).entries()) {
      const column = columns[index];
      if (column !== undefined && typeof text === 'string') cells.set(column, text);
    }
  }
  return cells;
}

/** A column that has something else than a text or a number: what it means is not known. */
function columnsMisused(element: JsonObject): string[] {
  return Object.entries(element)
    .filter(([, value]) => value !== null && typeof value !== 'string' && typeof value !== 'number')
    .map(([key]) => columnName(key))
    .filter((column) => KNOWN.has(column));
}

/** One element gives one row, and one more for each dated cost: `costs: [{from, cost}]`. */
function rowsOf(element: JsonObject): Map<string, string>[] {
  const own = cellsOf(element);
  const dated = listOf(element, 'costs')
    .filter(isObject)
    .map((cost) => {
      const { from, cost: amount } = cost;
      const cells = new Map(own);
      cells.delete('cost-from');
      if (typeof amount === 'string' || typeof amount === 'number') cells.set('cost', String(amount));
      if (typeof from === 'string') cells.set('cost-from', from);
      return cells;
    });
  return dated.length === 0 ? [own] : dated;
}

function elementsOf(document: unknown): readonly unknown[] {
  if (Array.isArray(document)) return document;
  return isObject(document) ? listOf(document, 'products') : [];
}

/** The seller's own product file as JSON: a list of objects (or `{"products": [...]}`) with the names of the columns. */
export const report: JsonReport = {
  form: 'json',
  ...PRODUCT_FILE,
  sniff: /"sku"\s*:/i,
  totals: ['price'],
  claims(document) {
    const [first] = elementsOf(document);
    if (!isObject(first)) return false;
    const cells = cellsOf(first);
    const known = [...cells.keys()].filter((name) => KNOWN.has(name));
    const telling = TELLING.some((column) => cells.has(column)) || 'costs' in first;
    return cells.has('sku') && telling && known.length * 2 > cells.size;
  },
  read(document, scope) {
    const products = new ProductRows(scope);
    const doubtCurrency = currencyDoubt(scope);
    const dates = new DateFormat();
    const facts = {
      file: scope.path,
      columns: new Map(
        COLUMNS.map((column, place) => [column, { place, heading: column, dates, isUnread: false, holdsAsins: false }]),
      ),
      // JSON numbers have a dot, and texts in a JSON file are written the same way.
      numbers: new NumberFormat('dot'),
      problem: scope.problem,
    };
    const rows = readElements(elementsOf(document), (element, line) => {
      for (const column of isObject(element) ? columnsMisused(element) : []) {
        const message = 'The value is neither a text nor a number; it is unknown.';
        scope.problem({ code: 'cell-not-text', scope: 'cell', line, column, message });
      }
      for (const cells of isObject(element) ? rowsOf(element) : [new Map<string, string>()]) {
        const row = Row.ofTexts<ProductColumn>(
          facts,
          line,
          COLUMNS.map((column) => cells.get(column) ?? ''),
        );
        try {
          products.add(productOf(row, scope.marketplace, doubtCurrency));
          const price = row.summand('price', 'money');
          if (price !== null) scope.add('price', price);
        } catch (error) {
          if (!(error instanceof RowRejected)) throw error;
        }
      }
    });
    products.emit();
    return { rows, period: null };
  },
};
