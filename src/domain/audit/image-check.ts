import type { Confidence } from '../../model/confidence.ts';
import type { Severity } from '../../model/finding.ts';
import type { ImageMeasures } from '../../model/image-measures.ts';
import type { ImageRule } from '../../rules/policy/listing-rule.ts';
import { imageRules } from '../../rules/policy/listing-tables.ts';
import type { Hit, NotChecked } from './check.ts';
import type { MeasuredImage } from './images/measure-image.ts';

/** What a check found in a picture. */
export type ImageHit = Omit<Hit, 'field'>;

export interface ImageCheckContext {
  readonly image: MeasuredImage;
  readonly rule: ImageRule;
}

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
  readonly slot: 'any' | 'MAIN';
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
  readonly slot: 'any' | 'MAIN';
  readonly needs: ImageCheckMeta['needs'];
  run(context: ImageCheckContext): readonly ImageHit[] | NotChecked;
}

/** Joins a check's own words with the facts of its rule. @throws Error when the table has no such rule: a bug. */
export function defineImageCheck(id: string, parts: ImageCheckParts): ImageCheck {
  const rule = imageRules.versions.flatMap((version) => version.rows).find((row) => row.id === id);
  if (rule === undefined || rule.severity === 'manual') throw new Error(`no measurable image rule ${id} in the table`);
  const { title, fix, slot, needs, run } = parts;
  const { why, sources, confidence, effectiveFrom, severity } = rule;
  return { meta: { id, title, why, fix, source: sources, confidence, effectiveFrom, severity, slot, needs }, run };
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
