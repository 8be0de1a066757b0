import { constants, open } from 'node:fs';
import { Socket } from 'node:net';
import { promisify } from 'node:util';

import type { SourceFile } from '../model/source-file.ts';
import { readOnce } from './read-once.ts';

/** A number and no FileHandle: the socket closes it, and two owners would close a file that somebody else opened since. */
const openNumber: (path: string, flags: number) => Promise<number> = promisify(open);

async function* pipeBytes(path: string): AsyncGenerator<Uint8Array> {
  const fd = await openNumber(path, constants.O_RDONLY | constants.O_NONBLOCK);
  const stream: AsyncIterable<Uint8Array> = new Socket({ fd, readable: true, writable: false });
  yield* stream;
}

/**
 * A named pipe, or what a shell makes of `<(command)`, as a source. It waits for its writer as `cat` does, but outside
 * the system call: a file stream would wait inside it, where not even Ctrl-C ends the process.
 */
export function pipeSource(path: string): SourceFile {
  return { path, size: null, open: readOnce(() => pipeBytes(path)) };
}
