/**
 * How sure a fact is. a: Amazon's own page or a verbatim mirror of it; b: two or more independent secondary
 * sources; c: one secondary source, or rebuilt by us.
 */
export type Confidence = 'a' | 'b' | 'c';

/** Where a rule or number comes from. */
export interface SourceRef {
  /** Short id of the source inside its table, for example `P14`. */
  readonly id?: string;
  readonly title?: string;
  readonly url?: string;
  /** ISO date on which the source was read. */
  readonly retrieved?: string;
  readonly confidence: Confidence;
}

const ORDER: Readonly<Record<Confidence, number>> = { a: 0, b: 1, c: 2 };

/** The weakest of the given confidences: a sum is only as sure as its weakest part. */
export function weakestConfidence(confidences: Iterable<Confidence>): Confidence {
  let weakest: Confidence = 'a';
  for (const confidence of confidences) {
    if (ORDER[confidence] > ORDER[weakest]) weakest = confidence;
  }
  return weakest;
}
