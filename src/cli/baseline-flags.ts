import { Flags } from '@oclif/core';

import { envName } from './env-name.ts';

const BASELINE = 'BASELINE';

/** Known findings: for the commands whose findings are compared with an earlier run. */
export const baselineFlags = {
  baseline: Flags.string({
    summary:
      'Compare with the findings in this file: those that stand in it fail no run, those that are gone are named.',
    helpValue: '<file>',
    helpGroup: BASELINE,
    env: envName('baseline'),
  }),
  'update-baseline': Flags.boolean({
    summary: 'Write the findings of this run into the baseline; what was not looked at stays in it.',
    helpGroup: BASELINE,
    env: envName('update-baseline'),
  }),
};
