import type { FetchedPicture } from '../../model/fetched-picture.ts';
import type { Loaded } from '../../model/loaded.ts';
import type { ProvenanceInput } from '../../model/document.ts';
import type { ImageRecord } from '../../model/records/image.ts';
import type { Problem } from '../../model/problem.ts';
import type { SourceFile } from '../../model/source-file.ts';
import type { LinkedPicture, PictureOwner } from '../../domain/audit/picture-owners.ts';
import type { ListedProduct } from '../../domain/audit/picture-products.ts';
import type { FetchOptions } from '../../sources/images/fetch-pictures.ts';
import { emptyRecordSet } from '../../model/records/record.ts';
import { picturesOf } from './measure-images.ts';

/** A picture of the run: what it is called, where its bytes lie, and whose it is. */
export interface Picture {
  readonly record: ImageRecord;
  /** File on this disk that can be opened. */
  readonly file: string;
  readonly owner: PictureOwner;
  readonly fetched: FetchedPicture | null;
}

export interface LoadedPictures {
  readonly pictures: readonly Picture[];
  /** What listings say of the products, by SKU and by ASIN. */
  readonly products: ReadonlyMap<string, ListedProduct>;
  readonly inputs: readonly ProvenanceInput[];
  readonly problems: readonly Problem[];
  /** Pictures that are known by address only, because nobody asked to fetch them. */
  readonly notFetched: number;
  /** Addresses that were asked for and gave nothing. */
  readonly failed: number;
}

export interface LoadPicturesOptions {
  readonly marketplace: string | null;
  /** An empty folder for pictures that lie in no file of their own. */
  readonly scratch: string;
  /** How to download; null leaves the network alone. */
  readonly fetch: Omit<FetchOptions, 'progress'> | null;
  readonly progress: (text: string) => void;
}

/** A line for every address would bury the rest where progress is lines. */
const SAID_EVERY = 20;

interface Collected {
  readonly loaded: Loaded;
  readonly sources: readonly SourceFile[];
}

async function collect(paths: readonly string[], options: LoadPicturesOptions): Promise<Collected> {
  if (paths.length === 0) return { loaded: { files: [], records: emptyRecordSet(), problems: [] }, sources: [] };
  const [{ collectFiles }, { readReports }] = await Promise.all([
    import('../../sources/files.ts'),
    import('../../readers/read.ts'),
  ]);
  options.progress('Looking for pictures');
  const { files, problems } = await collectFiles(paths);
  options.progress(`Reading ${files.length} ${files.length === 1 ? 'file' : 'files'}`);
  const loaded = await readReports(files, { marketplace: options.marketplace });
  return { loaded: { ...loaded, problems: [...problems, ...loaded.problems] }, sources: files };
}

/** Opens pictures that lie in no file of their own. */
async function filesOf(
  records: readonly ImageRecord[],
  sources: readonly SourceFile[],
  scratch: string,
): Promise<{ files: ReadonlyMap<string, string>; problems: Problem[] }> {
  const [{ packedIn }, { AsideFolder }] = await Promise.all([
    import('../../readers/packed-in.ts'),
    import('../../sources/images/copy-aside.ts'),
  ]);
  const aside = new AsideFolder(scratch);
  const onDisk = new Map(sources.map((source) => [source.path, source]));
  const files = new Map<string, string>();
  const problems: Problem[] = [];
  const copy = async (path: string, bytes: AsyncIterable<Uint8Array>): Promise<void> => {
    const copied = await aside.copy(bytes);
    if ('path' in copied) files.set(path, copied.path);
    else {
      const message = `It could not be taken out to look at it: ${copied.failure}.`;
      problems.push({
        code: 'image-unreadable',
        scope: 'file',
        file: path,
        message,
        suggestion: 'Unpack it yourself.',
      });
    }
  };
  for (const { path } of records) {
    const source = onDisk.get(path);
    if (source === undefined) continue;
    if (source.size === null) await copy(path, source.open());
    else files.set(path, path);
  }
  for (const source of sources) {
    const inside = new Set(records.map(({ path }) => path).filter((path) => path.startsWith(`${source.path}!`)));
    if (inside.size === 0) continue;
    for (const { name, open } of await packedIn(source)) {
      const path = `${source.path}!${name}`;
      if (inside.has(path) && !files.has(path)) await copy(path, open());
    }
  }
  return { files, problems };
}

