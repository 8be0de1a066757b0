import type { DecodedImage, ImageFacts, PixelGrid } from '../../../model/decoded-image.ts';
import type { ImageGeometry } from '../../../model/image-measures.ts';
import type { ImageRecord } from '../../../model/records/image.ts';
import type { ImageRule } from '../../../rules/policy/listing-rule.ts';
import { imageRules } from '../../../rules/policy/listing-tables.ts';
import type { RuleTable } from '../../../rules/table.ts';
import { type BackgroundMeasures, measureBackground } from './background.ts';
import { measureGeometry } from './geometry.ts';
import { type ImageLimits, limit } from './image-limits.ts';
import { darkestChannel, productBox } from './product-box.ts';

/** Numbers measured in the pixels. Shares are 0-1; null where they cannot be told honestly. */
export interface ImageMeasures extends BackgroundMeasures {
  /** Long side of the product box as a share of the picture; null when the ground is not white. */
  readonly productFillShare: number | null;
  /** The same, lowest and highest reading: soft shadows belong to the product or not. */
  readonly productFillRange: readonly [number, number] | null;
  readonly boxAreaShare: number | null;
  readonly foregroundShare: number | null;
  /** Share of each edge that the product covers. */
  readonly edges: {
    readonly left: number;
    readonly top: number;
    readonly right: number;
    readonly bottom: number;
  } | null;
  /** Not measured yet: an honest figure has to look at the product only. */
  readonly sharpness: null;
}

/** A picture without its pixels: everything the checks need, small enough to keep for every file. */
export interface MeasuredImage {
  readonly record: ImageRecord;
  readonly facts: ImageFacts;
  /** Null when there were no pixels; `failure` then says why. */
  readonly measures: ImageMeasures | null;
  /** Where they were taken, in px of the upright picture at its full size; null when there were no pixels. */
  readonly geometry: ImageGeometry | null;
  readonly failure: DecodedImage['failure'];
}

function limitsOf(table: RuleTable<ImageRule>, id: string): ImageLimits {
  const row = table.versions.flatMap((version) => version.rows).find((rule) => rule.id === id);
  return row?.limits ?? {};
}

function rounded(share: number): number {
  return Math.round(share * 10_000) / 10_000;
}

function measure(grid: PixelGrid, table: RuleTable<ImageRule>): ImageMeasures {
  const background = measureBackground(grid, limitsOf(table, 'IMG-BG-WHITE'));
  const shared = {
    ...background,
    whiteBorderShare: rounded(background.whiteBorderShare),
    exactWhiteBorderShare: rounded(background.exactWhiteBorderShare),
    sharpness: null,
  };
  if (background.background === 'off-white' || background.background === 'not-white') {
    // Without white ground the flood has nowhere to start and would call the whole picture product.
    return {
      ...shared,
      productFillShare: null,
      productFillRange: null,
      boxAreaShare: null,
      foregroundShare: null,
      edges: null,
    };
  }
  const limits = limitsOf(table, 'IMG-FILL');
  const darkest = darkestChannel(grid);
  const at = (name: string): ReturnType<typeof productBox> => productBox(grid, darkest, limit(limits, name), limits);
  const box = at('threshold');
  // A ground that is only nearly white has no pixel at 255: that reading would call all of it product.
  const others = background.background === 'near-white' ? ['loose'] : ['strict', 'loose'];
  const readings = [box, ...others.map(at)].map(({ longSideShare }) => rounded(longSideShare));
  return {
    ...shared,
    productFillShare: rounded(box.longSideShare),
    productFillRange: [Math.min(...readings), Math.max(...readings)],
    boxAreaShare: rounded(box.boxAreaShare),
    foregroundShare: rounded(box.foregroundShare),
    edges: {
      left: rounded(box.edges.left),
      top: rounded(box.edges.top),
      right: rounded(box.edges.right),
      bottom: rounded(box.edges.bottom),
    },
  };
}

function geometryOf(
  grid: PixelGrid,
  facts: ImageFacts,
  { background }: ImageMeasures,
  table: RuleTable<ImageRule>,
): ImageGeometry {
  const full = { width: facts.width ?? grid.width, height: facts.height ?? grid.height };
  const limits = limitsOf(table, 'IMG-FILL');
  const known = background !== 'off-white' && background !== 'not-white';
  const box = known ? productBox(grid, darkestChannel(grid), limit(limits, 'threshold'), limits).area : null;
  return measureGeometry(grid, full, box, limit(limitsOf(table, 'IMG-BG-WHITE'), 'white'));
}

/** Measures a decoded picture: ground by corners and frame, product box by flood fill from the frame. Pure. */
export function measureImage(
  record: ImageRecord,
  decoded: DecodedImage,
  table: RuleTable<ImageRule> = imageRules,
): MeasuredImage {
  const { facts, pixels, failure } = decoded;
  if (pixels === null) return { record, facts, measures: null, geometry: null, failure };
  const measures = measure(pixels, table);
  return { record, facts, measures, geometry: geometryOf(pixels, facts, measures, table), failure };
}
