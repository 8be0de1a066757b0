import type { ProvenanceRule } from '../../model/document.ts';
import { weakestConfidence, type Confidence, type SourceRef } from '../../model/confidence.ts';
import type { RuleSource } from '../../rules/table.ts';
import { FEE_TABLE_KINDS, type FeeRules } from '../../rules/fee-rules.ts';
import type { Because } from './fee-types.ts';

/** A table's source as findings and provenance show it, as sure as the rows that were used of it. */
export function sourceRef(source: RuleSource, confidence: Confidence = source.confidence): SourceRef {
  const { id, title, url, retrieved } = source;
  return { id, title, ...(url === null ? {} : { url }), retrieved, confidence };
}

/**
 * The table versions that some amounts follow from, each once, with all their sources: what a document's provenance
 * prints. Its confidence is the weakest of the rows used, not of the whole table.
 */
export function rulesUsed(rules: FeeRules, reasons: readonly Because[]): ProvenanceRule[] {
  const used = new Map<string, Because[]>();
  for (const reason of reasons) {
    const key = `${reason.table} ${reason.version ?? ''}`;
    const group = used.get(key);
    if (group === undefined) used.set(key, [reason]);
    else group.push(reason);
  }
  return [...used.values()].flatMap((group) => {
    const [{ table: kind, version: from }] = group as [Because];
    if (!Object.hasOwn(FEE_TABLE_KINDS, kind)) return [];
    const version = rules[FEE_TABLE_KINDS[kind as keyof typeof FEE_TABLE_KINDS]]?.versions.find(
      (candidate) => candidate.effectiveFrom === from,
    );
    return [
      {
        table: kind,
        marketplace: rules.marketplace,
        version: from,
        confidence: weakestConfidence(group.map((reason) => reason.confidence)),
        sources: (version?.sources ?? []).map((source) => sourceRef(source)),
      },
    ];
  });
}

/** A reason as plain JSON: the contract of `because` in every fee document. */
export interface BecauseData {
  /** Kind of the rule table. */
  readonly table: string;
  /** ISO date from which the used version holds; null when its start is not known. */
  readonly version: string | null;
  /** Id of the row; it also names the card, product type, tier and weight span where there are such. */
  readonly row: string;
  readonly source: {
    readonly id: string;
    readonly title: string;
    readonly url: string | null;
    readonly retrieved: string;
  };
  /** a: Amazon's own page; b: two or more independent sources; c: one secondary source or rebuilt. */
  readonly confidence: 'a' | 'b' | 'c';
}

export function becauseData(reason: Because): BecauseData {
  const { id, title, url, retrieved } = reason.source;
  return {
    table: reason.table,
    version: reason.version,
    row: reason.row,
    source: { id, title, url, retrieved },
    confidence: reason.confidence,
  };
}
