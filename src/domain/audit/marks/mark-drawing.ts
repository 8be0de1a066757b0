import type { ImageGeometry, ImageMeasures, Rectangle } from '../../../model/image-measures.ts';
import { counted } from '../text/count.ts';
import { LETTER_ROWS, textPath, textWidth } from './pixel-letters.ts';

/** What is marked, each with its colour: told apart by more than the colour, since each has its own shape too. */
const COLOURS = { box: '#0b5cad', frame: '#d6001c', text: '#c45a00', badge: '#7a3db8' } as const;

/** More rectangles than this make one grey mass of noise; the count in the legend says how many there are. */
const MOST_RECTANGLES = 2000;

/** px of the longer side up to which a copy is a thumbnail. */
const SMALL = 480;

export interface MarkedSize {
  readonly width: number;
  readonly height: number;
}

/** A drawing to lay over a picture, and the canvas it needs: the picture on top, the legend below. */
export interface MarkDrawing {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

/** What of the measures the legend says. */
type Measured = Pick<ImageMeasures, 'productFillShare'>;

function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}

/** A rectangle of the full picture in px of the small one, at least so thick that it is seen, and inside the picture. */
function placed(area: Rectangle, scale: number, least: number, size: MarkedSize): Rectangle {
  const width = Math.min(size.width, Math.max(area.width * scale, least));
  const height = Math.min(size.height, Math.max(area.height * scale, least));
  return {
    left: rounded(Math.max(0, Math.min(area.left * scale, size.width - width))),
    top: rounded(Math.max(0, Math.min(area.top * scale, size.height - height))),
    width: rounded(width),
    height: rounded(height),
  };
}

function outline({ left, top, width, height }: Rectangle): string {
  return `M${left} ${top}h${width}v${height}h-${width}z`;
}

function paths(areas: readonly Rectangle[], scale: number, least: number, size: MarkedSize): string {
  return areas
    .slice(0, MOST_RECTANGLES)
    .map((area) => outline(placed(area, scale, least, size)))
    .join('');
}

/** The marks alone, in px of a copy of that size. */
export function marksSvg(geometry: ImageGeometry, size: MarkedSize): string {
  const scale = size.width / geometry.width;
  // Copies this small are shown smaller still, where a thin line would be lost.
  const longest = Math.max(size.width, size.height);
  const line = Math.max(1.5, longest / (longest <= SMALL ? 110 : 300));
  const { box, framePixels, textRows, badges } = geometry;
  const shapes: string[] = [];
  if (box !== null) {
    // A white line under the coloured one keeps it visible on dark products.
    const d = outline(placed(box, scale, line, size));
    shapes.push(`<path fill="none" stroke="#fff" stroke-opacity=".8" stroke-width="${line * 2}" d="${d}"/>`);
    shapes.push(`<path fill="none" stroke="${COLOURS.box}" stroke-width="${line}" d="${d}"/>`);
  }
  if (framePixels.length > 0) {
    shapes.push(`<path fill="${COLOURS.frame}" fill-opacity=".8" d="${paths(framePixels, scale, line * 2, size)}"/>`);
  }
  const around = (areas: readonly Rectangle[], colour: string, dash: string): void => {
    if (areas.length === 0) return;
    const d = paths(areas, scale, line * 3, size);
    const style = `fill="${colour}" fill-opacity=".15" stroke="${colour}" stroke-width="${line}"${dash}`;
    shapes.push(`<path ${style} d="${d}"/>`);
  };
  around(textRows, COLOURS.text, ` stroke-dasharray="${line * 3} ${line * 2}"`);
  around(badges, COLOURS.badge, ` stroke-dasharray="${line} ${line}"`);
  return shapes.join('');
}

/** What the marks of a picture mean, in the order they are drawn. */
export function legendOf(geometry: ImageGeometry, { productFillShare }: Measured): { colour: string; text: string }[] {
  const { box, framePixels, textRows, badges } = geometry;
  const fill = productFillShare === null ? '' : `: ${rounded(productFillShare * 100)} % of the long side`;
  return [
    ...(box === null ? [] : [{ colour: COLOURS.box, text: `Product box${fill}` }]),
    ...(framePixels.length === 0
      ? []
      : [{ colour: COLOURS.frame, text: `Frame not white: ${counted(framePixels.length, 'run')}` }]),
    ...(textRows.length === 0
      ? []
      : [{ colour: COLOURS.text, text: `Looks like text: ${counted(textRows.length, 'row')}` }]),
    ...(badges.length === 0
      ? []
      : [{ colour: COLOURS.badge, text: `Looks like a badge: ${counted(badges.length, 'part')}` }]),
  ];
}

/** Opens a drawing of that size. */
export function svgDocument(size: MarkedSize, inner: string): string {
  const { width, height } = size;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${inner}</svg>`;
}

/**
 * Marks and legend for a copy of a picture: box of the product, parts of the frame that are not white, rows that look
 * like text. Holds no text of others, and the same bytes on every machine.
 * @param size of the copy, px.
 */
export function markDrawing(geometry: ImageGeometry, measured: Measured, size: MarkedSize): MarkDrawing {
  const entries = legendOf(geometry, measured);
  const lines = entries.length === 0 ? [{ colour: '#5b6370', text: 'Nothing to mark' }] : entries;
  const longest = Math.max(...lines.map(({ text }) => textWidth(text, 1)));
  // Dots of two px are read well; a narrow picture gets smaller ones before it gets a wider canvas.
  const dot = size.width >= longest * 2 + 60 ? 2 : 1;
  const [gap, swatch, lineHeight] = [6 * dot, LETTER_ROWS * dot, (LETTER_ROWS + 5) * dot];
  const width = Math.max(size.width, longest * dot + swatch + gap * 3);
  const height = size.height + lines.length * lineHeight + gap;
  const legend = lines.map(({ colour, text }, at) => {
    const y = size.height + gap + at * lineHeight;
    return (
      `<path fill="${colour}" d="M${gap} ${y}h${swatch}v${swatch}h-${swatch}z"/>` +
      `<path fill="#1f2328" d="${textPath(text, gap * 2 + swatch, y, dot)}"/>`
    );
  });
  const rule = `<path fill="#dedbd5" d="M0 ${size.height}h${width}v1h-${width}z"/>`;
  return { svg: svgDocument({ width, height }, marksSvg(geometry, size) + rule + legend.join('')), width, height };
}
