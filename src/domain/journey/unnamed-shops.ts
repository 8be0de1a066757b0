import { findMarketplace } from '../../model/marketplace.ts';
import type { Problem } from '../../model/problem.ts';
import type { RecordSet } from '../../model/records/record.ts';
import type { SearchQueryRecord } from '../../model/records/search-query.ts';
import type { TrafficRecord } from '../../model/records/traffic.ts';

/** Traffic and search records with their marketplace, where it could be told. */
export interface Named {
  readonly traffic: readonly TrafficRecord[];
  readonly search: readonly SearchQueryRecord[];
  /** The one marketplace that records at hand name; null where there is none or several. */
  readonly onlyShop: string | null;
  readonly problems: readonly Problem[];
}

/** Currency of the amounts of a search record; null where it has none. */
export function searchCurrency({ impressions, clicks, cartAdds, purchases }: SearchQueryRecord): string | null {
  const priced = [clicks, purchases, cartAdds, impressions].find(({ medianPrice }) => medianPrice !== null);
  return priced?.medianPrice?.currency ?? null;
}

/**
 * Names the marketplace of hand-downloaded files that hold none, and says so in a problem. Told by the currency where
 * one shop alone at hand has it, or by the code that Seller Central puts before the name of a search file
 * (`US_Search_Query_Performance_...`); guessed in no other way. Traffic whose currency contradicts its marketplace is
 * left out, since its counts must be another shop's.
 */
export function nameShops(records: RecordSet): Named {
  const shops = shopsAtHand(records);
  const assumed = new Map<string, string>();
  const foreign = new Map<string, number>();
  const shopFor = (file: string, currency: string | null, byName: string | null): string | null => {
    const ofCurrency = currency === null ? [] : shops.filter((code) => findMarketplace(code)?.currency === currency);
    const code = byName ?? (ofCurrency.length === 1 ? (ofCurrency[0] ?? null) : null);
    if (code !== null) assumed.set(file, code);
    return code;
  };
  const traffic = records.traffic.flatMap((record): TrafficRecord[] => {
    const currency = record.total.sales?.currency ?? null;
    if (record.marketplace === null) return [{ ...record, marketplace: shopFor(record.origin.file, currency, null) }];
    if (currency === null || currency === findMarketplace(record.marketplace)?.currency) return [record];
    foreign.set(record.origin.file, (foreign.get(record.origin.file) ?? 0) + 1);
    return [];
  });
  const search = records['search-query'].map((record): SearchQueryRecord => {
    const { file } = record.origin;
    const byName = shopOfFileName(file);
    // A --marketplace is given to every file without one: the name that Seller Central wrote knows better.
    if (record.marketplace !== null && (byName === null || byName === record.marketplace)) return record;
    return { ...record, marketplace: shopFor(file, searchCurrency(record), byName) };
  });
  const [only] = shops;
  const onlyShop = shops.length === 1 && only !== undefined ? only : null;
  return { traffic, search, onlyShop, problems: [...assumedProblems(assumed), ...foreignProblems(foreign)] };
}

/** One line a marketplace: a folder may hold a file a week. */
function assumedProblems(assumed: ReadonlyMap<string, string>): Problem[] {
  return [...new Set(assumed.values())].map((code) => {
    const [first = '', ...more] = [...assumed].flatMap(([file, taken]) => (taken === code ? [file] : []));
    const others = more.length === 0 ? '' : ` (and in ${more.length} more files)`;
    return {
      code: 'marketplace-assumed',
      scope: 'cell',
      file: first,
      message: `No marketplace inside${others}; taken as ${code}, by the currency or the name of the file.`,
    };
  });
}

function foreignProblems(foreign: ReadonlyMap<string, number>): Problem[] {
  return [...foreign].map(([file, count]) => ({
    code: 'currency-contradicts-marketplace',
    scope: 'row',
    file,
    message: `${count} rows have amounts in a currency that is not the marketplace's; they are left out of the journey.`,
    suggestion: 'Give the file its own --marketplace.',
  }));
}

/** Marketplaces that some record names. */
function shopsAtHand(records: RecordSet): string[] {
  const named = [
    ...records.traffic,
    ...records['search-query'],
    ...records['order-line'],
    ...records['settlement-line'],
    ...records.listing,
    ...records['fee-preview'],
  ].flatMap(({ marketplace }) => marketplace ?? []);
  return [...new Set(named)].toSorted();
}

/** The marketplace code before the name of a search file, as Seller Central writes it; null for other names. */
function shopOfFileName(path: string): string | null {
  const code = /(?:^|[\\/!])([A-Z]{2})_Search_Query_Performance/.exec(path)?.[1];
  return code === undefined ? null : (findMarketplace(code)?.code ?? null);
}
