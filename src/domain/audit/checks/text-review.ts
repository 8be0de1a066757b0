import { defineCheck } from '../check.ts';
import { VISIBLE_PARTS } from '../listing-text.ts';
import { listedWords } from '../measures/listed-words.ts';

export const textReview = defineCheck('TEXT-REVIEW', {
  title: 'No reviews, testimonials or requests for them',
  needs: ['text'],
  run: (context) => listedWords(context, { parts: VISIBLE_PARTS, what: 'review or testimonial wording' }),
});
