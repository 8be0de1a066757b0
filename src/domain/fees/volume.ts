import type { VolumeUnit } from '../../rules/option-rows.ts';
import type { MeasuredUnit } from './measure.ts';
import { divideRational, multiplyRational, rational, roundRational, type Rational } from './rational.ts';

/** Cubic millimetres, exact: a foot is 304.8 mm. */
const MM3_PER: Readonly<Record<VolumeUnit, Rational>> = {
  ft3: { n: 28_316_846_592n, d: 1000n },
  m3: { n: 1_000_000_000n, d: 1n },
  dm3: { n: 1_000_000n, d: 1n },
};

export const VOLUME_WORDS: Readonly<Record<VolumeUnit, string>> = {
  ft3: 'cubic foot',
  m3: 'cubic metre',
  dm3: 'cubic decimetre',
};

/** Volume of the packaged unit, sides multiplied. */
export function volumeIn(unit: MeasuredUnit, per: VolumeUnit): Rational {
  const mm3 = multiplyRational(multiplyRational(unit.longest.exact, unit.median.exact), unit.shortest.exact);
  return divideRational(mm3, MM3_PER[per]);
}

/** An exact amount in major units as minor units, rounded half up once. */
export function minorOf(major: Rational, decimals: number): number {
  return roundRational(multiplyRational(major, rational(10 ** decimals)), 0);
}

/** Volume for eyes. */
export function showVolume(unit: MeasuredUnit, per: VolumeUnit): string {
  return `${roundRational(volumeIn(unit, per), 4)} ${VOLUME_WORDS[per]}`;
}
