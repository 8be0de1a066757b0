/** Columns of stock by age: alternatives that cover the same days, the finest first. A file has some or all of them. */
export const AGE_GROUPS = [
  [['inv-age-0-to-30-days', 'inv-age-31-to-60-days', 'inv-age-61-to-90-days'], ['inv-age-0-to-90-days']],
  [['inv-age-91-to-180-days']],
  [
    ['inv-age-181-to-270-days', 'inv-age-271-to-365-days'],
    ['inv-age-181-to-330-days', 'inv-age-331-to-365-days'],
  ],
  [['inv-age-365-plus-days']],
] as const;

export type AgeColumn = (typeof AGE_GROUPS)[number][number][number];

/** Bands of the aged inventory surcharge as the columns name them. */
export const SURCHARGE_BANDS = ['181-210', '211-240', '241-270', '271-300', '301-330', '331-365', '365-plus'] as const;

export type SurchargeColumn = `${'quantity-to-be-charged' | 'estimated'}-ais-${(typeof SURCHARGE_BANDS)[number]}-days`;

/**
 * The days a column's name tells, both ends inclusive; no last day for `365-plus`, which begins where the band before
 * it ends: a unit of 365 days is in one of them only.
 */
export function daysOf(name: string): { readonly fromDays: number; readonly toDays: number | null } {
  const [, from = '', to = ''] = /(\d+)-(?:to-)?(\d+|plus)(?:-days)?$/.exec(name) ?? [];
  return to === 'plus' ? { fromDays: Number(from) + 1, toDays: null } : { fromDays: Number(from), toDays: Number(to) };
}
