import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { availableParallelism } from 'node:os';

import sharp, { type Metadata, type Sharp, type SharpOptions } from 'sharp';

import {
  type DecodedImage,
  type DecodeFailure,
  type ImageFacts,
  type PixelGrid,
  unknownFacts,
} from '../model/decoded-image.ts';
import type { Rectangle } from '../model/image-measures.ts';
import { endsEarly } from './image-end.ts';
import { DECODED_FORMATS, formatOf } from './image-format.ts';
import { jpegHeader, profileName, readXmp } from './image-header.ts';
import { memoryToOpen } from './image-memory.ts';
import { memoryBudget } from './memory-budget.ts';
import { isSideways, orientPixels, storedArea } from './orient-pixels.ts';

// Many pictures at a time with one thread each are faster than one picture with many; a cache of files read once is waste.
sharp.concurrency(1);
sharp.cache(false);

/** How many pictures are best worked on at a time: twice the cores, since each waits for the disk now and then. */
export function picturesAtATime(): number {
  return availableParallelism() * 2;
}

export interface DecodeOptions {
  /** The file's bytes, where they are in memory already (out of an archive); the path then only names them. */
  readonly content?: Uint8Array;
  /** Pixels are given at most this wide and high; larger pictures are shrunk while decoding. Default 500. */
  readonly maxSide?: number;
  /** Pictures with more pixels than this are not decoded at all. Default 100 million (10,000 x 10,000). */
  readonly maxPixels?: number;
  /** Files larger than this are not decoded. Default 100 MB. */
  readonly maxBytes?: number;
  /** Pictures that take more bytes of memory than this to open are not decoded. Default 160 MB. */
  readonly maxMemory?: number;
  /** Seconds after which decoding is given up. Default 30. */
  readonly timeout?: number;
}

const DEFAULTS = {
  maxSide: 500,
  maxPixels: 100_000_000,
  maxBytes: 100_000_000,
  maxMemory: 160_000_000,
  timeout: 30,
} as const;

/** Memory of the pictures that are open at a time, whatever their number. */
const OPEN = memoryBudget(DEFAULTS.maxMemory);

type Bounds = typeof DEFAULTS & DecodeOptions;

/** Enough for the quantisation tables of a JPEG, which stand behind its thumbnail and profile. */
const HEAD_BYTES = 65_536;
const SIGNATURE_BYTES = 512;

interface Opened {
  readonly bytes: number;
  readonly head: Buffer;
}

/**
 * Size and first bytes of a file. Without waiting: between decodes that hold every thread of the pool, four short waits
 * in its queue would take longer than the picture.
 */
function openHead(path: string, content: Uint8Array | undefined): Opened | DecodeFailure {
  if (content !== undefined) return { bytes: content.length, head: Buffer.from(content.subarray(0, HEAD_BYTES)) };
  try {
    const stat = statSync(path);
    if (!stat.isFile()) return { code: 'image-unreadable', message: 'This is no ordinary file.' };
    const file = openSync(path, 'r');
    try {
      const head = Buffer.allocUnsafe(Math.min(HEAD_BYTES, stat.size));
      return { bytes: stat.size, head: head.subarray(0, readSync(file, head, 0, head.length, 0)) };
    } finally {
      closeSync(file);
    }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    return { code: 'image-unreadable', message: `The file cannot be opened (${code}).` };
  }
}

function withoutPixels(facts: ImageFacts, code: string, message: string): DecodedImage {
  return { facts, pixels: null, failure: { code, message } };
}

/** The decoder's word for giving up after the time allowed: the one failure that depends on the machine. */
const LATE = /\btimeout\b/;

function damage(
  facts: ImageFacts,
  error: unknown,
  file: { path: string; content: Uint8Array | undefined } & Opened,
): DecodedImage {
  if (error instanceof Error && LATE.test(error.message)) {
    return withoutPixels(facts, 'image-too-large', 'Decoding the picture took too long and was given up.');
  }
  return facts.format !== null && endsEarly(facts.format, file)
    ? withoutPixels(facts, 'image-truncated', 'The file is cut off: its data end before the picture does.')
    : withoutPixels(facts, 'image-damaged', 'The picture is damaged: its data cannot be decoded without errors.');
}

