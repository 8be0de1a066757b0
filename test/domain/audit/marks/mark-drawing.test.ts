import { describe, expect, it } from 'vitest';

import { legendOf, markDrawing } from '../../../../src/domain/audit/marks/mark-drawing.ts';
import { textPath, textWidth } from '../../../../src/domain/audit/marks/pixel-letters.ts';
import type { ImageGeometry } from '../../../../src/model/image-measures.ts';

const GEOMETRY: ImageGeometry = {
  width: 2000,
  height: 1000,
  box: { left: 200, top: 100, width: 1600, height: 800 },
  framePixels: [{ left: 0, top: 0, width: 2000, height: 1 }],
  textRows: [{ left: 400, top: 300, width: 300, height: 40 }],
  badges: [],
};

describe('marks of a picture', () => {
  it('stand where the measures were taken, in px of the copy', () => {
    const { svg, width, height } = markDrawing(GEOMETRY, { productFillShare: 0.8 }, { width: 1000, height: 500 });
    expect(svg).toContain('d="M100 50h800v400h-800z"');
    // A frame of one px is drawn thick enough to be seen, and inside the picture.
    expect(svg).toContain('d="M0 0h1000v6.7h-1000z"');
    expect(svg).toContain('d="M200 150h150v20h-150z"');
    expect(width).toBe(1000);
    expect(height).toBeGreaterThan(500);
  });

  it('are told in the legend, with numbers', () => {
    expect(legendOf(GEOMETRY, { productFillShare: 0.8 }).map(({ text }) => text)).toEqual([
      'Product box: 80 % of the long side',
      'Frame not white: 1 run',
      'Looks like text: 1 row',
    ]);
  });

  it('are bounded, and fit a picture of one px', () => {
    const many = Array.from({ length: 100_000 }, (_, at) => ({ left: at % 2000, top: 0, width: 1, height: 1 }));
    const noisy = markDrawing(
      { ...GEOMETRY, framePixels: many },
      { productFillShare: null },
      { width: 1000, height: 500 },
    );
    expect(noisy.svg.length).toBeLessThan(200_000);
    const bare = { ...GEOMETRY, box: null, framePixels: [], textRows: [] };
    const tiny = markDrawing(bare, { productFillShare: null }, { width: 1, height: 1 });
    expect(tiny.width).toBeGreaterThan(textWidth('Nothing to mark', 1));
    expect(tiny.svg).not.toContain('<text');
  });
});

describe('letters', () => {
  it('are dots of a path; one that is not known is a question mark', () => {
    expect(textPath('I', 0, 0, 1).match(/M/g)).toHaveLength(11);
    expect(textPath('語', 0, 0, 1)).toBe(textPath('?', 0, 0, 1));
    expect(textPath('<"&', 0, 0, 1)).not.toMatch(/[<"&]/);
  });
});
