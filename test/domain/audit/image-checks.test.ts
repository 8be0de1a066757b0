import { describe, expect, it } from 'vitest';

import { type AuditImagesOptions, auditImages } from '../../../src/domain/audit/audit-images.ts';
import type { MeasuredImage } from '../../../src/domain/audit/images/measure-image.ts';
import type { ListedProduct } from '../../../src/domain/audit/picture-products.ts';
import { type ImageFacts, unknownFacts } from '../../../src/model/decoded-image.ts';
import type { ImageMeasures } from '../../../src/model/image-measures.ts';

const WHITE: ImageMeasures = {
  whiteBorderShare: 1,
  exactWhiteBorderShare: 1,
  whiteCorners: 4,
  offWhiteCorners: 0,
  background: 'white',
  cornerColour: [255, 255, 255],
  borderShare: 0,
  offWhiteEdges: { left: 0, top: 0, right: 0, bottom: 0 },
  productFillShare: 0.86,
  productFillRange: [0.86, 0.86],
  productFillByThreshold: [{ threshold: 250, share: 0.86 }],
  boxAreaShare: 0.5,
  foregroundShare: 0.4,
  edges: { left: 0, top: 0, right: 0, bottom: 0 },
  haloShare: 0,
  sharpness: 900,
  nativeSharpness: 900,
  saturation: 0.2,
  transparentShare: 0,
  singleColour: false,
  textRows: 0,
  badges: 0,
  similarParts: 0,
  hash: '0f0f0f0f0f0f0f0f',
  boxHash: '00ff00ff00ff00ff',
  productColour: [50, 10, 10],
  notMeasured: [],
};

interface Picture {
  readonly name?: string;
  readonly product?: string;
  readonly slot?: string | null;
  readonly facts?: Partial<ImageFacts>;
  readonly measures?: Partial<ImageMeasures>;
}

/** A sound main image but for what is given. */
function picture({ product = 'B0TESTAAA1', slot = 'MAIN', name, facts, measures }: Picture = {}): MeasuredImage {
  const path = name ?? `${product}.${slot ?? 'x'}.jpg`;
  return {
    record: { kind: 'image', origin: { file: path, line: 1 }, path, product, slot, bytes: 1 },
    facts: { ...unknownFacts(path), bytes: 1000, format: 'jpeg', width: 2000, height: 2000, pages: 1, ...facts },
    measures: { ...WHITE, ...measures },
    geometry: null,
    failure: null,
  };
}

const OPTIONS = { asOf: '2026-11-22', marketplace: null } as const;

function rulesOf(pictures: readonly MeasuredImage[], options: Partial<AuditImagesOptions> = {}): string[][] {
  const { images } = auditImages(pictures, { ...OPTIONS, ...options });
  return images.map(({ findings }) => findings.map(({ rule }) => rule).filter((rule) => rule !== 'IMG-COUNT'));
}

const product = (more: Partial<ListedProduct>): ListedProduct => ({
  sku: null,
  asin: null,
  marketplace: null,
  productType: null,
  parentage: null,
  parentSku: null,
  ...more,
});

