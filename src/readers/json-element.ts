import { type CurrencyCode, type Money, moneyFromNumber } from '../model/money.ts';
import type { Period } from '../model/period.ts';
import type { FileScope, TotalName } from './definition.ts';
import { isCurrencyCode } from './currencies.ts';
import { ABSENT, isObject, type JsonMembers, membersOf, NO_OBJECT, periodOf } from './json-values.ts';
import { RowRejected } from './refusal.ts';
import { shareOfPercent } from './row.ts';

/** Far above any sum in a report, and far below where numbers lose their cents. */
const MOST_MONEY = 1e12;

/** Reads the members of one element of a list; a value of another type than documented is a problem and unknown. */
export class JsonElement {
  readonly #scope: FileScope;
  readonly #members: JsonMembers;
  /** 1-based index in its list: what stands for a line number. */
  readonly index: number;

  constructor(scope: FileScope, members: JsonMembers, index: number) {
    this.#scope = scope;
    this.#members = members;
    this.index = index;
  }

  /** A part of the element; an absent part is empty, and so is what stands in its place, with a problem. */
  part(key: string): JsonElement {
    const members = this.#members.part(key);
    if (members === NO_OBJECT) this.#faultOfPart(key);
    return new JsonElement(this.#scope, members, this.index);
  }

  /** The parts of a list under a key; they stand for the element itself in problems. */
  parts(key: string): JsonElement[] {
    const list = this.#members.value(key);
    if (!Array.isArray(list)) {
      if (list !== undefined && list !== null) this.#fault(key, 'cell-not-a-list', 'list');
      return [];
    }
    return list.map((value: unknown) => {
      if (!isObject(value)) this.#faultOfPart(key);
      return new JsonElement(this.#scope, membersOf(value), this.index);
    });
  }

  #faultOfPart(key: string): null {
    return this.#fault(key, 'cell-not-an-object', 'group of values');
  }

  #fault(key: string, code: string, what: string): null {
    this.#scope.problem({ code, scope: 'cell', line: this.index, column: key, message: `The value is no ${what}.` });
    return null;
  }

  /** True when the element has a value under the key. */
  has(key: string): boolean {
    const value = this.#members.value(key);
    return value !== undefined && value !== null;
  }

  /** A problem with one value of this element, found by the reader itself. */
  doubt(key: string, code: string, message: string): null {
    this.#scope.problem({ code, scope: 'cell', line: this.index, column: key, message });
    return null;
  }

  text(key: string): string | null {
    return this.#textIn(this.#members, key);
  }

  #textIn(members: JsonMembers, key: string): string | null {
    const value = members.value(key);
    if (value === undefined || value === null || value === '') return null;
    return typeof value === 'string' ? value : this.#fault(key, 'cell-not-text', 'text');
  }

  /** An id written as text or as a number; one too long for a number has lost its last digits and is a problem. */
  id(key: string): string | null {
    const value = this.#members.value(key);
    if (typeof value !== 'number') return this.text(key);
    return Number.isSafeInteger(value)
      ? String(value)
      : this.#fault(key, 'cell-not-an-id', 'id that can be told apart');
  }

  /** @throws RowRejected, with a problem: without this text the element is left out. */
  requiredText(key: string): string {
    const value = this.text(key);
    if (value !== null) return value;
    const message = 'The value is missing; the element was left out.';
    this.#scope.problem({ code: 'cell-missing', scope: 'row', line: this.index, column: key, message });
    throw new RowRejected();
  }

  /** ISO moment in UTC, without fractions of a second. */
  instant(key: string): string | null {
    const value = this.text(key);
    if (value === null) return null;
    const time = /^\d{4}-\d{2}-\d{2}T/.test(value) ? Date.parse(value) : Number.NaN;
    if (Number.isNaN(time)) return this.#fault(key, 'cell-not-a-date', 'moment');
    return `${new Date(time).toISOString().slice(0, 19)}Z`;
  }

  /** A span told by two dates of the element; null, with a problem, where they tell none. */
  period(from: string, to: string): Period | null {
    const period = periodOf(this.#members.value(from), this.#members.value(to));
    return period ?? this.#fault(from, 'cell-not-a-date', `date, or ${to} none after it`);
  }

  number(key: string): number | null {
    return this.#numberOf(key, this.#members.value(key));
  }

  #numberOf(key: string, value: unknown): number | null {
    if (value === undefined || value === null) return null;
    return typeof value === 'number' ? value : this.#fault(key, 'cell-not-a-number', 'number');
  }

  /** A count, added to a control sum when one is named. */
  count(key: string, total?: TotalName): number | null {
    const value = this.number(key);
    if (value === null) return null;
    if (!Number.isSafeInteger(value)) return this.#fault(key, 'cell-not-a-whole-number', 'whole number');
    if (total !== undefined) this.#scope.addNumber(total, value);
    return value;
  }

  /** A share 0-1 from a percentage 0-100. */
  percent(key: string): number | null {
    const value = this.number(key);
    return value === null ? null : shareOfPercent(value);
  }

  /** A share that is written 0-1, as Brand Analytics does by API; anything else is a problem and unknown. */
  share(key: string): number | null {
    const value = this.number(key);
    return value === null || (value >= 0 && value <= 1)
      ? value
      : this.#fault(key, 'cell-not-a-share', 'share of 0 to 1');
  }

  #money(key: string, value: number | null, currency: CurrencyCode | null, total?: TotalName): Money | null {
    if (value === null) return null;
    if (currency === null || !isCurrencyCode(currency))
      return this.#fault(key, 'currency-unknown', 'amount with a currency');
    if (Math.abs(value) > MOST_MONEY) return this.#fault(key, 'cell-not-an-amount', 'amount a report can have');
    if (total !== undefined) this.#scope.addNumber(total, value);
    return moneyFromNumber(value, currency);
  }

  /** A bare number of an element that names its currency elsewhere, added to a control sum when one is named. */
  amount(key: string, currency: CurrencyCode | null, total?: TotalName): Money | null {
    return this.#money(key, this.number(key), currency, total);
  }

  /** `{amount, currencyCode}`, added to a control sum when one is named. */
  money(key: string, total?: TotalName): Money | null {
    const part = this.#members.part(key);
    if (part === ABSENT) return null;
    if (part === NO_OBJECT) return this.#faultOfPart(key);
    const amount = part.value('amount');
    if (amount === undefined || amount === null) return this.#fault(key, 'cell-not-an-amount', 'amount');
    return this.#money(key, this.#numberOf('amount', amount), this.#textIn(part, 'currencyCode'), total);
  }
}
