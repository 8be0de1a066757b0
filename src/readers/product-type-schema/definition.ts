import type { ProductTypeRecord } from '../../model/records/product-type.ts';
import type { JsonReport } from '../definition.ts';
import { isObject, type JsonObject, listOf } from '../json-values.ts';

/** `https://schemas.amazon.com/selling-partners/definitions/product-types/schema/v1/LUGGAGE`. */
const ID = /product-types\/schema\/v\d+\/([A-Z0-9_]+)$/;

function productTypeOf(document: unknown): string | null {
  const id = isObject(document) ? document['$id'] : null;
  return typeof id === 'string' ? (ID.exec(id)?.[1] ?? null) : null;
}

/** The schema of one value of an attribute: attributes are lists of objects with a `value`. */
function valueSchema(attribute: unknown): JsonObject {
  const items = isObject(attribute) ? attribute['items'] : null;
  const properties = isObject(items) ? items['properties'] : null;
  const value = isObject(properties) ? properties['value'] : null;
  return isObject(value) ? value : {};
}

function limits(properties: JsonObject, limitOf: (attribute: unknown) => unknown): Record<string, number> {
  return Object.fromEntries(
    Object.entries(properties).flatMap(([name, attribute]) => {
      const limit = limitOf(attribute);
      return typeof limit === 'number' ? [[name, limit] as const] : [];
    }),
  );
}

function typeRecord(document: JsonObject, productType: string, file: string): ProductTypeRecord {
  const properties = isObject(document['properties']) ? document['properties'] : {};
  return {
    kind: 'product-type',
    origin: { file, line: 1 },
    productType,
    required: listOf(document, 'required').filter((name): name is string => typeof name === 'string'),
    attributes: Object.keys(properties),
    maxLengths: limits(properties, (attribute) => valueSchema(attribute)['maxLength']),
    maxBytes: limits(properties, (attribute) => valueSchema(attribute)['maxUtf8ByteLength']),
    maxItems: limits(properties, (attribute) => {
      if (!isObject(attribute)) return null;
      return attribute['maxUniqueItems'] ?? attribute['maxItems'];
    }),
  };
}

/** Schema of a product type: the document behind the link of getDefinitionsProductType. */
export const report: JsonReport = {
  form: 'json',
  id: 'PRODUCT_TYPE_SCHEMA',
  title: 'Product type schema',
  download: 'SP-API: getDefinitionsProductType, then the document behind schema.link.resource, saved as JSON',
  usedFor: 'audit listings: which attributes a product type requires, and how long they may be',
  sniff: /product-types\/schema\/v\d+\//,
  totals: [],
  claims: (document) => productTypeOf(document) !== null,
  read(document, scope) {
    const productType = productTypeOf(document);
    if (!isObject(document) || productType === null) return { rows: 0, period: null };
    if (!isObject(document['properties'])) {
      const message = 'The schema has no properties; what the product type asks for is not known.';
      scope.problem({ code: 'schema-empty', scope: 'file', message });
      return { rows: 0, period: null };
    }
    scope.emit(typeRecord(document, productType, scope.path));
    return { rows: 1, period: null };
  },
};
