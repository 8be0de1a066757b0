import sharp from 'sharp';

import type { Pixels } from '../../model/pixels.ts';

export interface UprightOptions {
  /** `warning`: a damaged picture gives nothing; `none`: it is read as far as it can be. */
  readonly failOn: 'warning' | 'none';
  /** A picture with more pixels is not opened. */
  readonly mostPixels: number;
  /** Seconds after which it is given up. */
  readonly seconds: number;
  /** A longer side is shrunk to so many px; without it, all pixels are given. */
  readonly side?: number;
}

/** Pixels of a picture: upright, in sRGB by its own profile, transparent parts on white. Null where it cannot be opened. */
export async function uprightPixels(
  file: string,
  { failOn, mostPixels, seconds, side }: UprightOptions,
): Promise<Pixels | null> {
  try {
    const upright = sharp(file, { failOn, limitInputPixels: mostPixels, pages: 1 }).timeout({ seconds }).rotate();
    const sized =
      side === undefined
        ? upright
        : upright.resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true });
    const { data, info } = await sized
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb')
      .raw()
      .toBuffer({ resolveWithObject: true });
    return info.channels === 3 ? { width: info.width, height: info.height, rgb: data } : null;
  } catch {
    return null;
  }
}
