import type { PixelGrid } from '../../../model/decoded-image.ts';

/** One byte a pixel, row by row. */
export interface Planes {
  readonly width: number;
  readonly height: number;
  /** The darkest channel: a pixel is ground when even that is bright. */
  readonly least: Uint8Array;
  /** Brightness as the eye weighs the channels (ITU-R BT.601). */
  readonly luma: Uint8Array;
}

/**
 * Memory for the planes of one picture after the other: a worker that measures thousands lends the same, because fresh
 * memory for each costs more than filling it. Who holds planes made in it must be done with them before the next picture.
 */
export interface Workspace {
  plane(name: 'least' | 'luma' | 'mask', size: number): Uint8Array;
}

/** Memory that grows to the largest picture and is used again. What stands in it is not cleared. */
export function createWorkspace(): Workspace {
  const kept = new Map<string, Uint8Array>();
  return {
    plane: (name, size) => {
      let plane = kept.get(name);
      if (plane === undefined || plane.length < size) {
        plane = new Uint8Array(size);
        kept.set(name, plane);
      }
      return plane.subarray(0, size);
    },
  };
}

/** Four bytes of 255 as one word. */
const WHITE_WORD = 0xff_ff_ff_ff;

/** The bytes of a plane four at a time, the odd ones at its end left out; null where they do not lie on words. */
export function wordsOf(bytes: Uint8Array): Uint32Array | null {
  return bytes.byteOffset % 4 === 0 ? new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 2) : null;
}

/** Takes a picture apart in one pass; most measures read these planes alone. */
export function planesOf(
  { width, height, rgb }: Pick<PixelGrid, 'width' | 'height' | 'rgb'>,
  workspace: Workspace = createWorkspace(),
): Planes {
  const count = width * height;
  const least = workspace.plane('least', count);
  const luma = workspace.plane('luma', count);
  const words = wordsOf(rgb);
  for (let index = 0, at = 0; index < count;) {
    // White ground is half of most pictures: four px of it are told by three words.
    if (words !== null && (index & 3) === 0 && index + 4 <= count) {
      const word = (index >> 2) * 3;
      if (words[word] === WHITE_WORD && words[word + 1] === WHITE_WORD && words[word + 2] === WHITE_WORD) {
        const start = index;
        do {
          index += 4;
          at += 12;
        } while (
          index + 4 <= count &&
          words[(index >> 2) * 3] === WHITE_WORD &&
          words[(index >> 2) * 3 + 1] === WHITE_WORD &&
          words[(index >> 2) * 3 + 2] === WHITE_WORD
        );
        least.fill(255, start, index);
        luma.fill(255, start, index);
        continue;
      }
    }
    for (const end = Math.min(count, (index | 3) + 1); index < end; index += 1, at += 3) {
      const red = rgb[at] ?? 0;
      const green = rgb[at + 1] ?? 0;
      const blue = rgb[at + 2] ?? 0;
      let low = red < green ? red : green;
      if (blue < low) low = blue;
      least[index] = low;
      luma[index] = (red * 77 + green * 150 + blue * 29) >> 8;
    }
  }
  return { width, height, least, luma };
}

/** True when every pixel is the same. */
export function isSingleColour({ width, height, rgb }: Pick<PixelGrid, 'width' | 'height' | 'rgb'>): boolean {
  const [red, green, blue] = rgb;
  // Nearly every picture of a product is told by its middle.
  const middle = ((height >> 1) * width + (width >> 1)) * 3;
  if (rgb[middle] !== red || rgb[middle + 1] !== green) return false;
  for (let at = 0; at < rgb.length; at += 3) {
    if (rgb[at] !== red || rgb[at + 1] !== green || rgb[at + 2] !== blue) return false;
  }
  return true;
}
