import { defineCheck } from '../check.ts';
import { attributeOf, ruleAttribute } from '../measures/attributes.ts';

export const launchDate = defineCheck('LAUNCH-DATE', {
  title: 'No release date in the future',
  needs: [],
  run: (context) => {
    const name = ruleAttribute(context);
    const told = attributeOf(context.listing, name);
    if (told === null) return { notChecked: `no ${name} in the files` };
    const date = told.value.flatMap((value) => /^\d{4}-\d{2}-\d{2}/.exec(value.trim())?.[0] ?? [])[0];
    if (date === undefined && told.value.length > 0) return { notChecked: `${name} is no date that can be read` };
    if (date === undefined || date <= context.asOf) return [];
    const message = `The release date ${date} is in the future: until then the page is not found.`;
    return [{ field: name, message, text: date, position: 0, origin: told.origin }];
  },
});
