import type { PixelGrid } from '../../../model/decoded-image.ts';

/** CIE L*, a*, b* of sRGB channels 0-255, white point D65. */
export function labOf(red: number, green: number, blue: number): [number, number, number] {
  const linear = (value: number): number => {
    const share = value / 255;
    return share <= 0.040_45 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  const [r, g, b] = [linear(red), linear(green), linear(blue)];
  const curve = (t: number): number => (t > 216 / 24_389 ? Math.cbrt(t) : (24_389 / 27 / 116) * t + 16 / 116);
  const x = curve((0.412_456_4 * r + 0.357_576_1 * g + 0.180_437_5 * b) / 0.950_47);
  const y = curve(0.212_672_9 * r + 0.715_152_2 * g + 0.072_175 * b);
  const z = curve((0.019_333_9 * r + 0.119_192 * g + 0.950_304_1 * b) / 1.088_83);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

/** Difference of two colours (CIE76). */
export function colourDifference(
  left: readonly [number, number, number],
  right: readonly [number, number, number],
): number {
  return Math.hypot(left[0] - right[0], left[1] - right[1], left[2] - right[2]);
}

export interface ProductColour {
  /** Mean colour as CIE L*, a*, b*. */
  readonly lab: readonly [number, number, number];
  /** Mean of (brightest - darkest channel) / 255: 0 is grey. */
  readonly saturation: number;
}

/** Pixels of a side from which the mean of a sample is that of all. */
const LARGE = 250;

/** Px from the ground at which a pixel has the product's own colour and none of the ground's. */
const INSIDE = 2;

/** Mean colour of what is not ground; of every pixel without `ground`. Null when there is nothing but ground. */
export function productColour(grid: PixelGrid, ground: Uint8Array | null): ProductColour | null {
  const inside = meanOf(grid, ground, INSIDE);
  // Of a product of thin parts nothing is far from the ground.
  return inside ?? meanOf(grid, ground, 0);
}

function meanOf({ width, height, rgb }: PixelGrid, ground: Uint8Array | null, inside: number): ProductColour | null {
  let [count, red, green, blue, spread] = [0, 0, 0, 0, 0];
  const step = Math.min(width, height) >= LARGE ? 3 : 1;
  const [across, down] = [inside, inside * width];
  for (let y = 0; y < height; y += step) {
    for (let index = y * width, end = index + width; index < end; index += step) {
      if (ground !== null && (ground[index] === 1 || ground[index - across] === 1 || ground[index + across] === 1))
        continue;
      if (ground !== null && (ground[index - down] === 1 || ground[index + down] === 1)) continue;
      const r = rgb[index * 3] ?? 0;
      const g = rgb[index * 3 + 1] ?? 0;
      const b = rgb[index * 3 + 2] ?? 0;
      count += 1;
      red += r;
      green += g;
      blue += b;
      spread += Math.max(r, g, b) - Math.min(r, g, b);
    }
  }
  if (count === 0) return null;
  return { lab: labOf(red / count, green / count, blue / count), saturation: spread / count / 255 };
}
