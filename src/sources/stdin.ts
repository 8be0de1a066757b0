import type { SourceFile } from '../model/source-file.ts';
import { readOnce } from './read-once.ts';

/** Standard input as a source named `-`. */
export function stdinSource(stdin: () => AsyncIterable<Uint8Array> = () => process.stdin): SourceFile {
  return { path: '-', size: null, open: readOnce(stdin) };
}
