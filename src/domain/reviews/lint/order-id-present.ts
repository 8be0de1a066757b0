import { defineLintRule, type LintContext, type LintHit, patternsOf } from './lint-rule.ts';
import { matchesOf, textFields } from './match-patterns.ts';

const VARIABLE = /\{\{\s*orderId\s*\}\}/;

export const orderIdPresent = defineLintRule('U08', {
  title: 'Names the order id',
  fix: 'Put the order id into the text, as 111-2222222-3333333.',
  run(context: LintContext): readonly LintHit[] {
    const isThere = textFields(context).some(
      ([, { text }]) =>
        patternsOf('U08').some((pattern) => matchesOf(pattern, text).length > 0) ||
        (context.isTemplate && VARIABLE.test(text)),
    );
    return isThere ? [] : [{ field: 'body', span: null, message: 'The order id is not in the message.' }];
  },
});
