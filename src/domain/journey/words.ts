import { decimalText, money, type Money } from '../../model/money.ts';
import type { ValueKind } from '../../model/document.ts';
import type { Stage } from './settings.ts';
import type { MetricChange, MetricResult } from './metric-result.ts';

const PERCENT = 100;
const BARS = '▁▂▃▄▅▆▇█';

/** Groups digits by three: 1,234,567. Fixed, so that the same input gives the same bytes in every locale. */
function grouped(digits: string): string {
  return digits.replaceAll(/\B(?=(?:\d{3})+(?!\d))/g, ',');
}

/** Name of a marketplace for eyes. */
export function shopWords(marketplace: string | null): string {
  return marketplace ?? 'Marketplace not known';
}

/** A marketplace as a part of block ids. */
export function anchorOf(marketplace: string | null): string {
  return (marketplace ?? 'unknown').toLowerCase();
}

/** The name of a stage for eyes. */
export function stageWords(stage: Stage): string {
  return `${stage.charAt(0).toUpperCase()}${stage.slice(1)}`;
}

/** A whole number with groups. */
export function integerWords(value: number): string {
  const text = grouped(String(Math.abs(Math.round(value))));
  return value < 0 && text !== '0' ? `-${text}` : text;
}

/** A share as a percentage with two decimals below ten percent and one above. */
export function percentWords(share: number): string {
  const percent = share * PERCENT;
  return `${percent.toFixed(Math.abs(percent) < 10 ? 2 : 1)} %`;
}

/** An amount with its currency. */
export function moneyWords(amount: Money): string {
  const [whole = '', fraction] = decimalText(amount).split('.');
  return `${grouped(whole)}${fraction === undefined ? '' : `.${fraction}`} ${amount.currency}`;
}

/** Ratios of two different things, page views of a session or prices, which may pass one and are no percentage. */
const PLAIN_RATIOS: ReadonlySet<string> = new Set(['K05', 'K10', 'P09', 'P18', 'R03']);

/** How a metric's value is printed: shares as percent, unless the ratio is of two different things. */
export function metricKind({ definition: { id, unit } }: Pick<MetricResult, 'definition'>): ValueKind {
  if (unit === 'currency') return 'money';
  if (unit.startsWith('count') || unit === 'searches') return 'integer';
  return unit.startsWith('index') || PLAIN_RATIOS.has(id) ? 'decimal' : 'percent';
}

/** A value in the metric's unit as text. */
export function valueWords(metric: Pick<MetricResult, 'definition'>, value: number, currency: string | null): string {
  switch (metricKind(metric)) {
    case 'money':
      return `${value.toFixed(2)} ${currency ?? ''}`.trim();
    case 'integer':
      return integerWords(value);
    case 'percent':
      return percentWords(value);
    default:
      return value.toFixed(2);
  }
}

/** `12.1 % to 13.4 %`; empty when there is no interval. */
export function intervalWords(metric: MetricResult, currency: string | null): string {
  if (metric.interval === null) return '';
  const [low, high] = metric.interval;
  return `${valueWords(metric, low, currency)} to ${valueWords(metric, high, currency)}`;
}

/** The change in one phrase: how much, and what it was judged to be. Empty when there is none. */
export function changeWords(metric: MetricResult): string {
  const { change } = metric;
  if (change === null) return '';
  if (change.value === null) return change.reason ?? 'not enough data';
  return `${amountOfChange(metric, change)}, ${verdictWords(change)}`;
}

/** The change as a short figure: points for shares, percent for counts and money, times for indices. */
export function amountOfChange(metric: MetricResult, change: MetricChange): string {
  const value = change.value ?? 0;
  if (change.comparison === 'ratio') return `${value.toFixed(2)} times`;
  if (metricKind(metric) === 'percent') return `${signed(value * PERCENT, 2)} points`;
  return change.relative === null ? signed(value, 2) : `${signed(change.relative * PERCENT, 1)} %`;
}

function signed(value: number, decimals: number): string {
  const text = value.toFixed(decimals);
  if (Number(text) === 0) return (0).toFixed(decimals);
  return value > 0 ? `+${text}` : text;
}

/** What a change was judged to be, in words. */
export function verdictWords({ verdict, reason, neededPerSide, after, before }: MetricChange): string {
  switch (verdict) {
    case 'rose':
      return 'rose, beyond chance';
    case 'fell':
      return 'fell, beyond chance';
    case 'no-clear-change': {
      const missing = (neededPerSide ?? 0) - Math.min(after.n, before.n);
      return missing > 0
        ? `no clear change; a fifth would need ${integerWords(missing)} more to show`
        : 'no clear change';
    }
    case 'not-tested':
      return 'not tested';
    default:
      return reason ?? 'not enough data';
  }
}

/** Week by week as small bars; a gap is a dot. Empty when there are fewer than two weeks. */
export function sparkline(values: readonly (number | null)[]): string {
  const known = values.filter((value) => value !== null);
  if (known.length < 2) return '';
  const low = Math.min(...known);
  const span = Math.max(...known) - low;
  return values
    .map((value) => {
      if (value === null) return '·';
      const step = span === 0 ? 3 : Math.round(((value - low) / span) * (BARS.length - 1));
      return BARS[step] ?? '·';
    })
    .join('');
}

/** Major units of the section's currency as money, for cells. */
export function asMoney(minor: number, currency: string | null): Money | null {
  return currency === null || currency === '' ? null : money(Math.round(minor), currency);
}
