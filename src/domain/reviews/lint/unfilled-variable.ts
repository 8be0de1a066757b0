import { defineLintRule, type LintContext, type LintHit, patternsOf, templateVariables } from './lint-rule.ts';
import { matchesOf, textFields } from './match-patterns.ts';

const NAME = /^\{\{\s*([A-Za-z]+)\s*\}\}$/;

/** In a template the variables of the route may stand; in a message to be sent, none. */
export const unfilledVariable = defineLintRule('U09', {
  title: 'Holds no unfilled or unknown variable',
  fault: 'A variable is not filled',
  fix: 'Fill it, or write the sentence without it.',
  run(context: LintContext): readonly LintHit[] {
    const { allowed, denied } = templateVariables(context.route);
    const [pattern] = patternsOf('U09');
    if (pattern === undefined) return [];
    return textFields(context).flatMap(([field, { text }]) =>
      matchesOf(pattern, text).flatMap((span): LintHit[] => {
        const name = NAME.exec(text.slice(span.start, span.end))?.[1];
        if (!context.isTemplate || name === undefined) return [{ field, span }];
        if (allowed.includes(name) || denied.includes(name)) return [];
        const message = `"${name}" is no variable of this route.`;
        return [{ field, span, message, fix: `Known: ${allowed.join(', ')}.` }];
      }),
    );
  },
});
