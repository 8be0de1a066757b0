import type { Period } from '../../model/period.ts';
import type { Row } from './feeds/feed.ts';

/** A week, or a longer span where nothing finer is known. */
export interface Block extends Period {
  /** Every day of it is covered by a report. */
  readonly complete: boolean;
  /** Amazon may still restate it. */
  readonly provisional: boolean;
  readonly rows: readonly Row[];
}

/** Equal numbers of neighbouring blocks, the later against the earlier; or why there are none. */
export type Windows =
  | { readonly found: true; readonly before: readonly Block[]; readonly after: readonly Block[] }
  | { readonly found: false; readonly reason: string };

/** First and last day of neighbouring blocks. */
export function spanOf(blocks: readonly Block[]): Period {
  return { start: blocks[0]?.start ?? '', end: blocks.at(-1)?.end ?? '' };
}
