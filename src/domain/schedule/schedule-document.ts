import type { Document, RunFacts } from '../../model/document.ts';
import type { ScheduleTarget } from '../../model/schedule-target.ts';
import type { ScheduleFile } from './targets.ts';

/** `data` of `schedule`. */
export interface ScheduleData {
  readonly target: ScheduleTarget;
  readonly name: string;
  readonly cron: string;
  readonly timeZone: string;
  /** Program and arguments. */
  readonly command: readonly string[];
  readonly files: readonly ScheduleFile[];
  readonly howTo: string;
  /** The next runs, ISO instants with their shift from UTC. */
  readonly nextRuns: readonly string[];
  readonly notes: readonly string[];
}

/** What a person must know beside the files. */
export function scheduleAdvice({ howTo, nextRuns, notes, timeZone }: ScheduleData): readonly string[] {
  return [howTo, `Next runs (${timeZone}): ${nextRuns.join(', ')}`, ...notes];
}

/** True for files that take comments before their first line; XML does not. */
export function takesComments(target: ScheduleTarget): boolean {
  return target === 'crontab' || target === 'systemd';
}

/** The lines to put into files, whole; where a file takes comments, with what to do on top. */
export function scheduleText(data: ScheduleData): string {
  const { files, target } = data;
  if (!takesComments(target)) return files.map(({ text }) => text.trimEnd()).join('\n\n');
  const comment = (line: string): string => `# ${line}`;
  const shown = files.map(({ path, text }) =>
    [...(target === 'crontab' ? [] : [comment(path)]), text.trimEnd()].join('\n'),
  );
  return [scheduleAdvice(data).map(comment).join('\n'), ...shown].join('\n\n');
}

/** A job for cron and the like, as a document for programs. */
export function scheduleDocument(data: ScheduleData, run: RunFacts): Document<'schedule', ScheduleData> {
  return {
    kind: 'schedule',
    schemaVersion: 1,
    title: `Schedule for ${data.target}`,
    subtitle: data.name,
    data,
    blocks: [
      {
        type: 'prose',
        id: 'how-to',
        paragraphs: scheduleAdvice(data),
      },
      {
        type: 'table',
        id: 'files',
        columns: [
          { key: 'path', label: 'File', kind: 'id' },
          { key: 'text', label: 'Text', kind: 'text' },
        ],
        rows: data.files.map(({ path, text }) => [path, text]),
      },
    ],
    problems: [],
    provenance: { ...run, rules: [], freshness: [] },
  };
}
