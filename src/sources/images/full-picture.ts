import { readFile } from 'node:fs/promises';

import sharp from 'sharp';

import type { Pixels } from '../../model/pixels.ts';

/** Pictures with more pixels are not mended: their pixels are held in memory several times. */
export const MOST_MENDED_PIXELS = 40_000_000;
const SECONDS = 60;

/**
 * All pixels of a picture: upright, in sRGB by its own profile, transparent parts on white. Null for a damaged picture,
 * or one with too many pixels.
 */
export async function fullPicture(file: string): Promise<Pixels | null> {
  try {
    const { data, info } = await sharp(file, { failOn: 'warning', limitInputPixels: MOST_MENDED_PIXELS, pages: 1 })
      .timeout({ seconds: SECONDS })
      .rotate()
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb')
      .raw()
      .toBuffer({ resolveWithObject: true });
    return info.channels === 3 ? { width: info.width, height: info.height, rgb: data } : null;
  } catch {
    return null;
  }
}

/** The bytes of a picture as they are, for a copy that differs in its name alone. @throws the error of the disk. */
export function asItIs(file: string): Promise<Uint8Array> {
  return readFile(file);
}

/**
 * Packs pixels as a JPEG with the sRGB profile in it and colour at full resolution.
 * @param side longest side, px; a larger picture is shrunk, a smaller one stays as it is.
 */
export async function packJpeg(grid: Pixels, quality: number, side: number): Promise<Uint8Array> {
  const { width, height, rgb } = grid;
  return sharp(rgb, { raw: { width, height, channels: 3 } })
    .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
    .withIccProfile('srgb')
    .jpeg({ quality, chromaSubsampling: '4:4:4' })
    .toBuffer();
}
