/**
 * Makes bytes that can be had only once, as those of a pipe, available as often as asked: they are kept while they are
 * read, since a file in an unusual encoding is read twice. Memory grows with the input, as it does not for files.
 */
export function readOnce(start: () => AsyncIterable<Uint8Array>): () => AsyncGenerator<Uint8Array> {
  const kept: Uint8Array[] = [];
  let rest: AsyncIterator<Uint8Array> | null = null;
  let ended = false;
  return async function* open(): AsyncGenerator<Uint8Array> {
    rest ??= start()[Symbol.asyncIterator]();
    for (let index = 0; ; index += 1) {
      if (index === kept.length) {
        if (ended) return;
        const next = await rest.next();
        if (next.done === true) {
          ended = true;
          return;
        }
        kept.push(next.value);
      }
      const chunk = kept[index];
      if (chunk !== undefined) yield chunk;
    }
  };
}
