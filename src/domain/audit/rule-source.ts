import type { Confidence, SourceRef } from '../../model/confidence.ts';
import type { ProvenanceRule } from '../../model/document.ts';
import type { RuleSource, RuleVersion } from '../../rules/table.ts';

function reference(source: RuleSource, confidence: Confidence): SourceRef {
  const { id, title, url, retrieved } = source;
  return { id, title, ...(url === null ? {} : { url }), retrieved, confidence };
}

/** The first source of a rule, with the rule's confidence; our own thresholds say so. */
export function sourceRef(
  rule: { readonly sources: readonly string[]; readonly confidence: Confidence },
  sources: ReadonlyMap<string, RuleSource>,
): SourceRef {
  const source = sources.get(rule.sources[0] ?? '');
  if (source === undefined) return { id: 'own', title: 'our own threshold', confidence: rule.confidence };
  return reference(source, rule.confidence);
}

/** Provenance of a policy table; `start` is the newest date on which one of its rules in force began. */
export function tableProvenance<Row>(
  version: RuleVersion<Row>,
  table: string,
  start: string | null,
  marketplace: string | null,
): ProvenanceRule {
  return {
    table,
    marketplace: marketplace ?? 'ALL',
    version: start,
    confidence: version.confidence,
    sources: version.sources.map((source) => reference(source, source.confidence)),
  };
}
