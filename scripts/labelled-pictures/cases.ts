import sharp, { type Sharp } from 'sharp';

import { BALL, type Colour, drawScene, paint, type Pixels, type Product, PRODUCTS, type Scene, write } from './draw.ts';

/** A drawn picture, with the rules it breaks and those of which it says nothing. */
export interface LabelledPicture {
  readonly name: string;
  /** Rules a person would say it breaks. */
  readonly breaks: readonly string[];
  /** Rules that cannot be labelled on it: it is drawn for another purpose, which spills over. */
  readonly unlabelled?: readonly string[];
  draw(): Promise<Buffer>;
}

/** Pictures judged at 500 px need be no larger than this; those judged at their own size are drawn larger. */
const SIDE = 640;
const LARGE = 1000;

function image({ width, height, rgb }: Pixels): Sharp {
  return sharp(rgb, { raw: { width, height, channels: 3 } });
}

async function jpeg(pixels: Pixels, quality = 90): Promise<Buffer> {
  return image(pixels).jpeg({ quality, chromaSubsampling: '4:4:4' }).toBuffer();
}

type Change = (pixels: Pixels, product: Product) => void;

function scene(
  name: string,
  breaks: readonly string[],
  product: Product,
  parts: Partial<Scene> = {},
  more: { readonly unlabelled?: readonly string[]; readonly change?: Change; readonly quality?: number } = {},
): LabelledPicture {
  return {
    name: `${name}, ${product.name}`,
    breaks,
    ...(more.unlabelled === undefined ? {} : { unlabelled: more.unlabelled }),
    draw: async () => {
      const pixels = drawScene({ side: SIDE, product, fill: 0.88, ...parts });
      more.change?.(pixels, product);
      return jpeg(pixels, more.quality);
    },
  };
}

/** Some of the products, from a place on and every so many. */
function some(first: number, step: number): Product[] {
  return PRODUCTS.filter((_, index) => index >= first && (index - first) % step === 0);
}

const flat =
  (...colour: [number, number, number]): (() => Colour) =>
  () =>
    colour;
const grey = (value: number): (() => Colour) => flat(value, value, value);
const level = (value: number): Colour => [value, value, value];

const NEAR = [254, 252, 250];
const OFF: readonly (readonly [string, (x: number, y: number) => Colour])[] = [
  ['248', grey(248)],
  ['245', grey(245)],
  ['240', grey(240)],
  ['cream', flat(255, 250, 240)],
  ['blue-white', flat(240, 246, 255)],
  ['gradient', (_, y) => level(Math.round(250 - (30 * y) / SIDE))],
  [
    'vignette',
    (x, y) => level(Math.round(255 - 40 * Math.min(1, Math.hypot(x - SIDE / 2, y - SIDE / 2) / (SIDE * 0.6)))),
  ],
];
const OTHER: readonly (readonly [string, (x: number, y: number) => Colour])[] = [
  ['wood', (x, y) => [150 + ((x >> 4) % 5) * 12, 100 + ((y >> 3) % 3) * 9, 60]],
  ['blue', flat(60, 90, 180)],
  ['grey', grey(150)],
];
/** What is not told where the ground is not white. */
export const NEEDS_WHITE = [
  'IMG-FILL',
  'IMG-CROPPED',
  'IMG-HALO',
  'IMG-SHADOW-EDGE',
  'IMG-BADGE',
  'IMG-TEXT',
  'IMG-MULTIVIEW',
  'IMG-PLACEHOLDER',
];

const grounds: LabelledPicture[] = [
  ...PRODUCTS.map((product) => scene('white', [], product)),
  ...some(1, 3).map((product) => scene('white with soft shadow', [], product, { shadow: 70 })),
  ...NEAR.flatMap((value) =>
    some(value % 3, 3).map((product) =>
      scene(`ground ${value}`, ['IMG-BG-NEARWHITE'], product, { ground: grey(value) }),
    ),
  ),
  ...OFF.flatMap(([name, ground], index) =>
    some(index % 4, 4).map((product) =>
      scene(`ground ${name}`, ['IMG-BG-WHITE'], product, { ground }, { unlabelled: NEEDS_WHITE }),
    ),
  ),
  ...OTHER.flatMap(([name, ground], index) =>
    some(index, 4).map((product) =>
      scene(`ground ${name}`, ['IMG-BG-WHITE'], product, { ground }, { unlabelled: NEEDS_WHITE }),
    ),
  ),
];

