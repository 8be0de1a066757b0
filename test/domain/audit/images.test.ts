import { readdirSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { type AuditImagesResult, auditImages } from '../../../src/domain/audit/audit-images.ts';
import { GALLERY_CHECKS, IMAGE_CHECKS } from '../../../src/domain/audit/all-image-checks.ts';
import { imagesDocument } from '../../../src/domain/audit/images-document.ts';
import type { MeasuredImage } from '../../../src/domain/audit/images/measure-image.ts';
import { decodeImage } from '../../../src/sources/images.ts';
import { measuredImage, recordOf } from './measured-image.ts';

const FOLDER = join(import.meta.dirname, '..', '..', '..', 'fixtures', 'images');

async function measured(name: string): Promise<MeasuredImage> {
  return measuredImage(recordOf(name), join(FOLDER, name));
}

async function audit(...names: string[]): Promise<AuditImagesResult> {
  return auditImages(await Promise.all(names.map(measured)), { asOf: '2026-11-22', marketplace: null });
}

/** What each drawn picture must give: rules, worst first. The drawing script says what is on it. */
const EXPECTED: Readonly<Record<string, readonly string[]>> = {
  'at-frame.MAIN.png': ['IMG-CROPPED', 'IMG-FILL'],
  'bomb.MAIN.png': ['IMG-SIDE-MAX'],
  'border.MAIN.png': ['IMG-BORDER'],
  'drawing.MAIN.png': ['IMG-FORMAT'],
  'empty.MAIN.png': ['IMG-PLACEHOLDER'],
  'grey.MAIN.png': ['IMG-BG-WHITE'],
  'modern.MAIN.webp': ['IMG-FORMAT'],
  'moving.PT06.gif': ['IMG-NOT-ANIMATED', 'IMG-SIDE-ZOOM'],
  'near-white.MAIN.png': ['IMG-BG-NEARWHITE'],
  'no-zoom.PT01.png': ['IMG-SIDE-ZOOM'],
  'noise.MAIN.jpg': ['IMG-DECODES'],
  'off-white.MAIN.png': ['IMG-BG-WHITE'],
  'one-pixel.MAIN.png': ['IMG-PLACEHOLDER', 'IMG-SIDE-MIN'],
  'page.MAIN.jpg': ['IMG-DECODES'],
  'photo.MAIN.jpg': [],
  'print.PT04.jpg': ['IMG-COLOUR', 'IMG-JPEG'],
  'renamed.MAIN.jpg': ['IMG-FORMAT'],
  'small-product.MAIN.png': ['IMG-FILL'],
  'strip.PT03.png': ['IMG-SHORT-SIDE'],
  'too-small.PT02.png': ['IMG-SIDE-MIN'],
  'transparent.MAIN.png': ['IMG-ALPHA', 'IMG-BLUR'],
  'truncated.MAIN.jpg': ['IMG-DECODES'],
  'turned.PT05.jpg': ['IMG-EXIF'],
  'vignette.MAIN.png': ['IMG-BG-WHITE', 'IMG-SIDE-BEST'],
  'white.MAIN.png': [],
  'zero.MAIN.jpg': ['IMG-DECODES'],
};

/** Rules of a listing's pictures together: tested in galleries.test.ts. */
const OF_GALLERIES = new Set(GALLERY_CHECKS.map(({ meta }) => meta.id));

describe('drawn pictures', () => {
  it('are all expected', () => {
    expect(readdirSync(FOLDER).sort()).toEqual(Object.keys(EXPECTED).sort());
  });

  it.each(Object.entries(EXPECTED))('%s breaks exactly %j', async (name, rules) => {
    const [image] = (await audit(name)).images;
    const found = image?.findings.map((finding) => finding.rule).filter((rule) => !OF_GALLERIES.has(rule));
    expect(found?.sort()).toEqual(rules);
  });
});

describe('measures', () => {
  it('tell the drawn box, ground and colour', async () => {
    const { measures } = await measured('white.MAIN.png');
    expect(measures).toMatchObject({
      background: 'white',
      whiteBorderShare: 1,
      exactWhiteBorderShare: 1,
      whiteCorners: 4,
    });
    expect(measures?.productFillShare).toBeCloseTo(0.86, 2);
    expect(measures?.boxAreaShare).toBeCloseTo(0.86 * 0.6, 2);
    expect((await measured('off-white.MAIN.png')).measures).toMatchObject({
      background: 'off-white',
      cornerColour: [241, 238, 231],
    });
    expect((await measured('grey.MAIN.png')).measures).toMatchObject({
      background: 'not-white',
      productFillShare: null,
    });
    expect((await measured('at-frame.MAIN.png')).measures).toMatchObject({ background: 'white-product-at-frame' });
    const { measures: atFrame } = await measured('at-frame.MAIN.png');
    expect(atFrame?.edges).toMatchObject({ left: 0, top: 0, bottom: 0 });
    // The shrunk grid moves an edge by half a pixel or so.
    expect(atFrame?.edges?.right).toBeCloseTo(0.8, 1);
  });

  it('do not read a nearly white ground as product', async () => {
    expect((await measured('near-white.MAIN.png')).measures?.productFillRange?.[1]).toBeCloseTo(0.86, 1);
  });

  it('turn the picture by its EXIF tag first', async () => {
    expect((await measured('turned.PT05.jpg')).facts).toMatchObject({ width: 1000, height: 1600, format: 'jpeg' });
  });

  it('shrink what is larger than asked for, and keep the facts', async () => {
    const decoded = await decodeImage(join(FOLDER, 'white.MAIN.png'), { maxSide: 400 });
    expect(decoded.pixels).toMatchObject({ width: 400, height: 400 });
    expect(decoded.facts).toMatchObject({ width: 1600, height: 1600 });
  });
});

describe('pictures that cannot be used', () => {
  it.each([
    ['truncated.MAIN.jpg', 'image-truncated', /cut off/],
    ['zero.MAIN.jpg', 'image-empty', /empty/],
    ['page.MAIN.jpg', 'image-not', /web page/],
    ['noise.MAIN.jpg', 'image-not', /no picture/],
    ['bomb.MAIN.png', 'image-too-large', /30000 x 30000/],
    ['missing.MAIN.jpg', 'image-unreadable', /ENOENT/],
  ])('%s is one clear problem', async (name, code, message) => {
    const { problems } = await audit(name);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ code, scope: 'file', file: name });
    expect(problems[0]?.message).toMatch(message);
  });

  it('do not stop the run', async () => {
    const { images } = await audit('zero.MAIN.jpg', 'truncated.MAIN.jpg', 'white.MAIN.png');
    expect(images.map((image) => image.image.measures === null)).toEqual([true, true, false]);
  });

  it('are not decoded beyond the bounds asked for', async () => {
    const path = join(FOLDER, 'white.MAIN.png');
    expect((await decodeImage(path, { maxPixels: 1000 })).failure?.code).toBe('image-too-large');
    expect((await decodeImage(path, { maxBytes: 10 })).failure?.code).toBe('image-too-large');
    expect((await decodeImage(FOLDER)).failure?.code).toBe('image-unreadable');
  });

  it('are "not checked" where pixels are needed', async () => {
    const [image] = (await audit('truncated.MAIN.jpg')).images;
    expect(image?.notChecked.map(({ rule }) => rule)).toContain('IMG-BG-WHITE');
  });
});

