import type { ImageRecord, ListedPicture } from '../../model/records/image.ts';
import type { ListingTextRecord } from '../../model/records/listing-text.ts';
import type { Origin } from '../../model/records/origin.ts';
import type { RecordSet } from '../../model/records/record.ts';
import { Places } from './listing-group.ts';

/** The listings a picture is of, as far as the files of the run tell. */
export interface PictureOwner {
  /** Null when none is known, or several SKUs share the ASIN. */
  readonly sku: string | null;
  readonly asin: string | null;
  /** Every SKU of the ASIN; one where the picture is named by it. */
  readonly skus: readonly string[];
}

/** A picture that a listing names by its address. */
export interface LinkedPicture extends ListedPicture, PictureOwner {
  /** SKU, or ASIN where it is known: how the picture's file would be named. */
  readonly product: string;
  readonly origin: Origin;
}

interface Named {
  readonly sku: string;
  readonly asin: string | null;
  readonly marketplace: string | null;
  readonly origin: Origin;
  readonly pictures: readonly ListedPicture[];
}

const ASIN = /^B0[0-9A-Z]{8}$/;

/** A template has one cell for each further picture; those that are empty leave no gap in their order. */
function ofTemplate({ mainImage, otherImages, swatchImage }: ListingTextRecord): ListedPicture[] {
  return [
    ...(mainImage === null ? [] : [{ slot: 'MAIN', url: mainImage }]),
    ...otherImages.map((url, at) => ({ slot: `PT${String(at + 1).padStart(2, '0')}`, url })),
    ...(swatchImage === null ? [] : [{ slot: 'SWCH', url: swatchImage }]),
  ];
}

function namedListings(records: Pick<RecordSet, 'listing' | 'listing-text' | 'product'>): Named[] {
  return [
    ...records.listing.map((record) => ({
      ...record,
      pictures: record.imageUrl === undefined ? [] : [{ slot: 'MAIN', url: record.imageUrl }],
    })),
    ...records['listing-text'].map((record) => ({ ...record, pictures: ofTemplate(record) })),
    ...records.product.map((record) => ({ ...record, pictures: record.pictures ?? [] })),
  ];
}

/** Who is known by SKU and by ASIN. */
export class PictureOwners {
  readonly #known = new Set<string>();
  readonly #asins = new Map<string, string>();
  readonly #skus = new Map<string, Set<string>>();
  /** SKUs in lower case, where only one is written so: file systems do not always keep the case. */
  readonly #folded = new Map<string, string | null>();
  readonly #listings: readonly Named[];

  constructor(records: Pick<RecordSet, 'listing' | 'listing-text' | 'product'>) {
    this.#listings = namedListings(records);
    for (const { sku, asin } of this.#listings) {
      this.#known.add(sku);
      const folded = this.#folded.get(sku.toLowerCase());
      this.#folded.set(sku.toLowerCase(), folded === undefined || folded === sku ? sku : null);
      if (asin === null) continue;
      if (!this.#asins.has(sku)) this.#asins.set(sku, asin);
      this.#skus.set(asin, (this.#skus.get(asin) ?? new Set()).add(sku));
    }
  }

  #ofSku(sku: string): PictureOwner {
    return { sku, asin: this.#asins.get(sku) ?? null, skus: [sku] };
  }

  /** The listings behind the name before a slot: a SKU or an ASIN. An ASIN is known by its form even without a listing. */
  of(product: string): PictureOwner {
    if (this.#known.has(product)) return this.#ofSku(product);
    const asin = product.toUpperCase();
    const skus = [...(this.#skus.get(asin) ?? [])].toSorted();
    if (skus.length > 0 || ASIN.test(asin)) return { sku: skus.length === 1 ? (skus[0] ?? null) : null, asin, skus };
    const listed = this.#folded.get(product.toLowerCase()) ?? null;
    return listed !== null ? this.#ofSku(listed) : { sku: null, asin: null, skus: [] };
  }

  /**
   * The pictures the listings name by address, each address once for a product and slot, however many SKUs of
   * the product name it.
   * @param marketplace code; listings known to be of another are left out. Null takes all.
   */
  linked(marketplace: string | null): LinkedPicture[] {
    const places = new Places(null);
    const seen = new Set<string>();
    const linked: LinkedPicture[] = [];
    for (const { sku, marketplace: shop, origin, pictures } of this.#listings) {
      const code = places.of(shop);
      if (marketplace !== null && code !== null && code !== marketplace) continue;
      const asin = this.#asins.get(sku) ?? null;
      const owner = asin === null ? this.#ofSku(sku) : this.of(asin);
      const product = asin ?? sku;
      for (const { slot, url } of pictures) {
        const key = [product, slot, url].join('\u0000');
        if (seen.has(key)) continue;
        seen.add(key);
        linked.push({ slot, url, ...owner, product, origin });
      }
    }
    return linked;
  }
}

/** A linked picture as a picture of the audit, named by the address as it may be shown. */
export function linkedRecord(linked: LinkedPicture, shown: string, bytes: number): ImageRecord {
  const { origin, product, slot } = linked;
  return { kind: 'image', origin, path: shown, product, slot, bytes };
}
