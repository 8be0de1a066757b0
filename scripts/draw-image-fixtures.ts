/** Draws the pictures of fixtures/images: simple shapes on known grounds, and broken files. Run: node scripts/draw-image-fixtures.ts */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';

import sharp, { type Sharp } from 'sharp';

type Colour = readonly [number, number, number];
/** Share of the side: left, top, right, bottom. */
type Box = readonly [number, number, number, number];

const folder = join(import.meta.dirname, '..', 'fixtures', 'images');
const WHITE: Colour = [255, 255, 255];
const BLUE: Colour = [40, 70, 120];

interface Drawing {
  readonly width: number;
  readonly height: number;
  /** Colour of the ground at a place, so that gradients can be drawn. */
  readonly ground: (x: number, y: number) => Colour;
  readonly product?: Box;
  /** Width of a red border in px. */
  readonly border?: number;
}

function pixels(drawing: Drawing): Buffer {
  const { width, height, ground, product, border = 0 } = drawing;
  const [left, top, right, bottom] = product ?? [0, 0, 0, 0];
  const data = Buffer.alloc(width * height * 3);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const inside = x >= left * width && x < right * width && y >= top * height && y < bottom * height;
      const edge = x < border || y < border || x >= width - border || y >= height - border;
      const colour: Colour = edge ? [220, 20, 20] : inside ? BLUE : ground(x, y);
      data.set(colour, (y * width + x) * 3);
    }
  }
  return data;
}

function draw(drawing: Drawing): Sharp {
  return sharp(pixels(drawing), { raw: { width: drawing.width, height: drawing.height, channels: 3 } });
}

function square(side: number, ground: Colour, more: Partial<Drawing> = {}): Sharp {
  return draw({ width: side, height: side, ground: () => ground, product: [0.07, 0.2, 0.93, 0.8], ...more });
}

async function png(name: string, image: Sharp): Promise<void> {
  await image.png({ compressionLevel: 9 }).toFile(join(folder, name));
}

function chunk(type: string, body: Buffer): Buffer {
  const head = Buffer.alloc(4);
  head.writeUInt32BE(body.length);
  const typed = Buffer.concat([Buffer.from(type, 'latin1'), body]);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(typed));
  return Buffer.concat([head, typed, check]);
}

/** A valid PNG head of 30,000 x 30,000 pixels with next to nothing behind it. */
function bomb(): Buffer {
  const size = Buffer.alloc(13);
  size.writeUInt32BE(30_000, 0);
  size.writeUInt32BE(30_000, 4);
  size.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from('89504e470d0a1a0a', 'hex');
  return Buffer.concat([
    signature,
    chunk('IHDR', size),
    chunk('IDAT', deflateSync(Buffer.alloc(64))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

mkdirSync(folder, { recursive: true });
await png('white.MAIN.png', square(1600, WHITE));
await png('near-white.MAIN.png', square(1600, [252, 252, 252]));
await png('off-white.MAIN.png', square(1600, [241, 238, 231]));
await png('grey.MAIN.png', square(1600, [128, 128, 128]));
await png('small-product.MAIN.png', square(1600, WHITE, { product: [0.3, 0.3, 0.7, 0.7] }));
await png('at-frame.MAIN.png', square(1600, WHITE, { product: [0.2, 0.1, 1, 0.9] }));
await png('empty.MAIN.png', square(1600, WHITE, { product: [0, 0, 0, 0] }));
await png('border.MAIN.png', square(1600, WHITE, { border: 10 }));
const middle = 600;
await png(
  'vignette.MAIN.png',
  square(1200, WHITE, {
    ground: (x, y) => {
      const level = Math.round(255 - 40 * Math.min(1, Math.hypot(x - middle, y - middle) / (middle * 1.2)));
      return [level, level, level];
    },
  }),
);
await png('no-zoom.PT01.png', square(800, WHITE));
await png('too-small.PT02.png', square(300, WHITE));
await png('strip.PT03.png', draw({ width: 1700, height: 400, ground: () => WHITE, product: [0.1, 0.1, 0.9, 0.9] }));
await square(1600, WHITE).jpeg({ quality: 90 }).toFile(join(folder, 'photo.MAIN.jpg'));
await square(1600, WHITE).webp({ lossless: true }).toFile(join(folder, 'modern.MAIN.webp'));
await square(1600, WHITE).toColourspace('cmyk').jpeg({ quality: 60 }).toFile(join(folder, 'print.PT04.jpg'));
await square(1600, WHITE, { width: 1600, height: 1000 })
  .withMetadata({ orientation: 6 })
  .jpeg({ quality: 80 })
  .toFile(join(folder, 'turned.PT05.jpg'));
await sharp({ create: { width: 1, height: 1, channels: 3, background: '#ffffff' } })
  .png()
  .toFile(join(folder, 'one-pixel.MAIN.png'));
await sharp({ create: { width: 1600, height: 1600, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } } })
  .composite([
    { input: { create: { width: 1400, height: 900, channels: 3, background: '#28467a' } }, gravity: 'centre' },
  ])
  .png({ compressionLevel: 9 })
  .toFile(join(folder, 'transparent.MAIN.png'));
const frames = [WHITE, BLUE].map((colour) => pixels({ width: 600, height: 600, ground: () => colour }));
await sharp(Buffer.concat(frames), { raw: { width: 600, height: 1200, channels: 3, pageHeight: 600 } })
  .gif({ loop: 0 })
  .toFile(join(folder, 'moving.PT06.gif'));
const jpeg = await square(1600, WHITE).jpeg({ quality: 80 }).toBuffer();
writeFileSync(join(folder, 'truncated.MAIN.jpg'), jpeg.subarray(0, Math.floor(jpeg.length * 0.6)));
writeFileSync(join(folder, 'zero.MAIN.jpg'), '');
writeFileSync(join(folder, 'page.MAIN.jpg'), '<!doctype html><html><title>Sign in</title></html>\n');
writeFileSync(
  join(folder, 'drawing.MAIN.png'),
  '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>1</script></svg>\n',
);
writeFileSync(join(folder, 'noise.MAIN.jpg'), Buffer.from([1, 2, 3, 4, 5, 6, 7, 8]));
writeFileSync(join(folder, 'bomb.MAIN.png'), bomb());
await sharp(jpeg).png().toFile(join(folder, 'renamed.MAIN.jpg'));
