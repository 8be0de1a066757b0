import { defineLintRule, type LintContext, type LintHit } from './lint-rule.ts';

export const languageOfBuyer = defineLintRule('U16', {
  title: "Is in the buyer's language",
  fix: "Write it in the language of the buyer's own setting; a shop's usual language is only the next best.",
  run({ language, wanted }: LintContext): readonly LintHit[] {
    if (language === null || wanted === null || wanted.languages.includes(language)) return [];
    const whose = wanted.confirmed ? "the buyer's language is" : "the shop's usual language is";
    const note = wanted.confirmed ? '' : " The buyer's own setting is not known.";
    return [
      {
        field: 'body',
        span: null,
        message: `The text is in "${language}", ${whose} "${wanted.languages[0] ?? ''}".${note}`,
        ...(wanted.confirmed ? {} : { severity: 'warning', basis: 'question' }),
      },
    ];
  },
});
