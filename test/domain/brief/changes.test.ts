import { describe, expect, it } from 'vitest';

import { changeBlocks, changesSince, earlierBrief } from '../../../src/domain/brief/changes.ts';

const item = (rule: string, sku: string, stake: number | null = null, currency: string | null = 'USD') => ({
  rule,
  sku,
  asin: null,
  marketplace: 'US',
  field: 'title',
  stake,
  currency: stake === null ? null : currency,
  message: `${rule} of ${sku}`,
});

const brief = (...attention: readonly object[]) => ({ kind: 'brief', data: { asOf: '2026-11-08', attention } });

function changes(then: readonly object[], now: readonly ReturnType<typeof item>[]) {
  const earlier = earlierBrief(brief(...then));
  if (earlier === null) throw new Error('no brief');
  return changesSince(earlier, now);
}

describe('what changed since an earlier brief', () => {
  it('is new, gone, worse or better, by what and where', () => {
    const then = [item('A', '1', 10), item('B', '2', 10), item('C', '3', 10), item('D', '4')];
    const now = [item('A', '1', 25), item('B', '2', 5), item('C', '9', 10), item('D', '4')];
    const found = changes(then, now);
    expect(found).toMatchObject({
      since: '2026-11-08',
      new: [{ rule: 'C', sku: '9', before: null, after: 10 }],
      gone: [{ rule: 'C', sku: '3', before: 10, after: null }],
      worse: [{ rule: 'A', before: 10, after: 25 }],
      better: [{ rule: 'B', before: 10, after: 5 }],
    });
    const [block] = changeBlocks(found);
    expect(block).toMatchObject({
      title: 'Since 2026-11-08',
      tone: 'warning',
      bullets: [
        'New: 9 · US, C (10.00 USD). C of 9',
        'Worse: 1 · US, A (10.00 USD to 25.00 USD). A of 1',
        'Better: 2 · US, B (10.00 USD to 5.00 USD). B of 2',
        'Gone: 3 · US, C (10.00 USD). C of 3',
      ],
    });
  });

  it('is nothing where all is as before, and money of two currencies is never compared', () => {
    expect(changeBlocks(changes([item('A', '1', 10)], [item('A', '1', 10.001)]))).toMatchObject([
      { tone: 'neutral', paragraphs: ['Nothing is new, gone, worse or better.'] },
    ]);
    expect(changes([item('A', '1', 10)], [item('A', '1', 99, 'EUR')])).toMatchObject({ new: [], worse: [] });
  });

  it('counts several of the same', () => {
    expect(changes([item('A', '1'), item('A', '1')], [item('A', '1')])).toMatchObject({
      new: [],
      gone: [{ rule: 'A' }],
    });
  });

  it('names a few of many, and lets no text steer a terminal', () => {
    const many = Array.from({ length: 8 }, (_, index) => item('A', `${index}\u001B[31m`));
    const [block] = changeBlocks(changes([], many));
    const bullets = block?.type === 'prose' ? (block.bullets ?? []) : [];
    expect(bullets).toHaveLength(6);
    expect(bullets.at(-1)).toBe('New: 3 more, in --json');
    expect(bullets.join('')).not.toContain('\u001B');
  });

  it.each([null, [], 'text', {}, { kind: 'brief' }, { kind: 'journey-report', data: { asOf: 'x', attention: [] } }])(
    'is no brief: %j',
    (json) => {
      expect(earlierBrief(json)).toBeNull();
    },
  );

  it('leaves out what it cannot read in an earlier one', () => {
    expect(
      earlierBrief(brief({ rule: 'A', stake: 'much', sku: 7 }, null as never, { sku: '1' }))?.attention,
    ).toMatchObject([{ rule: 'A', stake: null, sku: null }]);
  });
});
