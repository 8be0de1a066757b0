import type { Hook } from '@oclif/core';

import { EXIT, UserError } from '../model/errors.ts';
import { didYouMean } from './did-you-mean.ts';

function words(id: string): string {
  return id.split(':').join(' ');
}

/**
 * What oclif calls for a command it does not know. It never asks and never runs another command than the one typed.
 * @throws UserError `command-unknown` with the nearest commands.
 */
export const commandNotFound: Hook<'command_not_found'> = async function commandNotFound({ config, id }) {
  const typed = words(id);
  const visible = config.commands.filter((command) => !command.hidden).map((command) => words(command.id));
  if (typed.startsWith('-')) {
    throw new UserError('command-missing', EXIT.usage, `A command comes first, then flags such as ${typed}.`, [
      `See all commands: ${config.bin} --help`,
    ]);
  }
  // `audit listngs` is near to `audit listings`; a bare `listings` is near to it by its last word.
  const byLastWord = visible.filter((command) => command.split(' ').at(-1) === typed);
  const topics = config.topics.filter((topic) => !topic.hidden).map((topic) => words(topic.name));
  const known = [...new Set([...visible, ...topics])];
  const near = byLastWord.length > 0 ? [`Did you mean ${byLastWord.join(' or ')}?`] : didYouMean(typed, known);
  const topic = config.findTopic(id.split(':')[0] ?? '') === undefined ? '' : `${id.split(':')[0]} `;
  throw new UserError('command-unknown', EXIT.usage, `There is no command "${typed}".`, [
    ...near,
    `See all commands: ${config.bin} ${topic}--help`,
  ]);
};
