import { findMarketplace } from '../model/marketplace.ts';
import type { FileScope, JsonLinesReading, JsonReport } from './definition.ts';
import { JsonElement } from './json-element.ts';
import { readElements } from './json-lines.ts';
import { isObject, type JsonMembers, type JsonObject, membersOf, statedReportType } from './json-values.ts';
import { RowRejected } from './refusal.ts';

/** The list under the name of a query, in an answer that still has its envelope: `{data: {<data set>: {<query>: []}}}`. */
function enveloped(value: JsonObject): readonly unknown[] | null {
  for (const [key, inner] of Object.entries(value)) {
    if (/^(?:economics|salesAndTraffic)/.test(key) && Array.isArray(inner)) return inner as unknown[];
    if (!/^(?:documentUrl|data|analytics_\w+)$/.test(key) || !isObject(inner)) continue;
    const found = enveloped(inner);
    if (found !== null) return found;
  }
  return null;
}

/** The elements of a Data Kiosk document: JSON lines, a list, one line alone, or an answer with its envelope. */
function kioskElements(document: unknown): readonly unknown[] {
  if (Array.isArray(document)) return document as unknown[];
  return isObject(document) ? (enveloped(document) ?? [document]) : [];
}

/** True for an answer without elements whose envelope names the data set: then nothing but the name can tell. */
export function isEmptyAnswer(document: unknown, dataSet: string): boolean {
  // A report of the Reports API says what it is and may be huge: it is not looked through.
  if (!isObject(document) || statedReportType(document) !== null || enveloped(document)?.length !== 0) return false;
  return JSON.stringify(document).includes(`"${dataSet}":`);
}

/** The first element that can tell what the document is. */
export function firstElement(document: unknown): JsonObject | null {
  return kioskElements(document).find(isObject) ?? null;
}

/** True for an element with a part that only the economics queries have, whatever stands behind it. */
export function isOfEconomics(element: JsonObject): boolean {
  const { fees, ads, cost, netProceeds } = element;
  return Array.isArray(fees) || Array.isArray(ads) || isObject(cost) || isObject(netProceeds);
}

/**
 * True when any element has sales and traffic: all of that query have, and one that is damaged makes no other query of
 * it. A first element of economics does.
 */
export function hasTraffic(document: unknown): boolean {
  const elements = kioskElements(document);
  const first = elements.find(isObject);
  if (first === undefined || isOfEconomics(first)) return false;
  return elements.some((element) => isObject(element) && isObject(element['traffic']) && isObject(element['sales']));
}

/** Marketplace code of an element; of the whole file where the query did not ask for it. */
export function marketplaceOf(element: JsonElement, scope: FileScope): string | null {
  const id = element.text('marketplaceId');
  return id === null ? scope.marketplace : (findMarketplace(id)?.code ?? null);
}

type ReadElement = (element: JsonElement, scope: FileScope) => void;

/** How a kind whose elements are read one by one reads a document, and how it reads JSON lines. */
export interface ElementReading {
  readonly read: JsonReport['read'];
  readonly lines: JsonLinesReading;
}

/**
 * Reads element after element, each under its line. One that has none of the `parts` a query can ask for is no element
 * of the data set, and a problem.
 */
export function elementReading(parts: readonly string[], read: ReadElement): ElementReading {
  function readOne(members: JsonMembers, line: number, scope: FileScope): void {
    if (!parts.some((part) => members.has(part))) {
      const message = `The element has none of ${parts.join(', ')} and was left out.`;
      scope.problem({ code: 'element-not-a-row', scope: 'row', line, message });
      return;
    }
    try {
      read(new JsonElement(scope, members, line), scope);
    } catch (error) {
      if (!(error instanceof RowRejected)) throw error;
    }
  }
  return {
    read(document, scope) {
      const rows = readElements(kioskElements(document), (value, line) => readOne(membersOf(value), line, scope));
      return { rows, period: null };
    },
    lines: { element: readOne },
  };
}