describe('checks of one picture', () => {
  it.each<[string, Picture, string[]]>([
    ['a sound one', {}, []],
    ['too narrow', { facts: { width: 1200, height: 2000 } }, ['IMG-ASPECT']],
    ['too wide', { facts: { width: 2000, height: 1000 } }, ['IMG-ASPECT']],
    ['narrow but no main image', { slot: 'PT01', facts: { width: 1200, height: 2000 } }, ['IMG-MAIN-PRESENT']],
    ['60 dpi', { facts: { density: 60 } }, ['IMG-DPI']],
    ['72 dpi', { facts: { density: 72 } }, []],
    ['turned by a tag', { facts: { orientation: 6 } }, ['IMG-EXIF']],
    ['upright by a tag', { facts: { orientation: 1 } }, []],
    ['hard pressed', { facts: { jpegQuality: 40 } }, ['IMG-JPEG']],
    ['well pressed', { facts: { jpegQuality: 80 } }, []],
    ['one grey channel', { facts: { colourSpace: 'b-w' } }, ['IMG-GREY']],
    ['no colour', { measures: { saturation: 0 } }, ['IMG-GREY']],
    ['another profile', { facts: { colourSpace: 'srgb', profile: 'Adobe RGB (1998)' } }, ['IMG-COLOUR']],
    ['the sRGB profile', { facts: { colourSpace: 'srgb', profile: 'sRGB IEC61966-2.1' } }, []],
    ['made by AI, untold', { facts: { digitalSource: 'trainedAlgorithmicMedia' } }, ['IMG-AI-TAG']],
    [
      'made by AI, told',
      { facts: { digitalSource: 'trainedAlgorithmicMedia', subjects: ['contains-synthetic-performer'] } },
      [],
    ],
    ['transparent', { facts: { alpha: true }, measures: { transparentShare: 0.4 } }, ['IMG-ALPHA']],
    ['an alpha channel that hides nothing', { facts: { alpha: true } }, []],
    ['a border', { measures: { borderShare: 1, background: 'not-white' } }, ['IMG-BORDER']],
    ['a shadow cut off', { measures: { offWhiteEdges: { ...WHITE.offWhiteEdges, bottom: 0.3 } } }, ['IMG-SHADOW-EDGE']],
    ['a fringe', { measures: { haloShare: 0.9 } }, ['IMG-HALO']],
    ['a badge', { measures: { badges: 1 } }, ['IMG-BADGE']],
    ['two alike', { measures: { similarParts: 2 } }, ['IMG-MULTIVIEW']],
    ['one row of text', { measures: { textRows: 1 } }, ['IMG-TEXT']],
    ['text on a swatch', { slot: 'SWCH', measures: { textRows: 1 } }, ['IMG-SWATCH', 'IMG-MAIN-PRESENT']],
    ['blurred', { measures: { sharpness: 20 } }, ['IMG-BLUR']],
    ['enlarged', { measures: { nativeSharpness: 8 } }, ['IMG-UPSCALED']],
    [
      'enlarged, and too small to tell',
      { facts: { width: 900, height: 900 }, measures: { nativeSharpness: 8 } },
      ['IMG-SIDE-ZOOM'],
    ],
    ['one colour', { measures: { singleColour: true } }, ['IMG-PLACEHOLDER']],
    ['too many bytes', { facts: { bytes: 11_000_000 } }, ['IMG-BYTES']],
    ['A+ of another size', { slot: 'A+', facts: { width: 970, height: 600 } }, ['IMG-APLUS']],
    ['an A+ header', { slot: 'A+', facts: { width: 970, height: 300 } }, []],
    [
      'A+ in CMYK',
      { slot: 'A+', facts: { width: 970, height: 300, colourSpace: 'cmyk' } },
      ['IMG-COLOUR', 'IMG-APLUS'],
    ],
  ])('%s', (_, given, rules) => {
    expect(rulesOf([picture(given)])[0]?.sort()).toEqual(rules.sort());
  });

  it('say how sure they are', () => {
    const severityOf = (given: Picture): unknown => auditImages([picture(given)], OPTIONS).images[0]?.findings[0];
    expect(severityOf({ measures: { textRows: 2 } })).toMatchObject({ rule: 'IMG-TEXT', severity: 'error' });
    expect(severityOf({ measures: { textRows: 1 } })).toMatchObject({ rule: 'IMG-TEXT', severity: 'warning' });
    expect(severityOf({ measures: { sharpness: 100 } })).toMatchObject({ severity: 'info', basis: 'question' });
    expect(severityOf({ facts: { jpegQuality: 40 } })).toMatchObject({ severity: 'warning' });
    expect(severityOf({ facts: { jpegQuality: 70 } })).toMatchObject({ severity: 'info' });
    expect(severityOf({ measures: { badges: 1 } })).toMatchObject({ basis: 'question' });
  });

  it('are not judged where the measure is missing, and say why', () => {
    const scene = { background: 'not-white', textRows: null, badges: null, sharpness: 20, nativeSharpness: 5 } as const;
    const [image] = auditImages([picture({ measures: scene })], OPTIONS).images;
    const rules = image?.notChecked.map(({ rule }) => rule);
    expect(rules).toEqual(expect.arrayContaining(['IMG-TEXT', 'IMG-BADGE', 'IMG-BLUR', 'IMG-UPSCALED', 'IMG-AI-TAG']));
    expect(image?.findings.map(({ rule }) => rule)).toEqual(['IMG-BG-WHITE', 'IMG-COUNT']);
  });
});

