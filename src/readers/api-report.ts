import type { Period } from '../model/period.ts';
import type { AnyRecord } from '../model/records/record.ts';
import type { FileScope, JsonListReading, JsonReport, ReportKind, TotalName } from './definition.ts';
import { JsonElement } from './json-element.ts';
import { isObject, listOf, membersOf, periodOf, specificationOf, statedReportType } from './json-values.ts';
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
  /** Those of them Amazon's schema requires of each element. */
  readonly together?: readonly TotalName[];
  /** Turns one element into a record; a required value that is missing leaves it out, with a problem. */
  element(element: JsonElement, facts: ApiFacts): AnyRecord;
}

/** Makes a reader of one list of elements out of what is particular to its kind. */
export function defineApiReport({ list: key, spanOptions, element: toRecord, ...kind }: ApiReport): JsonReport {
  function open(document: unknown, scope: FileScope): JsonListReading {
    const whole = isObject(document) ? document : {};
    const { period, marketplace } = specificationOf(whole);
    const options = new JsonElement(scope, membersOf(whole['reportSpecification']), 0).part('reportOptions');
    const asked =
      spanOptions === undefined ? null : periodOf(options.text(spanOptions[0]), options.text(spanOptions[1]));
    const facts = { marketplace: marketplace ?? scope.marketplace, period: period ?? asked, scope };
    return {
      period: facts.period,
      element(members, line) {
        try {
          scope.emit(toRecord(new JsonElement(scope, members, line), facts));
        } catch (error) {
          if (!(error instanceof RowRejected)) throw error;
        }
      },
    };
  }
  return {
    ...kind,
    form: 'json',
    sniff: new RegExp(`"${kind.id}"`),
    claims: (document) => statedReportType(document) === kind.id,
    list: { key, open },
    read(document, scope) {
      const whole = isObject(document) ? document : {};
      if (!Array.isArray(whole[key])) {
        const message = `The document has no list "${key}"; there is nothing to read in it.`;
        scope.problem({ code: 'json-list-missing', scope: 'file', message });
      }
      const reading = open(whole, scope);
      const elements = listOf(whole, key);
      for (const [index, value] of elements.entries()) reading.element(membersOf(value), index + 1);
      return { rows: elements.length, period: reading.period };
    },
  };
}
