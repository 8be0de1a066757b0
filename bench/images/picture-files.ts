import { existsSync, mkdirSync, readdirSync, renameSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import sharp from 'sharp';

const SIDE = 2000;

/** Pictures that differ; runs go over them several times. */
export const DRAWN = 24;

/** The folder of generated pictures. */
export const PICTURES = join(tmpdir(), 'sellerctl-bench', `pictures-${SIDE}`);

/** Grain, stripes and a round outline on white: about 0.6 MB as JPEG, the same on every machine. */
function draw(number: number): Uint8Array {
  const rgb = new Uint8Array(SIDE * SIDE * 3).fill(255);
  let state = number * 7919 + 1;
  const random = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
  const [halfWidth, halfHeight] = [860, 500 + 10 * number];
  for (let y = 0; y < SIDE; y += 1) {
    for (let x = 0; x < SIDE; x += 1) {
      if (((x - SIDE / 2) / halfWidth) ** 2 + ((y - SIDE / 2) / halfHeight) ** 2 >= 1) continue;
      const at = (y * SIDE + x) * 3;
      const stripes = 40 * Math.sin(x / 9 + number) * Math.cos(y / 13);
      const grain = (random() - 0.5) * 60;
      rgb[at] = Math.max(0, Math.min(240, 120 + stripes + grain));
      rgb[at + 1] = Math.max(0, Math.min(240, 90 + stripes / 2 + grain));
      rgb[at + 2] = Math.max(0, Math.min(240, 60 + number * 5 + grain));
    }
  }
  return rgb;
}

/** Draws the pictures once, into the folder for temporary files. */
export async function makePictures(): Promise<void> {
  if (existsSync(PICTURES)) return;
  const aside = `${PICTURES}.part`;
  mkdirSync(aside, { recursive: true });
  for (let number = 0; number < DRAWN; number += 1) {
    const raw = { width: SIDE, height: SIDE, channels: 3 } as const;
    await sharp(draw(number), { raw })
      .jpeg({ quality: 85 })
      .toFile(join(aside, `SKU-${number}.MAIN.jpg`));
  }
  renameSync(aside, PICTURES);
}

/** Paths of `count` pictures: the drawn ones over and over. */
export function picturePaths(count: number): string[] {
  const names = readdirSync(PICTURES).sort();
  return Array.from({ length: count }, (_, index) => join(PICTURES, names[index % names.length] ?? ''));
}
