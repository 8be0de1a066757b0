import type { MessageTemplate } from '../../domain/reviews/drafts/fill-template.ts';
import { EXIT, UserError } from '../../model/errors.ts';
import type { MessageRoute } from '../../model/message.ts';

/**
 * The user's own template: a text with a first line `Subject: ...` and variables of the route, judged before it is used.
 * @throws UserError `template-unusable` naming what is wrong: no subject, a variable that is not allowed, a broken rule.
 */
export async function ownTemplate(path: string | undefined, route: MessageRoute): Promise<MessageTemplate | null> {
  if (path === undefined) return null;
  const [{ readMessages }, { foreignVariables }, { lintMessage }, { templateVariables }] = await Promise.all([
    import('./read-messages.ts'),
    import('../../domain/reviews/drafts/fill-template.ts'),
    import('../../domain/reviews/lint/lint-message.ts'),
    import('../../domain/reviews/lint/lint-rule.ts'),
  ]);
  const refuse = (why: string, ...todo: string[]): UserError =>
    new UserError('template-unusable', EXIT.input, `The template ${path} cannot be used: ${why}`, todo);
  const { messages, problems } = await readMessages([path]);
  const [message, other] = messages;
  if (message === undefined || other !== undefined) throw refuse(problems[0]?.message ?? 'it is more than one text.');
  if (message.subject === null) throw refuse('it has no subject.', 'Write a first line "Subject: ...".');
  const template = { subject: message.subject.text, body: message.body.text.trim(), namelessBody: null };
  const [foreign] = foreignVariables(template, route);
  if (foreign !== undefined) {
    const known = templateVariables(route).allowed.map((name) => `{{${name}}}`);
    throw refuse(`there is no variable {{${foreign}}} on this route.`, `Known: ${known.join(', ')}.`);
  }
  const { findings } = lintMessage(message, { route, isTemplate: true });
  const error = findings.find(({ severity }) => severity === 'error');
  if (error === undefined) return template;
  const place = error.line === null ? '' : ` (line ${error.line})`;
  throw refuse(
    `${error.rule.meta.id}${place}: ${error.message}`,
    error.fix,
    `sellerctl reviews lint ${path} --template`,
  );
}
