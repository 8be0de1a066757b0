import { spawn } from 'node:child_process';
import { readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { Ledger } from '../../../src/sources/requests/ledger.ts';
import { temporaryFolder } from '../../cli/temporary-folder.ts';

const ORDER = '111-0000001-0000001';
const claim = (orderId = ORDER, at = '2026-11-09T12:00:00.000Z') => ({
  orderId,
  marketplace: 'US',
  route: 'solicitation' as const,
  at,
});

async function fresh(): Promise<{ path: string; ledger: Ledger }> {
  const path = join(temporaryFolder(), 'deep', 'requests.sqlite');
  return { path, ledger: await Ledger.open(path) };
}

describe('Ledger', () => {
  it('claims an order once, for ever', async () => {
    const { path, ledger } = await fresh();
    expect(ledger.claim(claim())).toBe('claimed');
    expect(ledger.claim(claim())).toBe('taken');
    ledger.settle(ORDER, 'sent');
    ledger.close();
    const again = await Ledger.open(path);
    expect(again.claim(claim())).toBe('taken');
    expect(again.find(ORDER)).toMatchObject({ state: 'sent', marketplace: 'US', at: '2026-11-09T12:00:00.000Z' });
    again.close();
  });

  it('keeps no order id, is readable by its owner alone, and salts: the same order has another key elsewhere', async () => {
    const { path, ledger } = await fresh();
    ledger.claim(claim());
    ledger.notOffered(ORDER, '2026-11-09');
    const other = await fresh();
    expect(other.ledger.keyOf(ORDER)).not.toBe(ledger.keyOf(ORDER));
    ledger.close();
    other.ledger.close();
    expect(readFileSync(path).includes(ORDER)).toBe(false);
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it('stops at the number a day, counted by route and day', async () => {
    const { ledger } = await fresh();
    expect(ledger.claim(claim('a'), 2)).toBe('claimed');
    expect(ledger.claim(claim('b'), 2)).toBe('claimed');
    expect(ledger.claim(claim('c'), 2)).toBe('full');
    expect(ledger.claim(claim('c', '2026-11-10T00:00:00.000Z'), 2)).toBe('claimed');
    ledger.close();
  });

  it('lets one of two runs reclaim an order in doubt', async () => {
    const { path, ledger } = await fresh();
    ledger.claim(claim());
    ledger.settle(ORDER, 'unknown');
    const seen = ledger.find(ORDER)!;
    const other = await Ledger.open(path);
    expect(other.reclaim(ORDER, seen, '2026-11-10T12:00:00.000Z')).toBe('claimed');
    expect(ledger.reclaim(ORDER, seen, '2026-11-10T12:00:01.000Z')).toBe('taken');
    ledger.close();
    other.close();
  });

  it('notes drafts and orders asked by hand, and takes off a draft alone', async () => {
    const { ledger } = await fresh();
    expect(ledger.note({ ...claim(), route: 'amazon-message' }, 'drafted')).toBe(true);
    expect(ledger.note(claim(), 'by-hand')).toBe(false);
    expect(ledger.claim(claim())).toBe('taken');
    expect(ledger.forgetDraft(ORDER)).toBe(true);
    expect(ledger.note(claim(), 'by-hand')).toBe(true);
    expect(ledger.forgetDraft(ORDER)).toBe(false);
    ledger.close();
  });

  it('never gives the same order to two of many processes at once', async () => {
    const { path, ledger } = await fresh();
    ledger.close();
    const script = join(import.meta.dirname, 'claim-many.ts');
    const runs = Array.from(
      { length: 4 },
      () =>
        new Promise<string[]>((done, fail) => {
          const child = spawn(process.execPath, [script, path], { stdio: ['ignore', 'pipe', 'inherit'] });
          let text = '';
          child.stdout.on('data', (data: Buffer) => (text += data.toString()));
          child.on('error', fail);
          child.on('close', () => done(text.split('\n').filter((line) => line !== '')));
        }),
    );
    const claimed = (await Promise.all(runs)).flat();
    expect(claimed).toHaveLength(60);
    expect(new Set(claimed).size).toBe(60);
  });

  it.each([
    [
      'is no database',
      (path: string) => writeFileSync(path, 'not a ledger at all, but long enough to be looked at'.repeat(30)),
    ],
    ['is cut', (path: string) => truncateSync(path, 5000)],
  ])('sends nothing when it %s', async (_, damage) => {
    const { path, ledger } = await fresh();
    for (let index = 0; index < 200; index += 1) ledger.claim(claim(`o${index}`));
    ledger.close();
    damage(path);
    await expect(Ledger.open(path)).rejects.toMatchObject({ code: 'ledger-damaged', exitCode: 5 });
  });

  it('does not touch a ledger of a newer version', async () => {
    const { path, ledger } = await fresh();
    ledger.close();
    const { DatabaseSync } = await import('node:sqlite');
    const database = new DatabaseSync(path);
    database.exec('PRAGMA user_version = 99');
    database.close();
    await expect(Ledger.open(path)).rejects.toMatchObject({ code: 'ledger-newer' });
  });
});
