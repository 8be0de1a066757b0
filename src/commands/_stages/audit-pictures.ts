import type { AuditImagesOptions, AuditImagesResult } from '../../domain/audit/audit-images.ts';
import type { MeasuredImage } from '../../domain/audit/images/measure-image.ts';
import type { PictureFacts } from '../../domain/audit/picture-facts.ts';
import type { Picture } from './load-pictures.ts';
import { measureImages } from './measure-images.ts';

/** Measures pictures where their bytes lie and names them as the user does. One file in one slot is measured once. */
export async function measurePictures(
  pictures: readonly Picture[],
  progress?: (text: string) => void,
): Promise<MeasuredImage[]> {
  const keyOf = ({ file, record }: Picture): string => `${record.slot ?? ''}\u0000${file}`;
  const wanted = new Map(pictures.map((picture) => [keyOf(picture), picture]));
  const measured = await measureImages(
    [...wanted.values()].map(({ record, file }) => ({ ...record, path: file })),
    progress === undefined ? {} : { progress },
  );
  const byKey = new Map([...wanted.keys()].map((key, at) => [key, measured[at]]));
  return pictures.map((picture) => {
    const image = byKey.get(keyOf(picture));
    if (image === undefined) throw new Error(`not measured: ${picture.record.path}`);
    const { record } = picture;
    return { ...image, record, facts: { ...image.facts, path: record.path } };
  });
}

export interface AuditedPictures {
  readonly images: readonly MeasuredImage[];
  readonly result: AuditImagesResult;
}

/** Measures and judges pictures. */
export async function auditPictures(
  pictures: readonly Picture[],
  options: AuditImagesOptions,
  progress?: (text: string) => void,
): Promise<AuditedPictures> {
  const { auditImages } = await import('../../domain/audit/audit-images.ts');
  const images = await measurePictures(pictures, progress);
  return { images, result: auditImages(images, options) };
}

/** What the run knows of a picture before anything was drawn or mended. */
export function factsOf({ fetched, owner }: Picture): PictureFacts {
  const { sku, asin, skus } = owner;
  const how =
    fetched === null
      ? null
      : {
          from: fetched.from,
          sha256: fetched.sha256,
          contentType: fetched.contentType,
          redirects: fetched.redirects,
        };
  return { sku, asin, skus, fetched: how, marked: null, fix: null };
}
