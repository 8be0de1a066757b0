import type { Document, Freshness, ProvenanceRule, RunFacts } from '../../model/document.ts';
import { attentionOf } from './attention.ts';
import {
  attentionBlocks,
  feeBlocks,
  fileBlocks,
  imageBlocks,
  journeyBlocks,
  listingBlocks,
  reviewBlocks,
} from './brief-blocks.ts';
import { type BriefData, briefData } from './brief-data.ts';
import type { BriefParts } from './brief-parts.ts';
import { changeBlocks, type EarlierBrief } from './changes.ts';
import { keywordBlocks } from './keyword-section.ts';

/** Keeps the first of equal entries. */
function distinct<T>(entries: readonly T[], keyOf: (entry: T) => string): T[] {
  const seen = new Map<string, T>();
  for (const entry of entries) {
    const key = keyOf(entry);
    if (!seen.has(key)) seen.set(key, entry);
  }
  return [...seen.values()];
}

function rulesOf(parts: BriefParts): ProvenanceRule[] {
  const { listings, keywords, images, charges, margins, reviews, journey } = parts;
  const all = [
    listings,
    ...(keywords === null ? [] : [keywords]),
    images,
    ...charges,
    ...margins,
    reviews,
    journey,
  ].flatMap(({ rules }) => rules);
  return distinct(all, ({ table, marketplace, version }) => [table, marketplace, version ?? ''].join('\t'));
}

/** One line a kind of fact: the newest day over all features. */
function freshnessOf({ charges, margins, reviews, journey }: BriefParts): Freshness[] {
  const all = [...charges, ...margins, reviews, journey].flatMap(({ freshness }) => freshness);
  return distinct(
    all.toSorted((left, right) => left.daysOld - right.daysOld),
    ({ what }) => what,
  ).toSorted((left, right) => (left.what < right.what ? -1 : 1));
}

function subtitleOf({ marketplaces, loaded, options }: BriefParts): string {
  const used = loaded.files.filter(({ reportType, records }) => reportType !== null && records > 0).length;
  const places = marketplaces.length === 0 ? 'marketplace not known' : marketplaces.join(', ');
  return `${places}, as of ${options.asOf}, from ${used} of ${loaded.files.length} files`;
}

/**
 * One page over one folder: what needs attention first, with the money at stake where it can be known, then a short
 * section for each feature, then what was read and which reports would add what.
 * @param earlier a brief of before: what is different stands on top.
 */
export function briefDocument(
  parts: BriefParts,
  run: RunFacts,
  earlier: EarlierBrief | null = null,
): Document<'brief', BriefData> {
  const attention = attentionOf(parts);
  const { loaded, listings, images, journey } = parts;
  const data = briefData(parts, attention, earlier);
  const problems = [...loaded.problems, ...listings.problems, ...images.problems, ...journey.problems];
  return {
    kind: 'brief',
    schemaVersion: 3,
    title: 'Brief',
    subtitle: subtitleOf(parts),
    data,
    blocks: [
      ...changeBlocks(data.changes),
      ...attentionBlocks(attention),
      ...journeyBlocks(parts),
      ...listingBlocks(parts),
      ...keywordBlocks(parts),
      ...imageBlocks(parts),
      ...feeBlocks(parts),
      ...reviewBlocks(parts),
      ...fileBlocks(parts),
    ],
    problems: distinct(problems, ({ file, line, code, message }) => [file, line ?? '', code, message].join('\t')),
    provenance: { ...run, rules: rulesOf(parts), freshness: freshnessOf(parts) },
  };
}
