import type { LedgerQuestion } from '../../domain/reviews/ledger-document.ts';
import { EXIT, UserError } from '../../model/errors.ts';
import { readList } from './review-choices.ts';

export interface LookUp {
  readonly order: string | null;
  /** List of orders asked by hand. */
  readonly list: string | null;
  /** A drafted order to take off. */
  readonly forget: string | null;
  readonly marketplace: string | null;
  readonly at: string;
}

const ORDER_ID = /^\d{3}-\d{7}-\d{7}$/;

function notDrafted(orderId: string): UserError {
  return new UserError('not-drafted', EXIT.usage, `${orderId} is not in the ledger as a draft; nothing was changed.`, [
    'Only a draft that was not sent can be taken off: what Amazon was asked stays asked.',
  ]);
}

/**
 * Changes and reads a ledger.
 * @throws UserError `list-not-orders` when a list holds anything but order ids (nothing is noted then), `not-drafted`
 * for an order that cannot be taken off, and those of the ledger.
 */
export async function lookUp(path: string, { order, list, forget, marketplace, at }: LookUp): Promise<LedgerQuestion> {
  const { Ledger } = await import('../../sources/requests/ledger.ts');
  const ids = list === null ? null : [...(await readList(list))];
  const strange = ids?.find((id) => !ORDER_ID.test(id));
  if (strange !== undefined || ids?.length === 0) {
    const what = strange === undefined ? 'it is empty' : `"${strange.slice(0, 40)}" is no order id of Amazon's`;
    throw new UserError('list-not-orders', EXIT.input, `The list ${list ?? ''}: ${what}; nothing was noted.`, [
      'Write one order id a line: three groups of 3, 7 and 7 digits.',
    ]);
  }
  if (!Ledger.exists(path) && ids === null) {
    if (forget !== null) throw notDrafted(forget);
    return { entries: [], risks: [], order: order === null ? null : { id: order, entry: null }, imported: null };
  }
  const ledger = await Ledger.open(path);
  try {
    if (forget !== null && !ledger.forgetDraft(forget)) throw notDrafted(forget);
    const claim = (orderId: string) => ({ orderId, marketplace, route: 'solicitation' as const, at });
    const added = (ids ?? []).filter((id) => ledger.note(claim(id), 'by-hand')).length;
    return {
      entries: ledger.entries(),
      risks: ledger.risks(),
      order: order === null ? null : { id: order, entry: ledger.find(order) },
      imported: ids === null ? null : { added, known: ids.length - added },
    };
  } finally {
    ledger.close();
  }
}
