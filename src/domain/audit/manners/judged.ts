import type { Finding } from '../../../model/finding.ts';
import type { Unchecked } from '../run-checks.ts';

/** What an audit says of one listing or picture, whichever it is. */
export interface Judged {
  readonly findings: readonly Finding[];
  /** Ids of the rules that were judged. */
  readonly checked: readonly string[];
  readonly notChecked: readonly Unchecked[];
}

/** Marketplace and SKU (or ASIN) of a listing or picture, as its findings carry them. */
export interface JudgedPlace {
  readonly marketplace: string | null;
  readonly sku: string;
  /** File name of a picture; absent for a listing. */
  readonly picture?: string;
}

/** A listing or picture with its place. */
export interface JudgedUnit extends Judged {
  readonly place: JudgedPlace;
}

/** True for a finding that is still somebody's business: not suppressed. */
export function isOpen(finding: Finding): boolean {
  return finding.suppression === undefined;
}
