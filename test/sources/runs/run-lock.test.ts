import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { describe, expect, it } from 'vitest';

import { takeLock, withLock } from '../../../src/sources/runs/run-lock.ts';
import { temporaryFolder } from '../../cli/temporary-folder.ts';

const WHO = 'process 7, since 2026-11-09T06:30:00.000Z';
const SOURCE = fileURLToPath(new URL('../../../src/sources/runs/run-lock.ts', import.meta.url));

describe('the lock of a run', () => {
  it('is held by one, who is named to the other, and is free again afterwards', async () => {
    const path = join(temporaryFolder(), 'deep', 'brief.lock');
    const lock = await takeLock(path, 'brief', WHO);
    await expect(takeLock(path, 'brief', WHO)).rejects.toMatchObject({
      code: 'run-locked',
      exitCode: 6,
      message: `Another run of brief is under way (${WHO}).`,
    });
    lock.release();
    (await takeLock(path, 'brief', WHO)).release();
  });

  it('is let go when the work fails', async () => {
    const path = join(temporaryFolder(), 'a.lock');
    const failing = withLock(path, 'a', async () => {
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    await expect(withLock(path, 'a', async () => 1)).resolves.toBe(1);
  });

  it('is left by nobody who was killed', async () => {
    const path = join(temporaryFolder(), 'a.lock');
    const code = `import { takeLock } from ${JSON.stringify(SOURCE)};
      await takeLock(${JSON.stringify(path)}, 'a', 'killed');
      process.stdout.write('held');
      setInterval(() => {}, 1000);`;
    const other = spawn(process.execPath, ['--input-type=module', '-e', code], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(other.stdout, 'data');
    await expect(takeLock(path, 'a', WHO)).rejects.toMatchObject({ code: 'run-locked' });
    other.kill('SIGKILL');
    await once(other, 'exit');
    (await takeLock(path, 'a', WHO)).release();
  });

  it('that cannot be written is told in a line', async () => {
    const folder = join(temporaryFolder(), 'closed');
    mkdirSync(folder);
    chmodSync(folder, 0o500);
    const path = process.getuid?.() === 0 ? join('/dev/null', 'a.lock') : join(folder, 'a.lock');
    await expect(takeLock(path, 'a', WHO)).rejects.toMatchObject({ code: 'lock-not-writable', exitCode: 2 });
  });
});
