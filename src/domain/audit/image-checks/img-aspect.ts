import { defineImageCheck, isKind } from '../image-check.ts';
import { limit } from '../images/image-limits.ts';

export const imgAspect = defineImageCheck('IMG-ASPECT', {
  title: 'A main image that is about square',
  fix: 'Crop it or add white until it is about square.',
  slot: 'MAIN',
  needs: 'size',
  run: ({ image, rule, product }) => {
    const { width, height } = image.facts;
    if (width === null || height === null) return { notChecked: 'the size is not known' };
    const measured = Math.round((width / height) * 100) / 100;
    const [min, max] = [limit(rule.limits, 'min'), limit(rule.limits, 'max')];
    if (measured >= min && measured <= max) return [];
    const shape = measured < min ? 'narrow' : 'wide';
    const apparel = isKind(product, rule.lists['productTypes']) === true && measured < min;
    const why = apparel
      ? 'Apparel should not be narrower than about 3:4.'
      : 'Amazon prescribes no shape; beside square pictures it looks small.';
    const message = `The picture is ${width} x ${height} px, which is ${shape} (width / height ${measured}). ${why}`;
    return [{ message, measured, limit: measured < min ? min : max, unit: 'ratio' }];
  },
});
