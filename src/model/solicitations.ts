/** What Amazon says one may do with an order. */
export type OfferAnswer =
  | { readonly kind: 'offered' }
  /** No request is possible now: asked already, outside the window, opted out, or a passing fault of Amazon's. */
  | { readonly kind: 'not-offered' }
  | RefusedAnswer
  | LaterAnswer;

/** What became of a request. */
export type AskAnswer =
  | { readonly kind: 'sent' }
  /** Amazon takes none for this order: asked already, or outside the window. */
  | { readonly kind: 'order-refused'; readonly message: string }
  | RefusedAnswer
  /** Not taken, for certain: too many at once. */
  | LaterAnswer
  /** Left, and no answer that tells: it may have been taken. */
  | { readonly kind: 'lost' };

/** credentials: the token or the role; policy: Amazon will not have it from this account. Both end the run. */
export interface RefusedAnswer {
  readonly kind: 'refused';
  readonly why: 'credentials' | 'policy';
  readonly message: string;
}

/** Nothing was done; the same call may go through later. */
export interface LaterAnswer {
  readonly kind: 'later';
  /** Seconds Amazon asks to wait; null where it does not say. */
  readonly seconds: number | null;
}

/** Amazon's own review request, one order at a time. Never throws for what a network or server does. */
export interface SolicitationsClient {
  /** Asks what is possible; changes nothing. */
  offer(orderId: string, marketplaceId: string): Promise<OfferAnswer>;
  /** Sends the request. One call is one attempt: it never repeats itself. */
  ask(orderId: string, marketplaceId: string): Promise<AskAnswer>;
}
