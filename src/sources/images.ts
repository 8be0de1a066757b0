import { open } from 'node:fs/promises';

import sharp from 'sharp';

import type { DecodedImage, DecodeFailure, ImageFacts, PixelGrid } from '../model/decoded-image.ts';
import { DECODED_FORMATS, formatOf } from './image-format.ts';

export interface DecodeOptions {
  /** Pixels are given at most this wide and high; larger pictures are shrunk. Default 2,000. */
  readonly maxSide?: number;
  /** Pictures with more pixels than this are not decoded at all. Default 100 million (10,000 x 10,000). */
  readonly maxPixels?: number;
  /** Files larger than this are not decoded. Default 100 MB. */
  readonly maxBytes?: number;
  /** Seconds after which decoding is given up. Default 30. */
  readonly timeout?: number;
}

const DEFAULTS = { maxSide: 2000, maxPixels: 100_000_000, maxBytes: 100_000_000, timeout: 30 } as const;
const HEAD_BYTES = 512;

/** EXIF orientations that lie on their side. */
const SIDEWAYS = 5;

interface Opened {
  readonly bytes: number;
  readonly head: string;
}

async function openHead(path: string): Promise<Opened | DecodeFailure> {
  try {
    const file = await open(path);
    try {
      const stat = await file.stat();
      if (!stat.isFile()) return { code: 'image-unreadable', message: 'This is no ordinary file.' };
      const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
      return { bytes: stat.size, head: buffer.toString('latin1', 0, bytesRead) };
    } finally {
      await file.close();
    }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    return { code: 'image-unreadable', message: `The file cannot be opened (${code}).` };
  }
}

function withoutPixels(facts: ImageFacts, code: string, message: string): DecodedImage {
  return { facts, pixels: null, failure: { code, message } };
}

/** The decoder's own words in one short line: it may quote parts of the file. */
function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  const line = text
    .replaceAll(/[^\u0020-\u007E]+/g, ' ')
    .replaceAll(/\bVips\w*: /gi, '')
    .trim();
  return line.length > 80 ? `${line.slice(0, 79)}…` : line;
}

async function pixelsOf(path: string, options: Required<DecodeOptions>): Promise<PixelGrid> {
  const { data, info } = await sharp(path, { failOn: 'warning', limitInputPixels: options.maxPixels, pages: 1 })
    .timeout({ seconds: options.timeout })
    .rotate()
    .resize({ width: options.maxSide, height: options.maxSide, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  if (info.channels !== 3) throw new Error(`decoded to ${info.channels} channels`);
  return { width: info.width, height: info.height, rgb: data };
}

/**
 * Decodes a picture strictly: the format by its bytes, turned by its EXIF tag, flattened on white, in sRGB, within
 * bounds of bytes, pixels and time. Never throws for a bad picture: the failure says what is wrong in one sentence.
 */
export async function decodeImage(path: string, options: DecodeOptions = {}): Promise<DecodedImage> {
  const bounds = { ...DEFAULTS, ...options };
  const none: ImageFacts = {
    path,
    bytes: 0,
    format: null,
    width: null,
    height: null,
    pages: 0,
    alpha: false,
    colourSpace: null,
  };
  const opened = await openHead(path);
  if ('code' in opened) return { facts: none, pixels: null, failure: opened };
  const format = formatOf(opened.head);
  const base: ImageFacts = { ...none, bytes: opened.bytes, format: format === 'html' ? null : format };
  if (opened.bytes === 0) return withoutPixels(base, 'image-empty', 'The file is empty.');
  if (format === 'html') return withoutPixels(base, 'image-not', 'This is a web page, not a picture.');
  if (format === null) return withoutPixels(base, 'image-not', 'The bytes are no picture of a known format.');
  if (!DECODED_FORMATS.has(format)) {
    return withoutPixels(
      base,
      'image-not-accepted',
      `Amazon does not take ${format.toUpperCase()}; the pixels were not looked at.`,
    );
  }
  if (opened.bytes > bounds.maxBytes) {
    return withoutPixels(base, 'image-too-large', `The file has ${opened.bytes} bytes, too many to decode.`);
  }
  try {
    const facts = await factsOf(path, base);
    const pixelCount = (facts.width ?? 0) * (facts.height ?? 0);
    if (pixelCount > bounds.maxPixels) {
      return withoutPixels(
        facts,
        'image-too-large',
        `The picture is ${facts.width} x ${facts.height}, too large to decode.`,
      );
    }
    try {
      return { facts, pixels: await pixelsOf(path, bounds), failure: null };
    } catch (error) {
      return withoutPixels(facts, 'image-damaged', `The picture is damaged (${reasonOf(error)}).`);
    }
  } catch (error) {
    return withoutPixels(base, 'image-damaged', `The picture is damaged (${reasonOf(error)}).`);
  }
}

async function factsOf(path: string, base: ImageFacts): Promise<ImageFacts> {
  // Reading the header allocates no pixels, so a bomb is recognised by its size alone.
  const meta = await sharp(path, { failOn: 'none', limitInputPixels: false }).metadata();
  const sideways = (meta.orientation ?? 1) >= SIDEWAYS;
  const height = meta.pageHeight ?? meta.height;
  return {
    ...base,
    width: sideways ? height : meta.width,
    height: sideways ? meta.width : height,
    pages: meta.pages ?? 1,
    alpha: meta.hasAlpha,
    colourSpace: meta.space,
  };
}
