import { defineCheck } from '../check.ts';
import { tooLong } from '../measures/length.ts';

/**
 * Old listings are moved over gradually: one opened since the rule began breaks it, an older one is at risk. The
 * files tell when an offer was opened, not when its title was last changed, so the message says which is known.
 */
export const titleLen75 = defineCheck('TITLE-LEN-75', {
  title: 'Title of at most 75 characters',
  needs: ['title'],
  run: (context) => {
    const from = context.rule.effectiveFrom;
    const opened = context.listing.openDate;
    const isNew = from !== null && opened !== null && opened >= from;
    const state = isNew
      ? ` The offer was opened on ${opened}, after the rule began on ${from}.`
      : ` The rule began on ${from ?? 'an unknown date'}; older titles are moved over step by step and Amazon may shorten or rewrite this one.`;
    return tooLong(context, 'title', 'The title', state);
  },
});
