/**
 * The held-out set: pictures like the tuned ones in kind and unlike them in everything else. No limit may be chosen by what
 * comes out here; who changes a limit for one of these pictures must draw a new set.
 */
import sharp, { type Sharp } from 'sharp';

import { type LabelledPair, type LabelledPicture, NEEDS_WHITE, SOFT } from './cases.ts';
import { type Colour, drawScene, paint, type Pixels, type Product, type Scene } from './draw.ts';
import { frame, HELD_OUT_PRODUCTS, roundBadge, strokeText } from './held-out-scenes.ts';

const SEED = 4177;
const SIDE = 720;
const LARGE = 900;

const image = ({ width, height, rgb }: Pixels): Sharp => sharp(rgb, { raw: { width, height, channels: 3 } });
const drawn = (product: Product, side: number, parts: Partial<Scene> = {}): Pixels =>
  drawScene({ side, product, fill: 0.91, seed: SEED, ...parts });

interface More {
  readonly unlabelled?: readonly string[];
  readonly change?: (pixels: Pixels) => void;
  readonly quality?: number;
}

function scene(
  name: string,
  breaks: readonly string[],
  product: Product,
  parts: Partial<Scene> = {},
  { unlabelled = [], change, quality = 86 }: More = {},
): LabelledPicture {
  return {
    name: `${name}, ${product.name}`,
    breaks,
    unlabelled,
    draw: async () => {
      const pixels = drawn(product, SIDE, parts);
      change?.(pixels);
      return image(pixels).jpeg({ quality }).toBuffer();
    },
  };
}

/** Some of the products, from a place on and every so many, round and round. */
function some(first: number, count: number): Product[] {
  const all = HELD_OUT_PRODUCTS;
  return Array.from({ length: count }, (_, index) => all[(first + index * 3) % all.length]).filter(
    (product) => product !== undefined,
  );
}

const level = (value: number): Colour => [value, value, value];
const OFF: readonly (readonly [string, (x: number, y: number) => Colour])[] = [
  ['246', () => level(246)],
  ['242', () => level(242)],
  ['pink', () => [255, 244, 246]],
  ['gradient to the side', (x) => level(Math.round(252 - (26 * x) / SIDE))],
  ['marble', (x, y) => level(Math.round(205 + 18 * Math.sin(x / 23 + 3 * Math.sin(y / 41))))],
  ['green', () => [120, 170, 110]],
];

const grounds: LabelledPicture[] = [
  ...HELD_OUT_PRODUCTS.map((product) => scene('white', [], product)),
  ...some(2, 3).map((product) => scene('white with soft shadow', [], product, { shadow: 55 })),
  ...[253, 251].flatMap((value) =>
    some(value % 3, 3).map((product) =>
      scene(`ground ${value}`, ['IMG-BG-NEARWHITE'], product, { ground: () => level(value) }),
    ),
  ),
  ...OFF.flatMap(([name, ground], index) =>
    some(index, 2).map((product) =>
      scene(`ground ${name}`, ['IMG-BG-WHITE'], product, { ground }, { unlabelled: NEEDS_WHITE }),
    ),
  ),
];

const places: LabelledPicture[] = [
  ...[0.58, 0.72, 0.8].flatMap((fill, index) =>
    some(index, 2).map((product) => scene(`fill ${fill}`, ['IMG-FILL'], product, { fill, at: [0.45, 0.53] })),
  ),
  ...some(1, 3).map((product) => scene('fill 0.95', [], product, { fill: 0.95 })),
  ...some(0, 3).map((product) =>
    scene(
      'cut off at the top',
      ['IMG-CROPPED'],
      product,
      { at: [0.5, 0.27] },
      { unlabelled: ['IMG-FILL', 'IMG-MULTIVIEW'] },
    ),
  ),
  ...some(1, 3).map((product) =>
    scene(
      'cut off on the left',
      ['IMG-CROPPED'],
      product,
      { at: [0.1, 0.5] },
      { unlabelled: ['IMG-FILL', 'IMG-MULTIVIEW'] },
    ),
  ),
  ...some(3, 3).map((product) =>
    scene(
      'shadow over the lower edge',
      ['IMG-SHADOW-EDGE'],
      product,
      { shadow: 90, at: [0.48, 0.64], fill: 0.78 },
      { unlabelled: ['IMG-FILL', 'IMG-CROPPED'] },
    ),
  ),
  ...some(0, 4).map((product) => scene('fringe', ['IMG-HALO'], product, { fringe: 7 }, { unlabelled: ['IMG-FILL'] })),
  ...some(2, 4).map((product) =>
    scene('two of it', ['IMG-MULTIVIEW'], product, { twice: true }, { unlabelled: ['IMG-FILL'] }),
  ),
];

const NO_PRODUCT: Product = { name: 'nothing', shape: () => Infinity, colour: [0, 0, 0], grain: 0 };

const INKS: readonly (readonly [string, Colour])[] = [
  ['dark blue', [24, 32, 92]],
  ['red', [190, 40, 40]],
  ['grey', [140, 140, 140]],
];
const BORDERS: readonly (readonly [number, Colour])[] = [
  [14, [40, 70, 160]],
  [5, [120, 120, 120]],
  [2, [30, 30, 30]],
];

