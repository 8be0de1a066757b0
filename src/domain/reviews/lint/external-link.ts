import { patternRule } from './match-patterns.ts';

/** Amazon's own name with its ending, as it stands in ordinary sentences: no link. */
const BARE_AMAZON = /^amazon\.[a-z.]+$/iu;

export const externalLink = patternRule('U01', {
  title: 'Holds no link but an https one to Amazon',
  fault: 'Holds a link that is no https link to Amazon',
  fix: 'Take the link out; a link to Amazon begins with https.',
  counts: (match) => !BARE_AMAZON.test(match),
});
