import { stripVTControlCharacters } from 'node:util';

import { EXIT, type ExitCode, UserError } from '../model/errors.ts';
import { plainLines, plainText } from '../model/plain-text.ts';
import { wantsJson } from './format.ts';
import { usageError } from './usage-error.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** What is known of the run that failed. */
export interface FailedRun {
  readonly argv: readonly string[];
  readonly env: Environment;
  readonly config?: { readonly bin: string; readonly pjson?: Readonly<Record<string, unknown>> };
  readonly commandId?: string | undefined;
  /** Decided by the command's flags; worked out from the bare arguments where those could not be read. */
  readonly json?: boolean;
}

/** The JSON of an error: the contract for programs, with these keys and no others. */
export interface ErrorJson {
  readonly error: {
    readonly code: string;
    readonly message: string;
    readonly suggestions: readonly string[];
    readonly exitCode: ExitCode;
  };
}

/** A thrown thing made ready to print. */
export interface Failure {
  readonly code: string;
  readonly message: string;
  readonly suggestions: readonly string[];
  readonly exitCode: ExitCode;
  /** Only for bugs of ours. */
  readonly stack?: string;
}

function issuesPage(run: FailedRun): string {
  const bugs = run.config?.pjson?.['bugs'];
  if (typeof bugs === 'string') return bugs;
  const url = typeof bugs === 'object' && bugs !== null && 'url' in bugs ? bugs.url : undefined;
  return typeof url === 'string' ? url : "the project's page of issues";
}

function bug(error: unknown, run: FailedRun): Failure {
  const name = error instanceof Error ? error.name : 'Error';
  const message = error instanceof Error ? error.message : String(error);
  return {
    code: 'bug',
    message: `Something went wrong inside sellerctl (${name}: ${stripVTControlCharacters(message).trim()}).`,
    suggestions: [
      'This is a mistake of sellerctl, not of yours: no result was worked out.',
      `Run it again with DEBUG=1 to see where, and report it on ${issuesPage(run)} without private data.`,
    ],
    exitCode: EXIT.bug,
    ...(error instanceof Error && error.stack !== undefined ? { stack: error.stack } : {}),
  };
}

/** Sorts a thrown thing: what the user can mend, wrong usage as oclif reports it, or a bug of ours. */
export function failureOf(error: unknown, run: FailedRun): Failure {
  const usable = error instanceof UserError ? error : usageError(error, run);
  if (usable === null) return bug(error, run);
  const { code, exitCode, suggestions } = usable;
  return { code, message: cleanMessage(usable.message), suggestions, exitCode };
}

/** oclif wraps the message of an error thrown while it reads a flag; the wrapping says nothing more. */
function cleanMessage(message: string): string {
  return message.replace(/^Parsing --[\w-]+ \n\t/, '').replace(/\nSee more help with --help$/, '');
}

/** The failure as lines for a person. */
export function failureText(failure: Failure, env: Environment): string {
  const lines = [`Error: ${plainText(failure.message)}`, ...failure.suggestions.map((todo) => `  ${plainText(todo)}`)];
  if (failure.stack !== undefined && (env['DEBUG'] ?? '') !== '') lines.push(plainLines(failure.stack));
  return `${lines.join('\n')}\n`;
}

/** The failure as JSON for programs. */
export function failureJson({ code, exitCode, message, suggestions }: Failure): string {
  const json: ErrorJson = { error: { code, message, suggestions, exitCode } };
  return `${JSON.stringify(json, null, 2)}\n`;
}

function exitRequested(error: unknown): ExitCode | null {
  const isExit = error instanceof Error && 'code' in error && error.code === 'EEXIT';
  const oclif = isExit && 'oclif' in error ? (error.oclif as { exit?: number }) : undefined;
  return isExit ? ((oclif?.exit ?? EXIT.done) as ExitCode) : null;
}

/**
 * Prints what went wrong and says how to exit. As JSON it goes to standard output, where a program that asked for
 * JSON reads; as text to standard error.
 */
export async function reportFailure(error: unknown, run: FailedRun): Promise<ExitCode> {
  const requested = exitRequested(error);
  if (requested !== null) return requested;
  const failure = failureOf(error, run);
  const isOutputBroken = failure.code === 'output-not-written';
  if ((run.json ?? wantsJson(run.argv, run.env)) && !isOutputBroken) {
    const { writeToStream } = await import('../sinks/terminal.ts');
    await writeToStream(process.stdout, failureJson(failure));
    if (failure.stack !== undefined && (run.env['DEBUG'] ?? '') !== '') {
      process.stderr.write(`${plainLines(failure.stack)}\n`);
    }
  } else {
    process.stderr.write(failureText(failure, run.env));
  }
  return failure.exitCode;
}
