import { findMarketplace } from '../model/marketplace.ts';
import type { CurrencyCode } from '../model/money.ts';
import type { FulfilmentChannel } from '../model/records/listing.ts';
import type { FileScope } from './definition.ts';

/** Currency of a marketplace code; null for no code. */
export function shopCurrency(marketplace: string | null): CurrencyCode | null {
  return marketplace === null ? null : (findMarketplace(marketplace)?.currency ?? null);
}

/** Marketplace code of a name as files print it (`Amazon.de`, `amazon.com`, `DE`); null for `Non-Amazon` and unknown names. */
export function shopNamed(name: string | null): string | null {
  return name === null ? null : (findMarketplace(name)?.code ?? null);
}

/** `AMAZON_NA`, `AFN`, `Amazon` are Amazon's warehouses; `DEFAULT`, `MFN`, `Merchant` the seller's own. */
export function channelOf(text: string | null): FulfilmentChannel | null {
  if (text === null) return null;
  if (/^(?:amazon|afn|fba)/i.test(text)) return 'fba';
  return /^(?:default|merchant|mfn)/i.test(text) ? 'fbm' : null;
}

/** Says once for a file that its amounts have no currency. */
export function currencyDoubt(scope: FileScope): () => void {
  let said = false;
  return () => {
    if (said) return;
    said = true;
    scope.problem({
      code: 'currency-unknown',
      scope: 'cell',
      message: 'The file does not say which marketplace it is of, so its prices have no currency and are unknown.',
      suggestion: 'Give the marketplace, for example --marketplace US.',
    });
  };
}