function linkOf(address: string, record: ImageRecord, owner: PictureOwner): LinkedPicture {
  return { url: address, slot: record.slot ?? '', product: record.product, origin: record.origin, ...owner };
}

interface FetchedPictures {
  readonly pictures: readonly Picture[];
  readonly problems: readonly Problem[];
  readonly inputs: readonly ProvenanceInput[];
}

async function fetchLinked(linked: readonly LinkedPicture[], options: LoadPicturesOptions): Promise<FetchedPictures> {
  if (options.fetch === null || linked.length === 0) return { pictures: [], problems: [], inputs: [] };
  const [{ fetchPictures }, { linkedRecord }] = await Promise.all([
    import('../../sources/images/fetch-pictures.ts'),
    import('../../domain/audit/picture-owners.ts'),
  ]);
  options.progress(`Fetching ${linked.length} ${linked.length === 1 ? 'picture' : 'pictures'}`);
  const results = await fetchPictures(
    linked.map(({ url }) => url),
    {
      ...options.fetch,
      progress: (done, all) => {
        if (done % SAID_EVERY === 0 || done === all) options.progress(`Fetched ${done} of ${all} addresses`);
      },
    },
  );
  const pictures: Picture[] = [];
  const problems = new Map<string, Problem>();
  const inputs = new Map<string, ProvenanceInput>();
  for (const link of linked) {
    const result = results.get(link.url);
    if (result === undefined) continue;
    if ('failure' in result) {
      const { address, code, message, suggestion } = result.failure;
      const known = problems.get(link.url);
      if (known === undefined) problems.set(link.url, { code, scope: 'file', file: address, message, suggestion });
      continue;
    }
    const { picture } = result;
    const { address, bytes, sha256 } = picture;
    const record = linkedRecord(link, address, bytes);
    const { sku, asin, skus } = link;
    const slot = link.slot === '' ? null : link.slot;
    pictures.push({ record: { ...record, slot }, file: picture.path, owner: { sku, asin, skus }, fetched: picture });
    inputs.set(link.url, { path: address, sha256, bytes, reportType: 'IMAGES', rows: 1, records: 1 });
  }
  return { pictures, problems: [...problems.values()], inputs: [...inputs.values()] };
}

/**
 * The pictures behind what a user typed: files, folders, archives, addresses, and those that listings name by address.
 * Each is joined to its listing by SKU or ASIN. Nothing is downloaded unless `fetch` says how.
 * @throws UserError `path-missing`, `folder-empty`.
 */
export async function loadPictures(typed: readonly string[], options: LoadPicturesOptions): Promise<LoadedPictures> {
  const [{ looksLikeAddress, printableAddress }, { PictureOwners }, { listedProducts }, { imageRecord }] =
    await Promise.all([
      import('../../sources/images/address.ts'),
      import('../../domain/audit/picture-owners.ts'),
      import('../../domain/audit/picture-products.ts'),
      import('../../readers/image-file.ts'),
    ]);
  const { loaded, sources } = await collect(
    typed.filter((path) => !looksLikeAddress(path)),
    options,
  );
  const owners = new PictureOwners(loaded.records);
  const found = await picturesOf(loaded);
  const { files, problems } = await filesOf(found.images, sources, options.scratch);
  const own = found.images.flatMap((record): Picture[] => {
    const file = files.get(record.path);
    if (file === undefined) return [];
    const owner = owners.of(record.product);
    // Pictures of one product belong together, whether a file is named by its SKU or by its ASIN.
    return [{ record: { ...record, product: owner.asin ?? record.product }, file, owner, fetched: null }];
  });
  const named = typed.filter(looksLikeAddress).map((address) => {
    const record = imageRecord(printableAddress(address).replace(/[?#].*$/, ''), 0);
    return linkOf(address, record, owners.of(record.product));
  });
  const linked = [...named, ...owners.linked(options.marketplace)];
  const fetched = await fetchLinked(linked, options);
  return {
    pictures: [...own, ...fetched.pictures],
    products: listedProducts(loaded.records, options.marketplace),
    inputs: [...loaded.files, ...fetched.inputs],
    problems: [...found.problems, ...problems, ...fetched.problems],
    notFetched: options.fetch === null ? linked.length : 0,
    failed: fetched.problems.length,
  };
}
