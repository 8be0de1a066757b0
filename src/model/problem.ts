/** One input row or file that could not be used, and why. */
export interface Problem {
  /** Stable id such as `file-empty`, `row-too-many-fields`, `cell-not-a-number`. */
  readonly code: string;
  /** `file`: nothing of it was used. `row`: that row was left out. `cell`: the value is unknown, the row was used. */
  readonly scope: 'file' | 'row' | 'cell';
  /** Path as the user gave or would type it; `-` for standard input; `archive.zip!inner.txt` inside an archive. */
  readonly file: string;
  /** 1-based line of the file. */
  readonly line?: number;
  /** Heading of the column, as printed in the file. */
  readonly column?: string;
  /** What is wrong, one sentence without the file name. */
  readonly message: string;
  /** What to do about it, one sentence. */
  readonly suggestion?: string;
}

/** One clear line: which file, which line, what is wrong, what to do. */
export function problemLine(problem: Problem): string {
  const place = problem.line === undefined ? problem.file : `${problem.file}:${problem.line}`;
  const column = problem.column === undefined ? '' : ` (column "${problem.column}")`;
  const todo = problem.suggestion === undefined ? '' : ` ${problem.suggestion}`;
  return `${place}${column}: ${problem.message}${todo}`;
}
