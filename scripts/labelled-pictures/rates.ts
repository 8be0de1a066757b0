import type { ImageRecord } from '../../src/model/records/image.ts';
import { auditImages } from '../../src/domain/audit/audit-images.ts';
import type { CutPiece } from '../../src/domain/audit/images/looks.ts';
import { lookAtImage, type MeasuredImage } from '../../src/domain/audit/images/measure-image.ts';
import { comparePictures } from '../../src/domain/audit/images/same-picture.ts';
import { shippedImageRule } from '../../src/domain/audit/image-check.ts';
import { decodeImage, decodePiece } from '../../src/sources/images.ts';
import { LABELLED, type LabelledPair, type LabelledPicture, PAIRS } from './cases.ts';
import { HELD_OUT, HELD_OUT_PAIRS } from './held-out.ts';

/** How often a measure errs on the labelled pictures. */
export interface MeasureRate {
  readonly rule: string;
  /** Pictures that break the rule, and how many of them it did not find. */
  readonly breaking: number;
  readonly missed: readonly string[];
  /** Pictures that keep it, and how many of them it blamed. */
  readonly keeping: number;
  readonly blamed: readonly string[];
}

/** Rules of which the labelled pictures say something. */
const RULES = [
  'IMG-BG-WHITE',
  'IMG-BG-NEARWHITE',
  'IMG-FILL',
  'IMG-CROPPED',
  'IMG-BORDER',
  'IMG-SHADOW-EDGE',
  'IMG-HALO',
  'IMG-TEXT',
  'IMG-BADGE',
  'IMG-MULTIVIEW',
  'IMG-BLUR',
  'IMG-UPSCALED',
  'IMG-JPEG',
  'IMG-GREY',
  'IMG-PLACEHOLDER',
];

async function measured(name: string, content: Uint8Array): Promise<MeasuredImage> {
  const record: ImageRecord = {
    kind: 'image',
    origin: { file: name, line: 1 },
    path: name,
    product: name,
    slot: 'MAIN',
    bytes: content.length,
  };
  const decoded = await decodeImage(name, { content });
  const looked = lookAtImage(record, decoded);
  const pieces: CutPiece[] = [];
  for (const wanted of looked.wanted) {
    const grid = await decodePiece(decoded.facts, wanted, { content });
    if (grid !== null) pieces.push({ wanted, grid });
  }
  return looked.finish(pieces);
}

/** Runs some at a time, in order of the list. */
async function each<Item, Result>(items: readonly Item[], work: (item: Item) => Promise<Result>): Promise<Result[]> {
  const results: Result[] = [];
  for (let start = 0; start < items.length; start += 4) {
    results.push(...(await Promise.all(items.slice(start, start + 4).map(work))));
  }
  return results;
}

async function rulesBroken(name: string, content: Uint8Array): Promise<ReadonlySet<string>> {
  const options = { asOf: '2026-11-22', marketplace: null } as const;
  const [image] = auditImages([await measured(name, content)], options).images;
  return new Set(image?.findings.map(({ rule }) => rule));
}

/** The rates on the drawings the limits were chosen on, and on those that nobody looked at before. */
export interface PictureRates {
  readonly tuned: readonly MeasureRate[];
  readonly heldOut: readonly MeasureRate[];
}

/** Draws every labelled picture, audits it, and counts for each rule what it missed and what it blamed wrongly. */
export async function pictureRates(): Promise<PictureRates> {
  return { tuned: await ratesOn(LABELLED, PAIRS), heldOut: await ratesOn(HELD_OUT, HELD_OUT_PAIRS) };
}

async function ratesOn(pictures: readonly LabelledPicture[], pairs: readonly LabelledPair[]): Promise<MeasureRate[]> {
  const judged = await each(pictures, async (picture) => ({
    ...picture,
    broken: await rulesBroken(picture.name, await picture.draw()),
  }));
  const rates = RULES.map((rule): MeasureRate => {
    const labelled = judged.filter(({ unlabelled }) => unlabelled?.includes(rule) !== true);
    const breaking = labelled.filter(({ breaks }) => breaks.includes(rule));
    const keeping = labelled.filter(({ breaks }) => !breaks.includes(rule));
    return {
      rule,
      breaking: breaking.length,
      missed: breaking.filter(({ broken }) => !broken.has(rule)).map(({ name }) => name),
      keeping: keeping.length,
      blamed: keeping.filter(({ broken }) => broken.has(rule)).map(({ name }) => name),
    };
  });
  return [...rates, await pairRate(pairs)];
}

async function pairRate(pairs: readonly LabelledPair[]): Promise<MeasureRate> {
  const { limits } = shippedImageRule('IMG-DUP');
  const judged = await each(pairs, async ({ name, same, draw }) => {
    const [first, second] = await draw();
    const compared = comparePictures(await measured(name, first), await measured(name, second), limits);
    return { name, same, found: compared?.likeness === 'certain' || compared?.likeness === 'likely' };
  });
  const breaking = judged.filter(({ same }) => same);
  const keeping = judged.filter(({ same }) => !same);
  return {
    rule: 'IMG-DUP',
    breaking: breaking.length,
    missed: breaking.filter(({ found }) => !found).map(({ name }) => name),
    keeping: keeping.length,
    blamed: keeping.filter(({ found }) => found).map(({ name }) => name),
  };
}
