import { describe, expect, it } from 'vitest';

import Schedule from '../../src/commands/schedule.ts';
import { cronFields } from '../../src/domain/schedule/cron-fields.ts';
import { scheduleFiles, type ScheduleJob } from '../../src/domain/schedule/targets.ts';
import type { ScheduleTarget } from '../../src/model/schedule-target.ts';
import { runInProcess } from '../cli/run-in-process.ts';
import { temporaryFolder } from '../cli/temporary-folder.ts';

const WORDS = ['/opt/my node/bin/node', '/opt/s/run.js', 'brief', '--output', `it's 100% <b> & $HOME "x"\\`];

function job(cron: string, changes: Partial<ScheduleJob> = {}): ScheduleJob {
  return { name: 'brief', cron, fields: cronFields(cron), timeZone: null, words: WORDS, ...changes };
}

function textOf(target: ScheduleTarget, cron: string, changes: Partial<ScheduleJob> = {}): string {
  return scheduleFiles(target, job(cron, changes))
    .map(({ text }) => text)
    .join('\n');
}

describe('cron lines', () => {
  it.each([
    ['15 6 * * *', { minutes: [15], hours: [6], days: null, months: null, weekdays: null }],
    ['*/20 0-3 1,15 JAN-MAR *', { minutes: [0, 20, 40], hours: [0, 1, 2, 3], days: [1, 15], months: [1, 2, 3] }],
    ['50/5 22 * * 5-7', { minutes: [50, 55], hours: [22], weekdays: [0, 5, 6] }],
    ['0 0 * * sun,Mon', { weekdays: [0, 1] }],
  ])('%s', (cron, fields) => {
    expect(cronFields(cron)).toMatchObject(fields);
  });

  it.each([
    '',
    '15 6 * *',
    '60 6 * * *',
    '15 24 * * *',
    '15 6 0 * *',
    '15 6 * 13 *',
    '15 6 * * 8',
    '15-10 6 * * *',
    '*/0 * * * *',
    '1/2/3 * * * *',
    'a * * * *',
    '@daily',
  ])('refuses "%s"', (cron) => {
    expect(() => cronFields(cron)).toThrow(expect.objectContaining({ code: 'cron-invalid', exitCode: 2 }));
  });
});

describe('files of targets', () => {
  it('quote words for a crontab, where a percent sign ends a command', () => {
    expect(textOf('crontab', '15 6 * * *', { timeZone: 'Europe/Berlin' })).toBe(
      `# sellerctl brief\nCRON_TZ=Europe/Berlin\n15 6 * * * '/opt/my node/bin/node' /opt/s/run.js brief --output 'it'\\''s 100\\% <b> & $HOME "x"\\'\n`,
    );
  });

  it('quote words for systemd, and write its times', () => {
    const text = textOf('systemd', '*/30 6 * JAN MON-WED', { timeZone: 'Europe/Berlin' });
    expect(text).toContain(
      `ExecStart="/opt/my node/bin/node" /opt/s/run.js brief --output "it's 100%% <b> & $$HOME \\"x\\"\\\\"\n`,
    );
    expect(text).toContain('OnCalendar=Mon,Tue,Wed *-01-* 06:00,30:00 Europe/Berlin\n');
    expect(textOf('systemd', '0 * * * *')).toContain('OnCalendar=*-*-* *:00:00\n');
  });

  it('escape words for launchd, and list its times', () => {
    const text = textOf('launchd', '0,30 6 1 * *');
    expect(text).toContain(`<string>it's 100% &lt;b&gt; &amp; $HOME &quot;x&quot;\\</string>`);
    expect(text.match(/<key>Minute<\/key>/g)).toHaveLength(2);
    expect(text.match(/<key>Day<\/key>\n\s+<integer>1</g)).toHaveLength(2);
  });

  it('quote words as Windows takes them apart, and write days by their names', () => {
    const text = textOf('task-scheduler', '15 6 * * SAT,SUN');
    expect(text).toContain('<Command>/opt/my node/bin/node</Command>');
    expect(text).toContain("&quot;it's 100% &lt;b&gt; &amp; $HOME \\&quot;x\\&quot;\\\\&quot;</Arguments>");
    expect(text).toContain('<DaysOfWeek><Sunday /><Saturday /></DaysOfWeek>');
    expect(textOf('task-scheduler', '0 5 31 DEC *')).toContain(
      '<Day>31</Day></DaysOfMonth><Months><December /></Months>',
    );
  });

  it.each(['launchd', 'task-scheduler'] as const)('of %s hold no hundreds of times', (target) => {
    expect(() => textOf(target, '1-59 1-23 1 * *')).toThrow(expect.objectContaining({ code: 'schedule-impossible' }));
  });

  it.each(['systemd', 'launchd', 'task-scheduler'] as const)('of %s never say "and" where cron says "or"', (target) => {
    expect(() => textOf(target, '0 6 1 * MON')).toThrow(expect.objectContaining({ code: 'schedule-impossible' }));
  });

  it.each(['crontab', 'systemd', 'launchd', 'task-scheduler'] as const)(
    'of %s hold no line of somebody else',
    (target) => {
      expect(() => textOf(target, '0 6 * * *', { words: ['node', 'x\n* * * * * rm'] })).toThrow(
        expect.objectContaining({ code: 'schedule-word' }),
      );
    },
  );
});

