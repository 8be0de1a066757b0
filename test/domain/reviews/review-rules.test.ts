import { describe, expect, it } from 'vitest';

import { estimateDelivery, requestWindow } from '../../../src/domain/reviews/delivery-window.ts';
import { type ReviewRules, reviewRulesAt } from '../../../src/domain/reviews/review-rules.ts';
import tableJson from '../../../src/rules/policy/review-requests.json' with { type: 'json' };
import { checkTable } from '../../../src/rules/schema.ts';

function rules(): ReviewRules {
  const found = reviewRulesAt('2026-11-09');
  if (found.rules === null) throw new Error(found.reason);
  return found.rules;
}

describe('review-requests table', () => {
  it('is a rule table whose every row names a source that it has', () => {
    expect(checkTable(tableJson)).not.toHaveProperty('faults');
    for (const version of tableJson.versions) {
      const known = new Set(version.sources.map((source) => source.id));
      for (const row of version.rows)
        expect(
          row.sources.filter((id) => !known.has(id)),
          row.id,
        ).toEqual([]);
    }
  });

  it('holds the window of Amazon, 5 to 30 days, and 24 rules on who may be asked', () => {
    expect(rules().window).toMatchObject({
      openDaysAfterEarliestDelivery: 5,
      closeDaysAfterLatestDelivery: 30,
      confidence: 'a',
    });
    expect(rules().eligibility).toHaveLength(24);
  });

  it('has no rule switched on that looks at how happy the buyer may be', () => {
    const sentiment = rules().eligibility.filter((row) => !row.neutral);
    expect(sentiment.map((row) => row.id)).toEqual(['E15', 'E16', 'E17', 'E18', 'E19', 'E20']);
    expect(sentiment.filter((row) => row.on)).toEqual([]);
  });

  it('is only as sure as the assumed delivery range', () => {
    expect(rules().provenance).toMatchObject({ table: 'review-requests', marketplace: 'ALL', confidence: 'c' });
    expect(rules().provenance.sources[0]?.id).toBe('S03');
  });
});

describe('requestWindow', () => {
  it('is 5 days after the first to 30 days after the last delivery day when both are one', () => {
    const window = requestWindow({ earliest: '2026-10-10', latest: '2026-10-10' }, rules());
    expect(window).toEqual({
      mayOpenAt: '2026-10-15',
      opensAt: '2026-10-15',
      dueAt: '2026-10-22',
      closesAt: '2026-11-09',
      mayCloseAt: '2026-11-09',
    });
  });

  it('has no sure day when the range is wider than the window', () => {
    expect(requestWindow({ earliest: '2026-10-01', latest: '2026-10-27' }, rules())).toBeNull();
    expect(requestWindow({ earliest: '2026-10-01', latest: '2026-10-26' }, rules())).toMatchObject({
      opensAt: '2026-10-31',
      dueAt: '2026-10-31',
      closesAt: '2026-10-31',
    });
  });

  it('needs an assumption for the route', () => {
    expect(estimateDelivery('2026-10-01', ['fba'], { estimates: [] })).toBeNull();
    expect(estimateDelivery('2026-10-01', ['fba', 'fbm'], rules())).toEqual({
      earliest: '2026-10-02',
      latest: '2026-10-15',
    });
  });
});
