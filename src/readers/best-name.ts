import { marketplaceOfName, periodOfName } from './facts-of-name.ts';

/** Of the names the same bytes were handed in under, the one that tells most of the file; on a tie the first. */
export function mostTelling(names: readonly [string, ...string[]]): string {
  const worth = (name: string): number =>
    (periodOfName(name) === null ? 0 : 1) + (marketplaceOfName(name) === null ? 0 : 1);
  return names.reduce((best, name) => (worth(name) > worth(best) ? name : best));
}
