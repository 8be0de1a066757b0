import { EXIT, UserError } from '../../model/errors.ts';
import type { ScheduleTarget } from '../../model/schedule-target.ts';
import { type CronFields, WEEKDAYS } from './cron-fields.ts';

export interface ScheduleJob {
  /** Letters, digits and dashes. */
  readonly name: string;
  readonly cron: string;
  readonly fields: CronFields;
  /** IANA name; null for that of the machine. */
  readonly timeZone: string | null;
  /** Program and arguments. */
  readonly words: readonly string[];
}

/** One file to write, or lines to put into one that is there. */
export interface ScheduleFile {
  /** Where it belongs, as a person would type it. */
  readonly path: string;
  readonly text: string;
}

/** More times than this in one file are no schedule that a person reads. */
const MOST_TIMES = 96;

function refused(target: ScheduleTarget, why: string): UserError {
  return new UserError('schedule-impossible', EXIT.usage, `${target} cannot have this schedule: ${why}.`, [
    'Name plainer times, or use crontab, which takes every line.',
  ]);
}

/** Days of the month and weekdays together mean "or" in cron, and "and" elsewhere. */
function demandOneSortOfDay({ days, weekdays }: CronFields, target: ScheduleTarget): void {
  if (days !== null && weekdays !== null) {
    throw refused(target, 'days of the month and weekdays are both named, which cron takes as either of them');
  }
}

/** A word for sh: as it is where it is plain, else in single quotes. */
function shellWord(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

/** In a crontab a percent sign ends the command, unless a backslash stands before it. */
function crontab({ cron, name, timeZone, words }: ScheduleJob): ScheduleFile[] {
  const line = words.map(shellWord).join(' ').replaceAll('%', '\\%');
  const zone = timeZone === null ? [] : [`CRON_TZ=${timeZone}`];
  return [{ path: 'crontab -e', text: [`# sellerctl ${name}`, ...zone, `${cron.trim()} ${line}`, ''].join('\n') }];
}

/** A word for a unit of systemd, where % and $ stand for other things. */
function unitWord(word: string): string {
  const plain = word.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('%', '%%').replaceAll('$', '$$$$');
  return /^[\w@%+=:,./-]+$/.test(word) ? plain : `"${plain}"`;
}

const CAPITAL = (name: string): string => `${name.charAt(0)}${name.slice(1).toLowerCase()}`;

function systemd({ fields, name, timeZone, words }: ScheduleJob): ScheduleFile[] {
  demandOneSortOfDay(fields, 'systemd');
  const { days, hours, minutes, months, weekdays } = fields;
  const list = (values: readonly number[] | null): string =>
    values === null ? '*' : values.map((value) => String(value).padStart(2, '0')).join(',');
  const names = weekdays === null ? '' : `${weekdays.map((day) => CAPITAL(WEEKDAYS[day] ?? '')).join(',')} `;
  const zone = timeZone === null ? '' : ` ${timeZone}`;
  const when = `${names}*-${list(months)}-${list(days)} ${list(hours)}:${list(minutes)}:00${zone}`;
  const folder = '~/.config/systemd/user';
  return [
    {
      path: `${folder}/sellerctl-${name}.service`,
      text: `[Unit]\nDescription=sellerctl ${name}\n\n[Service]\nType=oneshot\nExecStart=${words.map(unitWord).join(' ')}\n`,
    },
    {
      path: `${folder}/sellerctl-${name}.timer`,
      text: `[Unit]\nDescription=sellerctl ${name}\n\n[Timer]\nOnCalendar=${when}\nPersistent=true\n\n[Install]\nWantedBy=timers.target\n`,
    },
  ];
}

function xml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** Every combination of the values that are named. */
function combined(
  parts: readonly (readonly [key: string, values: readonly number[] | null])[],
): Record<string, number>[] {
  return parts.reduce<Record<string, number>[]>(
    (all, [key, values]) =>
      values === null ? all : all.flatMap((one) => values.map((value) => ({ ...one, [key]: value }))),
    [{}],
  );
}

function launchd({ fields, name, words }: ScheduleJob): ScheduleFile[] {
  demandOneSortOfDay(fields, 'launchd');
  const times = combined([
    ['Month', fields.months],
    ['Day', fields.days],
    ['Weekday', fields.weekdays],
    ['Hour', fields.hours],
    ['Minute', fields.minutes],
  ]);
  if (times.length > MOST_TIMES) throw refused('launchd', `it would list ${times.length} times`);
  const entry = (time: Readonly<Record<string, number>>): string =>
    `    <dict>\n${Object.entries(time)
      .map(([key, value]) => `      <key>${key}</key>\n      <integer>${value}</integer>\n`)
      .join('')}    </dict>\n`;
  const text = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<dict>
  <key>Label</key>
  <string>sellerctl.${xml(name)}</string>
  <key>ProgramArguments</key>
  <array>
${words.map((word) => `    <string>${xml(word)}</string>\n`).join('')}  </array>
  <key>StartCalendarInterval</key>
  <array>
${times.map(entry).join('')}  </array>
</dict>
</plist>
`;
  return [{ path: `~/Library/LaunchAgents/sellerctl.${name}.plist`, text }];
}

/** A word as Windows programs take their command line apart: backslashes count only before a quotation mark. */
function windowsWord(word: string): string {
  if (/^[\w@%+=:,./\\-]+$/.test(word)) return word;
  return `"${word.replaceAll(/(\\*)"/g, '$1$1\\"').replace(/(\\+)$/, '$1$1')}"`;
}

