import type { Block, Cell } from '../../model/document.ts';
import { compareSeverity, type Finding, type FindingBasis } from '../../model/finding.ts';
import type { TextSource } from './join-listings.ts';
import { moreNote } from './more-note.ts';
import type { CheckedListing, Unchecked } from './run-checks.ts';

/** So many findings of a sort are shown to eyes; the data has all. */
const SHOWN = 40;

/** How many findings of each sort; the four are never mixed. */
export interface SortCounts {
  readonly amazonSays: number;
  readonly writtenRule: number;
  readonly advice: number;
  readonly question: number;
}

export function countBySort(findings: readonly Pick<Finding, 'basis'>[]): SortCounts {
  const of = (basis: FindingBasis): number => findings.filter((finding) => finding.basis === basis).length;
  return {
    amazonSays: of('amazon-says'),
    writtenRule: of('written-rule'),
    advice: of('advice'),
    question: of('question'),
  };
}

/** What each sort is called in a table. */
export const SORT_WORDS: Readonly<Record<FindingBasis, string>> = {
  'amazon-says': 'Amazon says',
  'written-rule': 'written rule',
  advice: 'advice',
  question: 'question',
};

const SECTIONS: readonly { readonly basis: FindingBasis; readonly title: string; readonly empty: string }[] = [
  {
    basis: 'amazon-says',
    title: 'Amazon says',
    empty: 'Amazon says nothing against these listings in the files read.',
  },
  {
    basis: 'written-rule',
    title: 'Breaks a written rule',
    empty: 'No errors and no warnings among the written rules checked.',
  },
  { basis: 'question', title: 'Questions for you', empty: 'Nothing that only you can tell.' },
];

const NEW_ADVICE = { basis: 'advice', title: 'Advice', empty: 'No advice.' } as const;

/**
 * One block for each sort that says what is wrong or asks; advice is counted by rule alone. Worst first.
 * @param sinceBaseline only what is new is shown: then nothing is kept back, advice neither, because --fail-on new may
 * have failed on it.
 */
export function findingBlocks(findings: readonly Finding[], sinceBaseline = false): Block[] {
  const sections = sinceBaseline ? [...SECTIONS, NEW_ADVICE] : SECTIONS;
  return sections.flatMap(({ basis, title, empty }): Block[] => {
    const own = findings.filter((finding) => finding.basis === basis);
    // Written rules of severity "info" are counted by rule: shown one by one they would hide what matters.
    const loud = basis === 'written-rule' && !sinceBaseline ? own.filter(({ severity }) => severity !== 'info') : own;
    const sorted = loud.toSorted((left, right) => compareSeverity(left.severity, right.severity));
    const hidden = sorted.length - SHOWN;
    if (sorted.length === 0 && basis !== 'written-rule') return [];
    return [
      {
        type: 'findings',
        id: basis,
        title: sinceBaseline ? `New: ${title}, worst first` : `${title}, worst first`,
        findings: sorted.slice(0, SHOWN),
        emptyText: sinceBaseline ? 'Nothing that the baseline does not have, among the rules checked.' : empty,
        ...moreNote(hidden),
      },
    ];
  });
}

/** Said once for all listings that share a list. */
const REASONS = new WeakMap<readonly Unchecked[], string>();

function reasons({ notChecked }: CheckedListing): string {
  const known = REASONS.get(notChecked);
  if (known !== undefined) return known;
  const made = reasonsOf(notChecked);
  REASONS.set(notChecked, made);
  return made;
}

/** Reasons with how many rules each keeps from being checked: `18: no search terms in the files`. */
function reasonsOf(notChecked: readonly Unchecked[]): string {
  const counts = new Map<string, number>();
  for (const { reason } of notChecked) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return [...counts]
    .sort(([, left], [, right]) => right - left)
    .map(([reason, count]) => `${count}: ${reason}`)
    .join('; ');
}

/** `61 of 74 rules checked; 13 not: ...` of one listing. */
export function listingCoverage(checked: CheckedListing): string {
  const rules = checked.checked.length + checked.notChecked.length;
  const why = reasons(checked);
  return `${checked.checked.length} of ${rules} rules checked${why === '' ? '' : `; not checked ${why}`}`;
}

/** Listings shown to eyes. */
const LISTINGS_SHOWN = 40;

/** One row a listing: how many findings of each sort, and how much of it was checked. */
export function listingsTable(listings: readonly CheckedListing[]): Block {
  const rows = listings.slice(0, LISTINGS_SHOWN).map((checked): readonly Cell[] => {
    const counts = countBySort(checked.findings);
    const { listing } = checked;
    const rules = checked.checked.length + checked.notChecked.length;
    return [
      listing.sku,
      listing.marketplace,
      counts.amazonSays,
      counts.writtenRule,
      counts.question,
      counts.advice,
      `${checked.checked.length} of ${rules}`,
      reasons(checked),
    ];
  });
  const hidden = listings.length - rows.length;
  return {
    type: 'table',
    id: 'listings',
    title: 'Listings',
    columns: [
      { key: 'sku', label: 'SKU', kind: 'id' },
      { key: 'marketplace', label: 'Shop', kind: 'text' },
      { key: 'amazon-says', label: 'Amazon says', kind: 'integer' },
      { key: 'written-rule', label: 'Rules broken', kind: 'integer' },
      { key: 'questions', label: 'Questions', kind: 'integer', priority: 2 },
      { key: 'advice', label: 'Advice', kind: 'integer', priority: 2 },
      { key: 'checked', label: 'Rules checked', kind: 'text' },
      { key: 'not-checked', label: 'Not checked, and why', kind: 'text', priority: 3, truncate: true },
    ],
    rows,
    emptyText: 'No listings in these files.',
    ...moreNote(hidden),
  };
}

/** Files of a field shown to eyes. */
const FILES_SHOWN = 3;

/** Which file each field was taken from, and which files say otherwise. */
export function sourcesProse(texts: readonly TextSource[]): string[] {
  const fields = Map.groupBy(texts, ({ field }) => field);
  return [...fields].flatMap(([field, sources]) => {
    const files = sources.filter(({ listings }) => listings > 0);
    const taken = files.slice(0, FILES_SHOWN).map(({ file, listings }) => `${file} (${listings})`);
    if (files.length > taken.length) taken.push(`${files.length - taken.length} more files`);
    const other = sources
      .filter(({ differing }) => differing > 0)
      .map(({ file, differing }) => `${file} holds another text for ${differing}, which was not audited`);
    if (taken.length < 2 && other.length === 0) return [];
    return [`${field}: ${[...taken, ...other].join('; ')}.`];
  });
}
