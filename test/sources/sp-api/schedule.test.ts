import { describe, expect, it } from 'vitest';

import { simulate } from '../../../bench/amazon/simulate-schedule.ts';
import { PLANS, SCHEDULE_LIMIT } from '../../../bench/cases/schedule.ts';
import { temporaryFolder } from '../../cli/temporary-folder.ts';

describe('the schedule of calls, in simulated time', () => {
  it.each(PLANS.map((plan) => [`${plan.operation} ${plan.calls} by ${plan.processes ?? 1}`, plan] as const))(
    '%s: near the ideal, and nothing refused',
    async (_, plan) => {
      const shared = plan.processes === undefined ? {} : { folder: temporaryFolder() };
      const { ideal, refused, seconds } = await simulate({ ...plan, ...shared, seed: 7 });
      expect(refused).toBe(0);
      expect(seconds).toBeGreaterThanOrEqual(ideal);
      expect(seconds / ideal).toBeLessThanOrEqual(SCHEDULE_LIMIT);
    },
  );
});
