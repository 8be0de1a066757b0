import type { DecodedImage, ImageFacts } from '../../../model/decoded-image.ts';
import type { ImageGeometry, ImageMeasures, NotMeasured } from '../../../model/image-measures.ts';
import type { ImageRecord } from '../../../model/records/image.ts';
import type { ImageRule } from '../../../rules/policy/listing-rule.ts';
import { imageRules } from '../../../rules/policy/listing-tables.ts';
import type { RuleTable } from '../../../rules/table.ts';
import { type FirstLook, firstLook } from './first-look.ts';
import type { CutPiece, WantedPiece } from './looks.ts';
import { closerLook } from './closer-look.ts';
import type { Workspace } from './planes.ts';

/** A picture without its pixels: everything the checks need, small enough to keep for every file. */
export interface MeasuredImage {
  readonly record: ImageRecord;
  readonly facts: ImageFacts;
  /** Null when there were no pixels; `failure` then says why. */
  readonly measures: ImageMeasures | null;
  /** Where the measures were taken, for marks; null when there were no pixels. */
  readonly geometry: ImageGeometry | null;
  readonly failure: DecodedImage['failure'];
}

/** A picture looked at once, with the pieces that have to be looked at closer before it is measured. */
export interface HalfMeasured {
  readonly facts: ImageFacts;
  readonly wanted: readonly WantedPiece[];
  /** Puts the pieces in: those that could not be cut leave their measures null, with the reason. */
  finish(pieces: readonly CutPiece[]): MeasuredImage;
}

function rounded(value: number | null, digits: number): number | null {
  return value === null ? null : Number(value.toFixed(digits));
}

function share(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}

function measuresOf(
  { measures, ground }: FirstLook,
  closer: ReturnType<typeof closerLook>,
  notMeasured: readonly NotMeasured[],
): ImageMeasures {
  const whole = { ...measures, ...closer.measures };
  const edges = (of: NonNullable<ImageMeasures['edges']>): NonNullable<ImageMeasures['edges']> => ({
    left: share(of.left),
    top: share(of.top),
    right: share(of.right),
    bottom: share(of.bottom),
  });
  return {
    ...whole,
    whiteBorderShare: share(whole.whiteBorderShare),
    exactWhiteBorderShare: share(whole.exactWhiteBorderShare),
    borderShare: share(whole.borderShare),
    offWhiteEdges: edges(whole.offWhiteEdges),
    productFillShare: rounded(whole.productFillShare, 4),
    boxAreaShare: rounded(whole.boxAreaShare, 4),
    foregroundShare: rounded(whole.foregroundShare, 4),
    edges: ground === null || whole.edges === null ? null : edges(whole.edges),
    haloShare: rounded(whole.haloShare, 4),
    sharpness: rounded(whole.sharpness, 1),
    nativeSharpness: rounded(whole.nativeSharpness, 1),
    saturation: rounded(whole.saturation, 4),
    transparentShare: share(whole.transparentShare),
    notMeasured: [...notMeasured],
  };
}

/** Looks at a decoded picture for the first time. A `workspace` is free again once the picture is finished. */
export function lookAtImage(
  record: ImageRecord,
  decoded: DecodedImage,
  table: RuleTable<ImageRule> = imageRules,
  workspace?: Workspace,
): HalfMeasured {
  const { facts, pixels, failure } = decoded;
  if (pixels === null) {
    return { facts, wanted: [], finish: () => ({ record, facts, measures: null, geometry: null, failure }) };
  }
  const first = firstLook(pixels, facts, table, workspace);
  return {
    facts,
    wanted: first.wanted,
    finish: (pieces) => {
      const closer = closerLook(first, pieces, table);
      return {
        record,
        facts,
        measures: measuresOf(first, closer, [...first.notMeasured, ...closer.notMeasured]),
        geometry: { ...first.geometry, textRows: closer.textRows },
        failure,
      };
    },
  };
}
