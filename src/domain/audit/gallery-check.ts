import type { ImageRule } from '../../rules/policy/listing-rule.ts';
import type { NotChecked } from './check.ts';
import { type ImageCheckMeta, type ImageHit, metaOf } from './image-check.ts';
import type { MeasuredImage } from './images/measure-image.ts';
import type { ListedProduct } from './picture-products.ts';

/** One picture of a gallery, with the slot it is for. */
export interface GalleryPicture {
  readonly image: MeasuredImage;
  readonly slot: string | null;
}

/** All pictures of one listing that were given, in the order of their slots. */
export interface Gallery {
  /** SKU or ASIN as the file names tell it. */
  readonly name: string;
  readonly pictures: readonly GalleryPicture[];
  /** Null when no listing was given. */
  readonly product: ListedProduct | null;
}

export interface GalleryContext {
  readonly gallery: Gallery;
  readonly rule: ImageRule;
  /** The galleries that were given, this one among them. */
  readonly all: readonly Gallery[];
  /** Whether the listing has a video: no file tells it; null when the seller did not say. */
  readonly hasVideo: boolean | null;
}

/** What a check found in a gallery, and the picture it is shown at. */
export interface GalleryHit extends ImageHit {
  readonly picture: MeasuredImage;
}

/** A check of all pictures of a listing together. */
export interface GalleryCheck {
  readonly meta: ImageCheckMeta;
  run(context: GalleryContext): readonly GalleryHit[] | NotChecked;
}

interface GalleryCheckParts {
  readonly title: string;
  readonly fix: string;
  run(context: GalleryContext): readonly GalleryHit[] | NotChecked;
}

/** Joins a gallery check's own words with the facts of its rule. @throws Error when the table has no such rule: a bug. */
export function defineGalleryCheck(id: string, { title, fix, run }: GalleryCheckParts): GalleryCheck {
  return { meta: metaOf(id, { title, fix, slot: 'gallery', needs: 'file' }), run };
}

/** The picture a finding about the whole gallery is shown at: the main image, else the first. */
export function faceOf(gallery: Gallery): MeasuredImage | null {
  const main = gallery.pictures.find(({ slot }) => slot === 'MAIN') ?? gallery.pictures[0];
  return main?.image ?? null;
}
