import { type CheckContext, defineCheck, type Hit } from '../check.ts';

function hit(text: string, message: string, basis?: Hit['basis']): Hit[] {
  return [{ field: 'brand', message, text, position: 0, ...(basis === undefined ? {} : { basis }) }];
}

/** Goods without brand: the literal must be spelled as Amazon spells it. */
function generic(brand: string): Hit[] {
  if (/^\p{Lu}\p{Ll}+$/u.test(brand) && !/^unbranded$/i.test(brand)) return [];
  if (!/^[a-z ]+$/i.test(brand)) return [];
  return hit(brand, `"${brand}" stands for goods without a brand; Amazon's word for them is "Generic".`);
}

function differing({ listing, own, hasOtherBrands }: CheckContext, brand: string): Hit[] | null {
  const same = (name: string): boolean => name.toLowerCase() === brand.toLowerCase();
  const registered = own.brands.find(same);
  if (registered !== undefined) {
    return registered === brand
      ? []
      : hit(brand, `The brand is "${brand}"; your registered spelling is "${registered}".`);
  }
  const shown = listing.facts.shown?.brand ?? null;
  if (shown !== null) {
    if (shown === brand) return [];
    const how = same(shown) ? 'spelled otherwise' : 'another one';
    return hit(brand, `The brand sent is "${brand}" and the page shows "${shown}": ${how}.`);
  }
  return !hasOtherBrands && own.brands.length === 0 ? null : [];
}

export const brandValue = defineCheck('BRAND-VALUE', {
  title: 'Brand spelled as it is registered',
  needs: ['brand'],
  run: (context) => {
    const { listing, spellings } = context;
    const brand = listing.brand ?? '';
    if (listing.genericBrand) return generic(brand);
    const judged = differing(context, brand);
    const twin = spellings.get(brand.toLowerCase())?.find((name) => name !== brand);
    if (twin !== undefined && (judged === null || judged.length === 0)) {
      return hit(
        brand,
        `The brand is "${brand}" here and "${twin}" on other listings of yours. Which one is registered?`,
        'question',
      );
    }
    return (
      judged ?? { notChecked: 'needs the registered spelling (the brand the catalogue shows, or --registered-brand)' }
    );
  },
});
