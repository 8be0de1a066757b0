import { resolve } from 'node:path';
import { Config } from '@oclif/core';

export const root = resolve(import.meta.dirname, '../..');
export const config = await Config.load({ root, devPlugins: false, userPlugins: false });
export const ownCommands = config.commands.filter(({ pluginName }) => pluginName === config.name);

/** The words of a command line, quotes taken away, `sellerctl` itself left out. */
export function wordsOf(line: string): readonly string[] {
  return [...line.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)]
    .map((match) => match[1] ?? match[2] ?? match[3] ?? '')
    .slice(1);
}

/** Commands and flags of a `sellerctl ...` line that do not exist; what comes after a pipe or a comment is not ours. */
export function unknownWords(line: string): readonly string[] {
  // Behind -- stands a command of its own, as for schedule.
  const [own = '', ...later] = line.split(' -- ');
  if (later.length > 0) return [own, `sellerctl ${later.join(' -- ')}`].flatMap(unknownWords);
  const words =
    line
      .split(/\s+[|>#]\s*/)[0]
      ?.split(/\s+/)
      .slice(1) ?? [];
  if (words[0]?.startsWith('-')) return [];
  const id = [words.slice(0, 3).join(':'), words.slice(0, 2).join(':'), words[0] ?? ''].find(
    (candidate) => config.findCommand(candidate) !== undefined,
  );
  const command = id === undefined ? undefined : config.findCommand(id);
  if (command === undefined) return [words.slice(0, 2).join(' ')];
  const flags = words.filter((word) => word.startsWith('--')).map((word) => word.slice(2).split('=')[0] ?? '');
  return flags.filter(
    (flag) => command.flags[flag] === undefined && command.flags[flag.replace(/^no-/, '')] === undefined,
  );
}
