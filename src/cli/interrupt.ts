import { EXIT } from '../model/errors.ts';

/**
 * Makes Ctrl-C end the run at once with 130. Listeners of the `exit` event, among them the one that removes a half
 * written file, run before the process goes; `exit` is called because a request under way would keep it alive.
 */
export function endOnInterrupt(): void {
  process.once('SIGINT', () => {
    process.stderr.write('\nInterrupted.\n');
    process.exit(EXIT.interrupted);
  });
  for (const signal of ['SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => {
      // The exit listeners run, and the code is what a shell reports for a process that the signal killed.
      process.exit(signal === 'SIGTERM' ? 143 : 129);
    });
  }
}
