import { EXIT, UserError } from '../model/errors.ts';
import { findMarketplace, MARKETPLACES } from '../model/marketplace.ts';
import { didYouMean } from './did-you-mean.ts';

/**
 * The marketplace code for what a user typed: a code, a marketplace id or a shop's domain, in any case.
 * @throws UserError `marketplace-unknown` naming the known codes.
 */
export function marketplaceCode(typed: string): string {
  const marketplace = findMarketplace(typed);
  if (marketplace !== undefined) return marketplace.code;
  const codes = MARKETPLACES.map(({ code }) => code);
  const names = [...codes, ...MARKETPLACES.map(({ domain }) => domain)];
  throw new UserError('marketplace-unknown', EXIT.usage, `There is no marketplace "${typed}".`, [
    ...didYouMean(typed, names),
    `Known: ${codes.join(', ')}.`,
  ]);
}