describe('schedule', () => {
  const run = async (...argv: string[]) => {
    const cwd = temporaryFolder();
    return runInProcess(Schedule, 'schedule', argv, { cwd, env: { SELLERCTL_CONFIG_DIR: cwd } });
  };

  it('prints a crontab with the next runs in the time of the zone, across a change of clocks', async () => {
    const { exitCode, stdout } = await run(
      ...['--target', 'crontab', '--cron', '30 6 * * *', '--time-zone', 'Europe/Berlin', '--date', '2026-10-23'],
      ...['--', 'reports', 'pull', '--for', 'brief', '--marketplace', 'US'],
    );
    expect(exitCode).toBe(0);
    const lines = stdout.trimEnd().split('\n');
    expect(lines[1]).toBe(
      '# Next runs (Europe/Berlin): 2026-10-24T06:30+02:00, 2026-10-25T06:30+01:00, 2026-10-26T06:30+01:00',
    );
    expect(lines.at(-1)).toMatch(/^30 6 \* \* \* \S+ \S+run\.js reports pull --for brief --marketplace US --quiet$/);
  });

  it('warns of times at which clocks change', async () => {
    const argv = ['--target', 'crontab', '--cron', '30 2 * * *', '--time-zone', 'America/New_York', '--', 'brief'];
    expect((await run(...argv)).stdout).toContain('may be left out or come twice');
    const zoneless = argv.map((word) => (word === 'America/New_York' ? 'Asia/Tokyo' : word));
    expect((await run(...zoneless)).stdout).not.toContain('may be left out');
  });

  it('prints XML that is whole, and what to do beside it', async () => {
    const { stderr, stdout } = await run('--target', 'launchd', '--cron', '0 6 * * *', '--', 'brief', '-q');
    expect(stdout).toMatch(/^<\?xml[\s\S]*<\/plist>\n$/);
    expect(stdout.match(/<string>(--quiet|-q)<\/string>/g)).toEqual(['<string>-q</string>']);
    expect(stderr).toContain('launchctl load');
  });

  it('is a document for programs', async () => {
    const { stdout } = await run('--target', 'systemd', '--cron', '0 6 * * *', '--json', '--', 'brief');
    const { data } = JSON.parse(stdout);
    expect(data).toMatchObject({ target: 'systemd', name: 'brief', cron: '0 6 * * *' });
    expect(data.files).toHaveLength(2);
    expect(data.nextRuns).toHaveLength(3);
  });

  it.each([
    [['--cron', '0 6 * * *'], 'schedule-command'],
    [['--cron', '0 6 * * *', '--', 'rm', '-rf'], 'schedule-command'],
    [['--cron', 'daily', '--', 'brief'], 'cron-invalid'],
    [['--cron', '0 6 * * *', '--time-zone', 'Mars/Base', '--', 'brief'], 'time-zone-unknown'],
    [['--cron', '0 6 * * *', '--name', '../x', '--', 'brief'], 'schedule-name'],
  ])('%j: %s', async (argv, code) => {
    const { exitCode, stdout } = await run('--json', ...argv);
    expect([exitCode, JSON.parse(stdout).error.code]).toEqual([2, code]);
  });
});
