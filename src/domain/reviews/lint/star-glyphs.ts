import { patternRule } from './match-patterns.ts';

export const starGlyphs = patternRule('U12', {
  title: 'Shows no row of stars',
  fault: 'Shows a row of stars',
  fix: 'Take the stars out: they ask for a number.',
});
