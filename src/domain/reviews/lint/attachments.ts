import { defineLintRule, type LintContext, type LintHit } from './lint-rule.ts';

export const attachments = defineLintRule('U21', {
  title: 'Carries no attachment',
  fix: 'Send it without the file: only invoices, instructions and warranties may be attached, and they are no requests.',
  run({ message }: LintContext): readonly LintHit[] {
    return message.attachments.map((name) => ({ field: 'attachments', span: null, message: `Attached: ${name}.` }));
  },
});
