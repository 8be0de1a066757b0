import type { Money } from '../../../model/money.ts';
import { namedMarketplaces } from '../../../model/records/named-marketplaces.ts';
import type { RecordSet } from '../../../model/records/record.ts';
import { FEE_MARKETPLACES, feeRulesFor, withTables, type FeeRules } from '../../../rules/fee-rules.ts';
import type { RuleTable } from '../../../rules/table.ts';

/** Marketplaces to work out, each for itself, and why others are not. */
export interface FeeMarketplaces {
  readonly rules: readonly FeeRules[];
  readonly gaps: readonly string[];
}

/** Currencies of the amounts in listings, previews and product files. */
function currenciesOf(records: RecordSet): Set<string> {
  const currencies = new Set<string>();
  const see = (amount: Money | null | undefined): void => {
    if (amount) currencies.add(amount.currency);
  };
  for (const row of records.listing) see(row.price);
  for (const row of records['fee-preview']) see(row.price);
  for (const row of records.product) see(row.price ?? row.costs[0]?.cost);
  return currencies;
}

/** Where no file names a marketplace: the one marketplace with tables that sells in the currency of the files. */
function byCurrency(records: RecordSet): string[] {
  return [...currenciesOf(records)].toSorted().flatMap((currency) => {
    const selling = FEE_MARKETPLACES.filter((code) => feeRulesFor(code)?.currency === currency);
    return selling.length === 1 ? selling : [];
  });
}

/**
 * The fee tables of the marketplace asked for, or of every one that the records name. One without tables is a gap, and
 * never a neighbour's table. `ownTables` stand in place of the shipped ones.
 */
export function feeMarketplaces(
  records: RecordSet,
  only: string | null,
  ownTables: readonly RuleTable<unknown>[] = [],
): FeeMarketplaces {
  const named = only === null ? namedMarketplaces(records) : [only];
  const codes = named.length > 0 ? named : byCurrency(records);
  const rules: FeeRules[] = [];
  const gaps: string[] = [];
  for (const code of codes) {
    const shipped = feeRulesFor(code);
    if (shipped === null)
      gaps.push(`${code} is left out: there are no fee tables for it. Known: ${FEE_MARKETPLACES.join(', ')}.`);
    else rules.push(withTables(shipped, ownTables));
  }
  if (codes.length === 0) {
    gaps.push(
      'No file names its marketplace, and its currency does not tell: add --marketplace, for example --marketplace US.',
    );
  }
  return { rules, gaps };
}
