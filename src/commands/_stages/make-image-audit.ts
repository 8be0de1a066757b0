import { join } from 'node:path';

import type { Document, ProvenanceInput, RunFacts } from '../../model/document.ts';
import { EXIT, UserError } from '../../model/errors.ts';
import type { Problem } from '../../model/problem.ts';
import type { AuditImagesOptions } from '../../domain/audit/audit-images.ts';
import type { AuditImagesData } from '../../domain/audit/images-document.ts';
import type { MeasuredImage } from '../../domain/audit/images/measure-image.ts';
import type { PictureFacts } from '../../domain/audit/picture-facts.ts';
import { PictureFolder } from '../../cli/write-picture.ts';
import { type LoadedManners, saveBaseline } from './audit-manners.ts';
import { auditPictures, factsOf } from './audit-pictures.ts';
import { markPictures, thumbnailsOf } from './draw-pictures.ts';
import { fixPictures } from './fix-pictures.ts';
import { loadPictures } from './load-pictures.ts';

export interface ImageAuditOptions {
  readonly audit: AuditImagesOptions;
  /** The user's settings, tables and baseline. */
  readonly manners: LoadedManners;
  readonly updateBaseline: boolean;
  /** An empty folder that is gone after the run. */
  readonly scratch: string;
  /** How to download; null leaves the network alone. */
  readonly fetch: {
    readonly cacheDir: string;
    readonly allowPrivate: boolean;
    readonly userAgent: string;
    readonly now: Date;
  } | null;
  /** Folder of marked copies; null for none. */
  readonly mark: string | null;
  /** Folder of mended copies; null for none. */
  readonly fix: string | null;
  readonly thumbnails: boolean;
  readonly progress: (text: string) => void;
  readonly runFacts: (files: readonly ProvenanceInput[]) => RunFacts;
}

/** Checks what was typed before anything is read. @throws UserError `path-none` or `fetch-not-asked`. */
function demandPaths(typed: readonly string[], fetching: boolean): void {
  if (typed.length === 0) {
    throw new UserError(
      'path-none',
      EXIT.usage,
      'Name pictures, a folder of them, a zip archive or a listings report.',
      [
        'Give the folder with your pictures, or . for this folder.',
        'With --fetch, pictures that a Category Listings Report or your product file names by address are taken too.',
      ],
    );
  }
  const address = typed.find((path) => /^\s*(?:https?|ftp|file|data):/i.test(path));
  if (address !== undefined && !fetching) {
    throw new UserError(
      'fetch-not-asked',
      EXIT.usage,
      'An address was named, and nothing is downloaded unless you ask.',
      ['Add --fetch.'],
    );
  }
}

/** Wires the image audit: pictures in, marked and mended copies written, one document out. @throws UserError. */
export async function makeImageAudit(
  typed: readonly string[],
  options: ImageAuditOptions,
): Promise<{ document: Document<'audit-images', AuditImagesData>; complete: boolean }> {
  const { fetch, fix, mark, progress, scratch } = options;
  demandPaths(typed, fetch !== null);
  const [{ imagesDocument }, { placedImages }, { applyManners }] = await Promise.all([
    import('../../domain/audit/images-document.ts'),
    import('../../domain/audit/audit-images.ts'),
    import('../../domain/audit/manners/apply-manners.ts'),
  ]);
  const asked = { ...options.audit, ...options.manners.own };
  const loaded = await loadPictures(typed, {
    marketplace: asked.marketplace,
    scratch,
    fetch: fetch === null ? null : { ...fetch, cache: join(fetch.cacheDir, 'images') },
    progress,
  });
  const { pictures, products } = loaded;
  const audit = { ...asked, products };
  const { images, result } = await auditPictures(pictures, audit, progress);
  const judged = applyManners(placedImages(result.images), { asOf: asked.asOf, ...options.manners });
  if (options.updateBaseline) await saveBaseline(judged.manners.baseline);
  const facts = new Map<MeasuredImage, PictureFacts>();
  for (const [at, picture] of pictures.entries()) {
    const image = images[at];
    if (image !== undefined) facts.set(image, factsOf(picture));
  }
  const drawn = pictures.flatMap((picture, at) => {
    const image = images[at];
    return image === undefined ? [] : [{ image, file: picture.file }];
  });
  const inputs = pictures.map(({ file }) => file);
  const problems: Problem[] = [...loaded.problems];
  const note = (image: MeasuredImage, more: Partial<PictureFacts>): void => {
    const known = facts.get(image);
    if (known !== undefined) facts.set(image, { ...known, ...more });
  };
  if (mark !== null) {
    progress('Drawing what was measured');
    const marks = await markPictures(drawn, new PictureFolder(mark, inputs));
    for (const [image, marked] of marks.files) note(image, { marked });
    problems.push(...marks.problems);
  }
  if (fix !== null) {
    progress('Mending copies');
    const fixes = await fixPictures(pictures, result.images, audit, {
      folder: new PictureFolder(fix, inputs),
      scratch,
    });
    for (const [image, each] of fixes) note(image, { fix: each });
  }
  const small = options.thumbnails ? await thumbnailsOf(drawn) : null;
  const document = imagesDocument({ ...result, images: judged.units }, options.runFacts(loaded.inputs), problems, {
    manners: judged.manners,
    pictures: {
      facts,
      notFetched: loaded.notFetched,
      fetchFailures: loaded.failed,
      ...(small === null ? {} : { thumbnails: small.thumbnails, thumbnailsLeftOut: small.leftOut }),
    },
  });
  return { document, complete: loaded.failed === 0 };
}
