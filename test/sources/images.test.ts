import { deflateSync, crc32 } from 'node:zlib';

import sharp, { type Sharp } from 'sharp';
import { describe, expect, it } from 'vitest';

import { unknownFacts } from '../../src/model/decoded-image.ts';
import { jpegHeader, profileName, readXmp } from '../../src/sources/image-header.ts';
import { memoryToOpen } from '../../src/sources/image-memory.ts';
import { decodeImage, decodePiece } from '../../src/sources/images.ts';
import { memoryBudget } from '../../src/sources/memory-budget.ts';
import { orientPixels, storedArea } from '../../src/sources/orient-pixels.ts';

/** A picture whose four quarters have four colours. */
function quarters(width: number, height: number): Sharp {
  const rgb = Buffer.alloc(width * height * 3, 255);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const colour = [x < width / 2 ? 20 : 200, y < height / 2 ? 20 : 200, (x * 7 + y * 13) % 60];
      rgb.set(colour, (y * width + x) * 3);
    }
  }
  return sharp(rgb, { raw: { width, height, channels: 3 } });
}

describe('jpegHeader', () => {
  it.each([10, 35, 50, 60, 75, 85, 95, 100])('tells quality %i by the quantisation table', async (quality) => {
    const bytes = await quarters(64, 64).jpeg({ quality }).toBuffer();
    const { quality: told, dataStart } = jpegHeader(bytes);
    expect(Math.abs((told ?? 0) - quality)).toBeLessThanOrEqual(1);
    expect(bytes[dataStart ?? 0]).toBe(0xff);
    expect(bytes[(dataStart ?? 0) + 1]).toBe(0xda);
  });

  it('reads nothing from what is no JPEG, or is cut off in its header', () => {
    expect(jpegHeader(Buffer.from('no jpeg at all'))).toEqual({ quality: null, dataStart: null });
    expect(jpegHeader(Buffer.from('ffd8ffdb004300', 'hex'))).toEqual({ quality: null, dataStart: null });
    expect(jpegHeader(Buffer.alloc(0))).toEqual({ quality: null, dataStart: null });
  });
});

describe('metadata', () => {
  it('gives keywords and origin of an XMP packet, within bounds', () => {
    const packet =
      '<x><dc:subject><rdf:Bag><rdf:li>contains-synthetic-performer</rdf:li><rdf:li>mug</rdf:li></rdf:Bag></dc:subject><a Iptc4xmpExt:DigitalSourceType="http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"/></x>';
    expect(readXmp(packet)).toEqual({
      subjects: ['contains-synthetic-performer', 'mug'],
      digitalSource: 'trainedAlgorithmicMedia',
    });
    expect(readXmp('<dc:subject><rdf:li>open')).toEqual({ subjects: [], digitalSource: null });
    expect(readXmp('<dc:subject>'.repeat(50_000)).subjects).toEqual([]);
  });

  it('names the colour profile', async () => {
    const { icc } = await sharp(await quarters(8, 8).withIccProfile('p3').png().toBuffer()).metadata();
    expect(profileName(icc ?? Buffer.alloc(0))).toMatch(/P3/);
    expect(profileName(Buffer.alloc(200))).toBeNull();
  });
});

