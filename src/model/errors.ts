/** Exit codes of the design; `sellerctl help exit-codes` and README print this table. */
export const EXIT = {
  done: 0,
  bug: 1,
  usage: 2,
  findings: 3,
  credentials: 4,
  input: 5,
  locked: 6,
  network: 7,
  interrupted: 130,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** Something the user can mend; anything else thrown is a bug of ours. */
export class UserError extends Error {
  /** Stable id such as `path-missing`. */
  readonly code: string;
  readonly exitCode: ExitCode;
  /** What to do, most likely first; each a full sentence or a command to type. */
  readonly suggestions: readonly string[];

  constructor(code: string, exitCode: ExitCode, message: string, suggestions: readonly string[] = []) {
    super(message);
    this.name = 'UserError';
    this.code = code;
    this.exitCode = exitCode;
    this.suggestions = suggestions;
  }
}
