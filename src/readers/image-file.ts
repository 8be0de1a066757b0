import type { ImageRecord } from '../model/records/image.ts';
import type { ReportKind } from './definition.ts';

/** A folder of pictures: no report of Amazon's, but what the seller uploads. */
export const IMAGES: ReportKind = {
  id: 'IMAGES',
  title: 'Product images',
  download:
    'Your own files, named <SKU or ASIN>.<MAIN|PT01...PT08|SWCH>.jpg (also -, _ before the slot; png, gif, tiff, webp).',
  usedFor: 'audit images: background, size, sharpness and count of the pictures',
};

function ascii(head: Uint8Array, start: number, length: number): string {
  return Buffer.from(head.subarray(start, start + length)).toString('latin1');
}

/** True for JPEG, PNG, GIF, TIFF and WebP by their first bytes, whatever the name says. */
export function isImage(head: Uint8Array): boolean {
  if (head[0] === 0xff && head[1] === 0xd8 && head[2] === 0xff) return true;
  if (ascii(head, 0, 8) === '\u0089PNG\r\n\u001a\n') return true;
  if (/^GIF8[79]a/.test(ascii(head, 0, 6))) return true;
  if (['II*\0', 'MM\0*'].includes(ascii(head, 0, 4))) return true;
  return ascii(head, 0, 4) === 'RIFF' && ascii(head, 8, 4) === 'WEBP';
}

/** Amazon's variant codes: main image, numbered ones, swatch, safety, sides, ingredients, energy label, details. */
const SLOT_NAME = /^(.+)[._-](MAIN|PT\d\d|PS0[1-6]|SWCH|TOPP|BOTT|LEFT|RGHT|FRNT|BACK|SIDE|INGR|EEGL|DTLS)$/i;

/** A folder of pictures for A+ content: no file name tells it. */
const APLUS_FOLDER = /(?:^|[/\\!])a(?:\+|-?plus)(?:[ _-][^/\\!]*)?[/\\!][^/\\!]*$/i;

/** The product and slot a picture's file name tells, as Amazon's own naming does: `B0ABCDEFGH.MAIN.jpg`. */
export function imageRecord(path: string, bytes: number): ImageRecord {
  const name = (path.split(/[/\\!]/).at(-1) ?? path).replace(/\.[A-Za-z]{3,4}$/, '');
  const match = SLOT_NAME.exec(name);
  return {
    kind: 'image',
    origin: { file: path, line: 1 },
    path,
    product: match?.[1] ?? name,
    slot: APLUS_FOLDER.test(path) ? 'A+' : (match?.[2]?.toUpperCase() ?? null),
    bytes,
  };
}
