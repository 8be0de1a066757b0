import type { Block, MetricItem } from '../../../model/document.ts';
import type { Finding } from '../../../model/finding.ts';
import { moreNote } from '../more-note.ts';
import { counted, shorten } from '../text/count.ts';
import type { Manners } from './apply-manners.ts';
import { settingEffects } from './manners-data.ts';
import { isOpen } from './judged.ts';

/** Rows shown to eyes; the data has all. */
const SHOWN = 30;
const SHOWN_TEXT = 80;

/** Findings to show first: open ones, and with a baseline only those that are new. */
export function shownFindings(findings: readonly Finding[], { baseline }: Manners): readonly Finding[] {
  return findings.filter(
    (finding) => isOpen(finding) && (baseline === null || baseline.updated || finding.state === 'new'),
  );
}

/** How many findings are new, known, gone and suppressed; nothing where none of it was asked for. */
export function mannersMetrics(findings: readonly Finding[], { baseline, suppressions }: Manners): MetricItem[] {
  const suppressed = findings.filter((finding) => !isOpen(finding)).length;
  return [
    ...(baseline === null
      ? []
      : ([
          {
            id: 'new',
            label: 'New',
            kind: 'integer',
            value: baseline.added,
            ...(baseline.added > 0 && !baseline.updated ? { tone: 'bad' as const } : {}),
          },
          { id: 'known', label: 'Known', kind: 'integer', value: baseline.known },
          {
            id: 'gone',
            label: 'Gone',
            kind: 'integer',
            value: baseline.gone.reduce((sum, { count }) => sum + count, 0),
          },
        ] satisfies MetricItem[])),
    ...(suppressions.length === 0
      ? []
      : ([{ id: 'suppressed', label: 'Suppressed', kind: 'integer', value: suppressed }] satisfies MetricItem[])),
  ];
}

function baselineLines(manners: Manners): string[] {
  const { baseline } = manners;
  if (baseline === null) return [];
  const { path, entries, known, added, notLookedAt, updated, next } = baseline;
  const because = (reason: string): number => notLookedAt.filter((entry) => entry.reason === reason).length;
  const [absent, unjudged] = [because('listing-not-in-files'), because('rule-not-checked')];
  return [
    updated
      ? `Baseline written to ${path}: ${counted(next.length, 'entry', 'entries')}, before ${entries}. ${counted(added, 'finding')} came into it.`
      : `Compared with the baseline ${path}: ${counted(known, 'known finding')} not shown, ${counted(added, 'new finding')}.`,
    ...(absent > 0
      ? [`${absent} of its entries are about listings that are not in these files: neither found nor gone.`]
      : []),
    ...(unjudged > 0
      ? [`${unjudged} of its entries are about rules that were not judged this time: neither found nor gone.`]
      : []),
  ];
}

function goneBlock({ baseline }: Manners): Block[] {
  if (baseline === null || baseline.gone.length === 0) return [];
  return [
    {
      type: 'table',
      id: 'gone',
      title: 'Gone since the baseline',
      columns: [
        { key: 'rule', label: 'Rule', kind: 'id' },
        { key: 'marketplace', label: 'Marketplace', kind: 'id' },
        { key: 'sku', label: 'SKU', kind: 'id' },
        { key: 'field', label: 'Field', kind: 'text' },
        { key: 'text', label: 'Text', kind: 'text', truncate: true, priority: 2 },
        { key: 'count', label: 'Findings', kind: 'integer', priority: 3 },
      ],
      rows: baseline.gone
        .slice(0, SHOWN)
        .map(({ rule, marketplace, sku, field, text, count }) => [
          rule,
          marketplace,
          sku,
          field,
          shorten(text, SHOWN_TEXT),
          count,
        ]),
      ...moreNote(baseline.gone.length - SHOWN),
    },
  ];
}

function suppressedBlock(findings: readonly Finding[]): Block[] {
  const suppressed = findings.filter((finding) => !isOpen(finding));
  if (suppressed.length === 0) return [];
  return [
    {
      type: 'table',
      id: 'suppressed',
      title: 'Suppressed findings',
      columns: [
        { key: 'rule', label: 'Rule', kind: 'id' },
        { key: 'marketplace', label: 'Marketplace', kind: 'id' },
        { key: 'sku', label: 'SKU', kind: 'id' },
        { key: 'field', label: 'Field', kind: 'text' },
        { key: 'until', label: 'Until', kind: 'date' },
        { key: 'reason', label: 'Reason', kind: 'text', truncate: true },
      ],
      rows: suppressed
        .slice(0, SHOWN)
        .map(({ rule, where, field = '', suppression }) => [
          rule,
          where.marketplace ?? null,
          where.sku ?? where.asin ?? null,
          field,
          suppression?.until ?? null,
          suppression?.reason ?? null,
        ]),
      ...moreNote(suppressed.length - SHOWN),
    },
  ];
}

/** What settings, suppressions and baseline did, for eyes; nothing where there are none. */
export function mannersBlocks(findings: readonly Finding[], manners: Manners): Block[] {
  const lines = baselineLines(manners);
  const effects = settingEffects(manners);
  const { file } = manners.config;
  return [
    ...goneBlock(manners),
    ...suppressedBlock(findings),
    ...(manners.findings.length === 0
      ? []
      : ([
          { type: 'findings', id: 'settings-findings', title: 'Your settings need a look', findings: manners.findings },
        ] satisfies Block[])),
    ...(lines.length === 0
      ? []
      : ([{ type: 'prose', id: 'baseline', title: 'Baseline', paragraphs: lines }] satisfies Block[])),
    ...(file === null || effects.length === 0
      ? []
      : ([
          { type: 'prose', id: 'settings', title: 'Your settings', paragraphs: [`From ${file}:`], bullets: effects },
        ] satisfies Block[])),
  ];
}