const places: LabelledPicture[] = [
  ...[0.5, 0.65, 0.78].flatMap((fill, index) =>
    some(index, 3).map((product) => scene(`fill ${fill}`, ['IMG-FILL'], product, { fill })),
  ),
  ...some(0, 3).map((product) => scene('fill 0.97', [], product, { fill: 0.97 })),
  ...some(0, 2).map((product) =>
    scene(
      'cut off on the right',
      ['IMG-CROPPED'],
      product,
      { at: [0.8, 0.5] },
      { unlabelled: ['IMG-FILL', 'IMG-MULTIVIEW'] },
    ),
  ),
  ...some(0, 3).map((product) =>
    scene(
      'shadow over the lower edge',
      ['IMG-SHADOW-EDGE'],
      product,
      { shadow: 110, at: [0.5, 0.62], fill: 0.8 },
      { unlabelled: ['IMG-FILL', 'IMG-CROPPED'] },
    ),
  ),
  ...some(0, 2).map((product) => scene('fringe', ['IMG-HALO'], product, { fringe: 6 }, { unlabelled: ['IMG-FILL'] })),
  ...some(0, 3).map((product) =>
    scene('two of it', ['IMG-MULTIVIEW'], product, { twice: true }, { unlabelled: ['IMG-FILL'] }),
  ),
];

const BORDERS: readonly (readonly [number, Colour])[] = [
  [10, [220, 20, 20]],
  [3, [0, 0, 0]],
  [1, [90, 90, 90]],
];

const additions: LabelledPicture[] = [
  ...[7, 10, 14, 28, 50].flatMap((height, index) =>
    (
      [
        [20, 20, 20],
        [175, 175, 175],
      ] as const
    ).flatMap((colour) =>
      some(index % 3, 4).map((product) =>
        scene(
          `text of ${height} px${colour[0] > 100 ? ' in light grey' : ''}`,
          ['IMG-TEXT'],
          product,
          { fill: 0.86, at: [0.5, 0.56] },
          {
            unlabelled: ['IMG-FILL', 'IMG-BADGE', 'IMG-MULTIVIEW', 'IMG-CROPPED'],
            change: (pixels) => {
              paint(pixels, 0, 0, SIDE, height + 24, [255, 255, 255]);
              write(
                pixels,
                'BEST COLLECTION'.slice(0, Math.floor((SIDE - 60) / ((height * 6) / 7))),
                30,
                14,
                height,
                colour,
              );
            },
          },
        ),
      ),
    ),
  ),
  ...some(0, 3).flatMap((product) =>
    (
      [
        [230, 30, 40],
        [20, 120, 220],
      ] as const
    ).map((colour) =>
      scene(
        'badge',
        ['IMG-BADGE'],
        product,
        { fill: 0.7, at: [0.42, 0.6] },
        {
          unlabelled: ['IMG-FILL', 'IMG-MULTIVIEW'],
          change: (pixels) => paint(pixels, 525, 25, 90, 90, colour),
        },
      ),
    ),
  ),
  ...BORDERS.flatMap(([width, colour]) =>
    some(width % 3, 4).map((product) =>
      scene(
        `border of ${width} px`,
        ['IMG-BORDER'],
        product,
        {},
        {
          unlabelled: [...NEEDS_WHITE, 'IMG-BG-WHITE'],
          change: (pixels) => {
            for (const [left, top, w, h] of [
              [0, 0, SIDE, width],
              [0, SIDE - width, SIDE, width],
              [0, 0, width, SIDE],
              [SIDE - width, 0, width, SIDE],
            ] as const) {
              paint(pixels, left, top, w, h, colour);
            }
          },
        },
      ),
    ),
  ),
];

/** Rules that blurred edges touch besides the one they are drawn for. */
export const SOFT = ['IMG-FILL', 'IMG-HALO', 'IMG-UPSCALED'];