function reader(path: string, content: Uint8Array | undefined, options: SharpOptions): Sharp {
  return sharp(content ?? path, options);
}

/** Flattens on white, and says how much of it was not opaque. */
function flattened(data: Uint8Array, count: number): { readonly rgb: Uint8Array; readonly transparentShare: number } {
  const rgb = new Uint8Array(count * 3);
  let transparent = 0;
  for (let index = 0, from = 0, to = 0; index < count; index += 1, from += 4, to += 3) {
    const alpha = data[from + 3] ?? 0;
    if (alpha < 255) transparent += 1;
    const ground = 255 * (255 - alpha) + 127;
    rgb[to] = ((data[from] ?? 0) * alpha + ground) / 255;
    rgb[to + 1] = ((data[from + 1] ?? 0) * alpha + ground) / 255;
    rgb[to + 2] = ((data[from + 2] ?? 0) * alpha + ground) / 255;
  }
  return { rgb, transparentShare: transparent / count };
}

async function gridOf(image: Sharp, orientation: number, timeout: number): Promise<PixelGrid> {
  const { data, info } = await image
    .timeout({ seconds: timeout })
    .toColourspace('srgb')
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  if (channels !== 3 && channels !== 4) throw new Error(`decoded to ${channels} channels`);
  const { rgb, transparentShare } =
    channels === 4 ? flattened(data, width * height) : { rgb: data, transparentShare: 0 };
  return { ...orientPixels(rgb, { width, height }, orientation), transparentShare };
}

/**
 * Decodes a picture strictly: the format by its bytes, shrunk while decoding, turned by its EXIF tag, flattened on white,
 * in sRGB, within bounds of bytes, pixels, memory and time. Every byte of the picture data is read whatever the size
 * asked for, so that a cut-off file is found; bytes changed in a way the decoder can read (a JPEG holds no checksum) are
 * not. Never throws for a bad picture: the failure says what is wrong in one sentence.
 */
export async function decodeImage(path: string, options: DecodeOptions = {}): Promise<DecodedImage> {
  const bounds: Bounds = { ...DEFAULTS, ...options } as Bounds;
  const opened = openHead(path, options.content);
  if ('code' in opened) return { facts: unknownFacts(path), pixels: null, failure: opened };
  const format = formatOf(opened.head.toString('latin1', 0, SIGNATURE_BYTES));
  const base: ImageFacts = { ...unknownFacts(path), bytes: opened.bytes, format: format === 'html' ? null : format };
  if (opened.bytes === 0) return withoutPixels(base, 'image-empty', 'The file is empty.');
  if (format === 'html') return withoutPixels(base, 'image-not', 'This is a web page, not a picture.');
  if (format === null) return withoutPixels(base, 'image-not', 'The bytes are no picture of a known format.');
  if (!DECODED_FORMATS.has(format)) {
    const message = `Amazon does not take ${format.toUpperCase()}; the pixels were not looked at.`;
    return withoutPixels(base, 'image-not-accepted', message);
  }
  if (opened.bytes > bounds.maxBytes) {
    return withoutPixels(base, 'image-too-large', `The file has ${opened.bytes} bytes, too many to decode.`);
  }
  const file = { path, content: options.content, ...opened };
  try {
    // Reading the header allocates no pixels, so a bomb is recognised by its size alone.
    const meta = await reader(path, options.content, { failOn: 'none', limitInputPixels: false }).metadata();
    const facts = factsOf(base, meta, opened.head);
    const tooLarge = sizeProblem(meta, facts, bounds);
    if (tooLarge !== null) return withoutPixels(facts, 'image-too-large', tooLarge);
    try {
      const pixels = await OPEN.within(memoryToOpen(facts, meta.channels ?? 4), async () => {
        const image = reader(path, options.content, {
          failOn: 'warning',
          limitInputPixels: bounds.maxPixels,
          pages: 1,
          sequentialRead: true,
        }).resize({ width: bounds.maxSide, height: bounds.maxSide, fit: 'inside', withoutEnlargement: true });
        return gridOf(image, facts.orientation ?? 1, bounds.timeout);
      });
      return { facts, pixels, failure: null };
    } catch (error) {
      return damage(facts, error, file);
    }
  } catch (error) {
    return damage(base, error, file);
  }
}

