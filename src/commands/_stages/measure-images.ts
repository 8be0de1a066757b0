import type { Loaded } from '../../model/loaded.ts';
import type { ImageRecord } from '../../model/records/image.ts';
import type { MeasuredImage } from '../../domain/audit/images/measure-image.ts';

/** Decodes and measures the pictures one after the other; the pixels of one are gone before the next is opened. */
export async function measureImages(
  records: readonly ImageRecord[],
  progress?: (text: string) => void,
): Promise<MeasuredImage[]> {
  if (records.length === 0) return [];
  const [{ decodeImage }, { measureImage }] = await Promise.all([
    import('../../sources/images.ts'),
    import('../../domain/audit/images/measure-image.ts'),
  ]);
  progress?.(`Measuring ${records.length} ${records.length === 1 ? 'picture' : 'pictures'}`);
  const measured: MeasuredImage[] = [];
  for (const record of records) measured.push(measureImage(record, await decodeImage(record.path)));
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