const detail: LabelledPicture[] = [
  ...PRODUCTS.map((product): LabelledPicture => ({
    name: `blurred by 0.3 % of the side, ${product.name}`,
    breaks: ['IMG-BLUR'],
    unlabelled: SOFT,
    draw: async () => jpegOf(image(drawScene({ side: LARGE, product, fill: 0.88 })).blur(3)),
  })),
  ...[300, 500, 800].flatMap((small) =>
    some(small === 500 ? 1 : 0, 2).map((product): LabelledPicture => ({
      name: `enlarged from ${small} to 1,600 px, ${product.name}`,
      breaks: ['IMG-UPSCALED'],
      unlabelled: ['IMG-BLUR', 'IMG-HALO', 'IMG-FILL'],
      draw: async () => {
        const shrunk = await image(drawScene({ side: LARGE, product, fill: 0.88 }))
          .resize(small)
          .png()
          .toBuffer();
        return jpegOf(sharp(shrunk).resize(1600));
      },
    })),
  ),
  ...[35, 50, 70, 92].map((quality, index) =>
    scene(`JPEG quality ${quality}`, quality < 80 ? ['IMG-JPEG'] : [], PRODUCTS[index * 2] ?? BALL, {}, { quality }),
  ),
  ...some(0, 4).map((product): LabelledPicture => ({
    name: `without colour, ${product.name}`,
    breaks: ['IMG-GREY'],
    draw: async () =>
      jpegOf(
        image(drawScene({ side: LARGE, product, fill: 0.88 }))
          .greyscale()
          .toColourspace('srgb'),
      ),
  })),
  scene(
    'nothing but white',
    ['IMG-PLACEHOLDER'],
    BALL,
    { fill: 0 },
    { unlabelled: ['IMG-FILL', 'IMG-BLUR', 'IMG-UPSCALED', 'IMG-GREY'] },
  ),
  scene(
    'a dot',
    ['IMG-PLACEHOLDER'],
    BALL,
    { fill: 0.04 },
    { unlabelled: ['IMG-FILL', 'IMG-BLUR', 'IMG-UPSCALED', 'IMG-GREY'] },
  ),
];

async function jpegOf(drawn: Sharp): Promise<Buffer> {
  return drawn.jpeg({ quality: 90, chromaSubsampling: '4:4:4' }).toBuffer();
}

/** Every labelled picture that is judged by itself. */
export const LABELLED: readonly LabelledPicture[] = [...grounds, ...places, ...additions, ...detail];

/** Two pictures of one gallery, and whether a person would call them the same. */
export interface LabelledPair {
  readonly name: string;
  readonly same: boolean;
  draw(): Promise<readonly [Buffer, Buffer]>;
}

function copyOf(
  name: string,
  same: boolean,
  product: Product,
  change: (drawn: Sharp) => Sharp,
  colour?: Colour,
): LabelledPair {
  return {
    name: `${name}, ${product.name}`,
    same,
    draw: async () => {
      const first = drawScene({ side: LARGE, product, fill: 0.88 });
      const second = colour === undefined ? first : drawScene({ side: LARGE, product, fill: 0.88, colour });
      return [await jpeg(first), await change(image(second)).toBuffer()];
    },
  };
}

const margin = { top: 51, bottom: 51, left: 51, right: 51, background: '#ffffff' };

/** Pairs for the comparison of pictures: copies made smaller, harder pressed or with a margin; variants; other products. */
export const PAIRS: readonly LabelledPair[] = [
  ...some(0, 2).map((product) =>
    copyOf('three fifths of the size and quality 70', true, product, (drawn) =>
      drawn.resize(384).jpeg({ quality: 70 }),
    ),
  ),
  ...some(1, 2).map((product) =>
    copyOf('margin of 8 % added', true, product, (drawn) => drawn.extend(margin).jpeg({ quality: 85 })),
  ),
  ...some(0, 2).map((product) =>
    copyOf('in another colour', false, product, (drawn) => drawn.jpeg({ quality: 90 }), [60, 70, 210]),
  ),
  ...PRODUCTS.slice(1).map((product, index): LabelledPair => ({
    name: `${PRODUCTS[index]?.name ?? ''} and ${product.name}`,
    same: false,
    draw: async () => [
      await jpeg(drawScene({ side: SIDE, product: PRODUCTS[index] ?? product, fill: 0.88 })),
      await jpeg(drawScene({ side: LARGE, product, fill: 0.88 })),
    ],
  })),
];