describe('decodeImage', () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8])('turns orientation %i upright as sharp does', async (orientation) => {
    const file = await quarters(60, 40).withMetadata({ orientation }).png().toBuffer();
    const upright = await sharp(file).autoOrient().removeAlpha().raw().toBuffer({ resolveWithObject: true });
    const { pixels, facts } = await decodeImage('x.png', { content: file });
    expect([pixels?.width, pixels?.height]).toEqual([upright.info.width, upright.info.height]);
    expect([facts.width, facts.height]).toEqual([upright.info.width, upright.info.height]);
    expect(Buffer.from(pixels?.rgb ?? []).equals(upright.data)).toBe(true);
    const area = { left: 5, top: 8, width: 20, height: 11 };
    const piece = await decodePiece(facts, { area, scale: 1 }, { content: file });
    const cut = await sharp(upright.data, { raw: upright.info }).extract(area).raw().toBuffer();
    expect(Buffer.from(piece?.rgb ?? []).equals(cut)).toBe(true);
  });

  it('reads 16 bits, CMYK, one grey channel and transparency', async () => {
    const deep = await quarters(40, 40).toColourspace('rgb16').png().toBuffer();
    expect((await decodeImage('x', { content: deep })).facts.bitDepth).toBe(16);
    expect((await decodeImage('x', { content: deep })).pixels?.rgb[0]).toBeLessThan(30);
    const cmyk = await quarters(40, 40).toColourspace('cmyk').jpeg().toBuffer();
    expect(await decodeImage('x', { content: cmyk })).toMatchObject({ facts: { colourSpace: 'cmyk' }, failure: null });
    const grey = await quarters(40, 40).greyscale().jpeg().toBuffer();
    expect((await decodeImage('x', { content: grey })).pixels?.rgb).toHaveLength(4800);
    const clear = {
      create: { width: 40, height: 40, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } },
    } as const;
    const { pixels } = await decodeImage('x', { content: await sharp(clear).png().toBuffer() });
    expect(pixels?.transparentShare).toBe(1);
    expect(pixels?.rgb.every((value) => value === 255)).toBe(true);
  });

  it.each(['jpeg', 'png', 'gif', 'tiff', 'webp'] as const)(
    'names a %s that is cut off, at whatever size it is asked for',
    async (format) => {
      const whole = await quarters(900, 900)[format]().toBuffer();
      for (const share of [0.5, 0.9]) {
        const { failure, pixels } = await decodeImage('x', {
          content: whole.subarray(0, Math.floor(whole.length * share)),
        });
        expect(pixels).toBeNull();
        expect(failure?.code).toBe('image-truncated');
      }
    },
  );

  it('says the same of a damaged picture whatever else is decoded at the time', async () => {
    const whole = await Promise.all(
      (['jpeg', 'png', 'gif', 'webp'] as const).map((format) => quarters(300, 300)[format]().toBuffer()),
    );
    // The first bytes of a JPEG and a GIF may be changed without harm to the pixels.
    const changed = [whole[1], whole[3]]
      .flatMap((bytes) => bytes ?? [])
      .map((bytes) => {
        const copy = Buffer.from(bytes);
        copy.fill(0xff, 12, 60);
        return copy;
      });
    const cut = whole.map((bytes) => bytes.subarray(0, bytes.length * 0.6));
    const files = [...changed, ...cut];
    const failureOf = async (content: Buffer) => (await decodeImage('x', { content })).failure;
    const alone = [];
    for (const content of files) alone.push(await failureOf(content));
    expect(alone.map((failure) => failure?.code)).toEqual([
      ...Array.from({ length: 2 }, () => 'image-damaged'),
      ...Array.from({ length: 4 }, () => 'image-truncated'),
    ]);
    const many = await Promise.all(Array.from({ length: 25 }, () => files.map((content) => failureOf(content))).flat());
    for (const [index, failure] of many.entries()) expect(failure).toEqual(alone[index % files.length]);
  });

  it('opens nothing that takes too much memory or pixels, and tells the size', async () => {
    const bomb = hugePng(30_000);
    expect((await decodeImage('x', { content: bomb })).failure).toMatchObject({ code: 'image-too-large' });
    const passes = await quarters(900, 900).jpeg({ progressive: true }).toBuffer();
    const { failure, facts } = await decodeImage('x', { content: passes, maxMemory: 1_000_000 });
    expect(failure?.message).toMatch(/900 x 900 and stored in several passes.*2 MB/);
    expect(facts).toMatchObject({ progressive: true, width: 900 });
  });
});

/** A valid PNG header of so many pixels a side with next to nothing behind it. */
function hugePng(side: number): Buffer {
  const chunk = (type: string, body: Buffer): Buffer => {
    const typed = Buffer.concat([Buffer.from(type, 'latin1'), body]);
    const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(body.length);
    check.writeUInt32BE(crc32(typed));
    return Buffer.concat([length, typed, check]);
  };
  const size = Buffer.alloc(13);
  size.writeUInt32BE(side, 0);
  size.writeUInt32BE(side, 4);
  size.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from('89504e470d0a1a0a', 'hex');
  return Buffer.concat([
    signature,
    chunk('IHDR', size),
    chunk('IDAT', deflateSync(Buffer.alloc(64))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

describe('memory', () => {
  const facts = { ...unknownFacts('x'), width: 10_000, height: 10_000, bitDepth: 8 };

  it('is little where rows are read one after the other, and all of it elsewhere', () => {
    expect(memoryToOpen({ ...facts, format: 'jpeg', chroma: '4:2:0' }, 3)).toBeLessThan(20_000_000);
    expect(memoryToOpen({ ...facts, format: 'jpeg', chroma: '4:2:0', progressive: true }, 3)).toBe(300_000_000);
    expect(memoryToOpen({ ...facts, format: 'gif' }, 4)).toBe(400_000_000);
    expect(memoryToOpen({ ...facts, format: 'png', progressive: true }, 4)).toBe(400_000_000);
  });

  it('is lent first come, first served, and never more than there is', async () => {
    const budget = memoryBudget(10);
    let [open, most] = [0, 0];
    const order: number[] = [];
    const work = (id: number, bytes: number): Promise<void> =>
      budget.within(bytes, async () => {
        open += Math.min(bytes, 10);
        most = Math.max(most, open);
        order.push(id);
        await Promise.resolve();
        open -= Math.min(bytes, 10);
      });
    await Promise.all([work(1, 6), work(2, 6), work(3, 1), work(4, 50)]);
    expect(order).toEqual([1, 2, 3, 4]);
    expect(most).toBeLessThanOrEqual(10);
    await expect(budget.within(5, () => Promise.reject(new Error('planted')))).rejects.toThrow('planted');
    await budget.within(10, () => Promise.resolve());
  });
});

describe('orientPixels', () => {
  it('leaves upright pixels alone and finds the place of a piece', () => {
    const rgb = new Uint8Array(6);
    expect(orientPixels(rgb, { width: 2, height: 1 }, 1).rgb).toBe(rgb);
    expect(storedArea({ left: 0, top: 0, width: 10, height: 20 }, { width: 60, height: 40 }, 6)).toEqual({
      left: 0,
      top: 30,
      width: 20,
      height: 10,
    });
  });
});
