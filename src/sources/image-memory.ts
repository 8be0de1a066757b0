import type { ImageFacts } from '../model/decoded-image.ts';

/** Rows held at a time of a picture that is read from top to bottom. */
const ROWS_HELD = 512;

/** Samples a pixel of a JPEG at each way of keeping its colour. */
function jpegSamples(chroma: string | null, channels: number): number {
  if (channels === 1) return 1;
  if (chroma?.startsWith('4:2:0') === true) return channels - 1.5;
  return chroma === '4:2:2' ? channels - 1 : channels;
}

/**
 * Bytes of memory it takes to open a picture, about: little where rows are read one after the other, all of it where the
 * format has to be held whole (progressive JPEG, interlaced PNG, GIF, WebP, and TIFF, whose strips may be of any size).
 */
export function memoryToOpen(facts: ImageFacts, channels: number): number {
  const { width, height, format, progressive, chroma, bitDepth } = facts;
  const [across, down] = [width ?? 0, height ?? 0];
  const bytes = (bitDepth ?? 8) / 8;
  const pixels = across * down;
  if (format === 'jpeg' && progressive) return pixels * jpegSamples(chroma, channels) * 2;
  if (format === 'gif' || format === 'webp') return pixels * 4;
  if (format === 'tiff' || progressive) return pixels * channels * bytes;
  return Math.min(pixels, Math.max(across, down) * ROWS_HELD) * channels * bytes;
}
