import type { Confidence } from '../../model/confidence.ts';
import type { MessageLanguage, MessageRoute } from '../../model/message.ts';
import type { RuleTable } from '../table.ts';
import tableJson from './review-templates.json' with { type: 'json' };

/** A request for a review, with `{{variables}}`; written by us, neutral and short. */
export interface TemplateRow {
  readonly id: string;
  readonly route: MessageRoute;
  readonly language: MessageLanguage;
  readonly subject: string;
  /** The sentence that asks, which also stands in `paragraphs`. */
  readonly ask: string;
  /** Joined by an empty line. */
  readonly paragraphs: readonly string[];
  /** First paragraph where the buyer's first name is not known. */
  readonly nameless?: string;
  readonly confidence: Confidence;
  readonly sources: readonly string[];
}

// JSON widens every literal to string; a test checks the rows.
/** Requests for reviews in every language, one for each route. */
export const reviewTemplates = tableJson as unknown as RuleTable<TemplateRow>;
