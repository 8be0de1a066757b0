import sharp from 'sharp';

import type { Pixels } from '../../model/pixels.ts';
import { uprightPixels } from './upright-pixels.ts';

/** Larger pictures are not opened: the same bound as for measuring. */
const MOST_PIXELS = 100_000_000;
const SECONDS = 30;

/**
 * A copy, upright and in sRGB, no longer than `side` px on its longer side. Damaged files are read as far as they can be;
 * null when there is no picture in it, or it takes too long.
 */
export function smallCopy(file: string, side: number): Promise<Pixels | null> {
  return uprightPixels(file, { failOn: 'none', mostPixels: MOST_PIXELS, seconds: SECONDS, side });
}

/** A drawing of ours over a copy, on a canvas that may be larger: room for a legend below. */
export interface Overlay {
  /** SVG as large as the canvas, without a text or an address in it. */
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

/** Lays a drawing over a copy, or none, and packs both. PNG keeps lines sharp; JPEG is small. */
export async function packCopy(copy: Pixels, overlay: Overlay | null, format: 'png' | 'jpeg'): Promise<Uint8Array> {
  const raw = { width: copy.width, height: copy.height, channels: 3 } as const;
  const plain = sharp(copy.rgb, { raw });
  const drawn =
    overlay === null
      ? plain
      : sharp({
          create: { width: overlay.width, height: overlay.height, channels: 3, background: '#ffffff' },
        }).composite([
          { input: Buffer.from(copy.rgb.buffer, copy.rgb.byteOffset, copy.rgb.byteLength), raw, left: 0, top: 0 },
          { input: Buffer.from(overlay.svg), left: 0, top: 0 },
        ]);
  return format === 'png' ? drawn.png({ compressionLevel: 9 }).toBuffer() : drawn.jpeg({ quality: 82 }).toBuffer();
}
