import type { Block, Cell, Document, MetricItem, ProvenanceRule, RunFacts } from '../../model/document.ts';
import type { Problem } from '../../model/problem.ts';

/** What became of one order. */
export interface SentOrderData {
  readonly orderId: string;
  /** Marketplace code. */
  readonly marketplace: string;
  /**
   * planned: nothing was done, because --send was not given. sent: Amazon took the request. asked-already. in-doubt: the
   * answer was lost, so it counts as asked. not-offered: Amazon offers none today. order-refused: Amazon takes none.
   */
  readonly outcome: 'planned' | 'sent' | 'asked-already' | 'in-doubt' | 'not-offered' | 'order-refused' | 'not-reached';
  readonly note: string;
}

/** `data` of a `reviews-send` document. */
export interface ReviewsSendData {
  /** ISO day of the run. */
  readonly asOf: string;
  /** False: only shown what would be asked. */
  readonly sending: boolean;
  readonly orders: readonly SentOrderData[];
  /** Orders that were due and not looked at, because the run stopped. */
  readonly left: number;
  /** Why the run stopped early; null when it did not. */
  readonly stop: {
    readonly why: 'paused' | 'day-full' | 'credentials' | 'policy' | 'unreachable';
    readonly message: string;
  } | null;
  readonly counts: Readonly<Record<string, number>>;
}

const LABELS: readonly (readonly [SentOrderData['outcome'], string])[] = [
  ['planned', 'Would be asked'],
  ['sent', 'Sent'],
  ['asked-already', 'Asked already'],
  ['in-doubt', 'In doubt'],
  ['not-offered', 'Not offered today'],
  ['order-refused', 'Refused'],
];

function metrics(counts: ReviewsSendData['counts'], left: number): MetricItem[] {
  const shown = LABELS.filter(([outcome]) => (counts[outcome] ?? 0) > 0).map(([outcome, label]): MetricItem => {
    return { id: outcome, label, kind: 'integer', value: counts[outcome] ?? 0 };
  });
  if (left > 0) shown.push({ id: 'left', label: 'Not looked at', kind: 'integer', value: left, tone: 'warning' });
  return shown;
}

/** What a run of requests did, or would do, as a document. */
export function sendDocument(
  data: Omit<ReviewsSendData, 'counts'>,
  run: RunFacts,
  rest: { readonly rules: readonly ProvenanceRule[]; readonly problems: readonly Problem[] },
): Document<'reviews-send', ReviewsSendData> {
  const counts: Record<string, number> = {};
  for (const { outcome } of data.orders) counts[outcome] = (counts[outcome] ?? 0) + 1;
  const { asOf, orders, left, sending, stop } = data;
  const words = sending
    ? ["Amazon's own request, once an order, written down before each one leaves."]
    : ['Nothing was sent. With --send each of these orders is offered to Amazon, once.'];
  const blocks: Block[] = [
    { type: 'prose', id: 'mode', paragraphs: words, ...(sending ? {} : { tone: 'warning' as const }) },
    ...(stop === null
      ? []
      : [{ type: 'prose' as const, id: 'stop', title: 'Stopped', paragraphs: [stop.message], tone: 'bad' as const }]),
    { type: 'metrics', id: 'counts', title: 'Orders', metrics: metrics(counts, left) },
    {
      type: 'table',
      id: 'orders',
      title: 'Each order',
      columns: [
        { key: 'orderId', label: 'Order', kind: 'id' },
        { key: 'marketplace', label: 'Shop', kind: 'id', priority: 2 },
        { key: 'outcome', label: 'Outcome', kind: 'text' },
        { key: 'note', label: 'Note', kind: 'text', priority: 3, truncate: true },
      ],
      rows: orders.map(({ orderId, marketplace, outcome, note }): Cell[] => [orderId, marketplace, outcome, note]),
      emptyText: left > 0 ? 'The run stopped before the first order.' : 'No order is due today.',
    },
  ];
  return {
    kind: 'reviews-send',
    schemaVersion: 1,
    title: 'Review requests sent',
    subtitle: `${orders.length} orders, as of ${asOf}`,
    data: { ...data, counts },
    blocks,
    problems: rest.problems,
    provenance: { ...run, rules: rest.rules, freshness: [] },
  };
}
