import { defineCheck } from '../check.ts';
import { quotedList } from '../measures/terms.ts';

export const requiredAttr = defineCheck('REQUIRED-ATTR', {
  title: 'Required attributes of the product type are filled in',
  needs: [],
  run: ({ listing, productTypes }) => {
    const { productType, attributes, attributesAreWhole } = listing.facts;
    if (productType === null) return { notChecked: 'needs the product type' };
    const schema = productTypes.get(productType);
    if (schema === undefined) {
      return { notChecked: "needs the product type's schema (Product Type Definitions API), saved as JSON" };
    }
    if (!attributesAreWhole) return { notChecked: 'needs all attributes of the listing (Listings API)' };
    const missing = schema.required.filter((name) => !attributes.has(name));
    if (missing.length === 0) return [];
    const message = `${missing.length} of ${schema.required.length} attributes ${productType} requires are missing: ${quotedList(missing)}.`;
    return [
      {
        field: 'attributes',
        message,
        text: missing.join(', '),
        measured: missing.length,
        limit: 0,
        unit: 'attributes',
        fix: `Fill in ${quotedList(missing)}.`,
      },
    ];
  },
});
