import { findMarketplace } from '../../model/marketplace.ts';
import type { Problem } from '../../model/problem.ts';
import type { Origin } from '../../model/records/origin.ts';
import type { RecordSet } from '../../model/records/record.ts';
import { factsOf, inOrder } from './facts-of-group.ts';
import {
  aplusPages,
  type AplusPages,
  asinOf,
  groupRecords,
  type ListingGroup,
  Places,
  withPages,
} from './listing-group.ts';
import type { ListingText } from './listing-text.ts';
import { normaliseText } from './text/normalise.ts';
import { chooseBullets, chooseText, type FieldsOfFiles, fieldsOfFiles, type TextName } from './texts-of-group.ts';
import type { Words } from './words-by-language.ts';

/** Language assumed for a listing whose marketplace no file tells. */
const DEFAULT_LANGUAGE = 'en';

/** How many listings had a field audited from a file, and how many it holds otherwise. */
export interface TextSource {
  /** `title`, `bullets`... */
  readonly field: string;
  readonly file: string;
  readonly listings: number;
  /** Listings of which this file holds another text than the one audited. */
  readonly differing: number;
}

/** Counts, for the provenance of fields, which file said what. */
class TextSources {
  readonly #counts = new Map<string, { field: string; file: string; listings: number; differing: number }>();

  #of(field: string, file: string): { listings: number; differing: number } {
    const key = `${field}\u0000${file}`;
    const known = this.#counts.get(key) ?? { field, file, listings: 0, differing: 0 };
    this.#counts.set(key, known);
    return known;
  }

  add(field: string, chosen: { readonly origin: Origin } | null | undefined, differing: readonly string[]): void {
    if (chosen !== null && chosen !== undefined) this.#of(field, chosen.origin.file).listings += 1;
    for (const file of differing) this.#of(field, file).differing += 1;
  }

  get list(): TextSource[] {
    return [...this.#counts.values()];
  }
}

function firstOf<Value>(values: readonly (Value | null)[]): Value | null {
  return values.find((value) => value !== null) ?? null;
}

/** ISBN-10 in place of an ASIN: a book. */
function isBook(asin: string | null): boolean {
  return asin !== null && /^\d{9}[\dX]$/.test(asin);
}

function originOf(group: ListingGroup): Origin | undefined {
  const lists = [
    group.listings,
    group.texts,
    group.states,
    group.products,
    group.suppressions,
    group.items,
    group.aplus,
  ];
  for (const list of lists) if (list[0] !== undefined) return list[0].origin;
  return undefined;
}

function languageOf(group: ListingGroup): string {
  const shop = findMarketplace(group.marketplace ?? '')?.locale.slice(0, 2) ?? null;
  const tags = [...inOrder(group.texts), ...group.items].map(({ languageTag }) => languageTag?.slice(0, 2) ?? null);
  return firstOf(tags) ?? shop ?? DEFAULT_LANGUAGE;
}

/** Texts of one language: the shop's where a file has several. */
function inOneLanguage(group: ListingGroup): ListingGroup {
  const tags = new Set(group.texts.flatMap(({ languageTag }) => languageTag ?? []));
  if (tags.size < 2) return group;
  const shop = findMarketplace(group.marketplace ?? '')?.locale.slice(0, 2) ?? DEFAULT_LANGUAGE;
  const [first = shop] = tags;
  const wanted = [...tags].find((tag) => tag.startsWith(shop)) ?? first;
  const texts = group.texts.filter(({ languageTag }) => languageTag === null || languageTag === wanted);
  return { ...group, texts };
}

interface Joining {
  readonly fields: FieldsOfFiles;
  readonly words: Words;
  readonly pages: AplusPages;
  readonly sources: TextSources;
}

function brandOf(group: ListingGroup): string | null {
  const told = [...inOrder(group.texts), ...group.products, ...group.items].map(({ brand }) => brand?.trim() || null);
  return firstOf(told);
}

