import { defineCheck, type Hit } from '../check.ts';

export const variationTheme = defineCheck('VARIATION-THEME', {
  title: 'Children share theme and product type with their parent',
  needs: ['family'],
  run: ({ listing, family }) => {
    if (family === null || listing.facts.parentKey === null) return [];
    const base = family.parent ?? family.children.find((child) => child !== listing);
    if (base === undefined) return { notChecked: 'needs the parent or another child; the files have neither' };
    const hits: Hit[] = [];
    const whose = base === family.parent ? 'its parent' : 'its sibling';
    const differs = (what: string, own: string | null, other: string | null): void => {
      if (own === null || other === null || own.toUpperCase() === other.toUpperCase()) return;
      hits.push({
        field: 'variation',
        message: `The ${what} is ${own}; ${whose} ${base.sku} has ${other}.`,
        text: own,
      });
    };
    differs('variation theme', listing.facts.variationTheme, base.facts.variationTheme);
    differs('product type', listing.facts.productType, base.facts.productType);
    return hits;
  },
});
