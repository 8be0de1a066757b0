import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';

import sharp from 'sharp';
import { describe, expect, it } from 'vitest';

import { AS_OF } from '../../scripts/make-demo/calendar.ts';
import { offersOf, PRODUCTS } from '../../scripts/make-demo/catalogue.ts';
import { fulfilmentCents, referralCents } from '../../scripts/make-demo/fee-card.ts';
import { TROUBLES } from '../../scripts/make-demo/troubles.ts';
import { tellDemo, writeTexts } from '../../scripts/make-demo/build-demo.ts';
import { describeTroubles } from '../../scripts/make-demo/describe-troubles.ts';
import { drawImages } from '../../scripts/make-demo/draw-images.ts';
import { DEMO, FIXTURES } from './demo-folder.ts';

const demo = tellDemo();

describe('make-demo', () => {
  it('writes the text files of fixtures/demo byte for byte, and no others lie there', async () => {
    const files = writeTexts(demo);
    for (const [name, content] of files) {
      expect(Buffer.from(content).equals(await readFile(join(DEMO, name))), `${name}: run npm run demo:make`).toBe(
        true,
      );
    }
    const there = (await readdir(DEMO)).filter((name) => name !== 'images');
    expect(there.toSorted()).toEqual([...files.keys()].toSorted());
  });

  it('writes fixtures/demo-troubles.json', async () => {
    const written: unknown = JSON.parse(await readFile(join(FIXTURES, 'demo-troubles.json'), 'utf8'));
    expect(written).toEqual(describeTroubles(demo));
  });

  it('draws the pictures of fixtures/demo, pixel for pixel but for what another JPEG encoder changes', async () => {
    const drawn = await drawImages();
    expect((await readdir(join(DEMO, 'images'))).map((name) => `images/${name}`).toSorted()).toEqual(
      [...drawn.keys()].toSorted(),
    );
    for (const [name, content] of drawn) {
      const [fresh, stored] = await Promise.all(
        [content, await readFile(join(DEMO, name))].map(
          async (bytes) => await sharp(bytes).raw().toBuffer({ resolveWithObject: true }),
        ),
      );
      if (!fresh || !stored) throw new Error('not drawn');
      expect(stored.info).toMatchObject({ width: 1000, height: 1000, channels: 3 });
      let difference = 0;
      for (const [index, value] of fresh.data.entries()) difference += Math.abs(value - (stored.data[index] ?? 0));
      expect(difference / fresh.data.length, name).toBeLessThan(1);
    }
  });

  it('puts every product on pure white but the seeded one', async () => {
    for (const product of PRODUCTS.filter((entry) => entry.picture !== undefined)) {
      const { data, info } = await sharp(join(DEMO, 'images', `${product.asin}.MAIN.jpg`))
        .raw()
        .toBuffer({ resolveWithObject: true });
      const corners = [0, info.width - 1, (info.height - 1) * info.width, info.height * info.width - 1];
      const white = product.sku === TROUBLES.offWhiteMainImage ? [241, 238, 231] : [255, 255, 255];
      for (const corner of corners) {
        const pixel = [...data.subarray(corner * 3, corner * 3 + 3)];
        for (const [channel, value] of pixel.entries())
          expect(Math.abs(value - (white[channel] ?? 0)), product.sku).toBeLessThan(2);
      }
    }
  });

  it('sells nothing at a loss but the seeded product', () => {
    for (const offer of offersOf('US').filter((entry) => entry.product.fbm !== true)) {
      const cents = (text: string | undefined): number => Math.round(Number(text) * 100);
      const price = cents(offer.texts.price);
      const cost = cents(offer.texts.costs.at(-1)?.[1]);
      const profit = price - referralCents(price) - fulfilmentCents(offer, AS_OF) - cost;
      if (offer.texts.sku === TROUBLES.losingMoney) expect(profit).toBeLessThan(0);
      else expect(profit, offer.texts.sku).toBeGreaterThan(100);
    }
  });

  it('stays under 3 MB', async () => {
    let bytes = 0;
    for (const name of await readdir(DEMO, { recursive: true })) {
      const entry = await stat(join(DEMO, name));
      if (entry.isFile()) bytes += entry.size;
    }
    expect(bytes).toBeGreaterThan(1_000_000);
    expect(bytes).toBeLessThan(3_000_000);
  });
});
