import type { Document, RunFacts, Tone } from '../../model/document.ts';

/** How one thing is. not-checked: nobody looked, and it says why. */
export type CheckState = 'ok' | 'warning' | 'bad' | 'not-checked';

/** One thing that was looked at. */
export interface DoctorCheck {
  /** Stable name: `node`, `archive`, `credentials`... */
  readonly id: string;
  readonly state: CheckState;
  /** What was found, in a sentence. */
  readonly found: string;
  /** What to do; null where nothing is. */
  readonly advice: string | null;
}

/** `data` of `doctor`. */
export interface DoctorData {
  /** False: Amazon was not asked. */
  readonly online: boolean;
  readonly checks: readonly DoctorCheck[];
  readonly counts: Readonly<Record<CheckState, number>>;
}

const WORDS: Readonly<Record<CheckState, string>> = {
  ok: 'ok',
  warning: 'look at it',
  bad: 'must be mended',
  'not-checked': 'not checked',
};

/** Whether everything `sellerctl` needs is as it should be. */
export function doctorDocument(
  checks: readonly DoctorCheck[],
  online: boolean,
  run: RunFacts,
): Document<'doctor', DoctorData> {
  const count = (state: CheckState): number => checks.filter((check) => check.state === state).length;
  const counts = { ok: count('ok'), warning: count('warning'), bad: count('bad'), 'not-checked': count('not-checked') };
  const tone: Tone = counts.bad > 0 ? 'bad' : counts.warning > 0 ? 'warning' : 'good';
  const words =
    counts.bad > 0
      ? `${counts.bad} must be mended.`
      : counts.warning > 0
        ? `Nothing is broken; ${counts.warning} to look at.`
        : 'All that was looked at is well.';
  return {
    kind: 'doctor',
    schemaVersion: 1,
    title: 'Doctor',
    subtitle: `${checks.length} things looked at${online ? '' : ', Amazon not asked'}`,
    data: { online, checks, counts },
    blocks: [
      { type: 'prose', id: 'summary', tone, paragraphs: [words] },
      {
        type: 'table',
        id: 'checks',
        columns: [
          { key: 'check', label: 'What', kind: 'id' },
          { key: 'state', label: 'State', kind: 'text' },
          { key: 'found', label: 'Found', kind: 'text' },
          { key: 'advice', label: 'What to do', kind: 'text', priority: 2 },
        ],
        rows: checks.map(({ advice, found, id, state }) => [id, WORDS[state], found, advice]),
      },
    ],
    problems: [],
    provenance: { ...run, rules: [], freshness: [] },
  };
}
