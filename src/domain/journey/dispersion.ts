import { movingRanges, standardised } from '../../model/statistics/laney.ts';
import type { Proportion } from '../../model/statistics/proportion.ts';
import type { Settings } from './settings.ts';

/**
 * Week-to-week spread of shares over the binomial one, after Laney: mean moving range of the standardised shares, each
 * inside its own window, so that the step under test does not count as noise. At least 1; 1 when too few ranges exist.
 * @param windows weekly shares, each list one window of one product or of the account.
 */
export function weeklyDispersion(windows: readonly (readonly Proportion[])[], settings: Settings): number {
  const ranges = windows.flatMap((weeks) => {
    const known = weeks.filter(({ n }) => n > 0);
    const n = known.reduce((sum, week) => sum + week.n, 0);
    const mean = known.reduce((sum, week) => sum + week.count, 0) / n;
    return mean > 0 && mean < 1 ? movingRanges(standardised(known, mean)) : [];
  });
  if (ranges.length < settings.movingRangesForSpread) return 1;
  const average = ranges.reduce((sum, range) => sum + range, 0) / ranges.length;
  return Math.max(1, average / settings.movingRangeDivisor);
}
