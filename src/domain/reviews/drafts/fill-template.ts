import type { MessageLanguage, MessageRoute } from '../../../model/message.ts';
import { reviewTemplates, type TemplateRow } from '../../../rules/policy/review-templates.ts';
import { templateVariables } from '../lint/lint-rule.ts';

/** A text with `{{variables}}`, ours or the user's own. */
export interface MessageTemplate {
  readonly subject: string;
  readonly body: string;
  /** The body where the first name is not known; null when there is no other. */
  readonly namelessBody: string | null;
}

export type Filled =
  | { readonly subject: string; readonly body: string }
  /** Why it cannot be filled; nothing half filled ever leaves. */
  | { readonly gap: string };

const VARIABLE = /\{\{\s*([^{}]*?)\s*\}\}/g;
/** A line break in a subject would start a header of somebody else's choosing. */
const BREAKS = /[\r\n\u0085\u2028\u2029]/;
// eslint-disable-next-line no-control-regex -- these are what is looked for
const CONTROLS = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/;

function templateOf({ subject, paragraphs, nameless }: TemplateRow): MessageTemplate {
  return {
    subject,
    body: paragraphs.join('\n\n'),
    namelessBody: nameless === undefined ? null : [nameless, ...paragraphs.slice(1)].join('\n\n'),
  };
}

/** Our own template of a route and language; null where there is none. */
export function shippedTemplate(route: MessageRoute, language: MessageLanguage): MessageTemplate | null {
  const rows = reviewTemplates.versions.flatMap((version) => version.rows);
  const row = rows.find((entry) => entry.route === route && entry.language === language);
  return row === undefined ? null : templateOf(row);
}

/** Names of the variables of a template that its route does not allow. */
export function foreignVariables({ subject, body }: MessageTemplate, route: MessageRoute): string[] {
  const { allowed } = templateVariables(route);
  const names = [...`${subject}\n${body}`.matchAll(VARIABLE)].map(([, name = '']) => name);
  return [...new Set(names)].filter((name) => !allowed.includes(name));
}

function badValue(name: string, value: string): string | null {
  if (BREAKS.test(value) && name !== 'postalAddress') return `${name} has a line break in it`;
  return CONTROLS.test(value) ? `${name} has control characters in it` : null;
}

/**
 * The template with its variables filled, in plain text. A variable without a value, and a value with a line break or
 * control characters, is a gap: a message is whole or it is not made.
 */
export function fillTemplate(
  template: MessageTemplate,
  values: Readonly<Record<string, string | null | undefined>>,
): Filled {
  const isNameless = (values['firstName'] ?? '') === '';
  const text = isNameless ? (template.namelessBody ?? template.body) : template.body;
  const gaps: string[] = [];
  const fill = (part: string): string =>
    part.replaceAll(VARIABLE, (_, name: string) => {
      const value = values[name]?.trim() ?? '';
      const fault = value === '' ? `${name} is not known` : badValue(name, value);
      if (fault !== null) gaps.push(fault);
      return value;
    });
  const [subject, body] = [fill(template.subject), fill(text)];
  if (gaps.length > 0) return { gap: [...new Set(gaps)].join(', ') };
  if (BREAKS.test(subject)) return { gap: 'the subject has a line break in it' };
  return { subject, body: `${body}\n` };
}
