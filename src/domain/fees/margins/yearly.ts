import { money, type Money } from '../../../model/money.ts';
import { periodDays, type Period } from '../../../model/period.ts';
import type { SalesSettings } from './sales-settings.ts';
import type { Sales } from './units-sold.ts';

/** Carries sales of some days to a year. Null members: not known, and `reason` says why. */
export interface Year {
  /** The days whose sales are called current. */
  readonly period: Period | null;
  readonly days: number | null;
  /** Days of the year they are carried to. */
  readonly yearDays: number;
  /** Why nothing is carried to a year; null when it is. */
  readonly reason: string | null;
  /** Money of a year for an amount per unit and the units of the period; null where not known or beyond exact figures. */
  of(each: Money | null, units: number): Money | null;
  /** Units of a year, for showing. */
  units(units: number): number | null;
}

/** The fraction as a whole number, halves away from zero, so that turning the sign turns the result and no more. */
function rounded(numerator: bigint, denominator: bigint): number {
  const size = numerator < 0n ? -numerator : numerator;
  const quotient = Number((2n * size + denominator) / (2n * denominator));
  return numerator < 0n ? -quotient : quotient;
}

/** How the sales of a span are carried to a year of `yearDays`; too few days are not carried at all. */
export function yearOf({ from, period }: Sales, settings: Pick<SalesSettings, 'leastDays' | 'yearDays'>): Year {
  const { yearDays } = settings;
  const days = period === null ? null : periodDays(period);
  const unknown = (reason: string): Year => ({ period, days, yearDays, reason, of: () => null, units: () => null });
  if (from === null) return unknown('no orders and no traffic at hand');
  if (days === null) return unknown('the files do not tell for which days their units are');
  if (days < settings.leastDays) {
    return unknown(`sales of ${days} ${days === 1 ? 'day' : 'days'} are too few to carry to a year`);
  }
  return {
    period,
    days,
    yearDays,
    reason: null,
    of: (each, units) => {
      if (each === null) return null;
      const minor = rounded(BigInt(each.minor) * BigInt(units) * BigInt(yearDays), BigInt(days));
      return Number.isSafeInteger(minor) ? money(minor, each.currency) : null;
    },
    units: (units) => Math.round((units * yearDays) / days),
  };
}
