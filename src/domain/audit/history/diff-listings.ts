import type { Loaded, LoadedFile } from '../../../model/loaded.ts';
import { emptyRecordSet, type RecordSet } from '../../../model/records/record.ts';
import { versionAt } from '../../../rules/at.ts';
import { wordLists } from '../../../rules/policy/listing-tables.ts';
import { wordsOfLists } from '../words-by-language.ts';
import { compareStates, type StatesComparison } from './compare-states.ts';
import { type ListingState, listingStates } from './listing-state.ts';

/** Report of offers that Amazon keeps out of search or off sale. */
const SUPPRESSED = 'GET_MERCHANTS_LISTINGS_FYP_REPORT';

/** Kinds that say something of listings, and how much one file of them states; what else there is is not compared. */
export const LISTING_REPORTS: ReadonlyMap<string, 'marketplace' | 'name' | 'part'> = new Map([
  ['GET_MERCHANT_LISTINGS_ALL_DATA', 'marketplace'],
  ['GET_MERCHANT_LISTINGS_DATA', 'marketplace'],
  [SUPPRESSED, 'marketplace'],
  // One file for each category, or what the seller filled into a template.
  ['CATEGORY_LISTINGS_REPORT', 'part'],
  ['LISTINGS_ITEMS_API', 'part'],
  ['CATALOG_ITEMS_API', 'part'],
  ['LISTING_FILE', 'part'],
  ['PRODUCT_FILE', 'name'],
]);

/** Kinds of report that hold what the seller sent or means to send; every other kind is what Amazon shows or hands out. */
const SENT_REPORTS: ReadonlySet<string> = new Set(['LISTINGS_ITEMS_API', 'LISTING_FILE', 'PRODUCT_FILE']);

/** Kinds of record that say something of a listing. */
const LISTING_KINDS = [
  'listing',
  'listing-text',
  'listing-state',
  'catalog-item',
  'product',
  'suppressed-listing',
] as const;

export interface DiffResult {
  readonly comparison: StatesComparison;
  /** What the seller's own file says against what Amazon's reports of the later time say; null where one is missing. */
  readonly drift: StatesComparison | null;
  /** Files of the later time that the earlier one has no like of, or the other way round. */
  readonly unmatched: readonly { readonly file: LoadedFile; readonly side: 'before' | 'after' }[];
}

/** Report and marketplace of everything a side says, so that only like is compared with like. */
function kindsOf({ files, records }: Loaded): ReadonlySet<string> {
  const types = new Map(files.map((file) => [file.path, file.reportType] as const));
  const kinds = new Set<string>();
  for (const { reportType, marketplace } of files) {
    if (reportType !== null && LISTING_REPORTS.has(reportType)) kinds.add(`${reportType} ${marketplace ?? ''}`);
  }
  for (const kind of LISTING_KINDS) {
    const list = records[kind];
    for (const { origin, marketplace } of list) kinds.add(`${types.get(origin.file) ?? ''} ${marketplace ?? ''}`);
  }
  return kinds;
}

type ListingKind = (typeof LISTING_KINDS)[number];

/** The records whose report and marketplace both sides have. */
function shared({ files, records }: Loaded, kinds: ReadonlySet<string>): RecordSet {
  const types = new Map(files.map((file) => [file.path, file.reportType] as const));
  const keep = (record: RecordSet[ListingKind][number]): boolean =>
    kinds.has(`${types.get(record.origin.file) ?? ''} ${record.marketplace ?? ''}`);
  const of = <K extends ListingKind>(kind: K): RecordSet[K] =>
    (records[kind] as readonly RecordSet[ListingKind][number][]).filter(keep) as unknown as RecordSet[K];
  return {
    ...records,
    listing: of('listing'),
    'listing-text': of('listing-text'),
    'listing-state': of('listing-state'),
    'catalog-item': of('catalog-item'),
    product: of('product'),
    'suppressed-listing': of('suppressed-listing'),
  };
}

function tellsSuppressions({ files }: Loaded): boolean {
  return files.some(({ reportType }) => reportType === SUPPRESSED);
}

function unmatchedFiles(side: 'before' | 'after', { files }: Loaded, other: ReadonlySet<string>) {
  const types = new Set([...other].map((kind) => kind.split(' ')[0]));
  return files
    .filter(({ reportType }) => reportType !== null && LISTING_REPORTS.has(reportType) && !types.has(reportType))
    .map((file) => ({ file, side }));
}

/** The records of a side that come from the seller, or all others. */
function half({ files, records }: Loaded, sent: boolean): RecordSet {
  const own = new Set(files.flatMap(({ path, reportType }) => (SENT_REPORTS.has(reportType ?? '') ? [path] : [])));
  const parts: Record<string, unknown> = {};
  for (const kind of Object.keys(records) as (keyof RecordSet)[]) {
    parts[kind] = records[kind].filter(({ origin }) => own.has(origin.file) === sent);
  }
  return { ...emptyRecordSet(), ...parts };
}

/** The states with no other fields than those the seller's side tells somewhere: it never speaks of stock or status. */
function onlyToldBy(
  sent: ReadonlyMap<string, ListingState>,
  shown: ReadonlyMap<string, ListingState>,
): ReadonlyMap<string, ListingState> {
  const told = new Set([...sent.values()].flatMap(({ fields }) => [...fields.keys()]));
  const bullets = [...sent.values()].some((state) => state.bullets !== null);
  return new Map(
    [...shown].map(([key, state]) => [
      key,
      {
        ...state,
        fields: new Map([...state.fields].filter(([field]) => told.has(field))),
        bullets: bullets ? state.bullets : null,
      },
    ]),
  );
}

/**
 * What changed from one time to another in the listings, and where what the seller sent is not what Amazon shows.
 * Reports are compared with their like alone: a SKU is gone only where the same kind of report once had it. Drift looks at
 * the later time and at listings that both sides know.
 */
export function diffListings(
  before: Loaded,
  after: Loaded,
  options: { readonly asOf: string; readonly marketplace: string | null },
): DiffResult {
  const lookup = versionAt(wordLists, options.asOf);
  const words = wordsOfLists(lookup.found ? lookup.version.rows : []);
  const { marketplace } = options;
  const [older, newer] = [kindsOf(before), kindsOf(after)];
  const both = new Set([...older].filter((kind) => newer.has(kind)));
  const suppressionsTold = tellsSuppressions(before) && tellsSuppressions(after);
  const states = (loaded: Loaded) => listingStates(shared(loaded, both), { words, marketplace, suppressionsTold });
  const side = (sent: boolean) => listingStates(half(after, sent), { words, marketplace, suppressionsTold: false });
  const [sent, shown] = [side(true), side(false)];
  return {
    comparison: compareStates(states(before), states(after)),
    drift: sent.size === 0 || shown.size === 0 ? null : compareStates(sent, onlyToldBy(sent, shown)),
    unmatched: [...unmatchedFiles('before', before, newer), ...unmatchedFiles('after', after, older)],
  };
}
