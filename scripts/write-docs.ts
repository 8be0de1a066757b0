// docs/commands/<topic>.md and test/snapshot/commands.json: what a user can type, read from the commands themselves.
import { Config } from '@oclif/core';
import type { Command } from '@oclif/core';

type Loaded = Command.Loadable;
type Flag = Loaded['flags'][string];
type Arg = Loaded['args'][string];

const COMMAND_FOLDER = 'docs/commands';
const SNAPSHOT_FILE = 'test/snapshot/commands.json';

/** Our own commands, in the order of their names; those of plug-ins belong to the plug-ins' pages. */
async function ownCommands(root: string): Promise<{ config: Config; commands: readonly Loaded[] }> {
  const config = await Config.load({ root, devPlugins: false, userPlugins: false });
  const commands = config.commands
    .filter((command) => command.pluginName === config.name && !command.hidden)
    .toSorted((left, right) => (left.id < right.id ? -1 : 1));
  return { config, commands };
}

const typed = (id: string): string => id.replaceAll(':', ' ');
const sorted = (values: readonly string[] = []): string[] =>
  [...values].toSorted((left, right) => (left < right ? -1 : 1));

/** The public surface as data: every command, alias, argument, flag, short flag and environment variable. */
function snapshot(commands: readonly Loaded[]): string {
  const surface = commands.map((command) => ({
    command: typed(command.id),
    aliases: sorted(command.aliases.map(typed)),
    arguments: Object.values(command.args).map((arg) => (arg.required === true ? arg.name : `[${arg.name}]`)),
    moreArguments: command.strict === false,
    flags: Object.values(command.flags)
      .toSorted((left, right) => (left.name < right.name ? -1 : 1))
      .map((flag) => ({
        name: flag.name,
        ...(flag.char === undefined ? {} : { char: flag.char }),
        ...(flag.env === undefined ? {} : { env: flag.env }),
        ...(flag.aliases === undefined || flag.aliases.length === 0 ? {} : { aliases: sorted(flag.aliases) }),
        ...(flag.type === 'option' && flag.options !== undefined ? { options: flag.options } : {}),
        ...(flag.required === true ? { required: true } : {}),
        ...(flag.type === 'option' && flag.multiple === true ? { multiple: true } : {}),
        takesValue: flag.type === 'option',
      })),
  }));
  return `${JSON.stringify(surface, null, 2)}\n`;
}

/** Text for a cell of a Markdown table. */
const cell = (text: string): string =>
  text
    .replaceAll('|', '\\|')
    .replaceAll(/\s*\n\s*/g, ' ')
    .trim();

function flagRow(flag: Flag): string {
  const name = [flag.char === undefined ? null : `-${flag.char}`, `--${flag.name}`]
    .filter((part) => part !== null)
    .join(', ');
  const value =
    flag.type === 'option' ? ` ${flag.helpValue === undefined ? `<${flag.name}>` : String(flag.helpValue)}` : '';
  const notes = [
    flag.summary ?? flag.description ?? '',
    flag.type === 'option' && flag.options !== undefined
      ? `One of ${flag.options.map((option) => `\`${option}\``).join(', ')}.`
      : '',
    typeof flag.default === 'string' || typeof flag.default === 'number' ? `Default \`${flag.default}\`.` : '',
    flag.required === true ? 'Required.' : '',
  ];
  return `| \`${cell(name + value)}\` | ${flag.env === undefined ? '' : `\`${flag.env}\``} | ${cell(notes.filter((note) => note !== '').join(' '))} |`;
}

function argRow(arg: Arg): string {
  return `| \`${arg.name}\` | ${cell(arg.description ?? '')}${arg.required === true ? ' Required.' : ''} |`;
}

function example(command: Loaded, bin: string, entry: Command.Example): string {
  const text = typeof entry === 'string' ? entry : entry.command;
  const line = text.replaceAll('<%= config.bin %>', bin).replaceAll('<%= command.id %>', typed(command.id)).trim();
  const words = typeof entry === 'string' ? '' : `${entry.description}\n\n`;
  return `${words}\`\`\`sh\n${line.replace(/^\$ /, '')}\n\`\`\``;
}

function flagTable(flags: readonly Flag[]): string {
  const rows = flags.toSorted((left, right) => (left.name < right.name ? -1 : 1)).map(flagRow);
  return ['| flag | environment | what it does |', '| --- | --- | --- |', ...rows].join('\n');
}

/** Flags that every command has with the same meaning: told once, on the first page. */
function sharedFlags(commands: readonly Loaded[]): readonly Flag[] {
  const [first, ...others] = commands;
  return Object.values(first?.flags ?? {}).filter(
    (flag) => flag.hidden !== true && others.every(({ flags }) => flags[flag.name]?.summary === flag.summary),
  );
}

function section(command: Loaded, bin: string, shared: ReadonlySet<string>): string {
  const args = Object.values(command.args).filter((arg) => arg.hidden !== true);
  const flags = Object.values(command.flags).filter((flag) => flag.hidden !== true);
  const own = flags.filter(({ name }) => !shared.has(name));
  const usage = [
    bin,
    typed(command.id),
    ...args.map((arg) =>
      arg.required === true
        ? arg.name.toUpperCase()
        : `[${arg.name.toUpperCase()}${command.strict === false ? '...' : ''}]`,
    ),
    ...(flags.length > 0 ? ['[flags]'] : []),
  ].join(' ');
  const parts = [
    `## ${bin} ${typed(command.id)}`,
    command.summary ?? '',
    `\`\`\`text\n${usage}\n\`\`\``,
    command.description === command.summary ? '' : (command.description ?? ''),
    args.length === 0 ? '' : ['| argument | what it is |', '| --- | --- |', ...args.map(argRow)].join('\n'),
    own.length === 0 ? '' : flagTable(own),
    shared.size === 0 ? '' : 'And [the flags of every command](README.md#flags-of-every-command).',
    command.examples === undefined || command.examples.length === 0 ? '' : '### Examples',
    ...(command.examples ?? []).map((entry) => example(command, bin, entry)),
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

const NOTICE = '<!-- Made by `npm run generate` from src/commands. Do not edit. -->';

/** Every generated page about commands, and the snapshot of the public surface, by path. */
export async function commandFiles(root: string): Promise<ReadonlyMap<string, string>> {
  const { config, commands } = await ownCommands(root);
  const byTopic = Map.groupBy(commands, ({ id }) => id.split(':')[0] ?? id);
  const shared = sharedFlags(commands);
  const sharedNames = new Set(shared.map(({ name }) => name));
  const pages = [...byTopic].map(([topic, members]): [string, string] => [
    `${COMMAND_FOLDER}/${topic}.md`,
    `${[NOTICE, `# ${topic}`, ...members.map((command) => section(command, config.bin, sharedNames))].join('\n\n')}\n`,
  ]);
  const list = commands.map(
    ({ id, summary }) => `| [\`${typed(id)}\`](${id.split(':')[0]}.md) | ${cell(summary ?? '')} |`,
  );
  const index = [
    NOTICE,
    '# Commands',
    ['| command | does |', '| --- | --- |', ...list].join('\n'),
    '## Flags of every command',
    flagTable(shared),
    'A flag goes before its variable, the variable before `sellerctl.json`, that before the profile, that before the default.',
  ].join('\n\n');
  return new Map([...pages, [`${COMMAND_FOLDER}/README.md`, `${index}\n`], [SNAPSHOT_FILE, snapshot(commands)]]);
}
