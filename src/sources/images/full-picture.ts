import { readFile } from 'node:fs/promises';

import sharp from 'sharp';

import type { Pixels } from '../../model/pixels.ts';
import { uprightPixels } from './upright-pixels.ts';

/** Pictures with more pixels are not mended: their pixels are held in memory several times. */
export const MOST_MENDED_PIXELS = 40_000_000;
const SECONDS = 60;

/**
 * All pixels of a picture: upright, in sRGB by its own profile, transparent parts on white. Null for a damaged picture,
 * or one with too many pixels.
 */
export function fullPicture(file: string): Promise<Pixels | null> {
  return uprightPixels(file, { failOn: 'warning', mostPixels: MOST_MENDED_PIXELS, seconds: SECONDS });
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
