import type { Confidence } from '../../model/confidence.ts';
import type { Severity } from '../../model/finding.ts';
import type { ImageMeasures } from '../../model/image-measures.ts';
import type { ImageRule } from '../../rules/policy/listing-rule.ts';
import { imageRules } from '../../rules/policy/listing-tables.ts';
import type { Hit, NotChecked } from './check.ts';
import type { MeasuredImage } from './images/measure-image.ts';
import type { ListedProduct } from './picture-products.ts';

/** What a check found in a picture. */
export type ImageHit = Omit<Hit, 'field'>;

export interface ImageCheckContext {
  readonly image: MeasuredImage;
  readonly rule: ImageRule;
  /** Null when no listing was given. */
  readonly product: ListedProduct | null;
}

/** Slot names that only some checks judge; `gallery` is all pictures of a listing together. */
export type CheckedSlot = 'any' | 'MAIN' | 'SWCH' | 'A+' | 'gallery';

export interface ImageCheckMeta {
  readonly id: string;
  /** The rule in half a line, as a demand. */
  readonly title: string;
  readonly why: string | null;
  readonly fix: string;
  readonly source: readonly string[];
  readonly confidence: Confidence;
  readonly effectiveFrom: string | null;
  readonly severity: Severity;
  /** `MAIN`: only the main image is judged. */
  readonly slot: CheckedSlot;
  /** Needs pixels, or only what the file's header says. */
  readonly needs: 'pixels' | 'size' | 'file';
}

export interface ImageCheck {
  readonly meta: ImageCheckMeta;
  run(context: ImageCheckContext): readonly ImageHit[] | NotChecked;
}

interface ImageCheckParts {
  readonly title: string;
  readonly fix: string;
  readonly slot: Exclude<CheckedSlot, 'gallery'>;
  readonly needs: ImageCheckMeta['needs'];
  run(context: ImageCheckContext): readonly ImageHit[] | NotChecked;
}

/** The shipped row of an image rule. @throws Error when the table has no such rule: a bug. */
export function shippedImageRule(id: string): ImageRule {
  const rule = imageRules.versions.flatMap((version) => version.rows).find((row) => row.id === id);
  if (rule === undefined) throw new Error(`no image rule ${id} in the table`);
  return rule;
}

/** Joins a check's own words with the facts of its rule. @throws Error when the table has no such rule: a bug. */
export function defineImageCheck(id: string, parts: ImageCheckParts): ImageCheck {
  const { run, ...words } = parts;
  return { meta: metaOf(id, words), run };
}

/** What is known of a check without running it. @throws Error when no measure can judge the rule: a bug. */
export function metaOf(id: string, words: Pick<ImageCheckMeta, 'title' | 'fix' | 'slot' | 'needs'>): ImageCheckMeta {
  const { why, sources, confidence, effectiveFrom, severity } = shippedImageRule(id);
  if (severity === 'manual') throw new Error(`image rule ${id} is for a person's eye`);
  return { id, why, source: sources, confidence, effectiveFrom, severity, ...words };
}

/** True when the product is of the kind a rule's list names by parts of product types; null when its type is not known. */
export function isKind(product: ListedProduct | null, parts: readonly string[] | undefined): boolean | null {
  const type = product?.productType ?? null;
  if (type === null) return null;
  const words = type.toUpperCase().split(/[^A-Z0-9]+/);
  return (parts ?? []).some((part) => words.some((word) => word === part || word === `${part}S`));
}

/** The longer side in px; null when the size is not known. */
export function longestSide(image: MeasuredImage): number | null {
  const { width, height } = image.facts;
  return width === null || height === null ? null : Math.max(width, height);
}

/** The measures of a check that needs pixels. @throws Error when there are none, which the caller has ruled out. */
export function measuresOf(image: MeasuredImage): ImageMeasures {
  if (image.measures === null) throw new Error('no pixels were measured');
  return image.measures;
}

/** `86 %`. */
export function percent(share: number): string {
  return `${Math.round(share * 1000) / 10} %`;
}
