import { describe, expect, it } from 'vitest';

import { judgeFix } from '../../../../src/domain/audit/fixes/judge-fix.ts';
import type { Finding, Severity } from '../../../../src/model/finding.ts';

function finding(rule: string, severity: Severity = 'warning'): Finding {
  const source = { id: 'x', url: null, retrieved: null, confidence: 'a' } as unknown as Finding['source'];
  return { rule, severity, basis: 'written-rule', where: {}, message: rule, source };
}

describe('a mended copy', () => {
  it('is offered when what it mends is gone and nothing is new', () => {
    const verdict = judgeFix(['IMG-FILL'], [finding('IMG-FILL'), finding('IMG-BLUR')], [finding('IMG-BLUR')]);
    expect(verdict).toEqual({ offered: true, mends: ['IMG-FILL'], reasons: [] });
  });

  it.each([
    ['the finding stays', [finding('IMG-FILL')], 'still has IMG-FILL'],
    ['another comes', [finding('IMG-SIDE-ZOOM')], 'would have IMG-SIDE-ZOOM'],
    ['another gets worse', [finding('IMG-BLUR', 'error')], 'IMG-BLUR would be worse'],
  ])('is not offered when %s', (_name, after, why) => {
    const verdict = judgeFix(['IMG-FILL'], [finding('IMG-FILL'), finding('IMG-BLUR', 'info')], after);
    expect(verdict.offered).toBe(false);
    expect(verdict.reasons.join(' ')).toContain(why);
  });
});
