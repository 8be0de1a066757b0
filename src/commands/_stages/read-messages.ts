import type { ProvenanceInput } from '../../model/document.ts';
import { EXIT, UserError } from '../../model/errors.ts';
import type { BuyerMessage } from '../../model/message.ts';
import type { Problem } from '../../model/problem.ts';

export interface ReadMessages {
  readonly messages: readonly BuyerMessage[];
  readonly inputs: readonly ProvenanceInput[];
  readonly problems: readonly Problem[];
}

/**
 * Reads every text and mail under the paths; `-` is standard input. What is no message is a problem.
 * @throws UserError `path-none` without a path, `path-missing` for one that does not exist.
 */
export async function readMessages(paths: readonly string[]): Promise<ReadMessages> {
  if (paths.length === 0) {
    throw new UserError('path-none', EXIT.usage, 'Name a text or a mail, or a folder of them.', [
      'Use - to read one from standard input.',
    ]);
  }
  const [{ collectFiles }, { readMessage }] = await Promise.all([
    import('../../sources/files.ts'),
    import('../../readers/message-file.ts'),
  ]);
  const { files, problems } = await collectFiles(paths);
  const read = await Promise.all(files.map((file) => readMessage(file)));
  return {
    messages: read.flatMap(({ message }) => (message === null ? [] : [message])),
    inputs: read.map(({ input }) => input),
    problems: [...problems, ...read.flatMap(({ problem }) => (problem === null ? [] : [problem]))],
  };
}
