import type { Loaded } from '../../model/loaded.ts';
import type { ImageRecord } from '../../model/records/image.ts';
import type { CutPiece } from '../../domain/audit/images/looks.ts';
import type { Workspace } from '../../domain/audit/images/planes.ts';
import type { MeasuredImage } from '../../domain/audit/images/measure-image.ts';

export interface MeasureOptions {
  readonly progress?: ((text: string) => void) | undefined;
  /** Bytes of a record that is no file on disk (out of an archive, or fetched); undefined where its path is one. */
  readonly contentOf?: (record: ImageRecord) => Promise<Uint8Array | undefined>;
  /** Pictures worked on at a time. Default: twice the cores, since each waits for the disk now and then. */
  readonly jobs?: number;
}

/**
 * Decodes and measures the pictures, some at a time; the pixels of one are gone before its worker opens the next, so that
 * memory does not grow with their number. In the order of the records.
 */
export async function measureImages(
  records: readonly ImageRecord[],
  { progress, contentOf, jobs }: MeasureOptions = {},
): Promise<MeasuredImage[]> {
  if (records.length === 0) return [];
  const [{ decodeImage, decodePiece, picturesAtATime }, { lookAtImage }, { imageRules }, { createWorkspace }] =
    await Promise.all([
      import('../../sources/images.ts'),
      import('../../domain/audit/images/measure-image.ts'),
      import('../../rules/policy/listing-tables.ts'),
      import('../../domain/audit/images/planes.ts'),
    ]);
  progress?.(`Measuring ${records.length} ${records.length === 1 ? 'picture' : 'pictures'}`);
  const measure = async (record: ImageRecord, workspace: Workspace): Promise<MeasuredImage> => {
    const content = await contentOf?.(record);
    const options = content === undefined ? {} : { content };
    const looked = lookAtImage(record, await decodeImage(record.path, options), imageRules, workspace);
    const pieces: CutPiece[] = [];
    for (const wanted of looked.wanted) {
      const grid = await decodePiece(looked.facts, wanted, options);
      if (grid !== null) pieces.push({ wanted, grid });
    }
    return looked.finish(pieces);
  };
  const measured: MeasuredImage[] = Array.from({ length: records.length });
  let next = 0;
  const work = async (): Promise<void> => {
    const workspace = createWorkspace();
    while (next < records.length) {
      const place = next;
      next += 1;
      const record = records[place];
      if (record !== undefined) measured[place] = await measure(record, workspace);
    }
  };
  await Promise.all(Array.from({ length: Math.min(jobs ?? picturesAtATime(), records.length) }, work));
  return measured;
}

const PICTURE_NAME = /\.(?:jpe?g|jpe|jfif|png|gif|tiff?|webp|bmp|heic|heif|avif|svg|psd|eps)$/i;

/**
 * The pictures of a run for a command that asks for pictures: besides those that readers claim, files named like
 * pictures that are none (a web page saved as .jpg, an empty file), so that decoding says what is wrong with them.
 */
export async function picturesOf(loaded: Loaded): Promise<Pick<Loaded, 'problems'> & { images: ImageRecord[] }> {
  const { imageRecord } = await import('../../readers/image-file.ts');
  const unclaimed = loaded.files.filter((file) => file.reportType === null && PICTURE_NAME.test(file.path));
  const paths = new Set(unclaimed.map((file) => file.path));
  return {
    images: [...loaded.records.image, ...unclaimed.map((file) => imageRecord(file.path, file.bytes))],
    problems: loaded.problems.filter((problem) => !paths.has(problem.file)),
  };
}
