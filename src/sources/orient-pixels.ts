import type { PixelGrid } from '../model/decoded-image.ts';
import type { Rectangle } from '../model/image-measures.ts';

type Size = Pick<PixelGrid, 'width' | 'height'>;

/** EXIF orientations from here on lie on their side. */
const SIDEWAYS = 5;

/** True when the stored picture lies on its side, so that width and height change places. */
export function isSideways(orientation: number): boolean {
  return orientation >= SIDEWAYS;
}

/** Where a pixel of the upright picture is stored; `size` is that of the stored one. */
function storedAt(orientation: number, { width, height }: Size, x: number, y: number): readonly [number, number] {
  switch (orientation) {
    case 2:
      return [width - 1 - x, y];
    case 3:
      return [width - 1 - x, height - 1 - y];
    case 4:
      return [x, height - 1 - y];
    case 5:
      return [y, x];
    case 6:
      return [y, height - 1 - x];
    case 7:
      return [width - 1 - y, height - 1 - x];
    case 8:
      return [width - 1 - y, x];
    default:
      return [x, y];
  }
}

/** Turns pixels upright as an EXIF orientation (1-8) says; three bytes a pixel. */
export function orientPixels(rgb: Uint8Array, stored: Size, orientation: number): Size & { readonly rgb: Uint8Array } {
  if (orientation < 2 || orientation > 8) return { ...stored, rgb };
  const width = isSideways(orientation) ? stored.height : stored.width;
  const height = isSideways(orientation) ? stored.width : stored.height;
  const turned = new Uint8Array(rgb.length);
  for (let y = 0, to = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1, to += 3) {
      const [column, row] = storedAt(orientation, stored, x, y);
      const from = (row * stored.width + column) * 3;
      turned[to] = rgb[from] ?? 0;
      turned[to + 1] = rgb[from + 1] ?? 0;
      turned[to + 2] = rgb[from + 2] ?? 0;
    }
  }
  return { width, height, rgb: turned };
}

/** A rectangle of the upright picture as it lies in the stored one. */
export function storedArea(area: Rectangle, stored: Size, orientation: number): Rectangle {
  const one = storedAt(orientation, stored, area.left, area.top);
  const other = storedAt(orientation, stored, area.left + area.width - 1, area.top + area.height - 1);
  const [left, top] = [Math.min(one[0], other[0]), Math.min(one[1], other[1])];
  return { left, top, width: Math.abs(one[0] - other[0]) + 1, height: Math.abs(one[1] - other[1]) + 1 };
}
