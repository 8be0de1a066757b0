import { Args, Flags } from '@oclif/core';

import { sayAside } from '../cli/ask.ts';
import { BaseCommand } from '../cli/base-command.ts';
import { envName } from '../cli/env-name.ts';
import { inputFlags } from '../cli/flags.ts';
import { changesClocks, demandTimeZone, machineTimeZone, nextRuns } from '../cli/next-runs.ts';
import { EXIT, UserError } from '../model/errors.ts';
import { SCHEDULE_TARGETS } from '../model/schedule-target.ts';

const RUNS = 3;
const LONGEST_NAME = 40;
/** Hours in which clocks are changed somewhere. */
const CHANGING_HOURS = [0, 1, 2, 3];

function nameOf(words: readonly string[]): string {
  const plain = words
    .filter((word) => /^[a-z]/i.test(word))
    .slice(0, 2)
    .join('-')
    .toLowerCase();
  return plain.replaceAll(/[^a-z0-9-]+/g, '-').slice(0, LONGEST_NAME);
}

export default class Schedule extends BaseCommand<typeof Schedule> {
  static override summary = 'Print ready lines that run a command at times: crontab, systemd, launchd, Task Scheduler.';
  static override description =
    'Nothing is installed: the lines are printed with what to do with them and the next three runs. The command stands behind --; --quiet is added, so that it is silent unless something must be said, and the profile is named. No secret is in the lines: commands that need one take it from auth login. A run that finds another one at work ends with 6 and does nothing.';
  static override examples = [
    '<%= config.bin %> <%= command.id %> --cron "15 6 * * *" -- reports pull --for brief --marketplace US',
    {
      command:
        '<%= config.bin %> <%= command.id %> --target systemd --cron "30 7 * * MON" --time-zone Europe/Berlin -- brief --output ~/brief.html',
      description: 'Mondays at half past seven in Berlin, as a timer of systemd',
    },
  ];
  static override args = { command: Args.string({ description: 'The command and its flags, behind --.' }) };
  static override strict = false;
  static override flags = {
    cron: Flags.string({
      summary: 'When: minute, hour, day of the month, month, weekday.',
      helpValue: '<line>',
      required: true,
      env: envName('cron'),
    }),
    target: Flags.option({
      summary: 'What starts it (default: by the system this is).',
      options: SCHEDULE_TARGETS,
      env: envName('target'),
    })(),
    name: Flags.string({
      summary: 'Name of the job (default: from the command).',
      helpValue: '<name>',
      env: envName('name'),
    }),
    'time-zone': Flags.string({
      summary: 'Time zone of the times (default: that of this machine).',
      helpValue: '<zone>',
      env: envName('time-zone'),
    }),
    date: inputFlags.date,
    profile: inputFlags.profile,
  };

  async run(): Promise<void> {
    const { flags } = this;
    const words = this.#demandCommand();
    const zone = flags['time-zone'] ?? null;
    if (zone !== null) demandTimeZone(zone);
    const [
      { cronFields },
      { HOW_TO, scheduleFiles },
      { scheduleAdvice, scheduleDocument, scheduleText, takesComments },
    ] = await Promise.all([
      import('../domain/schedule/cron-fields.ts'),
      import('../domain/schedule/targets.ts'),
      import('../domain/schedule/schedule-document.ts'),
    ]);
    const fields = cronFields(flags.cron);
    const target = flags.target ?? this.usualTarget;
    const name = flags.name ?? nameOf(words);
    if (!/^[a-z0-9][a-z0-9-]*$/i.test(name)) {
      throw new UserError('schedule-name', EXIT.usage, `--name: "${name}" must be letters, digits and dashes.`);
    }
    const added = [
      ...(words.includes('--quiet') || words.includes('-q') ? [] : ['--quiet']),
      ...(words.some((word) => word.startsWith('--profile')) || this.settings.profile === 'default'
        ? []
        : ['--profile', this.settings.profile]),
    ];
    const command = [...this.programWords, ...words, ...added];
    const timeZone = zone ?? machineTimeZone();
    const machineOnly = target === 'launchd' || target === 'task-scheduler';
    const now = this.moment();
    const hours = fields.hours ?? CHANGING_HOURS;
    const notes = [
      ...(zone !== null && machineOnly && zone !== machineTimeZone()
        ? [
            `${target} knows the time zone of its machine alone: the times are meant in ${zone}, so the machine must be in it.`,
          ]
        : []),
      ...(target === 'crontab' && zone !== null
        ? ['CRON_TZ is known to cronie and to most others, not to every cron.']
        : []),
      ...(changesClocks(now, timeZone) && hours.some((hour) => CHANGING_HOURS.includes(hour))
        ? [
            `${timeZone} changes its clocks: a run between midnight and four may be left out or come twice on those days.`,
          ]
        : []),
    ];
    const data = {
      target,
      name,
      cron: flags.cron.trim(),
      timeZone,
      command,
      files: scheduleFiles(target, { name, cron: flags.cron, fields, timeZone: zone, words: command }),
      howTo: HOW_TO[target](name),
      nextRuns: await nextRuns(flags.cron, timeZone, now, RUNS),
      notes,
    };
    if (this.format === 'table') {
      if (!takesComments(target) && flags.quiet !== true) for (const line of scheduleAdvice(data)) sayAside(line);
      await this.emitLines(scheduleText(data));
    } else await this.emit(scheduleDocument(data, this.runFacts([])));
  }

  /** The words behind `--`, beginning with a command of ours. */
  #demandCommand(): readonly string[] {
    const words = this.paths;
    const known = [1, 2, 3].some((count) => this.config.findCommand(words.slice(0, count).join(':')) !== undefined);
    if (known) return words;
    const found = words.length === 0 ? 'No command is named.' : `"${words.slice(0, 2).join(' ')}" is no command.`;
    throw new UserError('schedule-command', EXIT.usage, found, [
      'Write it behind --: sellerctl schedule --cron "15 6 * * *" -- brief --output brief.html',
    ]);
  }
}
