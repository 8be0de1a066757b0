import type { SourceFile } from '../model/source-file.ts';

/**
 * Standard input as a source named `-`. A pipe gives its bytes once, and a file in an unusual encoding is read twice,
 * so the bytes are kept while they are read: memory grows with the input, as it does not for files.
 */
export function stdinSource(stdin: () => AsyncIterable<Uint8Array> = () => process.stdin): SourceFile {
  const kept: Uint8Array[] = [];
  let rest: AsyncIterator<Uint8Array> | null = null;
  let ended = false;
  async function* open(): AsyncGenerator<Uint8Array> {
    rest ??= stdin()[Symbol.asyncIterator]();
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
  }
  return { path: '-', size: null, open };
}
