import { defineCheck } from '../check.ts';
import { piecesOf } from '../listing-text.ts';
import { rulePattern } from '../measures/patterns.ts';

/** One finding for the listing, not one a bullet: the advice is the same for all. */
export const bulletHeader = defineCheck('BULLET-HEADER', {
  title: 'Bullets in the form "Header: description"',
  needs: ['bullets'],
  run: ({ listing, rule }) => {
    const patterns = (rule.check.patterns ?? []).map((source) => rulePattern(source));
    const bullets = piecesOf(listing, ['bullets']);
    const bare = bullets.filter(({ text }) => patterns.every((pattern) => text.search(pattern) < 0));
    const first = bare[0];
    if (first === undefined) return [];
    const message = `${bare.length} of ${bullets.length} bullets have no header before a colon.`;
    return [
      { field: first.field, message, text: first.text, position: 0, measured: bare.length, limit: 0, unit: 'bullets' },
    ];
  },
});
