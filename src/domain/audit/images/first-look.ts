import type { ImageFacts, PixelGrid } from '../../../model/decoded-image.ts';
import type { ImageGeometry, ImageMeasures, NotMeasured } from '../../../model/image-measures.ts';
import type { ImageRule } from '../../../rules/policy/listing-rule.ts';
import type { RuleTable } from '../../../rules/table.ts';
import { measureBackground, offendingFrame } from './background.ts';
import { borderShare } from './frame.ts';
import { groundFromFrame, groundMask } from './ground.ts';
import { haloShare } from './halo.ts';
import { type ImageLimits, limit, limitsOf } from './image-limits.ts';
import { badgesOf, similarParts } from './loose-parts.ts';
import { atFullSize, type WantedPiece } from './looks.ts';
import { type Part, partsOf } from './parts.ts';
import { boxHash, perceptualHash } from './perceptual-hash.ts';
import { createWorkspace, isSingleColour, type Planes, planesOf, type Workspace } from './planes.ts';
import { type ProductBox, productBox } from './product-box.ts';
import { productColour } from './product-colour.ts';
import { detailOf } from './sharpness.ts';
import { textCandidates } from './text-rows.ts';

/** Why the product cannot be told from what is around it. */
const NO_GROUND = 'the ground is not white, so the product cannot be told from it';

/** A picture as seen on the shrunk grid, with what a closer look needs. */
export interface FirstLook {
  readonly measures: Omit<ImageMeasures, 'notMeasured'>;
  readonly notMeasured: readonly NotMeasured[];
  readonly geometry: ImageGeometry;
  readonly wanted: readonly WantedPiece[];
  readonly planes: Planes;
  /** Bits the file keeps for each px of the product, where they are more than an enlarged picture can need; else null. */
  readonly rich: number | null;
  /** 1 where ground was found; null when the ground is not white. */
  readonly ground: Uint8Array | null;
  /** Size of the upright picture. */
  readonly full: Pick<PixelGrid, 'width' | 'height'>;
}

/** Px by which a piece of detail is cut larger: an edge that ends a tile has to lie inside. */
const EDGE = 8;

/**
 * Bits a JPEG keeps for each px of the product, where there are so many that fine detail must be among them: enlarged
 * pictures have been seen with up to five sixths of the limits. Null where that is not sure, and a closer look is due.
 */
function richData(facts: ImageFacts, productShare: number, limits: ImageLimits): number | null {
  const { dataBytes, jpegQuality: quality, width, height } = facts;
  if (dataBytes === null || quality === null || width === null || height === null) return null;
  // The outline of a thin product takes most of its bits, sharp or not.
  if (productShare < limit(limits, 'bitsShare')) return null;
  const name = quality <= 85 ? 'bits85' : quality <= 92 ? 'bits92' : quality <= 95 ? 'bits95' : null;
  const bits = (dataBytes * 8) / (width * height * productShare);
  return name !== null && bits >= limit(limits, name) ? Math.round(bits * 10) / 10 : null;
}

type Fill = Pick<ImageMeasures, 'productFillByThreshold' | 'productFillRange'>;

/** The fill at every brightness limit; the ground itself may lie below the strictest. */
function fills(planes: Planes, table: RuleTable<ImageRule>, box: ProductBox, nearWhite: boolean): Fill {
  const limits = limitsOf(table, 'IMG-FILL');
  const sparse = limit(limits, 'sparse');
  const at = (name: string): number => {
    const found = productBox(groundFromFrame(planes, limit(limits, name)), sparse);
    return Math.round(found.longSideShare * 10_000) / 10_000;
  };
  const middle = Math.round(box.longSideShare * 10_000) / 10_000;
  const readings = [
    // Ground that is only nearly white has no pixel at 255: that reading would call all of it product.
    { threshold: limit(limits, 'strict'), share: nearWhite ? null : at('strict') },
    { threshold: limit(limits, 'threshold'), share: middle },
    { threshold: limit(limits, 'loose'), share: at('loose') },
  ];
  const shares = readings.flatMap((reading) => (reading.share === null ? [] : [reading.share]));
  return { productFillByThreshold: readings, productFillRange: [Math.min(...shares), Math.max(...shares)] };
}

/** The pieces to look at closer: the richest piece of the product at its own size, and where letters may stand. */
function wantedPieces(
  planes: Planes,
  full: FirstLook['full'],
  richest: ReturnType<typeof detailOf> | 'certain',
  letters: ReturnType<typeof textCandidates>,
  table: RuleTable<ImageRule>,
): WantedPiece[] {
  const wanted: WantedPiece[] = [];
  // A picture no larger than the grid has been looked at in full already.
  if (planes.width >= full.width) return wanted;
  if (richest !== 'certain' && richest !== null && richest.richest !== null) {
    wanted.push({ purpose: 'detail', area: atFullSize(richest.richest, planes, full, EDGE), scale: 1 });
  }
  if (letters !== null) {
    const scale = Math.min(1, limit(limitsOf(table, 'IMG-TEXT'), 'side') / Math.max(full.width, full.height));
    // The ring around a letter has to lie inside the piece.
    const margin = Math.ceil((2 * limit(limitsOf(table, 'IMG-TEXT'), 'ring')) / scale);
    wanted.push({ purpose: 'text', area: atFullSize(letters, planes, full, margin), scale });
  }
  return wanted;
}

