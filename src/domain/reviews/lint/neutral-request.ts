import type { MessageLanguage } from '../../../model/message.ts';
import { reviewTemplates } from '../../../rules/policy/review-templates.ts';

const VARIABLE = /\{\{productShortTitle\}\}/g;

/** The sentence of our own template that asks neutrally, in a language; the product's name is left to the writer. */
export function neutralRequest(language: MessageLanguage): string | null {
  const rows = reviewTemplates.versions.flatMap((version) => version.rows);
  const row = rows.find((entry) => entry.route === 'amazon-message' && entry.language === language);
  return row?.ask.replaceAll(VARIABLE, '...') ?? null;
}
