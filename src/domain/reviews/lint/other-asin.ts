import { patternRule } from './match-patterns.ts';

export const otherAsin = patternRule('U14', {
  title: "Names no ASIN but the order's own",
  fault: 'Names an ASIN',
  fix: 'Take it out unless it is the ASIN of the order (--asin says which is).',
  counts: (match, { ownAsins }) => !ownAsins.has(match),
});
