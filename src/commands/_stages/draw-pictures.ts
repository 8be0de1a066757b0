import type { DocumentPicture } from '../../model/document.ts';
import type { ImageGeometry } from '../../model/image-measures.ts';
import type { Problem } from '../../model/problem.ts';
import type { MeasuredImage } from '../../domain/audit/images/measure-image.ts';
import { type PictureFolder, safeFileName } from '../../cli/write-picture.ts';

/** A measured picture and the file its bytes lie in. */
export interface PictureToDraw {
  readonly image: MeasuredImage;
  readonly file: string;
}

/** Longer side of a marked copy, px: enough to see what is meant, whatever the size of the picture. */
const MARKED_SIDE = 1200;
/** Longer side of the small pictures of a page, px; twice what is shown, for sharp screens. */
const THUMBNAIL_SIDE = 360;
/** All small pictures of a page together, as base64: a page has to open on a phone. */
const MOST_THUMBNAIL_BYTES = 12_000_000;

function lastName(path: string): string {
  return (
    path
      .split(/[/\\!]/)
      .at(-1)
      ?.replace(/[?#].*$/, '') ?? path
  );
}

function notDrawn({ record }: MeasuredImage, reason: string): Problem {
  const message = `No marked copy was written: ${reason}.`;
  return { code: 'mark-not-written', scope: 'cell', file: record.path, message };
}

/**
 * Writes a marked copy of every picture that has pixels.
 * @returns the file of each, and what could not be written.
 */
export async function markPictures(
  pictures: readonly PictureToDraw[],
  folder: PictureFolder,
): Promise<{ files: Map<MeasuredImage, string>; problems: Problem[] }> {
  const [{ packCopy, smallCopy }, { markDrawing }] = await Promise.all([
    import('../../sources/images/small-copy.ts'),
    import('../../domain/audit/marks/mark-drawing.ts'),
  ]);
  const files = new Map<MeasuredImage, string>();
  const problems: Problem[] = [];
  const used = new Set<string>();
  await folder.make();
  for (const { image, file } of pictures) {
    const { geometry, measures } = image;
    if (geometry === null || measures === null) continue;
    const copy = await smallCopy(file, MARKED_SIDE);
    if (copy === null) {
      problems.push(notDrawn(image, 'the picture could not be opened again'));
      continue;
    }
    const bytes = await packCopy(copy, markDrawing(geometry, measures, copy), 'png');
    const written = await folder.write(freeName(lastName(image.record.path), used), bytes, false);
    if ('path' in written) files.set(image, written.path);
    else problems.push(notDrawn(image, written.refused));
  }
  return { files, problems };
}

/** A name no other copy of the run has. */
function freeName(name: string, used: Set<string>): string {
  const stem = safeFileName(name);
  for (let count = 1; ; count += 1) {
    const free = count === 1 ? `${stem}.marked.png` : `${stem}-${count}.marked.png`;
    if (used.has(free.toLowerCase())) continue;
    used.add(free.toLowerCase());
    return free;
  }
}

function hasMarks({ box, framePixels, textRows, badges }: ImageGeometry): boolean {
  return box !== null || framePixels.length + textRows.length + badges.length > 0;
}

/** Small pictures for a page, plain and marked side by side, as many as a page can carry. */
export async function thumbnailsOf(
  pictures: readonly PictureToDraw[],
): Promise<{ thumbnails: DocumentPicture[]; leftOut: number }> {
  const [{ packCopy, smallCopy }, { marksSvg, svgDocument }] = await Promise.all([
    import('../../sources/images/small-copy.ts'),
    import('../../domain/audit/marks/mark-drawing.ts'),
  ]);
  const thumbnails: DocumentPicture[] = [];
  const seen = new Set<string>();
  let total = 0;
  let leftOut = 0;
  for (const { image, file } of pictures) {
    const { path } = image.record;
    if (image.measures === null || seen.has(path)) continue;
    seen.add(path);
    if (total > MOST_THUMBNAIL_BYTES) {
      leftOut += 1;
      continue;
    }
    const copy = await smallCopy(file, THUMBNAIL_SIDE);
    if (copy === null) continue;
    const add = async (label: string, alt: string, svg: string | null): Promise<void> => {
      const { width, height } = copy;
      const bytes = await packCopy(copy, svg === null ? null : { svg, width, height }, 'jpeg');
      const base64 = Buffer.from(bytes).toString('base64');
      total += base64.length;
      thumbnails.push({ of: path, label, alt, type: 'image/jpeg', base64, width, height });
    };
    const name = lastName(path);
    await add('as it is', name, null);
    const { geometry } = image;
    if (geometry !== null && hasMarks(geometry)) {
      await add('marked', `${name} with what was measured drawn in`, svgDocument(copy, marksSvg(geometry, copy)));
    }
  }
  return { thumbnails, leftOut };
}
