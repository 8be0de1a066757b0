import { moneyFromNumber, type Money } from '../../../model/money.ts';
import type { IsoDate } from '../../../model/period.ts';
import type { FeePreviewRecord } from '../../../model/records/fee-preview.ts';
import type { FeeRules } from '../../../rules/fee-rules.ts';
import type { ReferralFeeRow } from '../../../rules/fee-rows.ts';
import { referralAmount } from '../components/referral.ts';
import { versionOrNull } from '../lookup.ts';
import { skuGap, type SkuGap } from './sku-gap.ts';

/** How many fitting categories a gap names. */
const NAMES_SHOWN = 5;

/** What both fees of a category take at a price, as text to compare. */
function takes(row: ReferralFeeRow, price: Money): string {
  return `${referralAmount(row, price).amount.minor} ${row.closingFee ?? 0}`;
}

/**
 * The category of a SKU that nobody named, from the referral (and closing) fee Amazon quoted in the fee preview: every
 * category that takes just that amount at the quoted price. When they agree at `price` too, any of them gives the right fee and the
 * first is answered. When they do not, the answer is a gap that names them: a rate is never assumed.
 */
export function categoryByQuote(
  preview: FeePreviewRecord | null,
  price: Money,
  rules: FeeRules,
  date: IsoDate,
): { readonly category: string } | { readonly gap: SkuGap } | null {
  const quoted = preview?.referralFee ?? null;
  const at = preview?.salesPrice ?? preview?.price ?? null;
  if (quoted === null || at === null || at.minor <= 0 || quoted.minor <= 0) return null;
  if (quoted.currency !== rules.currency || at.currency !== rules.currency) return null;
  const rows = versionOrNull(rules.referralFees, date)?.rows ?? [];
  const closing = preview?.closingFee ?? null;
  const fitting = rows.filter(
    (row) =>
      referralAmount(row, at).amount.minor === quoted.minor &&
      (closing === null || moneyFromNumber(row.closingFee ?? 0, rules.currency).minor === closing.minor),
  );
  const [first] = fitting;
  if (first === undefined) return null;
  if (fitting.every((row) => takes(row, price) === takes(first, price))) return { category: first.category };
  const names = fitting.slice(0, NAMES_SHOWN).map((row) => `"${row.category}"`);
  const more = fitting.length > NAMES_SHOWN ? ` and ${fitting.length - NAMES_SHOWN} more` : '';
  return {
    gap: skuGap(
      'unknown-category',
      'category',
      'the fee category is missing, and those that fit the fee preview differ at this price',
      [`Name one in the product file; the preview fits ${names.join(', ')}${more}.`],
    ),
  };
}