describe('checks of a gallery', () => {
  const gallery = (slots: readonly string[], measures: Partial<ImageMeasures>[] = []): MeasuredImage[] =>
    slots.map((slot, index) =>
      picture({ slot, measures: { hash: (index === 0 ? '0f' : 'f0').repeat(8), boxHash: null, ...measures[index] } }),
    );

  it('miss the main image and slots between', () => {
    const found = rulesOf(gallery(['PT01', 'PT03']));
    expect(found).toEqual([['IMG-MAIN-PRESENT'], ['IMG-SLOTS']]);
  });

  it('count distinct slots without the swatch', () => {
    const pictures = gallery(['MAIN', 'PT01', 'SWCH'], [{ hash: 'ffffffff00000000' }, { hash: '00000000ffffffff' }]);
    const { images } = auditImages(pictures, OPTIONS);
    const count = images.flatMap(({ findings }) => findings).find(({ rule }) => rule === 'IMG-COUNT');
    expect(count).toMatchObject({ severity: 'info', evidence: { measured: 2, limit: 7 } });
    expect(count?.message).toContain('PT02, PT03, PT04, PT05, PT06');
  });

  it('find the same picture twice, and leave colour variants and swatches alone', () => {
    const hash = '0f0f0f0f0f0f0f0f';
    expect(rulesOf(gallery(['MAIN', 'PT01'], [{ hash }, { hash }]))).toEqual([[], ['IMG-DUP']]);
    expect(rulesOf(gallery(['MAIN', 'PT01'], [{ hash }, { hash, productColour: [50, 40, 10] }]))).toEqual([[], []]);
    expect(rulesOf(gallery(['MAIN', 'SWCH'], [{ hash }, { hash }]))).toEqual([[], []]);
    expect(rulesOf(gallery(['MAIN', 'PT01'], [{ hash }, { hash: 'f0f0f0f0f0f0f0f0' }]))).toEqual([[], []]);
  });

  it('find siblings with one main image, where listings tell that they are siblings', () => {
    const pictures = [picture({ product: 'B0TESTAAA1' }), picture({ product: 'B0TESTAAA2' })];
    const products = new Map([
      ['B0TESTAAA1', product({ parentSku: 'P' })],
      ['B0TESTAAA2', product({ parentSku: 'P' })],
    ]);
    expect(rulesOf(pictures)).toEqual([[], []]);
    expect(rulesOf(pictures, { products })).toEqual([[], ['IMG-DUP-SIBLINGS']]);
    const apart = new Map([...products, ['B0TESTAAA2', product({ parentSku: 'Q' })]]);
    expect(rulesOf(pictures, { products: apart })).toEqual([[], []]);
  });

  it('want a main image of the parent for apparel in Germany alone', () => {
    const pictures = [picture({ product: 'CHILD' }), picture({ product: 'PARENT', slot: 'PT01' })];
    const of = (marketplace: string, productType: string): string[] => {
      const shared = { marketplace, productType };
      const products = new Map([
        ['CHILD', product({ ...shared, sku: 'CHILD', parentSku: 'PARENT' })],
        ['PARENT', product({ ...shared, sku: 'PARENT' })],
      ]);
      return rulesOf(pictures, { products })[0]?.filter((rule) => rule === 'IMG-PARENT') ?? [];
    };
    expect(of('DE', 'SHIRT')).toEqual(['IMG-PARENT']);
    expect(of('US', 'SHIRT')).toEqual([]);
    expect(of('DE', 'TELEVISION')).toEqual([]);
  });

  it('ask for a video only when the seller said whether there is one', () => {
    expect(rulesOf([picture()], { hasVideo: false })).toEqual([['IMG-VIDEO']]);
    expect(rulesOf([picture()], { hasVideo: true })).toEqual([[]]);
    expect(rulesOf([picture()])).toEqual([[]]);
  });

  it('judge names meant for the bulk upload, and mention names by SKU once', () => {
    expect(rulesOf([picture({ name: 'B0TESTAAA1.MAIN.JPG' })])).toEqual([[]]);
    expect(rulesOf([picture({ name: 'B0TESTAAA1-MAIN.jpg' })])).toEqual([['IMG-NAME']]);
    expect(
      rulesOf([picture({ product: 'S1', name: 'S1.MAIN.jpg' }), picture({ product: 'S2', name: 'S2.MAIN.jpg' })]),
    ).toEqual([['IMG-NAME'], []]);
  });

  it('name a slot that Amazon does not know', () => {
    expect(rulesOf([picture({ slot: null, name: 'B0TESTAAA1.PX01.jpg' })])[0]).toEqual(['IMG-NAME', 'IMG-SLOTS']);
  });

  it('want an energy label for the product types the seller names', () => {
    const [result] = auditImages([picture()], OPTIONS).images;
    expect(result?.notChecked.map(({ rule }) => rule)).toContain('IMG-ENERGY');
  });
});

describe('questions to a person', () => {
  const asked = (options: Partial<AuditImagesOptions>, given: Picture = {}): string[] =>
    auditImages([picture(given)], { ...OPTIONS, ...options }).questions.map(({ rule }) => rule);

  it('are asked once a run, and those of a kind of product not of another kind', () => {
    const all = ['IMG-TITLE-MATCH', 'IMG-ALL-CONTENT', 'IMG-PACKAGING', 'IMG-MODEL', 'IMG-SHOE', 'IMG-KIDS'];
    expect(asked({})).toEqual(all);
    const products = new Map([['B0TESTAAA1', product({ productType: 'SHOES' })]]);
    expect(asked({ products })).toEqual(['IMG-TITLE-MATCH', 'IMG-ALL-CONTENT', 'IMG-PACKAGING', 'IMG-SHOE']);
    expect(asked({}, { slot: 'PT01' })).toEqual(['IMG-TITLE-MATCH', 'IMG-ALL-CONTENT', 'IMG-KIDS']);
  });

  it('are no findings', () => {
    expect(rulesOf([picture()])).toEqual([[]]);
  });
});
