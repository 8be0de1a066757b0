import type { Period } from '../model/period.ts';
import type { AnyRecord } from '../model/records/record.ts';
import type { FileScope, JsonReport, ReportKind, TotalName } from './definition.ts';
import { isObject, JsonElement, listOf, periodOf, specificationOf, statedReportType } from './json-values.ts';
import { RowRejected } from './refusal.ts';

/** What a document of the Reports API says of all its elements. */
export interface ApiFacts {
  /** The one marketplace it was asked for; where it does not tell, the one the user gave. */
  readonly marketplace: string | null;
  /** Span it was asked for; null where only its elements have dates. */
  readonly period: Period | null;
  readonly scope: FileScope;
}

/** A JSON report of the Reports API whose facts stand in one list. */
export interface ApiReport extends ReportKind {
  /** Key of the list. */
  readonly list: string;
  /** Report options that tell the span where the document has no data start and end. */
  readonly spanOptions?: readonly [from: string, to: string];
  /** Control sums the kind has. */
  readonly totals: readonly TotalName[];
  /** Turns one element into a record; a required value that is missing leaves it out, with a problem. */
  element(element: JsonElement, facts: ApiFacts): AnyRecord;
}

/** Makes a reader of one list of elements out of what is particular to its kind. */
export function defineApiReport({ list, spanOptions, element: toRecord, ...kind }: ApiReport): JsonReport {
  return {
    ...kind,
    form: 'json',
    sniff: new RegExp(`"${kind.id}"`),
    claims: (document) => statedReportType(document) === kind.id,
    read(document, scope) {
      if (!isObject(document)) return { rows: 0, period: null };
      const { period, marketplace } = specificationOf(document);
      const options = new JsonElement(scope, document['reportSpecification'], 0).part('reportOptions');
      const asked =
        spanOptions === undefined ? null : periodOf(options.text(spanOptions[0]), options.text(spanOptions[1]));
      const facts = { marketplace: marketplace ?? scope.marketplace, period: period ?? asked, scope };
      if (!Array.isArray(document[list])) {
        const message = `The document has no list "${list}"; there is nothing to read in it.`;
        scope.problem({ code: 'json-list-missing', scope: 'file', message });
      }
      const elements = listOf(document, list);
      for (const [index, value] of elements.entries()) {
        try {
          scope.emit(toRecord(new JsonElement(scope, value, index + 1), facts));
        } catch (error) {
          if (!(error instanceof RowRejected)) throw error;
        }
      }
      return { rows: elements.length, period: facts.period };
    },
  };
}
