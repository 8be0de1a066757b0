/** Windows-1252 of the signs that German listings use; the euro sign and the long dash lie outside Latin-1. */
export function windows1252(text: string): Uint8Array {
  const special: Readonly<Record<string, number>> = { '€': 0x80, '„': 0x84, '“': 0x93, '–': 0x96 };
  return Uint8Array.from([...text], (sign) => {
    const code = special[sign] ?? sign.codePointAt(0) ?? 0;
    if (code > 255) throw new RangeError(`no place in Windows-1252: ${sign}`);
    return code;
  });
}

/** UTF-8, with the byte order mark that hand-downloaded CSV files start with when `mark` is set. */
export function utf8(text: string, mark = false): Uint8Array {
  return new TextEncoder().encode(mark ? `\uFEFF${text}` : text);
}

/** Amazon's tab-separated text: headings, then one row a line, nothing quoted. Cells are looked up by heading. */
export function tabText(headings: readonly string[], rows: readonly Readonly<Record<string, string>>[]): string {
  const lines = rows.map((row) => {
    for (const key of Object.keys(row)) if (!headings.includes(key)) throw new RangeError(`no such column: ${key}`);
    return headings.map((heading) => row[heading] ?? '').join('\t');
  });
  return `${[headings.join('\t'), ...lines].join('\r\n')}\r\n`;
}

/** One CSV line; a cell is quoted when it must be. */
export function csvLine(cells: readonly string[]): string {
  return cells.map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',');
}

/** Cents as `12.34`. */
export function dots(cents: number): string {
  const sign = cents < 0 ? '-' : '';
  const text = String(Math.abs(cents)).padStart(3, '0');
  return `${sign}${text.slice(0, -2)}.${text.slice(-2)}`;
}

/** Cents as German files write them: `1234,56`, with points between thousands when `grouped`. */
export function commas(cents: number, grouped = false): string {
  const [whole = '', fraction = ''] = dots(cents).split('.');
  return `${grouped ? whole.replaceAll(/\B(?=(?:\d{3})+$)/g, '.') : whole},${fraction}`;
}
