import { plainText } from '../model/plain-text.ts';

/** Says on standard error what a run is doing. */
export interface Progress {
  step(text: string): void;
  /** Takes the spinner away; more steps may follow. */
  stop(): void;
}

interface Stream {
  readonly isTTY?: boolean;
  write(text: string): boolean;
}

/** A run shorter than this shows no spinner: it would only flicker, and the spinner's package costs start-up time. */
const SPINNER_DELAY_MS = 300;

const SILENT: Progress = { step: () => undefined, stop: () => undefined };

function makeLines(stream: Stream): Progress {
  return {
    step: (text) => {
      stream.write(`${plainText(text)}\n`);
    },
    stop: () => undefined,
  };
}

function makeSpinner(stream: NodeJS.WriteStream): Progress {
  let latest = '';
  let timer: NodeJS.Timeout | undefined;
  let spinner: { text: string; stop(): unknown } | undefined;
  const start = async (): Promise<void> => {
    const { default: ora } = await import('ora');
    // Stopped while the package was loading.
    if (timer === undefined) return;
    // Reading standard input must stay possible: it may be the report (`sellerctl audit listings -`).
    spinner = ora({ text: latest, stream, discardStdin: false }).start();
  };
  return {
    step: (text) => {
      latest = plainText(text);
      if (spinner !== undefined) spinner.text = latest;
      timer ??= setTimeout(() => void start(), SPINNER_DELAY_MS).unref();
    },
    stop: () => {
      clearTimeout(timer);
      timer = undefined;
      spinner?.stop();
      spinner = undefined;
    },
  };
}

/** A spinner on a terminal, a plain line for each step elsewhere, nothing when quiet. */
export function makeProgress(options: {
  readonly quiet: boolean;
  readonly stream: Stream | NodeJS.WriteStream;
  readonly env: Readonly<Record<string, string | undefined>>;
}): Progress {
  const { env, quiet, stream } = options;
  if (quiet) return SILENT;
  const isTerminal = stream.isTTY === true && env['TERM'] !== 'dumb' && (env['CI'] ?? '') === '';
  return isTerminal ? makeSpinner(stream as NodeJS.WriteStream) : makeLines(stream);
}
