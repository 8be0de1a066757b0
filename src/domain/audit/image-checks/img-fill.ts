import { defineImageCheck, measuresOf, percent } from '../image-check.ts';
import { limit } from '../images/image-limits.ts';

/** Amazon does not say whether 85 % is length or area; real pictures made to the rule fill 85 % of the long side. */
export const imgFill = defineImageCheck('IMG-FILL', {
  title: 'The product fills 85 % of the main image',
  fix: 'Trim the white around the product.',
  slot: 'MAIN',
  needs: 'pixels',
  run: ({ image, rule }) => {
    const { productFillShare, productFillRange, boxAreaShare } = measuresOf(image);
    if (productFillShare === null || productFillRange === null || boxAreaShare === null) {
      return { notChecked: 'the ground is not white, so the product cannot be told from it' };
    }
    const pass = limit(rule.limits, 'pass');
    if (productFillShare >= pass) return [];
    const [low, high] = productFillRange;
    const evidence = { measured: productFillShare, limit: limit(rule.limits, 'limit'), unit: 'share' };
    const range = low === high ? percent(low) : `${percent(low)} to ${percent(high)}`;
    const message = `The product fills ${range} of the picture's long side (its box ${percent(boxAreaShare)} of the area); ${percent(limit(rule.limits, 'limit'))} is asked for.`;
    if (high >= pass)
      return [
        {
          message: `${message} It depends on whether its soft shadow counts: judge it by eye.`,
          ...evidence,
          severity: 'info',
          basis: 'question',
        },
      ];
    return [{ message, ...evidence }];
  },
});