const LONG_WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const LONG_MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

function windowsDays({ days, months, weekdays }: CronFields): string {
  const tags = (names: readonly string[], chosen: readonly number[] | null, from: number): string =>
    names
      .filter((_, index) => chosen?.includes(index + from) ?? true)
      .map((name) => `<${name} />`)
      .join('');
  if (weekdays !== null && months === null) {
    return `<ScheduleByWeek><WeeksInterval>1</WeeksInterval><DaysOfWeek>${tags(LONG_WEEKDAYS, weekdays, 0)}</DaysOfWeek></ScheduleByWeek>`;
  }
  if (weekdays !== null) throw refused('task-scheduler', 'weekdays and months are both named');
  if (days === null && months === null) return '<ScheduleByDay><DaysInterval>1</DaysInterval></ScheduleByDay>';
  const all = days ?? Array.from({ length: 31 }, (_, index) => index + 1);
  return `<ScheduleByMonth><DaysOfMonth>${all.map((day) => `<Day>${day}</Day>`).join('')}</DaysOfMonth><Months>${tags(LONG_MONTHS, months, 1)}</Months></ScheduleByMonth>`;
}

function taskScheduler({ fields, name, words }: ScheduleJob): ScheduleFile[] {
  demandOneSortOfDay(fields, 'task-scheduler');
  const all = (most: number): number[] => Array.from({ length: most }, (_, value) => value);
  const [hours, minutes] = [fields.hours ?? all(24), fields.minutes ?? all(60)];
  const count = hours.length * minutes.length;
  if (count > MOST_TIMES) throw refused('task-scheduler', `it would list ${count} times a day`);
  const days = windowsDays(fields);
  const two = (value: number): string => String(value).padStart(2, '0');
  const triggers = hours.flatMap((hour) =>
    minutes.map(
      (minute) =>
        `    <CalendarTrigger><StartBoundary>2026-01-01T${two(hour)}:${two(minute)}:00</StartBoundary>${days}</CalendarTrigger>\n`,
    ),
  );
  const [program = '', ...rest] = words;
  const text = `<?xml version="1.0" encoding="UTF-8"?>
<Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">
  <Triggers>
${triggers.join('')}  </Triggers>
  <Settings>
    <StartWhenAvailable>true</StartWhenAvailable>
    <MultipleInstancesPolicy>IgnoreNew</MultipleInstancesPolicy>
  </Settings>
  <Actions>
    <Exec><Command>${xml(program)}</Command><Arguments>${xml(rest.map(windowsWord).join(' '))}</Arguments></Exec>
  </Actions>
</Task>
`;
  return [{ path: `sellerctl-${name}.xml`, text }];
}

/** How the files of a target are put to work. */
export const HOW_TO: Readonly<Record<ScheduleTarget, (name: string) => string>> = {
  crontab: () => 'Put the line into your crontab: crontab -e',
  systemd: (name) => `Write both files, then: systemctl --user enable --now sellerctl-${name}.timer`,
  launchd: (name) => `Write the file, then: launchctl load ~/Library/LaunchAgents/sellerctl.${name}.plist`,
  'task-scheduler': (name) => `Write the file, then: schtasks /Create /TN sellerctl-${name} /XML sellerctl-${name}.xml`,
};

const MAKERS: Readonly<Record<ScheduleTarget, (job: ScheduleJob) => ScheduleFile[]>> = {
  crontab,
  systemd,
  launchd,
  'task-scheduler': taskScheduler,
};

/**
 * The files that make a target start the job.
 * @throws UserError `schedule-impossible`, `schedule-word` for a word that no file of this sort can hold.
 */
export function scheduleFiles(target: ScheduleTarget, job: ScheduleJob): readonly ScheduleFile[] {
  // A line feed would begin a line of its own, in a crontab or a unit a command of its own.
  const odd = job.words.find((word) => /[\p{Cc}\u2028\u2029]/u.test(word));
  if (odd !== undefined) {
    throw new UserError(
      'schedule-word',
      EXIT.usage,
      'A word of the command holds a control character or a line feed.',
      ['Leave it out: no schedule can hold it.'],
    );
  }
  return MAKERS[target](job);
}
