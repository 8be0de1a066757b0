import { defineCheck, limitOf } from '../check.ts';

const DAY = 86_400_000;

export const templateAge = defineCheck('TEMPLATE-AGE', {
  title: 'A template of the last 90 days',
  needs: ['template-date'],
  run: ({ listing, rule, asOf }) => {
    const told = listing.facts.templateDate;
    const limit = limitOf(rule, 'max');
    const measured = told === null ? 0 : Math.round((Date.parse(asOf) - Date.parse(told.value)) / DAY);
    if (told === null || measured <= limit) return [];
    const message = `The template is of ${told.value}, ${measured} days old; after ${limit} days it may be out of step.`;
    return [{ field: 'template', message, text: told.value, measured, limit, unit: 'days', origin: told.origin }];
  },
});
