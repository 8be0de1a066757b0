import type { ColumnSpec, Report, ReportKind } from '../src/readers/definition.ts';
import { headingOf } from '../src/readers/headings.ts';
import { IMAGES } from '../src/readers/image-file.ts';
import { REPORTS } from '../src/readers/registry.ts';
import { UNREAD_KINDS } from '../src/readers/unread-kinds.ts';
import { REPORT_EVIDENCE, type ReportEvidence } from './report-evidence.ts';

const LANGUAGES = new Intl.DisplayNames('en', { type: 'language' });

/** Words in which angle brackets are letters. */
function plain(text: string): string {
  return text.replaceAll('<', '&lt;');
}

/** `en-older`: English, older layout. */
function layoutName(key: string): string {
  const [language = key, ...layout] = key.split('-');
  const name = LANGUAGES.of(language) ?? language;
  return layout.length === 0 ? name : `${name}, ${layout.join(' ')}`;
}

function headingsByLanguage(reports: readonly Report[]): string[] {
  return reports.flatMap((report) => {
    if (report.form === 'json') return [];
    return Object.entries(report.headings).map(([key, texts]) => {
      const count = Array.isArray(texts) ? texts.length : Object.keys(texts).length;
      return `${layoutName(key)} (${count})`;
    });
  });
}

/** Headings without which a file is of another kind, as the first layout that has each prints it. */
function requiredHeadings(reports: readonly Report[]): string[] {
  return reports.flatMap((report) => {
    if (report.form === 'json') return [];
    const columns: [string, ColumnSpec][] = Object.entries(report.columns);
    return columns.filter(([, { need }]) => need === 'required').map(([column]) => headingOf(report.headings, column));
  });
}

function totalsOf(reports: readonly Report[]): string[] {
  const names = reports.flatMap((report): readonly string[] =>
    report.form === 'json' ? report.totals : Object.keys(report.totals),
  );
  return [...new Set(names)];
}

function formOf(reports: readonly Report[]): string {
  const forms = new Set(reports.map(({ form }) => form));
  if (forms.size === 0) return 'pictures';
  if (forms.size === 2) return 'a table (tab, comma or semicolon; workbook) or JSON';
  return forms.has('json') ? 'JSON' : 'a table (tab, comma or semicolon; workbook)';
}

function evidenceLines({ layouts, notes = [] }: ReportEvidence): string[] {
  return [
    ...layouts.map(({ layout, sure, source }) => `- ${layout}: **${sure}** (${plain(source)})`),
    ...notes.map((note) => `- ${plain(note)}`),
  ];
}

function section(kind: ReportKind, reports: readonly Report[]): string {
  const evidence = REPORT_EVIDENCE[kind.id];
  if (evidence === undefined) throw new Error(`scripts/report-evidence.ts does not say how sure ${kind.id} is`);
  const languages = headingsByLanguage(reports);
  const required = requiredHeadings(reports);
  const totals = totalsOf(reports);
  return [
    `### ${kind.title}`,
    '',
    `\`${kind.id}\``,
    '',
    `- Where: ${plain(kind.download)}`,
    `- Used for: ${plain(kind.usedFor)}`,
    `- Form: ${formOf(reports)}`,
    ...(languages.length === 0 ? [] : [`- Headings known: ${languages.join(', ')}`]),
    ...(required.length === 0 ? [] : [`- Told by: ${required.map((heading) => `\`${heading}\``).join(', ')}`]),
    ...(totals.length === 0 ? [] : [`- Control sums: ${totals.join(', ')}`]),
    '',
    'How sure:',
    '',
    ...evidenceLines(evidence),
    '',
  ].join('\n');
}

const HEAD = `# Reports that are read

Made by \`npm run generate\` from the readers and from what is known of each layout; do not edit.

Files are recognised by their headings, never by their names; keep them as downloaded. Headings are compared without case, blanks around
them and kinds of dash; the order of columns does not matter, and columns that are not known are left alone. A file no kind claims is
named with the kinds nearest to it and left alone.

How sure a layout is: **a** Amazon's own page or repository (for a tool's file, its maker's); **b** two or more independent secondary
sources; **b-** one real file that nothing contradicts; **c** one secondary source; **own** ours to say; **not seen** no copy was found.
`;

function unreadSection(): string {
  const kinds = UNREAD_KINDS.map(({ id, title, download, because, instead }) =>
    [
      `### ${title}, not read`,
      '',
      `\`${id}\``,
      '',
      `- Where: ${plain(download)}`,
      `- Why: ${plain(because)}`,
      `- Instead: ${plain(instead)}`,
      '',
    ].join('\n'),
  );
  return ['## Known and not read\n', ...kinds].join('\n');
}

/** docs/reports.md: every kind of report, where a seller downloads it, what it is used for, which layouts are known and how sure they are. */
export function reportPage(): string {
  const kinds = new Map<string, { readonly kind: ReportKind; readonly reports: Report[] }>();
  for (const report of REPORTS) {
    const known = kinds.get(report.id);
    if (known === undefined) kinds.set(report.id, { kind: report, reports: [report] });
    else known.reports.push(report);
  }
  kinds.set(IMAGES.id, { kind: IMAGES, reports: [] });
  const sections = [...kinds.values()].map(({ kind, reports }) => section(kind, reports));
  return [HEAD, `## Read (${kinds.size} kinds)\n`, ...sections, unreadSection()].join('\n');
}
