import { existsSync, mkdirSync, readdirSync, renameSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import sharp from 'sharp';

const SIDE = 2000;

/** Pictures that differ; runs go over them several times. */
export const DRAWN = 24;

/**
 * What is drawn: `rich` pictures keep so much data that no closer look at the product is needed; at each of `doubtful` the
 * full-size look is due, by a smooth surface, a small product or a quality whose data say nothing.
 */
export type PictureKind = 'rich' | 'doubtful';

/** The folder of generated pictures. */
function folderOf(kind: PictureKind): string {
  return join(tmpdir(), 'sellerctl-bench', kind === 'rich' ? `pictures-${SIDE}` : `pictures-${SIDE}-${kind}`);
}

interface Drawing {
  /** Half axes of the product, px; it lies in the middle. */
  readonly half: readonly [number, number];
  /** Height of the stripes and of the grain on it, of 255. */
  readonly stripes: number;
  readonly grain: number;
  readonly quality: number;
}

/** What a picture looks like; the doubtful ones are in turn smooth, small and of high quality. */
function drawingOf(kind: PictureKind, number: number): Drawing {
  const whole = [860, 500 + 10 * number] as const;
  if (kind === 'rich') return { half: whole, stripes: 40, grain: 60, quality: 85 };
  if (number % 3 === 0) return { half: whole, stripes: 25, grain: 5, quality: 85 };
  if (number % 3 === 1) return { half: [850, 200], stripes: 40, grain: 40, quality: 90 };
  return { half: whole, stripes: 30, grain: 15, quality: 96 };
}

/** Grain, stripes and a round outline on white: about 0.6 MB as JPEG where rich, the same on every machine. */
function draw({ half: [halfWidth, halfHeight], ...drawing }: Drawing, number: number): Uint8Array {
  const rgb = new Uint8Array(SIDE * SIDE * 3).fill(255);
  let state = number * 7919 + 1;
  const random = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
  for (let y = 0; y < SIDE; y += 1) {
    for (let x = 0; x < SIDE; x += 1) {
      if (((x - SIDE / 2) / halfWidth) ** 2 + ((y - SIDE / 2) / halfHeight) ** 2 >= 1) continue;
      const at = (y * SIDE + x) * 3;
      const stripes = drawing.stripes * Math.sin(x / 9 + number) * Math.cos(y / 13);
      const grain = (random() - 0.5) * drawing.grain;
      rgb[at] = Math.max(0, Math.min(240, 120 + stripes + grain));
      rgb[at + 1] = Math.max(0, Math.min(240, 90 + stripes / 2 + grain));
      rgb[at + 2] = Math.max(0, Math.min(240, 60 + number * 5 + grain));
    }
  }
  return rgb;
}

/** Draws the pictures once, into the folder for temporary files. */
export async function makePictures(kind: PictureKind): Promise<void> {
  const folder = folderOf(kind);
  if (existsSync(folder)) return;
  const aside = `${folder}.part`;
  mkdirSync(aside, { recursive: true });
  for (let number = 0; number < DRAWN; number += 1) {
    const raw = { width: SIDE, height: SIDE, channels: 3 } as const;
    const drawing = drawingOf(kind, number);
    await sharp(draw(drawing, number), { raw })
      .jpeg({ quality: drawing.quality })
      .toFile(join(aside, `SKU-${number}.MAIN.jpg`));
  }
  renameSync(aside, folder);
}

/** Paths of `count` pictures: the drawn ones over and over. */
export function picturePaths(kind: PictureKind, count: number): string[] {
  const folder = folderOf(kind);
  const names = readdirSync(folder).sort();
  return Array.from({ length: count }, (_, index) => join(folder, names[index % names.length] ?? ''));
}