/** Measures what a shrunk grid can tell: ground, box, fill, colour, detail at 500 px, hashes, loose parts. Pure. */
export function firstLook(
  grid: PixelGrid,
  facts: ImageFacts,
  table: RuleTable<ImageRule>,
  workspace: Workspace = createWorkspace(),
): FirstLook {
  const planes = planesOf(grid, workspace);
  const { width, height } = planes;
  const full = { width: facts.width ?? width, height: facts.height ?? height };
  const frame = measureBackground(grid, planes, limitsOf(table, 'IMG-BG-WHITE'));
  const white = limit(limitsOf(table, 'IMG-BG-WHITE'), 'white');
  const hasGround = frame.background !== 'off-white' && frame.background !== 'not-white';
  const fillLimits = limitsOf(table, 'IMG-FILL');
  const flood = hasGround ? groundFromFrame(planes, limit(fillLimits, 'threshold')) : null;
  const ground = flood === null ? null : groundMask(flood, workspace);
  const found = flood === null ? null : productBox(flood, limit(fillLimits, 'sparse'));
  const colour = productColour(grid, ground);
  const detail = detailOf(planes, ground);
  const parts: Part[] = ground === null ? [] : partsOf(planes, limit(limitsOf(table, 'IMG-BADGE'), 'dark'), 3);
  const badges = ground === null ? [] : badgesOf(parts, ground, planes, limitsOf(table, 'IMG-BADGE'));
  const letters = ground === null ? null : textCandidates(parts, ground, planes, limitsOf(table, 'IMG-TEXT'));
  const enough = found === null || found.foregroundShare >= limit(limitsOf(table, 'IMG-BLUR'), 'minForeground');
  const box = found?.box ?? null;
  const rich = richData(facts, found?.foregroundShare ?? 1, limitsOf(table, 'IMG-UPSCALED'));
  const none = (...keys: readonly (keyof ImageMeasures)[]): NotMeasured[] =>
    keys.map((measure) => ({ measure, reason: NO_GROUND }));
  return {
    measures: {
      ...frame,
      borderShare: borderShare(grid, planes, limitsOf(table, 'IMG-BORDER'), {
        white,
        whiteShare: frame.whiteBorderShare,
      }),
      productFillShare: found?.longSideShare ?? null,
      ...(found === null
        ? { productFillByThreshold: null, productFillRange: null }
        : fills(planes, table, found, frame.background === 'near-white')),
      boxAreaShare: found?.boxAreaShare ?? null,
      foregroundShare: found?.foregroundShare ?? null,
      edges: found?.edges ?? null,
      haloShare: ground === null ? null : haloShare(planes, limit(limitsOf(table, 'IMG-HALO'), 'dark'), white),
      sharpness: enough && detail !== null ? detail.variance : null,
      nativeSharpness: null,
      saturation: colour?.saturation ?? null,
      transparentShare: grid.transparentShare,
      singleColour: isSingleColour(grid),
      textRows: null,
      badges: ground === null ? null : badges.length,
      similarParts: ground === null ? null : similarParts(parts, planes, limitsOf(table, 'IMG-MULTIVIEW')),
      hash: perceptualHash(planes, { left: 0, top: 0, width, height }),
      boxHash: box === null ? null : boxHash(planes, box),
      productColour:
        colour === null ? null : (colour.lab.map((value) => Math.round(value * 10) / 10) as [number, number, number]),
    },
    notMeasured: [
      ...(ground === null
        ? none(
            'productFillShare',
            'boxAreaShare',
            'foregroundShare',
            'edges',
            'haloShare',
            'badges',
            'similarParts',
            'boxHash',
          )
        : []),
      ...(enough ? [] : [{ measure: 'sharpness', reason: 'next to nothing of the picture is anything but ground' }]),
    ],
    geometry: {
      ...full,
      box: box === null ? null : atFullSize(box, planes, full),
      framePixels: offendingFrame(planes, limitsOf(table, 'IMG-BG-WHITE')).map((run) => atFullSize(run, planes, full)),
      textRows: [],
      badges: badges.map((badge) => atFullSize(badge, planes, full)),
    },
    wanted: wantedPieces(planes, full, rich === null ? (enough ? detail : null) : 'certain', letters, table),
    rich,
    planes,
    ground,
    full,
  };
}
