import type { Confidence } from '../../model/confidence.ts';
import type { RuleTable } from '../table.ts';
import tableJson from './mail-grounds.json' with { type: 'json' };

/**
 * What a country's law wants before a shop may mail its own buyer. no-objection: nothing, unless the buyer said no.
 * soft-opt-in: the address came with a sale and a way out was offered then. consent: the buyer agreed.
 */
export type MailGround = 'no-objection' | 'soft-opt-in' | 'consent';

export interface MailGroundRow {
  readonly id: string;
  /** Two-letter countries. */
  readonly countries: readonly string[];
  readonly ground: MailGround;
  readonly why: string;
  /** Id of the law in the table `review-lint`. */
  readonly law: string;
  readonly confidence: Confidence;
  readonly sources: readonly string[];
}

// JSON widens every literal to string; a test checks the rows.
/** What lets a shop write to its own buyers, by country. */
export const mailGrounds = tableJson as unknown as RuleTable<MailGroundRow>;
