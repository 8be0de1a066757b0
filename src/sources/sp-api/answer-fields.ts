import { EXIT } from '../../model/errors.ts';
import type { Operation } from './operation.ts';
import { SpApiError } from './sp-api-error.ts';

/** An object of an answer: Amazon may add to it or leave out of it what it likes. */
export type Fields = Readonly<Record<string, unknown>>;

/** The object a value is; empty where it is none. */
export function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};
}

/** The objects of a list; what is no object in it is left out. Empty where it is no list. */
export function listOf(value: unknown): readonly Fields[] {
  if (!Array.isArray(value)) return [];
  return value.filter((item): item is Fields => typeof item === 'object' && item !== null && !Array.isArray(item));
}

/** The texts of a list. */
export function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];
}

/** A text that is not empty; null where there is none. */
export function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

/** A finite number, also where Amazon writes it as a text; null where there is none. */
export function numberOf(value: unknown): number | null {
  if (typeof value !== 'number' && !(typeof value === 'string' && value.trim() !== '')) return null;
  const number = Number(value);
  return Number.isFinite(number) ? number : null;
}

/** Answers of the older APIs are wrapped in `payload`. */
export function payloadOf(data: unknown): unknown {
  return fieldsOf(data)['payload'] ?? data;
}

/** What is wrong with an answer of which nothing can be made. */
export function unusableAnswer({ name }: Operation, what: string, status: number | null = null): SpApiError {
  return new SpApiError({
    code: 'sp-api-answer-unusable',
    exitCode: EXIT.network,
    operation: name,
    status,
    message: `Amazon's answer to ${name} cannot be used: ${what}.`,
    suggestions: ['Try again later; if it stays so, Amazon has changed this API and sellerctl has to follow.'],
  });
}

/** A text without which an answer is of no use. @throws SpApiError `sp-api-answer-unusable` */
export function neededText(operation: Operation, fields: Fields, name: string): string {
  const text = textOf(fields[name]);
  if (text === null) throw unusableAnswer(operation, `${name} is missing`);
  return text;
}

/** A list without which an answer is of no use; it may be empty. @throws SpApiError `sp-api-answer-unusable` */
export function neededList(operation: Operation, fields: Fields, name: string): readonly Fields[] {
  if (!Array.isArray(fields[name])) throw unusableAnswer(operation, `${name} is missing`);
  return listOf(fields[name]);
}

/** An amount as Amazon states it. */
export interface ApiMoney {
  /** In major units. */
  readonly amount: number;
  readonly currency: string;
}

/** An amount under either of Amazon's spellings (`amount`/`currencyCode`, `Amount`/`CurrencyCode`); null where it is incomplete. */
export function moneyOf(value: unknown): ApiMoney | null {
  const fields = fieldsOf(value);
  const amount = numberOf(fields['amount'] ?? fields['Amount']);
  const currency = textOf(fields['currencyCode'] ?? fields['CurrencyCode']);
  return amount === null || currency === null ? null : { amount, currency };
}
