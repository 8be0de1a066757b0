import { defineCheck } from '../check.ts';
import { firstDifference, isSameSource, sameText } from '../measures/drift.ts';
import { codePointOffset, shorten } from '../text/count.ts';

const SHOWN = 120;

export const titleDrift = defineCheck('TITLE-DRIFT', {
  title: 'The title shown is the one you sent',
  needs: ['title', 'shown-title'],
  run: ({ listing }) => {
    const sent = listing.title;
    const shown = listing.facts.shown?.title ?? null;
    if (sent === null || shown === null) return [];
    // A summary is the catalogue's own words: only attributes or a file of the seller's say what was sent.
    if (isSameSource(sent, shown) && !listing.facts.attributesAreWhole) {
      return {
        notChecked: 'needs the title you sent (Listings API attributes, category listings report or a file of yours)',
      };
    }
    if (sent.text === '' || sameText(sent.text, shown.text)) return [];
    const index = firstDifference(sent.text, shown.text);
    return [
      {
        field: 'title',
        message: `Amazon shows "${shorten(shown.text, SHOWN)}" (${shown.origin.file}); your listing has "${shorten(sent.text, SHOWN)}" (${sent.origin.file}).`,
        text: sent.text.slice(index),
        position: codePointOffset(sent.text, index),
        origin: shown.origin,
      },
    ];
  },
});
