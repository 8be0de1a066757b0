import { defineLintRule, type LintContext, type LintHit } from './lint-rule.ts';

export const length = defineLintRule('U20', {
  title: 'Is short',
  fix: 'Say what was bought, ask, say where; leave the rest out.',
  run({ message }: LintContext): readonly LintHit[] {
    const { max } = length.meta;
    const letters = [...message.body.text.trim()].length;
    if (max === null || letters <= max) return [];
    const text = `The message has ${letters} characters; more than ${max} are seldom read (a limit of ours).`;
    return [{ field: 'body', span: null, message: text }];
  },
});
