import { EXIT, UserError } from '../model/errors.ts';

/** What is asked, and what an answer may be. */
export interface Asked {
  readonly message: string;
  /** Null for a text. */
  readonly choices: readonly { readonly value: string; readonly label: string }[] | null;
  readonly fallback: string | null;
  readonly optional: boolean;
  readonly repeats: boolean;
  readonly check: (answer: string) => string | null;
}

/** Answers a question. */
export type Ask = (question: Asked) => Promise<string>;

/** Thrown by an `Ask` when the user leaves. */
export class Left extends Error {}

function wasLeft(error: unknown): boolean {
  return error instanceof Error && (error.name === 'ExitPromptError' || error.name === 'AbortPromptError');
}

/**
 * Refuses to ask where nobody can answer.
 * @throws UserError `input-forbidden` under --no-input, `input-impossible` without a terminal.
 */
export function demandAnswers(what: string, mayAsk: boolean, instead: string): void {
  if (!mayAsk) {
    throw new UserError('input-forbidden', EXIT.usage, `${what} asks questions, and --no-input forbids them.`, [
      instead,
    ]);
  }
  if (process.stdin.isTTY !== true) {
    const message = `${what} asks questions, and standard input is no terminal.`;
    throw new UserError('input-impossible', EXIT.usage, message, [instead]);
  }
}

/** Asks for a secret in the terminal, on standard error; nothing of it is shown. @throws Left when the user leaves with Ctrl-C. */
export async function askSecret(message: string): Promise<string> {
  try {
    const { default: input } = await import('@inquirer/input');
    const validate = (text: string): boolean | string => (text.trim() === '' ? 'Paste it.' : true);
    const transformer = (text: string): string => (text === '' ? '' : '(hidden)');
    return (await input({ message, transformer, validate }, { output: process.stderr })).trim();
  } catch (error) {
    if (wasLeft(error)) throw new Left();
    throw error;
  }
}

/** A line of ours between questions; standard output is kept for the document. */
export function sayAside(text: string): void {
  process.stderr.write(`${text}\n`);
}

/** Asks in the terminal, on standard error. @throws Left when the user leaves with Ctrl-C. */
export const askInTerminal: Ask = async ({ check, choices, fallback, message, optional, repeats }) => {
  const output = { output: process.stderr };
  try {
    if (choices !== null) {
      const { default: select } = await import('@inquirer/select');
      return await select({ message, choices: choices.map(({ label, value }) => ({ name: label, value })) }, output);
    }
    const { default: input } = await import('@inquirer/input');
    const hint = optional ? (repeats ? ' (empty: go on)' : ' (empty: skip)') : '';
    const validate = (text: string): boolean | string => {
      const answer = text.trim();
      if (answer === '') return optional ? true : 'Write something.';
      return check(answer) ?? true;
    };
    const asked = { message: `${message}${hint}`, validate, ...(fallback === null ? {} : { default: fallback }) };
    return (await input(asked, output)).replaceAll(/\s+/g, ' ').trim();
  } catch (error) {
    if (wasLeft(error)) throw new Left();
    throw error;
  }
};
