import { type MailGroundRow, mailGrounds } from '../../../rules/policy/mail-grounds.ts';

/** What is known of whether a buyer may be written to. */
export interface GroundFacts {
  readonly country: string | null;
  readonly consent: boolean | null;
  readonly unsubscribed: boolean | null;
  /** The seller states that addresses came with a sale and a way out was offered then. */
  readonly softOptIn: boolean;
}

/** The ground on which a buyer may be written to, or why there is none. */
export type GroundVerdict = { readonly ground: string } | { readonly refused: string };

/** The row of a country; null for one the table does not list. */
function groundRow(country: string): MailGroundRow | null {
  const rows = mailGrounds.versions.flatMap((version) => version.rows);
  return rows.find(({ countries }) => countries.includes(country)) ?? null;
}

/**
 * Whether a shop may mail a buyer about a review, by the law of the buyer's country (table `mail-grounds`; a reading,
 * not legal advice). A no goes before everything; where the law is not known, only consent counts.
 */
export function mailGround({ country, consent, unsubscribed, softOptIn }: GroundFacts): GroundVerdict {
  if (unsubscribed === true) return { refused: 'The buyer said no to such mail.' };
  if (consent === true) return { ground: 'consent' };
  if (country === null) return { refused: 'The country is not known, so the law is not; only consent would do.' };
  const row = groundRow(country);
  if (row === null) return { refused: `The law of ${country} is not in our tables; only consent would do.` };
  // An answer of no to advertising is an objection, whatever the law would allow without one.
  if (consent === false) return { refused: `The buyer did not agree to mail (${country}).` };
  if (row.ground === 'no-objection') return { ground: `no objection (${row.law})` };
  if (row.ground === 'soft-opt-in' && softOptIn) return { ground: `soft opt-in (${row.law})` };
  return { refused: `${country}: ${row.why}` };
}
