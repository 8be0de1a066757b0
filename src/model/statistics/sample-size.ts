import { normalQuantile } from './normal.ts';

/**
 * Trials needed on each side to see the change from one share to another with a two-sided test.
 * @param options level of confidence (0.95) and power (0.8) as shares.
 * @throws RangeError when the shares are equal or no shares.
 */
export function trialsPerSide(
  from: number,
  to: number,
  options: { readonly level: number; readonly power: number },
): number {
  if (!(from >= 0 && from <= 1 && to >= 0 && to <= 1) || from === to) {
    throw new RangeError(`no change of a share: ${from} to ${to}`);
  }
  const zLevel = normalQuantile(1 - (1 - options.level) / 2);
  const zPower = normalQuantile(options.power);
  const mean = (from + to) / 2;
  const root = zLevel * Math.sqrt(2 * mean * (1 - mean)) + zPower * Math.sqrt(from * (1 - from) + to * (1 - to));
  return Math.ceil((root / (from - to)) ** 2);
}