/**
 * Cuts a piece out of a picture that was decoded before: `area` in px of the upright picture, shrunk by `scale`. Null when
 * it cannot be cut.
 */
export async function decodePiece(
  facts: ImageFacts,
  { area, scale }: { readonly area: Rectangle; readonly scale: number },
  options: DecodeOptions = {},
): Promise<PixelGrid | null> {
  const { path, width, height, orientation } = facts;
  if (width === null || height === null) return null;
  const bounds: Bounds = { ...DEFAULTS, ...options } as Bounds;
  const turn = orientation ?? 1;
  const stored = isSideways(turn) ? { width: height, height: width } : { width, height };
  const cut = storedArea(area, stored, turn);
  const [across, down] = [Math.max(1, Math.round(cut.width * scale)), Math.max(1, Math.round(cut.height * scale))];
  try {
    return await OPEN.within(memoryToOpen(facts, 4), async () => {
      const image = reader(path, options.content, {
        failOn: 'none',
        limitInputPixels: bounds.maxPixels,
        pages: 1,
        sequentialRead: true,
      }).extract(cut);
      const sized = scale === 1 ? image : image.resize({ width: across, height: down, fit: 'fill' });
      return gridOf(sized, turn, bounds.timeout);
    });
  } catch {
    return null;
  }
}

function sizeProblem(meta: Metadata, facts: ImageFacts, bounds: Bounds): string | null {
  const size = `${facts.width} x ${facts.height}`;
  if ((facts.width ?? 0) * (facts.height ?? 0) > bounds.maxPixels)
    return `The picture is ${size}, too large to decode.`;
  const memory = memoryToOpen(facts, meta.channels ?? 4);
  if (memory <= bounds.maxMemory) return null;
  const kind = facts.progressive ? 'stored in several passes' : `a ${(facts.format ?? '').toUpperCase()}`;
  return `The picture is ${size} and ${kind}: opening it takes about ${Math.round(memory / 1e6)} MB of memory, too much.`;
}

const BITS: Readonly<Record<string, number>> = {
  uchar: 8,
  char: 8,
  ushort: 16,
  short: 16,
  uint: 32,
  int: 32,
  float: 32,
};

function factsOf(base: ImageFacts, meta: Metadata, head: Buffer): ImageFacts {
  const sideways = isSideways(meta.orientation ?? 1);
  const height = meta.pageHeight ?? meta.height;
  const pressed = base.format === 'jpeg' ? jpegHeader(head) : null;
  return {
    ...base,
    width: sideways ? height : meta.width,
    height: sideways ? meta.width : height,
    pages: meta.pages ?? 1,
    alpha: meta.hasAlpha,
    colourSpace: meta.space,
    orientation: meta.orientation ?? null,
    profile: meta.icc === undefined ? null : (profileName(meta.icc) ?? 'unnamed'),
    bitDepth: BITS[meta.depth] ?? null,
    density: meta.density ?? null,
    jpegQuality: pressed?.quality ?? null,
    dataBytes: pressed === null || pressed.dataStart === null ? null : base.bytes - pressed.dataStart,
    chroma: meta.chromaSubsampling ?? null,
    progressive: meta.isProgressive,
    ...(meta.xmp === undefined ? {} : readXmp(meta.xmp.toString('utf8'))),
  };
}
