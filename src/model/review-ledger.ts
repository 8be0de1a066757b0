/**
 * How an order was asked. solicitation: Amazon's own request; amazon-message: a text of the seller's to an Amazon buyer;
 * own-shop: a mail of the seller's own shop.
 */
export type AskRoute = 'solicitation' | 'amazon-message' | 'own-shop';

/**
 * claimed: about to be asked; a run that ends here may have asked, so it counts as asked. sent: Amazon took the request.
 * unknown: asked, and the answer was lost. refused: Amazon will not take one for this order. drafted: a draft was
 * written, which a person may send. by-hand: the user says that it was asked.
 */
export type AskState = 'claimed' | 'sent' | 'unknown' | 'refused' | 'drafted' | 'by-hand';

/** What is kept of one asked order: no order id, no buyer. */
export interface AskEntry {
  /** Salted hash of the order id; tells nothing to who has not the ledger and the id. */
  readonly key: string;
  readonly marketplace: string | null;
  readonly route: AskRoute;
  readonly state: AskState;
  /** ISO instant at which it was asked, or was about to be. */
  readonly at: string;
  /** Group of an experiment; null outside one. */
  readonly arm: string | null;
}

/** What a run wants to do to an order. */
export interface Claim {
  readonly orderId: string;
  readonly marketplace: string | null;
  readonly route: AskRoute;
  readonly at: string;
  readonly arm?: string | null;
}

/** taken: the order was asked before, or another run is about to. full: the day's number is used up. */
export type ClaimAnswer = 'claimed' | 'taken' | 'full';

/** States in which nobody knows whether Amazon has asked: Amazon's next answer tells. */
export function isInDoubt({ state }: Pick<AskEntry, 'state'>): boolean {
  return state === 'claimed' || state === 'unknown';
}
