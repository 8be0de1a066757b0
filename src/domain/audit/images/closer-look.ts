import type { ImageMeasures, NotMeasured, Rectangle } from '../../../model/image-measures.ts';
import type { ImageRule } from '../../../rules/policy/listing-rule.ts';
import type { RuleTable } from '../../../rules/table.ts';
import type { FirstLook } from './first-look.ts';
import { groundFromPlaces, groundMask } from './ground.ts';
import { limit, limitsOf } from './image-limits.ts';
import { atFullSize, type CutPiece } from './looks.ts';
import { planesOf } from './planes.ts';
import { pieceDetail } from './sharpness.ts';
import { textRows } from './text-rows.ts';

export interface CloserLook {
  readonly measures: Pick<ImageMeasures, 'nativeSharpness' | 'textRows'>;
  /** In px of the upright picture at its full size. */
  readonly textRows: readonly Rectangle[];
  readonly notMeasured: readonly NotMeasured[];
}

/** Text rows in a piece; the ground of the first look says where the flood may begin. */
function rowsIn(
  { planes: seen, ground, full }: FirstLook,
  { wanted, grid }: CutPiece,
  table: RuleTable<ImageRule>,
): Rectangle[] {
  if (ground === null) return [];
  const planes = planesOf(grid);
  const { area } = wanted;
  const [across, down] = [area.width / grid.width, area.height / grid.height];
  const [seenAcross, seenDown] = [seen.width / full.width, seen.height / full.height];
  const isGround = (x: number, y: number): boolean => {
    const column = Math.min(seen.width - 1, Math.floor((area.left + (x + 0.5) * across) * seenAcross));
    const row = Math.min(seen.height - 1, Math.floor((area.top + (y + 0.5) * down) * seenDown));
    return ground[row * seen.width + column] === 1;
  };
  const white = limit(limitsOf(table, 'IMG-BG-WHITE'), 'white');
  const longSide = Math.max(full.width, full.height) * wanted.scale;
  return textRows(
    planes,
    groundMask(groundFromPlaces(planes, white, isGround)),
    longSide,
    limitsOf(table, 'IMG-TEXT'),
  ).map((row) => {
    const { left, top, ...size } = atFullSize(row, grid, area);
    return { left: left + area.left, top: top + area.top, ...size };
  });
}

function text(
  first: FirstLook,
  pieces: readonly CutPiece[],
  table: RuleTable<ImageRule>,
): readonly Rectangle[] | string {
  const { planes, ground, full, wanted } = first;
  if (ground === null) return 'text is told by its white ground, and the ground is not white';
  if (planes.width >= full.width) {
    return textRows(planes, ground, Math.max(full.width, full.height), limitsOf(table, 'IMG-TEXT'));
  }
  if (!wanted.some(({ purpose }) => purpose === 'text')) return [];
  const piece = pieces.find((cut) => cut.wanted.purpose === 'text');
  return piece === undefined ? 'the piece with the small parts could not be cut out' : rowsIn(first, piece, table);
}

function native(first: FirstLook, pieces: readonly CutPiece[], table: RuleTable<ImageRule>): number | string {
  const { planes, full, wanted, measures } = first;
  if (planes.width >= full.width) return measures.sharpness ?? 'too little of the picture is product';
  if (first.rich !== null) {
    return `not needed: the file keeps ${first.rich} bits for each px of the product, more than an enlarged picture can fill`;
  }
  if (!wanted.some(({ purpose }) => purpose === 'detail')) return 'no piece of the picture is mostly product';
  const piece = pieces.find((cut) => cut.wanted.purpose === 'detail');
  if (piece === undefined) return 'the piece of the product could not be cut out';
  const white = first.ground === null ? 256 : limit(limitsOf(table, 'IMG-BG-WHITE'), 'white');
  return pieceDetail(planesOf(piece.grid), white)?.variance ?? 'the piece holds no product';
}

/** Finishes the measures with the pieces cut out for them. Pure. */
export function closerLook(first: FirstLook, pieces: readonly CutPiece[], table: RuleTable<ImageRule>): CloserLook {
  const rows = text(first, pieces, table);
  const detail = native(first, pieces, table);
  const reason = (measure: keyof ImageMeasures, value: unknown): NotMeasured[] =>
    typeof value === 'string' ? [{ measure, reason: value }] : [];
  return {
    measures: {
      nativeSharpness: typeof detail === 'string' ? null : detail,
      textRows: typeof rows === 'string' ? null : rows.length,
    },
    textRows: typeof rows === 'string' ? [] : rows,
    notMeasured: [...reason('nativeSharpness', detail), ...reason('textRows', rows)],
  };
}
