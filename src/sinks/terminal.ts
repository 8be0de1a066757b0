import { EXIT, UserError } from '../model/errors.ts';

/** The part of a stream the sink needs; `process.stdout` is one. */
export interface TextStream {
  write(text: string, done: (error?: Error | null) => void): boolean;
}

function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : error.message;
}

/** True for the error of a reader that went away (`| head`): that is its right, and no failure of ours. */
function readerWentAway(error: Error): boolean {
  const code = codeOf(error);
  return code === 'EPIPE' || code === 'ERR_STREAM_DESTROYED' || code === 'EOF';
}

function writeFailure(error: Error): UserError {
  return new UserError('output-not-written', EXIT.usage, `Cannot write to standard output (${codeOf(error)}).`, [
    'Check that the disk is not full and that the place it is sent to can be written.',
  ]);
}

async function writePart(stream: TextStream, text: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const done = (error?: Error | null): void => {
      if (!error) resolve(true);
      else if (readerWentAway(error)) resolve(false);
      else reject(writeFailure(error));
    };
    try {
      stream.write(text, done);
    } catch (error) {
      // Standard output sent to a file is written synchronously and throws.
      done(error instanceof Error ? error : new Error(String(error)));
    }
  });
}

/**
 * Writes a text in one call, or parts of a text in order, and waits each time until the stream has taken it, however
 * slow its reader. A part is not asked for before the one before it is taken, and none after the reader closed.
 * @returns whether all arrived; false when the reader closed early.
 * @throws UserError `output-not-written` for any other failure, for example a full disk.
 */
export async function writeToStream(stream: TextStream, text: string | Iterable<string>): Promise<boolean> {
  for (const part of typeof text === 'string' ? [text] : text) {
    if (!(await writePart(stream, part))) return false;
  }
  return true;
}
