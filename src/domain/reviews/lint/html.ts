import { patternRule } from './match-patterns.ts';
import { defineLintRule, type LintContext, type LintHit } from './lint-rule.ts';

const written = patternRule('U06', { title: '', fault: '', fix: '' });

export const html = defineLintRule('U06', {
  title: 'Is plain text, without HTML and pictures',
  fault: 'Holds HTML',
  fix: 'Send plain text: pictures, logos and pixels in a message are forbidden, and plain text cannot hold them.',
  run(context: LintContext): readonly LintHit[] {
    const inText = written.run(context);
    if (!context.message.hasHtml || inText.length > 0) return inText;
    return [{ field: 'body', span: null, message: 'The mail has a part in HTML.' }];
  },
});
