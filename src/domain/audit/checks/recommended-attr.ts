import { defineCheck } from '../check.ts';
import { attributeOf } from '../measures/attributes.ts';
import { quotedList } from '../measures/terms.ts';

/** Amazon's schema marks groups, not importance: which attributes matter is the seller's list, in a rule table of their own. */
export const recommendedAttr = defineCheck('RECOMMENDED-ATTR', {
  title: 'Recommended attributes are filled in',
  needs: [],
  run: ({ listing, rule }) => {
    const wanted = rule.check.attributes ?? [];
    if (wanted.length === 0) {
      return {
        notChecked: 'needs your list of recommended attributes (check.attributes of this rule in a table of your own)',
      };
    }
    // A weight or a price has no plain value: sent by API, it is there and filled in.
    const isNested = (name: string): boolean => listing.facts.attributesAreWhole && listing.facts.attributes.has(name);
    const told = wanted.flatMap((name) => {
      const attribute = attributeOf(listing, name);
      return attribute === null ? [] : [{ name, isFilled: attribute.value.length > 0 || isNested(name) }];
    });
    if (told.length === 0) return { notChecked: 'none of the recommended attributes is in the files' };
    const missing = told.filter(({ isFilled }) => !isFilled).map(({ name }) => name);
    if (missing.length === 0) return [];
    const measured = told.length - missing.length;
    const message = `${measured} of ${told.length} recommended attributes are filled in; missing: ${quotedList(missing)}.`;
    return [{ field: 'attributes', message, measured, limit: told.length, unit: 'attributes' }];
  },
});
