import { MEASURES } from '../measures.ts';
import type { MetricDefinition } from '../registry.ts';
import { metricKind } from '../words.ts';

/** Units a target of a metric may have, the plainest first; a currency stands for any code of three letters. */
export function unitsOf(definition: MetricDefinition): readonly string[] {
  switch (metricKind({ definition })) {
    case 'money':
      return ['currency'];
    case 'percent':
      return ['percent', 'share'];
    default:
      return ['ratio'];
  }
}

/** May a target of the metric have the unit? */
export function isUnitOf(definition: MetricDefinition, unit: string): boolean {
  const units = unitsOf(definition);
  return units.includes('currency') ? /^[A-Z]{3}$/.test(unit) : units.includes(unit);
}

/** A target's value in the unit of the metric. */
export function inMetricUnit(value: number, unit: string): number {
  // A percentage typed with two decimals must come out as the share that was meant.
  return unit === 'percent' ? Math.round(value * 1e8) / 1e10 : value;
}

/** Is the metric a sum over whatever days the files cover? No bound fits such a number. */
export function isTotal({ id }: MetricDefinition): boolean {
  const kind = MEASURES.get(id)?.kind;
  return kind === 'count' || kind === 'distinct';
}
