import type { Block, Document, RunFacts, Tone } from '../../model/document.ts';
import type { PullOutcome, PullState } from '../../model/pull.ts';
import { pullRuleUsed } from './pull-plan.ts';

/** One report that was wanted, and what became of it. */
export interface PulledReportData {
  readonly reportType: string;
  /** Marketplace codes. */
  readonly marketplaces: readonly string[];
  /** First and last day, ISO; null for the state of now. */
  readonly from: string | null;
  readonly to: string | null;
  readonly options: Readonly<Record<string, string>>;
  /** `planned` without having asked; see the states of `reports pull`. */
  readonly state: PullState | 'planned';
  readonly note: string | null;
  readonly sha256: string | null;
  readonly bytes: number | null;
  readonly records: number | null;
}

export interface ReportsPullData {
  readonly archive: string;
  /** False: only planned, Amazon was not asked. */
  readonly asked: boolean;
  readonly reports: readonly PulledReportData[];
  readonly counts: Readonly<Partial<Record<PulledReportData['state'], number>>>;
  /** What was asked for and cannot be, and why. */
  readonly notes: readonly string[];
}

const STATE_WORDS: Readonly<Record<PulledReportData['state'], string>> = {
  planned: 'planned',
  pulled: 'new in the archive',
  known: 'the same as before',
  fresh: 'not asked again',
  'no-data': 'nothing there',
  resting: 'too soon',
  'in-the-making': 'in the making',
  refused: 'refused',
  failed: 'failed',
  'none-found': 'none made yet',
};
/** Those a person should look at first. */
const ORDER: readonly PulledReportData['state'][] = [
  'failed',
  'refused',
  'in-the-making',
  'resting',
  'pulled',
  'known',
  'no-data',
  'none-found',
  'fresh',
  'planned',
];

function toneOf(states: ReadonlySet<string>): Tone {
  if (states.has('failed') || states.has('refused')) return 'bad';
  return states.has('in-the-making') ? 'warning' : 'neutral';
}

/** What `reports pull` asked of Amazon, and what came. */
export function pullDocument(
  outcomes: readonly (Omit<PullOutcome, 'state'> & { readonly state: PulledReportData['state'] })[],
  facts: {
    readonly archive: string;
    readonly asked: boolean;
    readonly asOf: string;
    readonly notes: readonly string[];
  },
  run: RunFacts,
): Document<'reports-pull', ReportsPullData> {
  const reports = outcomes.map(({ bytes, note, records, request, sha256, state }): PulledReportData => {
    const { marketplaces, options, period, reportType } = request;
    const [from, to] = [period?.start ?? null, period?.end ?? null];
    return { reportType, marketplaces, from, to, options, state, note, sha256, bytes, records };
  });
  const counts: Partial<Record<PulledReportData['state'], number>> = {};
  for (const { state } of reports) counts[state] = (counts[state] ?? 0) + 1;
  const words = ORDER.flatMap((state) => {
    const count = counts[state];
    return count === undefined ? [] : [`${count} ${STATE_WORDS[state]}`];
  });
  const shown = reports.toSorted((left, right) => ORDER.indexOf(left.state) - ORDER.indexOf(right.state));
  const blocks: Block[] = [
    {
      type: 'prose',
      id: 'summary',
      tone: toneOf(new Set(Object.keys(counts))),
      paragraphs: [reports.length === 0 ? 'Nothing to ask for.' : `${words.join(', ')}.`],
      ...(facts.notes.length === 0 ? {} : { bullets: facts.notes }),
    },
    {
      type: 'table',
      id: 'reports',
      title: facts.asked ? 'What came' : 'What would be asked',
      columns: [
        { key: 'report', label: 'Report', kind: 'id' },
        { key: 'marketplaces', label: 'Shops', kind: 'text' },
        { key: 'from', label: 'From', kind: 'date', priority: 2 },
        { key: 'to', label: 'To', kind: 'date', priority: 2 },
        ...(facts.asked
          ? [
              { key: 'state', label: 'State', kind: 'text' } as const,
              { key: 'records', label: 'Records', kind: 'integer', priority: 3 } as const,
              { key: 'note', label: 'Note', kind: 'text', priority: 4 } as const,
            ]
          : []),
      ],
      rows: shown.map(({ from, marketplaces, note, records, reportType, state, to }) => [
        reportType,
        marketplaces.join(', '),
        from,
        to,
        ...(facts.asked ? [STATE_WORDS[state], records, note] : []),
      ]),
      emptyText: 'No report is wanted for these days.',
      note: `Kept in ${facts.archive}; every command reads it when no path is given.`,
    },
  ];
  return {
    kind: 'reports-pull',
    schemaVersion: 1,
    title: facts.asked ? 'Reports pulled' : 'Reports that would be pulled',
    subtitle: `${reports.length} ${reports.length === 1 ? 'report' : 'reports'} wanted`,
    data: { archive: facts.archive, asked: facts.asked, reports, counts, notes: facts.notes },
    blocks,
    problems: [],
    provenance: { ...run, rules: [pullRuleUsed(facts.asOf)], freshness: [] },
  };
}
