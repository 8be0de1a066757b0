import { defineCheck, type Hit } from '../check.ts';
import type { ListingText } from '../listing-text.ts';
import { attributeOf } from '../measures/attributes.ts';

interface Trait {
  readonly name: string;
  valueOf(listing: ListingText): string | null;
}

const TRAITS: readonly Trait[] = [
  { name: 'brand', valueOf: ({ brand }) => brand },
  { name: 'material', valueOf: (listing) => attributeOf(listing, 'material')?.value.join(', ') || null },
  {
    name: 'number of bullets',
    valueOf: ({ bullets }) => (bullets === null ? null : String(bullets.length)),
  },
];

/** The value most children have; null without a majority, where nobody can say who is the odd one. */
function usual(values: readonly string[]): string | null {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const [best] = [...counts].sort(([, left], [, right]) => right - left);
  return best !== undefined && best[1] * 2 > values.length ? best[0] : null;
}

export const variationConsistent = defineCheck('VARIATION-CONSISTENT', {
  title: 'Children agree in brand, material and bullets',
  needs: ['family'],
  run: ({ listing, family }) => {
    if (family === null || listing.facts.parentKey === null) return [];
    if (family.children.length < 2) return { notChecked: 'needs another child of the family; the files have none' };
    return TRAITS.flatMap(({ name, valueOf }): Hit[] => {
      const own = valueOf(listing);
      const values = family.children.flatMap((child) => valueOf(child) ?? []);
      const most = usual(values);
      if (own === null || most === null || own === most) return [];
      const message = `The ${name} is "${own}"; most of the ${values.length} children have "${most}".`;
      return [{ field: 'variation', message, text: own }];
    });
  },
});
