import type { PixelGrid } from '../../../model/decoded-image.ts';
import type { Rectangle } from '../../../model/image-measures.ts';

/**
 * A piece of the picture that has to be looked at closer than the first, shrunk look allows: `detail` at its own size,
 * `text` at the size at which letters are told from each other.
 */
export interface WantedPiece {
  readonly purpose: 'detail' | 'text';
  /** In px of the upright picture at its full size. */
  readonly area: Rectangle;
  /** Size of a full-size px in the piece: 1 keeps the size, less shrinks. */
  readonly scale: number;
}

/** The pixels of a wanted piece. */
export interface CutPiece {
  readonly wanted: WantedPiece;
  readonly grid: PixelGrid;
}

/** A rectangle of a shrunk grid in px of the full picture, grown by `margin` of those px and kept inside. */
export function atFullSize(
  box: Rectangle,
  grid: Pick<PixelGrid, 'width' | 'height'>,
  full: Pick<PixelGrid, 'width' | 'height'>,
  margin = 0,
): Rectangle {
  const [across, down] = [full.width / grid.width, full.height / grid.height];
  const left = Math.max(0, Math.floor(box.left * across) - margin);
  const top = Math.max(0, Math.floor(box.top * down) - margin);
  const right = Math.min(full.width, Math.ceil((box.left + box.width) * across) + margin);
  const bottom = Math.min(full.height, Math.ceil((box.top + box.height) * down) + margin);
  return { left, top, width: Math.max(1, right - left), height: Math.max(1, bottom - top) };
}
