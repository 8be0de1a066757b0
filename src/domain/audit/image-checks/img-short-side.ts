import { defineImageCheck } from '../image-check.ts';
import { limit } from '../images/image-limits.ts';

export const imgShortSide = defineImageCheck('IMG-SHORT-SIDE', {
  title: 'Short side of at least 500 px',
  fix: 'Use a squarer or larger picture.',
  slot: 'any',
  needs: 'size',
  run: ({ image, rule }) => {
    const { width, height } = image.facts;
    const bound = limit(rule.limits, 'limit');
    const measured = Math.min(width ?? bound, height ?? bound);
    // A picture too small on its longest side has a graver finding.
    if (measured >= bound || Math.max(width ?? 0, height ?? 0) < bound) return [];
    return [
      {
        message: `The picture is ${width} x ${height} px: a narrow strip on a phone.`,
        measured,
        limit: bound,
        unit: 'px',
      },
    ];
  },
});
