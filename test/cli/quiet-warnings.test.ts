import { expect, it } from 'vitest';

import { quietSqliteWarning } from '../../src/cli/quiet-warnings.ts';

it('keeps out the warning of SQLite and passes on all others as they are', () => {
  const said: unknown[][] = [];
  const target = { emitWarning: (...given: unknown[]) => said.push(given) };
  quietSqliteWarning(target);
  const emit: (...given: unknown[]) => void = target.emitWarning;
  emit('SQLite is an experimental feature and might change at any time', 'ExperimentalWarning');
  emit('the roof is on fire', { code: 'FIRE' });
  emit(new Error('SQLite is an experimental feature'));
  expect(said).toEqual([['the roof is on fire', { code: 'FIRE' }]]);
});
