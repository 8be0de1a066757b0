import { defineCheck } from '../check.ts';
import { attributeOf, ruleAttribute } from '../measures/attributes.ts';

/** Whether the goods are for adults only a person can tell: a set flag is asked about. */
export const adultFlag = defineCheck('ADULT-FLAG', {
  title: 'Marked as an adult product only where it is one',
  needs: [],
  run: (context) => {
    const { listing } = context;
    const sent = attributeOf(listing, ruleAttribute(context));
    const shown = listing.facts.isAdult;
    if (sent === null && shown === null) {
      return { notChecked: 'needs the adult flag (Catalog Items API or a template with is_adult_product)' };
    }
    const isSent = sent?.value.some((value) => /^(?:true|yes|1)$/i.test(value.trim())) === true;
    if (!isSent && shown?.value !== true) return [];
    const who = shown?.value === true ? 'Amazon marks it' : 'The listing marks it';
    return [
      {
        field: 'adult-flag',
        message: `${who} as an adult product: it is left out of All Departments searches. Is it one?`,
        basis: 'question',
        origin: (shown?.value === true ? shown.origin : sent?.origin) ?? listing.origin,
      },
    ];
  },
});
