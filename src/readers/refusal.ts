/** Thrown inside the readers when nothing of a file may be used; becomes one problem of scope `file`, never leaves this folder. */
export class FileRefused extends Error {
  readonly code: string;
  readonly suggestion: string | undefined;

  constructor(code: string, message: string, suggestion?: string) {
    super(message);
    this.name = 'FileRefused';
    this.code = code;
    this.suggestion = suggestion;
  }
}

/** Thrown by a row's required cell: the row is left out and the problem already is on record. */
export class RowRejected extends Error {
  constructor() {
    super('row left out');
    this.name = 'RowRejected';
  }
}
