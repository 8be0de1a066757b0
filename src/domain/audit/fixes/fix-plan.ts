import type { CheckedImage } from '../audit-images.ts';

/** Findings a step can mend, by rule. */
const MENDED_BY: Readonly<Record<string, Step>> = {
  'IMG-ALPHA': 'flatten',
  'IMG-ASPECT': 'square',
  'IMG-BG-NEARWHITE': 'clean',
  'IMG-BYTES': 'pack',
  'IMG-COLOUR': 'convert',
  'IMG-EXIF': 'turn',
  'IMG-FILL': 'fill',
  'IMG-FORMAT': 'pack',
  'IMG-NAME': 'name',
  'IMG-SHORT-SIDE': 'square',
  'IMG-SIDE-MAX': 'shrink',
};

/** What can be done to a copy. */
export type Step = 'clean' | 'fill' | 'square' | 'flatten' | 'convert' | 'turn' | 'pack' | 'shrink' | 'name';

/** Why a finding is left to a person, where it is worth a sentence. */
const LEFT: Readonly<Record<string, string>> = {
  'IMG-BG-WHITE':
    'The ground was not cleaned: it is not nearly white, and parts of the product might go with it. Cut the product out.',
  'IMG-BLUR': 'A blurred picture cannot be made sharp. Take it again.',
  'IMG-BORDER': 'The border was left: cut it off by hand.',
  'IMG-CROPPED': 'What is cut off at the frame cannot be put back. Take the picture again.',
  'IMG-SIDE-BEST': 'It was not enlarged: that adds no detail. Export it larger, or take it again.',
  'IMG-SIDE-MIN': 'It was not enlarged: that adds no detail. Export it larger, or take it again.',
  'IMG-SIDE-ZOOM': 'It was not enlarged: that adds no detail. Export it larger, or take it again.',
  'IMG-TEXT': 'Text on the picture was left: export the picture without it.',
  'IMG-BADGE': 'What looks like a badge was left: export the picture without it.',
  'IMG-UPSCALED': 'It was enlarged before, which cannot be undone. Export it from the original.',
  'IMG-NOT-ANIMATED': 'An animation was left: choose one of its pictures.',
};

export interface FixPlan {
  readonly steps: ReadonlySet<Step>;
  /** Rules whose findings the steps are meant to mend. */
  readonly aims: readonly string[];
  /** Why other findings are left, one sentence each. */
  readonly left: readonly string[];
}

/**
 * What a mended copy of a picture would need.
 * @param nameable the ASIN is known, so that a copy can have the name the bulk upload asks for.
 * @returns null when it has no finding a copy could mend or a word should be said about.
 */
export function planFix({ image, findings }: CheckedImage, nameable: boolean): FixPlan | null {
  const steps = new Set<Step>();
  const aims: string[] = [];
  const left = new Set<string>();
  for (const { rule, basis } of findings) {
    const step = MENDED_BY[rule];
    // A question is for a person: whether a soft shadow counts is not settled by trimming.
    if (step === 'name' && !nameable) left.add('It was not renamed: no file tells its ASIN.');
    else if (step !== undefined && basis !== 'question') {
      steps.add(step);
      if (!aims.includes(rule)) aims.push(rule);
    } else if (LEFT[rule] !== undefined) left.add(LEFT[rule]);
  }
  if (image.measures === null) {
    // Without pixels there is nothing to mend, whatever else was found.
    if (findings.length === 0) return null;
    return { steps: new Set(), aims: [], left: ['No copy was made: the picture cannot be opened.'] };
  }
  if (image.facts.pages > 1) {
    const animation = LEFT['IMG-NOT-ANIMATED'] ?? '';
    return { steps: new Set(), aims: [], left: [animation] };
  }
  return steps.size === 0 && left.size === 0 ? null : { steps, aims, left: [...left] };
}
