import { readdirSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { exportFiles, safeName } from '../../src/sinks/export-files.ts';
import { temporaryFolder } from '../cli/temporary-folder.ts';

const HASH = 'ab12cd34'.repeat(8);

describe('a safe name', () => {
  it.each([
    ['orders.txt', 'orders.txt'],
    ['../../etc/passwd', '__.._etc_passwd'],
    ['.bashrc', '_bashrc'],
    ['a\u202Etxt.exe', 'a_txt.exe'],
    ['con.txt', 'report-ab12cd34.txt'],
    ['', 'report-ab12cd34'],
    ['a:b*c?.csv', 'a_b_c_.csv'],
    ['注文レポート.csv', '注文レポート.csv'],
    [`${'x'.repeat(300)}.csv`, `${'x'.repeat(80)}.csv`],
    ['ends. ', 'ends'],
  ])('%s', (name, safe) => {
    expect(safeName(name, HASH)).toBe(safe);
  });
});

it('leaves nothing behind when a file breaks off in the middle', async () => {
  const folder = temporaryFolder();
  async function* broken(): AsyncGenerator<Uint8Array> {
    yield Buffer.from('half');
    throw Object.assign(new Error('its copy in the archive was changed since it was imported'), { code: 'EARCHIVE' });
  }
  const [written] = await exportFiles(join(folder, 'out'), [{ name: 'a.txt', sha256: HASH, open: broken }]);
  expect(written).toMatchObject({ status: 'unreadable', name: null, reason: expect.stringContaining('changed') });
  expect(readdirSync(join(folder, 'out'))).toEqual([]);
});
