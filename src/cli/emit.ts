import type { Document } from '../model/document.ts';
import { EXIT, type ExitCode } from '../model/errors.ts';
import { plainText } from '../model/plain-text.ts';
import { problemLine } from '../model/problem.ts';
import { loadPartRenderer } from '../renderers/registry.ts';
import type { Context } from './context.ts';
import { type FailOnLevel, failsOn } from './fail-on.ts';
import type { Format } from './format.ts';
import { applySelection, type Selection, selects } from './selection.ts';

/** How a document leaves: the flags every command shares, after precedence. */
export interface EmitOptions {
  readonly context: Context;
  readonly format: Format;
  readonly selection: Selection;
  /** Path of `--output`; undefined or `-` for standard output. */
  readonly output: string | undefined;
  readonly quiet: boolean;
  readonly strict: boolean;
  readonly failOn: readonly FailOnLevel[];
  readonly exitCode?: ExitCode | undefined;
}

/** Formats whose text has no place for problems, so that standard error must name them. */
const WITHOUT_PROBLEMS: ReadonlySet<Format> = new Set<Format>(['csv']);

/** Formats that print `data` and no table. */
const WITHOUT_TABLES: ReadonlySet<Format> = new Set<Format>(['json']);

/** Formats that are rows and nothing else. */
const ROWS_ONLY: ReadonlySet<Format> = new Set<Format>(['csv', 'ndjson']);

/** So many problem lines go to standard error; the rest is counted. */
const PROBLEM_LINES = 10;

function countOf(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** Lines for standard error about what could not be used; empty when all could. */
export function problemNotes(document: Document, format: Format): string[] {
  const { problems } = document;
  if (problems.length === 0) return [];
  const of = (scope: string): number => problems.filter((problem) => problem.scope === scope).length;
  const parts = [
    [of('file'), 'file not used', 'files not used'] as const,
    [of('row'), 'row left out', 'rows left out'] as const,
    [of('cell'), 'value unknown', 'values unknown'] as const,
  ].flatMap(([count, one, many]) => (count > 0 ? [countOf(count, one, many)] : []));
  const notes = [`${countOf(problems.length, 'problem', 'problems')}: ${parts.join(', ')}.`];
  if (WITHOUT_PROBLEMS.has(format)) {
    notes.push(...problems.slice(0, PROBLEM_LINES).map((problem) => `  ${plainText(problemLine(problem))}`));
    if (problems.length > PROBLEM_LINES)
      notes.push(`  and ${problems.length - PROBLEM_LINES} more (--format json lists all).`);
  }
  return notes;
}

/** True when files were given and not one of them could be used. */
export function nothingUsable(document: Document): boolean {
  const { problems, provenance } = document;
  // A file refused after its headings were recognised has a kind but gave nothing, like one that has only headings.
  const { inputs } = provenance;
  if (inputs.length > 0) return inputs.every(({ reportType, records }) => reportType === null || records === 0);
  return problems.some((problem) => problem.scope === 'file');
}

/** The exit code a document asks for: unusable input first, since findings about half of the input mean little. */
export function exitCodeOf(document: Document, options: Pick<EmitOptions, 'strict' | 'failOn' | 'exitCode'>): ExitCode {
  if (options.exitCode !== undefined && options.exitCode !== EXIT.done) return options.exitCode;
  if (nothingUsable(document)) return EXIT.input;
  if (options.strict && document.problems.length > 0) return EXIT.input;
  return failsOn(document, options.failOn) ? EXIT.findings : EXIT.done;
}

/**
 * Renders the document and writes it, in one piece where it is not large; notes go to standard error.
 * @returns the exit code of the run.
 * @throws UserError when a column is unknown or the output cannot be written.
 */
export async function emitDocument(document: Document, options: EmitOptions): Promise<ExitCode> {
  const { context, format, output, quiet, selection } = options;
  const shown = applySelection(document, selection, ROWS_ONLY.has(format));
  const render = await loadPartRenderer(format);
  const toFile = output !== undefined && output !== '-';
  const parts = render(shown, {
    width: context.width,
    colour: context.colour && !toFile,
    locale: context.locale,
  });
  if (toFile) {
    const { writeFileAside } = await import('../sinks/file.ts');
    await writeFileAside(output, parts);
  } else {
    const { writeToStream } = await import('../sinks/terminal.ts');
    await writeToStream(process.stdout, parts);
  }
  if (!quiet) {
    const notes = problemNotes(document, format);
    if (selects(selection) && WITHOUT_TABLES.has(format)) {
      notes.push(`--columns, --sort and --filter shape tables; --format ${format} always holds everything.`);
    }
    if (toFile) notes.push(`Written to ${plainText(output)}.`);
    if (notes.length > 0) process.stderr.write(`${notes.join('\n')}\n`);
  }
  return exitCodeOf(document, options);
}