describe('auditImages', () => {
  it('does not judge main-image rules where the slot is not told, unless asked to', async () => {
    const image = { ...(await measured('grey.MAIN.png')), record: { ...recordOf('grey.MAIN.png'), slot: null } };
    const without = auditImages([image], { asOf: '2026-11-22', marketplace: null });
    expect(without.images[0]?.findings.map(({ rule }) => rule)).toEqual(['IMG-NAME']);
    expect(without.images[0]?.notChecked.map(({ rule }) => rule)).toContain('IMG-BG-WHITE');
    const assumed = auditImages([image], { asOf: '2026-11-22', marketplace: null, assumedSlot: 'MAIN' });
    expect(assumed.images[0]?.findings.map(({ rule }) => rule)).toEqual(['IMG-BG-WHITE', 'IMG-COUNT', 'IMG-NAME']);
  });

  it('turns a check that throws into a finding and goes on', async () => {
    const [first] = IMAGE_CHECKS;
    if (first === undefined) throw new Error('no checks');
    const broken = {
      ...first,
      run: (): never => {
        throw new Error('planted');
      },
    };
    const result = auditImages([await measured('white.MAIN.png')], {
      asOf: '2026-11-22',
      marketplace: null,
      imageChecks: [broken, ...IMAGE_CHECKS.slice(1)],
    });
    expect(result.images[0]?.findings[0]).toMatchObject({
      rule: first.meta.id,
      severity: 'warning',
      basis: 'question',
    });
    expect(result.images[0]?.findings[0]?.message).toContain('planted');
  });

  it('makes a document with the contracted keys', async () => {
    const run = { tool: { name: 'sellerctl', version: '0' }, generatedAt: '', asOf: '2026-11-22', inputs: [] } as const;
    const { data, kind } = imagesDocument(await audit('off-white.MAIN.png'), run);
    expect(kind).toBe('audit-images');
    expect(data.images[0]).toMatchObject({ source: 'off-white.MAIN.png', width: 1600, height: 1600, format: 'png' });
    expect(data.images[0]?.measures).toMatchObject({ whiteBorderShare: 0, productFillShare: null });
    expect(data.images[0]?.findings[0]).toMatchObject({ rule: 'IMG-BG-WHITE', severity: 'error', field: 'image' });
  });
});
