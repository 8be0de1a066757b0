import { patternRule } from './match-patterns.ts';

export const chatApps = patternRule('U15', {
  title: 'Names no chat app and no social network',
  fault: 'Names a chat app or social network',
  fix: 'Take it out.',
});