function listingOf(raw: ListingGroup, joining: Joining): ListingText | null {
  const group = inOneLanguage(raw);
  const origin = originOf(group);
  if (origin === undefined) return null;
  const { fields, words, pages, sources } = joining;
  const asin = asinOf(group) ?? group.items[0]?.asin ?? null;
  const brand = brandOf(group);
  const facts = factsOf(group, asin, pages);
  const kinds = [...group.products.map(({ category }) => category), facts.productType];
  const media = words.set('MEDIA', 'en');
  const text = (name: TextName, field: string): ListingText['title'] => {
    const { chosen, differing } = chooseText(group, name, fields);
    sources.add(field, chosen, differing);
    return chosen;
  };
  const bullets = chooseBullets(group, fields);
  sources.add('bullets', bullets.chosen?.[0], bullets.differing);
  return {
    sku: group.sku,
    asin,
    marketplace: group.marketplace,
    language: languageOf(group),
    brand: brand === null ? null : normaliseText(brand).text,
    genericBrand: brand !== null && words.set('GENERIC_BRAND', 'en').has(brand.toLowerCase()),
    media: isBook(asin) || kinds.some((kind) => kind !== null && isMedia(media, kind)),
    openDate: firstOf(group.listings.map((record) => record.openDate)),
    title: text('title', 'title'),
    itemHighlights: text('itemHighlights', 'item-highlights'),
    bullets: bullets.chosen,
    description: text('description', 'description'),
    searchTerms: text('searchTerms', 'search-terms'),
    facts,
    origin,
  };
}

/** `Books`, or Amazon's product types of media: `ABIS_BOOK`, `PHYSICAL_MOVIE`... */
function isMedia(media: ReadonlySet<string>, kind: string): boolean {
  const name = kind.trim().toLowerCase();
  return (
    media.has(name) ||
    /^(?:abis_(?:book|music|dvd|video|software|ebooks)|physical_movie|physical_tv_series|music_\w+_recording)$/.test(
      name,
    )
  );
}

/** Listings told more than once in one kind of file, with different titles: the first is used and the others are named. */
function duplicateProblems(groups: readonly ListingGroup[]): Problem[] {
  return groups.flatMap(({ sku, listings, texts }) => {
    const own = [listings, texts.filter(({ standing }) => standing === 'own'), sentTemplates(texts)];
    return own.flatMap((list) => {
      const [first, ...others] = list;
      return others
        .filter((record) => record.title !== first?.title && record.title !== null && record.title !== '')
        .filter((record) => !isOtherLanguage(record, first))
        .map((record) => ({
          code: 'listing-duplicate',
          scope: 'row' as const,
          file: record.origin.file,
          line: record.origin.line,
          message: `SKU "${sku}" is listed again with another title; line ${first?.origin.line ?? 0} of ${first?.origin.file ?? ''} was audited.`,
          suggestion: 'Leave the older file out.',
        }));
    });
  });
}

type Titled = ListingGroup['listings'][number] | ListingGroup['texts'][number];

function sentTemplates(texts: ListingGroup['texts']): ListingGroup['texts'] {
  return texts.filter(({ standing, isWhole }) => standing === 'sent' && !isWhole);
}

function isOtherLanguage(record: Titled, first: Titled | undefined): boolean {
  return record.kind === 'listing-text' && first?.kind === 'listing-text' && record.languageTag !== first.languageTag;
}

export interface JoinedListings {
  readonly listings: readonly ListingText[];
  readonly problems: readonly Problem[];
  /** Which file said what. */
  readonly sources: readonly TextSource[];
}

/**
 * One listing for each SKU and marketplace, its fields from what Amazon holds first (Listings API, category listings,
 * All Listings report) and the seller's own files second, each with the line it came from; pages of the catalogue and
 * A+ documents come to it by ASIN, and those no listing claims stand alone. `marketplace` limits the result to one and
 * names the marketplace of records that do not tell theirs. Sorted by marketplace, then SKU.
 */
export function joinListings(records: RecordSet, words: Words, marketplace: string | null): JoinedListings {
  const places = new Places(marketplace);
  const wanted = places.of(null);
  const pages = aplusPages(records, places);
  const joining: Joining = { fields: fieldsOfFiles(records.product), words, pages, sources: new TextSources() };
  const groups = withPages(groupRecords(records, places), records, places, pages).filter(
    (group) => wanted === null || group.marketplace === wanted,
  );
  const listings = groups
    .map((group) => listingOf(group, joining))
    .filter((listing) => listing !== null)
    .sort((left, right) => compare(left.marketplace ?? '', right.marketplace ?? '') || compare(left.sku, right.sku));
  return { listings, problems: duplicateProblems(groups), sources: joining.sources.list };
}

/** By code unit, whatever the machine's language: the same bytes everywhere. */
function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
