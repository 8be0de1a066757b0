import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { describe, expect, it } from 'vitest';

import EventsAdd from '../../src/commands/journey/events/add.ts';
import EventsList from '../../src/commands/journey/events/list.ts';
import EventsRemove from '../../src/commands/journey/events/remove.ts';
import ExperimentsAdd from '../../src/commands/journey/experiments/add.ts';
import ExperimentsCheck from '../../src/commands/journey/experiments/check.ts';
import ExperimentsClose from '../../src/commands/journey/experiments/close.ts';
import { runInProcess } from '../cli/run-in-process.ts';
import { temporaryFolder } from '../cli/temporary-folder.ts';

const DEMO = join(fileURLToPath(new URL('../..', import.meta.url)), 'fixtures/demo');
const FALLING = 'B0DKW9HMK3';

function user() {
  const cwd = temporaryFolder();
  const journal = join(cwd, 'journal.yaml');
  const place = { cwd, env: { SELLERCTL_JOURNAL: journal, SELLERCTL_CONFIG_DIR: join(cwd, 'own') } };
  const run = async (command: unknown, id: string, ...argv: string[]) => {
    const result = await runInProcess(command, id, [...argv, '--json', '--quiet'], place);
    return { ...result, json: JSON.parse(result.stdout) };
  };
  return { journal, run };
}

describe('journey events', () => {
  it('are added, shown with what conversion did, and removed', async () => {
    const { journal, run } = user();
    const added = await run(
      EventsAdd,
      'journey:events:add',
      '--kind',
      'image',
      '--on',
      '2026-10-11',
      '--asin',
      FALLING,
      '--label',
      'New  image',
      '--marketplace',
      'US',
    );
    expect(added.json.data.events).toMatchObject([{ id: '2026-10-11-image', label: 'New image', marketplace: 'US' }]);
    expect(statSync(journal).mode & 0o077).toBe(0);
    const listed = await run(EventsList, 'journey:events:list', DEMO, '--date', '2026-11-09');
    expect(listed.json.data.events[0].effectReason).toMatch(/^needs \d more complete weeks/);
    await run(EventsRemove, 'journey:events:remove', '2026-10-11-image');
    expect((await run(EventsList, 'journey:events:list')).json.data.events).toEqual([]);
  });

  it('refuses a broken journal and leaves it as it is', async () => {
    const { journal, run } = user();
    writeFileSync(journal, 'events: [\n');
    const refused = await run(EventsAdd, 'journey:events:add', '--kind', 'price', '--label', 'x');
    expect([refused.exitCode, refused.json.error.code]).toEqual([5, 'yaml-broken']);
    expect(readFileSync(journal, 'utf8')).toBe('events: [\n');
  });
});

describe('journey experiments', () => {
  it('are registered with the number they need, looked at too early, and closed', async () => {
    const { journal, run } = user();
    const when = ['--start', '2026-10-11', '--end', '2026-11-28'];
    const added = await run(
      ExperimentsAdd,
      'journey:experiments:add',
      DEMO,
      '--hypothesis',
      'It sells more',
      '--asin',
      FALLING,
      '--marketplace',
      'US',
      ...when,
    );
    const [experiment] = added.json.data.experiments;
    expect(experiment).toMatchObject({ metric: 'P02', state: 'running' });
    // 127 order items of 1501 sessions in the four weeks before; a fifth more or less needs some 4,500 on each side.
    expect(experiment.baseline).toBeGreaterThan(0.07);
    expect(experiment.neededPerSide).toBeGreaterThan(3000);
    const checked = await run(ExperimentsCheck, 'journey:experiments:check', DEMO, '--date', '2026-11-09');
    expect(checked.json.data.experiments).toMatchObject([{ state: 'too-early' }]);
    expect(readFileSync(journal, 'utf8')).toContain('looks:\n      - 2026-11-09');
    const closed = await run(ExperimentsClose, 'journey:experiments:close', experiment.id, '--date', '2026-11-10');
    expect(closed.json.data.experiments).toMatchObject([{ state: 'closed', closed: '2026-11-10' }]);
  });

  it('needs a share to begin with', async () => {
    const { run } = user();
    const none = await run(
      ExperimentsAdd,
      'journey:experiments:add',
      '--hypothesis',
      'x',
      '--start',
      '2026-10-11',
      '--end',
      '2026-11-28',
    );
    expect([none.exitCode, none.json.error.code]).toEqual([2, 'experiment-invalid']);
  });
});
