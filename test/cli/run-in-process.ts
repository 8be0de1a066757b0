import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { Config } from '@oclif/core';
import { vi } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** What a command did. */
export interface RunResult {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number;
}

/** What a command class of oclif is, as far as running it needs. */
interface Runnable {
  id: string;
  new (argv: string[], config: Config): { _run(): Promise<unknown> };
}

interface Place {
  /** Folder the command is typed in. */
  readonly cwd?: string;
  /** Variables on top of those of the tests. */
  readonly env?: Readonly<Record<string, string>>;
}

function capture(stream: NodeJS.WriteStream): { text: () => string; restore: () => void } {
  const chunks: string[] = [];
  // Both forms: (text, done) of the sinks and (text, encoding, done).
  const write = vi.spyOn(stream, 'write').mockImplementation((chunk, encoding, done) => {
    chunks.push(typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8'));
    const callback = typeof encoding === 'function' ? encoding : done;
    callback?.(null);
    return true;
  });
  return { text: () => chunks.join(''), restore: () => write.mockRestore() };
}

function exitCodeNow(): number {
  return Number(process.exitCode ?? 0);
}

/** Runs a command class in this process and gives what it wrote and the code it would exit with. */
export async function runInProcess(
  commandClass: unknown,
  id: string,
  argv: readonly string[],
  place: Place = {},
): Promise<RunResult> {
  const command = commandClass as Runnable;
  command.id = id;
  // Elsewhere oclif warns of commands that stopped before their arguments were parsed, which is what some tests want.
  vi.stubEnv('NODE_ENV', 'production');
  // Never the archive of whoever runs the tests.
  vi.stubEnv('SELLERCTL_DATA_DIR', join(place.cwd ?? tmpdir(), 'sellerctl-data'));
  vi.stubEnv('SELLERCTL_CACHE_DIR', join(place.cwd ?? tmpdir(), 'sellerctl-cache'));
  for (const [name, value] of Object.entries(place.env ?? {})) vi.stubEnv(name, value);
  const config = await Config.load({ root });
  const before = process.exitCode;
  const cwd = vi.spyOn(process, 'cwd').mockReturnValue(place.cwd ?? root);
  const [out, err] = [capture(process.stdout), capture(process.stderr)];
  try {
    process.exitCode = undefined;
    // oclif has no other way to run a class that is not loaded from the configuration.
    // oxlint-disable-next-line no-underscore-dangle
    await new command([...argv], config)._run();
    return { stdout: out.text(), stderr: err.text(), exitCode: exitCodeNow() };
  } finally {
    out.restore();
    err.restore();
    cwd.mockRestore();
    process.exitCode = before;
    vi.unstubAllEnvs();
  }
}
