/** Where a record came from, so that every number can be traced to a line of a file. */
export interface Origin {
  readonly file: string;
  /** 1-based line in the file; for JSON the 1-based index of the element. */
  readonly line: number;
}
