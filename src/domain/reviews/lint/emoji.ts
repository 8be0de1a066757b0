import { patternRule } from './match-patterns.ts';

export const emoji = patternRule('U04', {
  title: 'Holds no emoji',
  fault: 'Holds an emoji',
  fix: 'Take it out.',
});
