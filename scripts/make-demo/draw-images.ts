import sharp from 'sharp';
import { PRODUCTS, type Product } from './catalogue.ts';
import { TROUBLES } from './troubles.ts';

const SIDE = 1000;

/** The outline of each product inside a square of 1000 with 30 left free all round. */
const SHAPES: Readonly<Record<string, (colour: string) => string>> = {
  bottle: (colour) =>
    `<rect x="300" y="230" width="400" height="740" rx="60" fill="${colour}"/><path d="M390 235 L390 150 L610 150 L610 235 Z" fill="#c9ccd0"/><rect x="350" y="60" width="300" height="110" rx="24" fill="#2b2d30"/><path d="M430 62 C430 22 570 22 570 62" fill="none" stroke="#2b2d30" stroke-width="24"/>${bands(330, 300, 340, 620, colour)}`,
  mug: (colour) =>
    `<path d="M60 190 H720 L690 850 Q680 900 630 900 H150 Q100 900 90 850 Z" fill="${colour}" stroke="#2d4356" stroke-width="22"/><path d="M716 330 C980 300 980 690 700 680" fill="none" stroke="#2d4356" stroke-width="58"/><ellipse cx="390" cy="190" rx="330" ry="62" fill="#2d4356"/>${specks(130, 300, 520, 540, '#8fa0ad')}`,
  skillet: (colour) =>
    `<circle cx="340" cy="620" r="310" fill="${colour}"/><circle cx="340" cy="620" r="240" fill="#4a4a4a"/><path d="M540 380 L900 60 L965 120 L610 470 Z" fill="${colour}"/><circle cx="905" cy="118" r="18" fill="#ffffff"/>${specks(200, 470, 290, 290, '#5b5b5b')}`,
  board: (colour) =>
    `<rect x="30" y="190" width="940" height="620" rx="60" fill="${colour}"/><rect x="90" y="250" width="820" height="500" rx="40" fill="none" stroke="#6d4726" stroke-width="16"/>${grain(60, 220, 880, 560)}`,
  mat: (colour) =>
    `<rect x="40" y="160" width="920" height="680" rx="20" fill="${colour}"/><rect x="75" y="195" width="850" height="610" fill="none" stroke="#f0d9cf" stroke-width="12"/>${rings(150, 270, 5, 3)}`,
  cruet: (colour) =>
    `<path d="M400 300 L400 130 L600 130 L600 300 Q740 350 740 480 L740 930 Q740 970 700 970 L300 970 Q260 970 260 930 L260 480 Q260 350 400 300 Z" fill="${colour}"/><path d="M430 130 L430 70 L640 34 L660 80 L570 130 Z" fill="#aeb3b7"/>${bands(290, 520, 420, 400, colour)}`,
  tins: (colour) =>
    [0, 1, 2]
      .flatMap((row) =>
        [0, 1, 2, 3].map(
          (column) =>
            `<circle cx="${145 + column * 237}" cy="${235 + row * 265}" r="112" fill="${colour}"/><circle cx="${145 + column * 237}" cy="${235 + row * 265}" r="78" fill="${['#b5482f', '#d8a13a', '#5f7a3a', '#7a4b2a'][(row + column) % 4]}"/>`,
        ),
      )
      .join(''),
  probe: (colour) =>
    `<rect x="360" y="30" width="280" height="500" rx="90" fill="${colour}"/><rect x="410" y="110" width="180" height="120" rx="14" fill="#cfd8c8"/><path d="M430 130 h30 v80 h-30 z M480 130 h30 v80 h-30 z M535 130 h30 v80 h-30 z" fill="#22301f"/><path d="M484 520 L516 520 L508 930 L500 970 L492 930 Z" fill="#9aa0a6" stroke="#74797e" stroke-width="4"/>`,
  hammock: (colour) =>
    `<path d="M60 250 Q500 1120 940 250 Q500 700 60 250 Z" fill="${colour}"/><path d="M30 210 L90 280 M970 210 L910 280" stroke="#333333" stroke-width="26"/><path d="M70 262 Q500 850 930 262" fill="none" stroke="#e0b04c" stroke-width="14"/><path d="M75 275 Q500 960 925 275" fill="none" stroke="#1d4a4d" stroke-width="10"/>`,
};

function bands(x: number, y: number, width: number, height: number, colour: string): string {
  const rows = Array.from(
    { length: 6 },
    (_, index) =>
      `<rect x="${x}" y="${y + (index * height) / 6}" width="${width}" height="10" fill="#ffffff" fill-opacity="0.22"/>`,
  );
  return `${rows.join('')}<rect x="${x + width * 0.1}" y="${y}" width="26" height="${height}" fill="${colour}" opacity="0.8"/>`;
}

function specks(x: number, y: number, width: number, height: number, colour: string): string {
  return Array.from(
    { length: 48 },
    (_, index) =>
      `<circle cx="${x + ((index * 271) % width)}" cy="${y + ((index * 163) % height)}" r="${4 + (index % 4)}" fill="${colour}"/>`,
  ).join('');
}

function grain(x: number, y: number, width: number, height: number): string {
  return Array.from(
    { length: 22 },
    (_, index) =>
      `<path d="M${x} ${y + (index * height) / 22} q${width / 4} ${index % 2 === 0 ? 18 : -14} ${width / 2} 0 t${width / 2} 0" fill="none" stroke="#7d522c" stroke-width="${2 + (index % 3)}"/>`,
  ).join('');
}

function rings(x: number, y: number, columns: number, rows: number): string {
  const cells = Array.from(
    { length: columns * rows },
    (_, index) =>
      `<circle cx="${x + (index % columns) * 175}" cy="${y + Math.floor(index / columns) * 230}" r="62" fill="none" stroke="#f0d9cf" stroke-width="8"/>`,
  );
  return cells.join('');
}

async function draw(product: Product, shape: string, colour: string): Promise<Uint8Array> {
  const outline = SHAPES[shape];
  if (!outline) throw new RangeError(`no such shape: ${shape}`);
  // The seeded mistake: a warm grey that looks white beside nothing.
  const background = product.sku === TROUBLES.offWhiteMainImage ? '#f1eee7' : '#ffffff';
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${SIDE}" height="${SIDE}" viewBox="0 0 1000 1000"><rect width="1000" height="1000" fill="${background}"/>${outline(colour)}</svg>`;
  return await sharp(new TextEncoder().encode(svg))
    .flatten({ background })
    .jpeg({ quality: 88, chromaSubsampling: '4:4:4', mozjpeg: false })
    .toBuffer();
}

/** The main pictures, by file name. Bytes may differ between versions of the JPEG encoder; the pixels hardly do. */
export async function drawImages(): Promise<Map<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>();
  for (const product of PRODUCTS) {
    if (product.picture) files.set(`images/${product.asin}.MAIN.jpg`, await draw(product, ...product.picture));
  }
  return files;
}
