import type { SettlementLineRecord } from '../../../model/records/settlement.ts';
import { settlementCodes } from '../../../rules/policy/claim-tables.ts';

/** What an amount of a settlement is. */
export interface CodeMeaning {
  /** `sales`, `referral`, `fulfilment`, `storage`, `reserve`... */
  readonly group: string;
  readonly title: string;
}

/** Words are compared without case, blanks and signs: reports spell them differently. */
function plain(word: string): string {
  return word.toLowerCase().replaceAll(/[^\p{L}\p{N}*]/gu, '');
}

const MEANINGS = new Map<string, CodeMeaning>();
const TRANSACTIONS = new Set<string>();
for (const row of settlementCodes.versions.flatMap((version) => version.rows)) {
  if ('transactionType' in row) {
    TRANSACTIONS.add(plain(row.transactionType));
  } else {
    const { group, title } = row;
    MEANINGS.set(`${plain(row.amountType)}/${plain(row.amountDescription)}`, { group, title });
  }
}

/**
 * What a line is, by its amount type and description; null for a pair of words that is in no list. The older layout and
 * some shops put a charge of no order under a type of its own, so its description alone is asked last.
 */
export function meaningOf(line: SettlementLineRecord): CodeMeaning | null {
  const [type, description] = [plain(line.amountType), plain(line.amountDescription)];
  const loose =
    ['otherfees', 'miscfees', 'orderfees', 'shipmentfees'].includes(type) || type === plain(line.transactionType);
  return (
    MEANINGS.get(`${type}/${description}`) ??
    MEANINGS.get(`${type}/*`) ??
    (loose
      ? (MEANINGS.get(`othertransaction/${description}`) ??
        MEANINGS.get(`itemfees/${description}`) ??
        MEANINGS.get(`${description}/*`))
      : null) ??
    (type === 'othertransaction' ? (MEANINGS.get(`${description}/*`) ?? null) : null)
  );
}

/** True when the transaction type is one of Amazon's known words, or just names the charge, as the older layout does. */
export function knownTransaction(line: SettlementLineRecord): boolean {
  return TRANSACTIONS.has(plain(line.transactionType)) || plain(line.transactionType) === plain(line.amountDescription);
}
