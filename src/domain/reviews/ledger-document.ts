import type { Block, Cell, Document, RunFacts } from '../../model/document.ts';
import type { Problem } from '../../model/problem.ts';
import type { AskEntry } from '../../model/review-ledger.ts';

/** One asked order: no order id, no buyer. */
export interface LedgerEntryData {
  /** Salted hash of the order id. */
  readonly key: string;
  readonly marketplace: string | null;
  readonly route: 'solicitation' | 'amazon-message' | 'own-shop';
  readonly state: 'claimed' | 'sent' | 'unknown' | 'refused' | 'drafted' | 'by-hand';
  /** ISO instant. */
  readonly at: string;
  /** Group of an experiment; null outside one. */
  readonly arm: string | null;
}

/** `data` of a `reviews-ledger` document. */
export interface ReviewsLedgerData {
  /** Oldest first. */
  readonly entries: readonly LedgerEntryData[];
  readonly counts: Readonly<Record<string, number>>;
  /** What the ledger says of the order asked for; null when none was asked for or it was never asked. */
  readonly order: LedgerEntryData | null;
  /** When filters were used that pick by how content buyers may be, oldest first. */
  readonly risks: readonly { readonly at: string; readonly filters: string }[];
  /** Orders that were noted in this run, and those that were known. */
  readonly imported: { readonly added: number; readonly known: number } | null;
}

const STATE_WORDS: Readonly<Record<LedgerEntryData['state'], string>> = {
  sent: 'Amazon took the request',
  unknown: 'the answer was lost; counts as asked until Amazon says otherwise',
  claimed: 'a run ended while it asked; counts as asked until Amazon says otherwise',
  refused: 'Amazon takes no request for it',
  drafted: 'a draft was written',
  'by-hand': 'you said that it was asked',
};

export interface LedgerQuestion {
  readonly entries: readonly AskEntry[];
  readonly risks: ReviewsLedgerData['risks'];
  /** The order asked for and its entry; null when none was asked for. */
  readonly order: { readonly id: string; readonly entry: AskEntry | null } | null;
  readonly imported: ReviewsLedgerData['imported'];
}

/** The ledger of requests as a document. */
export function ledgerDocument(
  { entries, risks, order, imported }: LedgerQuestion,
  run: RunFacts,
  problems: readonly Problem[],
): Document<'reviews-ledger', ReviewsLedgerData> {
  const counts: Record<string, number> = {};
  for (const { state } of entries) counts[state] = (counts[state] ?? 0) + 1;
  const said: Block[] = [];
  if (imported !== null) {
    const text = `${imported.added} orders noted as asked by hand; ${imported.known} were known already.`;
    said.push({ type: 'prose', id: 'imported', paragraphs: [text] });
  }
  if (order !== null) {
    const { entry, id } = order;
    const text =
      entry === null
        ? `${id}: never asked, as far as this ledger knows.`
        : `${id}: ${STATE_WORDS[entry.state]} (${entry.route}, ${entry.at.slice(0, 10)}).`;
    said.push({ type: 'prose', id: 'order', paragraphs: [text] });
  }
  const blocks: Block[] = [
    ...said,
    {
      type: 'metrics',
      id: 'counts',
      title: 'Orders by state',
      metrics: Object.entries(STATE_WORDS).map(([state, note]) => ({
        id: state,
        label: state,
        kind: 'integer',
        value: counts[state] ?? 0,
        note,
      })),
    },
    {
      type: 'table',
      id: 'entries',
      title: 'Every order',
      columns: [
        { key: 'key', label: 'Order (hash)', kind: 'id', priority: 3 },
        { key: 'at', label: 'When', kind: 'text' },
        { key: 'marketplace', label: 'Shop', kind: 'id' },
        { key: 'route', label: 'Route', kind: 'text' },
        { key: 'state', label: 'State', kind: 'text' },
        { key: 'arm', label: 'Group', kind: 'text', priority: 2 },
      ],
      rows: entries.map(({ key, at, marketplace, route, state, arm }): Cell[] => [
        key.slice(0, 16),
        at.slice(0, 16).replace('T', ' '),
        marketplace,
        route,
        state,
        arm,
      ]),
      emptyText: 'Nothing was asked yet.',
    },
    ...(risks.length === 0
      ? []
      : [
          {
            type: 'prose' as const,
            id: 'risks',
            title: 'Filters by how content buyers may be',
            paragraphs: ['Used with --i-accept-gating-risk or against a warning:'],
            bullets: risks.map(({ at, filters }) => `${at.slice(0, 10)}: ${filters}`),
            tone: 'bad' as const,
          },
        ]),
  ];
  return {
    kind: 'reviews-ledger',
    schemaVersion: 1,
    title: 'Ledger of review requests',
    subtitle: `${entries.length} orders; ids are kept as salted hashes`,
    data: { entries, counts, order: order?.entry ?? null, risks, imported },
    blocks,
    problems,
    provenance: { ...run, rules: [], freshness: [] },
  };
}
