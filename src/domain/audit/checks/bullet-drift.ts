import { defineCheck } from '../check.ts';
import { isSameSource, sameText } from '../measures/drift.ts';
import { shorten } from '../text/count.ts';

const SHOWN = 120;

/** One finding for the listing: one changed bullet often moves all others. */
export const bulletDrift = defineCheck('BULLET-DRIFT', {
  title: 'The bullets shown are those you sent',
  needs: ['bullets', 'shown-bullets'],
  run: ({ listing }) => {
    const sent = listing.bullets ?? [];
    const shown = listing.facts.shown?.bullets ?? [];
    const [first] = sent;
    if (first === undefined || (shown[0] !== undefined && isSameSource(first, shown[0]))) {
      return {
        notChecked: 'needs the bullets you sent (Listings API attributes, category listings report or a file of yours)',
      };
    }
    const lost = sent.flatMap((bullet, index) =>
      shown.some((other) => sameText(other.text, bullet.text)) ? [] : [{ bullet, index }],
    );
    const added = shown.filter((bullet) => !sent.some((other) => sameText(other.text, bullet.text)));
    if (lost.length === 0 && added.length === 0) return [];
    const counts = `${lost.length} of your ${sent.length} bullets are not shown, and ${added.length} shown are not yours`;
    const example = added[0] === undefined ? '' : `; shown: "${shorten(added[0].text, SHOWN)}"`;
    const [begin] = lost;
    return [
      {
        field: begin === undefined ? 'bullets' : `bullet-${begin.index + 1}`,
        message: `${counts}${example}.`,
        ...(begin === undefined ? {} : { text: begin.bullet.text, position: 0 }),
        measured: lost.length + added.length,
        limit: 0,
        unit: 'bullets',
        origin: listing.facts.shown?.origin ?? listing.origin,
      },
    ];
  },
});
