/** A page of the researched facts, by its id. */
export interface FactSource {
  readonly kind: string;
  readonly url: string;
  readonly note: string;
}

interface SourcedFacts {
  readonly meta: { readonly as_of: string };
  readonly sources: Readonly<Record<string, FactSource>>;
}

/** The pages that the rows of a rule table rest on, as the table names them; the one most rest on comes first. */
export function usedSources(facts: SourcedFacts, rows: readonly { sources?: readonly string[] }[], first: string) {
  const used = new Set(rows.flatMap((row) => row.sources ?? []));
  return Object.entries(facts.sources)
    .filter(([id]) => used.has(id))
    .map(([id, source]) => ({
      id,
      url: source.url,
      title: source.note,
      retrieved: facts.meta.as_of,
      confidence: source.kind === 'primary' ? 'a' : 'c',
    }))
    .toSorted((left, right) => Number(right.id === first) - Number(left.id === first));
}
