import type { DecodedImage } from '../../../src/model/decoded-image.ts';
import type { ImageRecord } from '../../../src/model/records/image.ts';
import { lookAtImage, type MeasuredImage } from '../../../src/domain/audit/images/measure-image.ts';
import type { CutPiece } from '../../../src/domain/audit/images/looks.ts';
import { decodeImage, decodePiece } from '../../../src/sources/images.ts';

/** The record of a picture named `<product>.<slot>.<ending>`. */
export function recordOf(name: string): ImageRecord {
  const [product = '', slot = null] = name.split('.');
  return { kind: 'image', origin: { file: name, line: 1 }, path: name, product, slot, bytes: 0 };
}

/** Decodes and measures one picture with both looks, as the command does; `content` where it is no file. */
export async function measuredImage(record: ImageRecord, path: string, content?: Uint8Array): Promise<MeasuredImage> {
  const options = content === undefined ? {} : { content };
  const decoded: DecodedImage = await decodeImage(path, options);
  const looked = lookAtImage(record, decoded);
  const pieces: CutPiece[] = [];
  for (const wanted of looked.wanted) {
    const grid = await decodePiece(decoded.facts, wanted, options);
    if (grid !== null) pieces.push({ wanted, grid });
  }
  return looked.finish(pieces);
}
