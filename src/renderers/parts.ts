/** Characters of a part: one write each, so that few are made and none is large. */
const PART = 1 << 20;

/** Joins small texts to parts of about a million characters, the last one with an end. A small document is one part. */
export function* gathered(texts: Iterable<string>, end = ''): Generator<string> {
  let held: string[] = [];
  let length = 0;
  for (const text of texts) {
    held.push(text);
    length += text.length;
    if (length < PART) continue;
    yield held.join('');
    held = [];
    length = 0;
  }
  held.push(end);
  const rest = held.join('');
  if (rest !== '') yield rest;
}
