import { defineCheck } from '../check.ts';
import { attributeOf } from '../measures/attributes.ts';

/** Amazon may have given a node by itself: an empty field of what was sent is asked about. */
export const browseNode = defineCheck('BROWSE-NODE', {
  title: 'A browse node',
  needs: ['browse-node'],
  run: ({ listing }) => {
    const node = listing.facts.browseNode;
    if (node === null || node.value !== '' || listing.facts.isParent) return [];
    const keyword = attributeOf(listing, 'item_type_keyword');
    if (keyword !== null && keyword.value.length > 0) return [];
    return [
      {
        field: 'browse-node',
        message:
          'Neither a browse node nor an item type keyword was sent. Has Amazon given the page a node? Without one it is not searchable.',
        severity: 'warning',
        basis: 'question',
        origin: node.origin,
      },
    ];
  },
});
