/** Bounds against hostile or broken files; each is far above anything Amazon hands out. */
export const LIMITS = {
  /** Bytes of one line or one quoted row. The longest legitimate rows (listings with descriptions) stay under 20,000. */
  lineBytes: 1_000_000,
  /** Columns of a table; the widest report known has fewer than 400. */
  columns: 2_000,
  /** Lines looked at when searching for the headings. */
  headLines: 30,
  /** Bytes looked at when telling what a file is. */
  headBytes: 65_536,
  /** Bytes looked at when searching for the headings: those of a template stand below a line of settings of 32,767 characters, and are a thousand long names. */
  headingBytes: 400_000,
  /** Bytes after unpacking, per packed file. */
  unpackedBytes: 4_000_000_000,
  /** How many times larger than packed; real reports pack 5 to 20 times, a bomb a thousand times. */
  unpackRatio: 250,
  /** Bytes that may be unpacked before the ratio is looked at: small files of blanks pack well. */
  unpackRatioFrom: 50_000_000,
  /** Bytes of a packed archive, which is held in memory because its directory stands at its end. */
  archiveBytes: 1_000_000_000,
  archiveEntries: 1_000,
  /** Bytes of a workbook's XML after unpacking, and cells of one sheet: it is held in memory whole. */
  workbookBytes: 300_000_000,
  sheetCells: 20_000_000,
  /** Bytes of a JSON document, which is parsed whole. */
  jsonBytes: 256_000_000,
  /** Problems of one sort kept with their lines; the rest are counted. */
  problemsPerSort: 20,
  /** Bytes of a file with quoted cells up to which csv-parse reads it; larger ones, and those of unknown size, are scanned. */
  csvParseBytes: 4_000_000,
  /** Rows kept back until the file's number and date forms are settled. */
  sampleRows: 1_000,
} as const;