const additions: LabelledPicture[] = [
  ...[9, 13, 22, 40].flatMap((height, index) =>
    INKS.map(([ink, colour], which) =>
      scene(
        `text of ${height} px in ${ink}`,
        ['IMG-TEXT'],
        some(index + which, 1)[0] ?? NO_PRODUCT,
        { fill: 0.86, at: [0.5, 0.44] },
        {
          unlabelled: ['IMG-FILL', 'IMG-BADGE', 'IMG-MULTIVIEW', 'IMG-CROPPED'],
          change: (pixels) => {
            paint(pixels, 0, SIDE - height - 26, SIDE, height + 26, [255, 255, 255]);
            strokeText(pixels, 'HUM 27 PVWZ KX', 44, SIDE - height - 14, height, colour);
          },
        },
      ),
    ),
  ),
  ...some(4, 4).map((product, index) =>
    scene(
      'round badge',
      ['IMG-BADGE'],
      product,
      { fill: 0.68, at: [0.58, 0.6] },
      {
        unlabelled: ['IMG-FILL', 'IMG-MULTIVIEW'],
        change: (pixels) => roundBadge(pixels, 76, 76, 50, index % 2 === 0 ? [20, 150, 70] : [240, 140, 20]),
      },
    ),
  ),
  ...BORDERS.flatMap(([width, colour]) =>
    some(width, 2).map((product) =>
      scene(
        `border of ${width} px`,
        ['IMG-BORDER'],
        product,
        {},
        { unlabelled: [...NEEDS_WHITE, 'IMG-BG-WHITE'], change: (pixels) => frame(pixels, width, colour) },
      ),
    ),
  ),
];

function detailed(
  name: string,
  breaks: readonly string[],
  unlabelled: readonly string[],
  draw: () => Promise<Sharp>,
): LabelledPicture {
  return { name, breaks, unlabelled, draw: async () => (await draw()).jpeg({ quality: 88 }).toBuffer() };
}

const detail: LabelledPicture[] = [
  ...some(0, 6).map((product) =>
    detailed(`blurred by 0.4 % of the side, ${product.name}`, ['IMG-BLUR'], SOFT, () =>
      Promise.resolve(image(drawn(product, LARGE)).blur(3.6)),
    ),
  ),
  ...(
    [
      [360, 'cubic'],
      [600, 'mitchell'],
      [600, 'lanczos3'],
    ] as const
  ).flatMap(([small, kernel], index) =>
    some(index, 3).map((product) =>
      detailed(
        `enlarged from ${small} to 1,500 px by ${kernel}, ${product.name}`,
        ['IMG-UPSCALED'],
        ['IMG-BLUR', 'IMG-HALO', 'IMG-FILL'],
        async () =>
          sharp(await image(drawn(product, LARGE)).resize(small).png().toBuffer()).resize(1500, null, { kernel }),
      ),
    ),
  ),
  ...[30, 60, 85, 95].flatMap((quality, index) =>
    some(index * 2, 1).map((product) =>
      scene(`JPEG quality ${quality}`, quality < 80 ? ['IMG-JPEG'] : [], product, {}, { quality }),
    ),
  ),
  ...some(5, 2).map((product) =>
    detailed(`without colour, ${product.name}`, ['IMG-GREY'], [], () =>
      Promise.resolve(image(drawn(product, LARGE)).greyscale().toColourspace('srgb')),
    ),
  ),
  scene(
    'nothing but white',
    ['IMG-PLACEHOLDER'],
    NO_PRODUCT,
    {},
    { unlabelled: ['IMG-FILL', 'IMG-BLUR', 'IMG-UPSCALED', 'IMG-GREY'] },
  ),
];

/** Every held-out picture that is judged by itself. */
export const HELD_OUT: readonly LabelledPicture[] = [...grounds, ...places, ...additions, ...detail];

function pair(
  name: string,
  same: boolean,
  product: Product,
  copy: (pixels: Pixels) => Sharp,
  other: Partial<Scene> = {},
): LabelledPair {
  return {
    name: `${name}, ${product.name}`,
    same,
    draw: async () => [
      await image(drawn(product, SIDE)).jpeg({ quality: 86 }).toBuffer(),
      await copy(drawn(product, SIDE, other)).toBuffer(),
    ],
  };
}

/** Held-out pairs of pictures of one gallery. */
export const HELD_OUT_PAIRS: readonly LabelledPair[] = [
  ...some(0, 3).map((product) =>
    pair('half the size and quality 60', true, product, (pixels) =>
      image(pixels)
        .resize(SIDE / 2)
        .jpeg({ quality: 60 }),
    ),
  ),
  ...some(1, 3).map((product) =>
    pair('margin of 6 % added', true, product, (pixels) =>
      image(pixels).extend({ top: 43, bottom: 43, left: 43, right: 43, background: '#ffffff' }).jpeg({ quality: 80 }),
    ),
  ),
  ...some(0, 4).map((product) =>
    pair('in another colour', false, product, (pixels) => image(pixels).jpeg({ quality: 86 }), {
      colour: [70, 180, 60],
    }),
  ),
  ...HELD_OUT_PRODUCTS.slice(1).map((product, index): LabelledPair => ({
    name: `${HELD_OUT_PRODUCTS[index]?.name ?? ''} and ${product.name}`,
    same: false,
    draw: async () => [
      await image(drawn(HELD_OUT_PRODUCTS[index] ?? product, SIDE))
        .jpeg({ quality: 86 })
        .toBuffer(),
      await image(drawn(product, SIDE)).jpeg({ quality: 86 }).toBuffer(),
    ],
  })),
];
