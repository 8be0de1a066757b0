import { fileURLToPath } from 'node:url';

import { run, settings } from '@oclif/core';

import { reportFailure } from './failure.ts';
import { endOnInterrupt } from './interrupt.ts';
import { quietSqliteWarning } from './quiet-warnings.ts';

/** The package's folder: two above this file, in `src/cli` as in `dist/cli`. */
const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Runs the command that the process's arguments name and sets the exit code. Never throws and never exits: what is
 * still being written leaves first.
 */
export async function runFromProcess(): Promise<void> {
  // Under NODE_ENV=test or development oclif would look for TypeScript sources and warn that there are none.
  settings.enableAutoTranspile = false;
  endOnInterrupt();
  quietSqliteWarning(process);
  const argv = process.argv.slice(2);
  try {
    // Options and not a loaded configuration: oclif would load that one a second time.
    await run(argv, { root: ROOT });
  } catch (error) {
    process.exitCode = await reportFailure(error, { argv, env: process.env });
  }
}
