import { describe, expect, it } from 'vitest';
import { STYLE } from '../../../src/renderers/html/style.ts';

/** Relative luminance of a `#rgb` or `#rrggbb` colour, by WCAG 2. */
function luminance(colour: string): number {
  const hex = colour.length === 4 ? colour.slice(1).replace(/./g, '$&$&') : colour.slice(1);
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.040_45 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(left: string, right: string): number {
  const [dark = 0, light = 0] = [luminance(left), luminance(right)].toSorted((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** The colours of light, dark and print, in the order of the sheet. */
const schemes = [...STYLE.matchAll(/:root\{([^}]*)\}/g)].map(([, rules = '']) =>
  Object.fromEntries(
    [...rules.matchAll(/--([a-z0-9-]+):(#[0-9a-f]+)/g)].map(([, name = '', value = '']) => [name, value]),
  ),
);

const TEXT_ON_GROUND: readonly (readonly [string, string])[] = [
  ...['ink', 'quiet', 'link'].flatMap((text) => ['page', 'card', 'soft'].map((ground) => [text, ground] as const)),
  ...['bad', 'warning', 'info', 'good'].map((text) => [text, `${text}-soft`] as const),
];

describe('the style sheet', () => {
  it('has colours for light, dark and print', () => {
    expect(schemes).toHaveLength(3);
  });

  it.each(schemes.map((scheme, at) => [['light', 'dark', 'print'][at], scheme] as const))(
    'keeps 4.5 to 1 for text and 3 to 1 for lines of charts in %s',
    (_, scheme) => {
      for (const [text, ground] of TEXT_ON_GROUND) {
        expect(contrast(scheme[text] ?? '', scheme[ground] ?? ''), `${text} on ${ground}`).toBeGreaterThanOrEqual(4.5);
      }
      for (const line of ['s1', 's2', 's3', 's4']) {
        expect(contrast(scheme[line] ?? '', scheme['card'] ?? ''), line).toBeGreaterThanOrEqual(3);
      }
    },
  );
});
