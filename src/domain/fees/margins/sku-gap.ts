import type { Gap } from '../fee-types.ts';

/** Why something of a SKU is not known. */
export interface SkuGap {
  /** `no-price`, `wrong-currency`, `not-positive`, `missing-input`, `unknown-category`, `no-version`... */
  readonly code: string;
  /** What is not known: `price`, `cost`, `category`, or the kind of fee. */
  readonly field: string;
  /** One sentence without the SKU, no full stop. */
  readonly message: string;
  /** What to do, most likely first. */
  readonly suggestions: readonly string[];
}

export function skuGap(code: string, field: string, message: string, suggestions: readonly string[] = []): SkuGap {
  return { code, field, message, suggestions };
}

/** A fee that could not be worked out, as a gap of its SKU: advice on flags of `fees estimate` is left out. */
export function feeGap({ kind, code, reason, suggestions }: Gap): SkuGap {
  return {
    code,
    field: code === 'unknown-category' ? 'category' : kind,
    message: `${kind} fee: ${reason}`,
    suggestions: suggestions.filter((advice) => !advice.includes('--category')),
  };
}
