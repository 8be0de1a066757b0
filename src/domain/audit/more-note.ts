/** Says how many rows a table leaves out for eyes; nothing where it has all. */
export function moreNote(hidden: number, note = ''): { note?: string } {
  const more = hidden > 0 ? `${hidden} more; --format json has all.` : '';
  const text = [note, more].filter((part) => part !== '').join(' ');
  return text === '' ? {} : { note: text };
}
