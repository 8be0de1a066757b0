import { expect, it } from 'vitest';

import { sendDocument } from '../../../src/domain/reviews/send-document.ts';
import type { RunFacts } from '../../../src/model/document.ts';

const RUN: RunFacts = { tool: { name: 'sellerctl', version: '0' }, generatedAt: '', asOf: '2026-11-09', inputs: [] };

it.each([
  [0, 'No order is due today.'],
  [3, 'The run stopped before the first order.'],
])('says of no order and %d left: %s', (left, words) => {
  const stop = left === 0 ? null : ({ why: 'paused', message: 'Paused.' } as const);
  const { blocks } = sendDocument({ asOf: '2026-11-09', sending: true, orders: [], left, stop }, RUN, {
    rules: [],
    problems: [],
  });
  expect(blocks.find(({ id }) => id === 'orders')).toMatchObject({ emptyText: words });
});
