import { shippedImageRule } from './image-check.ts';

/** What pixels cannot tell: put to a person once a run, never passed and never failed. */
export interface ImageQuestion {
  readonly rule: string;
  readonly slot: 'any' | 'MAIN';
  readonly question: string;
  /** True when the question is for some kinds of product alone: the rule's list tells which. */
  readonly ofKind: boolean;
}

function ask(rule: string, slot: ImageQuestion['slot'], question: string): ImageQuestion {
  return { rule, slot, question, ofKind: shippedImageRule(rule).lists['productTypes'] !== undefined };
}

/** Every rule for a person's eye, as a question. One line adds one. */
export const IMAGE_QUESTIONS: readonly ImageQuestion[] = [
  ask('IMG-TITLE-MATCH', 'any', 'Does the picture show what the title says: this very colour, size and number?'),
  ask(
    'IMG-ALL-CONTENT',
    'any',
    "Is it free of nudity, reviews and stars, prices, shipping and other claims, seller details, and Amazon's marks and badges?",
  ),
  ask(
    'IMG-PACKAGING',
    'MAIN',
    'Does it show the product alone: no packaging unless it matters, no props, nothing that is not included, true relative sizes?',
  ),
  ask(
    'IMG-MODEL',
    'MAIN',
    'Is clothing for adults shown on a standing model or flat, with no part of a mannequin or hanger?',
  ),
  ask('IMG-SHOE', 'MAIN', 'Does it show one shoe, facing left, at 45 degrees?'),
  ask('IMG-KIDS', 'any', "Are children's underwear, leotards and swimwear shown flat, without a model?"),
];

/** Rules whose answer is in no file that is read so far, with the reason a seller is told. */
export const IMAGE_NEEDS_MORE: Readonly<Record<string, string>> = {
  'IMG-SUPPRESSED': "needs the listing's issues, which only Amazon's interface tells",
  'IMG-LAG': 'needs the picture the catalogue shows a day after the upload',
};
