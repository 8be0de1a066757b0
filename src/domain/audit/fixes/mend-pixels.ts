import type { Pixels } from '../../../model/pixels.ts';
import type { ImageRule } from '../../../rules/policy/listing-rule.ts';
import { imageRules } from '../../../rules/policy/listing-tables.ts';
import type { RuleTable } from '../../../rules/table.ts';
import type { CheckedImage } from '../audit-images.ts';
import { cleanGround } from './clean-ground.ts';
import type { FixPlan, Step } from './fix-plan.ts';
import { reframe } from './reframe.ts';

export interface MendedPixels {
  readonly grid: Pixels;
  /** Steps that were taken. */
  readonly done: ReadonlySet<Step>;
  /** What was done, one sentence each. */
  readonly steps: readonly string[];
  /** What was not done and why. */
  readonly reasons: readonly string[];
}

function limitOf(table: RuleTable<ImageRule>, rule: string, name: string): number {
  const value = table.versions.flatMap(({ rows }) => rows).find(({ id }) => id === rule)?.limits[name];
  if (value === undefined) throw new Error(`the image rule ${rule} has no limit "${name}"`);
  return value;
}

/** The longest side a mended copy may have, px. */
export function longestAllowed(table: RuleTable<ImageRule> = imageRules): number {
  return limitOf(table, 'IMG-SIDE-MAX', 'limit');
}

/** The most bytes a mended copy should have. */
export function mostBytes(table: RuleTable<ImageRule> = imageRules): number {
  return limitOf(table, 'IMG-BYTES', 'limit');
}

const SAID: Readonly<Partial<Record<Step, string>>> = {
  name: 'It has the name Amazon asks for.',
  flatten: 'Transparent parts were put on white.',
  convert: 'The colours were brought to sRGB.',
  turn: 'It was turned as its tag says.',
  pack: 'It was packed as a JPEG.',
  shrink: 'It was shrunk to the largest size Amazon takes.',
};

/**
 * Does to the pixels what a plan asks for, each step only where it is safe.
 * @param grid upright, in sRGB, flattened on white: decoding has done these three steps.
 */
export function mendPixels(
  grid: Pixels,
  plan: FixPlan,
  { image }: Pick<CheckedImage, 'image'>,
  table: RuleTable<ImageRule> = imageRules,
): MendedPixels {
  const done = new Set<Step>();
  const steps: string[] = [];
  const reasons: string[] = [];
  const white = limitOf(table, 'IMG-BG-WHITE', 'white');
  let pixels = grid;
  if (plan.steps.has('clean')) {
    const cleaned = cleanGround(pixels, white);
    if ('refused' in cleaned) reasons.push(cleaned.refused);
    else {
      pixels = cleaned.done;
      done.add('clean');
      steps.push('The nearly white ground was made pure white.');
    }
  }
  const [fill, square] = [plan.steps.has('fill'), plan.steps.has('square')];
  if (fill || square) {
    const background = image.measures?.background;
    const clean = background === 'white' || background === 'white-product-at-frame' || done.has('clean');
    const framed = clean
      ? reframe(pixels, {
          white,
          sparse: limitOf(table, 'IMG-FILL', 'sparse'),
          square,
          fill,
          sides: ['IMG-SIDE-MIN', 'IMG-SIDE-ZOOM', 'IMG-SIDE-BEST'].map((rule) => limitOf(table, rule, 'limit')),
        })
      : { refused: 'Its frame was left: the ground is not pure white, so that an edge would be seen.' };
    if ('refused' in framed) reasons.push(framed.refused);
    else {
      pixels = framed.done;
      if (fill) done.add('fill');
      if (square) done.add('square');
      const what = fill ? 'The white around the product was trimmed' : 'White was added around it';
      steps.push(`${what}: ${pixels.width} x ${pixels.height} px, nothing enlarged.`);
    }
  }
  for (const [step, sentence] of Object.entries(SAID) as [Step, string][]) {
    if (!plan.steps.has(step)) continue;
    done.add(step);
    steps.push(sentence);
  }
  return { grid: pixels, done, steps, reasons };
}
