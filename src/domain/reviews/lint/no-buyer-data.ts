import { defineLintRule, type LintContext, type LintHit, templateVariables } from './lint-rule.ts';
import { textFields } from './match-patterns.ts';

const VARIABLE = /\{\{\s*([A-Za-z]+)\s*\}\}/g;

/** Judged on templates: in a finished text a name cannot be told from any other word. */
export const noBuyerData = defineLintRule('U18', {
  title: 'Uses no name, address or phone number of the buyer, and no price',
  fault: 'Uses data of the buyer or a price',
  fix: 'Take the variable out: Amazon wants no personal data in a message, and most sellers have none.',
  run(context: LintContext): readonly LintHit[] {
    const { denied } = templateVariables(context.route);
    return textFields(context).flatMap(([field, { text }]) =>
      [...text.matchAll(VARIABLE)]
        .filter(([, name = '']) => denied.includes(name))
        .map((match) => ({ field, span: { start: match.index, end: match.index + match[0].length } })),
    );
  },
});
