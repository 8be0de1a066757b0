import type { Because } from '../fee-types.ts';

/** Collects the reasons of many amounts, each table version and confidence once: a million SKUs follow from a few. */
export interface ReasonsInUse {
  add(reasons: readonly Because[]): void;
  all(): Because[];
}

export function reasonsInUse(): ReasonsInUse {
  const kept: Because[] = [];
  return {
    add: (reasons) => {
      for (const reason of reasons) {
        // A handful at most: looking through them is cheaper than making a key for each of a million.
        const known = kept.some(
          (other) =>
            other.table === reason.table && other.version === reason.version && other.confidence === reason.confidence,
        );
        if (!known) kept.push(reason);
      }
    },
    all: () => kept,
  };
}
