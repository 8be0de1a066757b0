import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { describe, expect, it } from 'vitest';

import MapCheck from '../../src/commands/journey/map/check.ts';
import MapInit from '../../src/commands/journey/map/init.ts';
import MapRender from '../../src/commands/journey/map/render.ts';
import { runInProcess } from '../cli/run-in-process.ts';
import { temporaryFolder } from '../cli/temporary-folder.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const DEMO = join(ROOT, 'fixtures/demo');
const MAP = join(ROOT, 'fixtures/maps/future-state.yaml');
const DAY = ['--date', '2026-11-09', '--quiet'];

function user() {
  const cwd = temporaryFolder();
  const place = { cwd, env: { SELLERCTL_CONFIG_DIR: join(cwd, 'own') } };
  const run = async (command: unknown, id: string, ...argv: string[]) =>
    runInProcess(command, id, [...argv, ...DAY], place);
  return { at: (name: string) => join(cwd, name), run };
}

describe('journey map init', () => {
  it('writes an example, and never over what is there', async () => {
    const { at, run } = user();
    const file = at('map.yaml');
    const written = await run(MapInit, 'journey:map:init', file, '--kind', 'service-blueprint', '--json');
    expect(written.exitCode).toBe(0);
    expect(JSON.parse(written.stdout).data).toMatchObject({ did: 'written', errors: 0, warnings: 0, stages: 5 });
    const before = readFileSync(file, 'utf8');
    const again = await run(MapInit, 'journey:map:init', file);
    expect([again.exitCode, again.stderr]).toEqual([2, expect.stringContaining('is there already')]);
    expect(readFileSync(file, 'utf8')).toBe(before);
  });
});

describe('journey map check', () => {
  it('exits with 5 for an error and with 3 for a warning that was asked for', async () => {
    const { run } = user();
    const faulty = await run(MapCheck, 'journey:map:check', join(ROOT, 'fixtures/maps/faulty.yaml'), '--json');
    expect([faulty.exitCode, JSON.parse(faulty.stdout).data.errors]).toEqual([5, 26]);
    expect((await run(MapCheck, 'journey:map:check', MAP)).exitCode).toBe(0);
    expect((await run(MapCheck, 'journey:map:check', MAP, '--fail-on', 'warning')).exitCode).toBe(3);
  });

  it.each<[string, string | Buffer | null, string]>([
    ['that is not there', null, 'map-missing'],
    ['in UTF-16', Buffer.from('\uFEFFmap: 1\n', 'utf16le'), 'map-encoding'],
    ['in Latin-1', Buffer.from('map: 1\ntitle: Gl\xFCck\n', 'latin1'), 'map-encoding'],
    ['that is huge', `map: 1\n# ${'x'.repeat(300_000)}\n`, 'map-unreadable'],
    ['that is empty', '', 'map-invalid'],
  ])('refuses a file %s', async (_, content, code) => {
    const { at, run } = user();
    if (content !== null) writeFileSync(at('map.yaml'), content);
    const refused = await run(MapCheck, 'journey:map:check', at('map.yaml'), '--json');
    expect([refused.exitCode, JSON.parse(refused.stdout).error.code]).toEqual([5, code]);
  });

  it('refuses a folder', async () => {
    const { at, run } = user();
    mkdirSync(at('map.yaml'));
    const refused = await run(MapCheck, 'journey:map:check', at('map.yaml'));
    expect([refused.exitCode, refused.stderr]).toEqual([5, expect.stringContaining('cannot be read')]);
  });
});

describe('journey map render', () => {
  it('draws the numbers of the files, and judges targets over settled days', async () => {
    const { run } = user();
    const drawn = await run(MapRender, 'journey:map:render', MAP, DEMO, '--json');
    expect(drawn.exitCode).toBe(0);
    const { data } = JSON.parse(drawn.stdout);
    expect(data).toMatchObject({ kind: 'future-state', old: false, ageDays: 10, hasReports: true });
    const [awareness, purchase] = data.stages;
    // The numbers reach to the last day at hand, which may still change; the targets end eight days ago.
    expect(purchase.numbers[0]).toMatchObject({ id: 'P02', marketplace: 'US', to: '2026-11-07', provisional: true });
    expect(purchase.targets[0]).toMatchObject({ metric: 'P02', target: 0.09, unit: 'share', to: '2026-11-01' });
    // 7.94 % to 8.78 % is all below 9 %; the seven settled weeks of searches give no interval yet.
    expect(purchase.targets[0]).toMatchObject({ verdict: 'not-met', interval: [0.079366, 0.087763] });
    expect(purchase.targets[1].reason).toBe('the numbers are in USD, the target in EUR');
    expect(awareness.targets[0]).toMatchObject({
      verdict: 'not-enough-data',
      reason: 'no interval: needs 1 more week',
    });
  });

  it('draws a map without reports, and none with an error', async () => {
    const { at, run } = user();
    const bare = await run(MapRender, 'journey:map:render', MAP, '--format', 'html', '--output', at('map.html'));
    expect(bare.exitCode).toBe(0);
    expect(readFileSync(at('map.html'), 'utf8')).toContain('No reports at hand');
    const faulty = await run(MapRender, 'journey:map:render', join(ROOT, 'fixtures/maps/faulty.yaml'), '--json');
    expect([faulty.exitCode, JSON.parse(faulty.stdout).error]).toEqual([
      5,
      expect.objectContaining({ code: 'map-faulty', message: expect.stringContaining('line 1: title is missing') }),
    ]);
  });
});
