import { findMarketplace } from '../../model/marketplace.ts';
import type { FileScope, JsonReport } from '../definition.ts';
import { isObject, type JsonObject, listOf, textOf, objectAt, dayOf } from '../json-values.ts';

const ID = 'customerFeedback_2024-06-01.getItemReviewTopics';

/** Reads the figures of one topic; what is no number in its range is a problem and unknown. */
function figures(metrics: JsonObject, line: number, scope: FileScope) {
  const read = (key: string, least: number, most: number): number | null => {
    const value = metrics[key];
    if (value === undefined || value === null) return null;
    if (typeof value === 'number' && value >= least && value <= most) return value;
    const message = 'The value is no number as documented; it is not known.';
    scope.problem({ code: 'cell-not-a-number', scope: 'cell', line, column: key, message });
    return null;
  };
  // Percentages of this API are 0-100.
  const percent = read('occurrencePercentage', 0, 100);
  return {
    mentions: read('numberOfMentions', 0, Number.MAX_SAFE_INTEGER),
    share: percent === null ? null : percent / 100,
    starImpact: read('starRatingImpact', -5, 5),
  };
}

function answersOf(document: unknown): readonly JsonObject[] {
  return (Array.isArray(document) ? document : [document]).filter(isObject);
}

function isAnswer(value: JsonObject): boolean {
  const topics = objectAt(value, 'topics');
  return textOf(value['asin']) !== null && ('positiveTopics' in topics || 'negativeTopics' in topics);
}

function readAnswer(answer: JsonObject, line: number, scope: FileScope): number {
  const id = textOf(answer['marketplaceId']);
  const range = objectAt(answer, 'dateRange');
  const [from, to] = [dayOf(range['startDate']), dayOf(range['endDate'])];
  let rows = 0;
  for (const [key, sign] of [
    ['negativeTopics', 'negative'],
    ['positiveTopics', 'positive'],
  ] as const) {
    for (const topic of listOf(objectAt(answer, 'topics'), key)) {
      rows += 1;
      const name = isObject(topic) ? textOf(topic['topic']) : null;
      if (!isObject(topic) || name === null) {
        scope.problem({
          code: 'cell-missing',
          scope: 'row',
          line,
          column: key,
          message: 'A topic without a name was left out.',
        });
        continue;
      }
      scope.emit({
        kind: 'review-topic',
        origin: { file: scope.path, line },
        asin: textOf(answer['asin']) ?? '',
        marketplace: id === null ? scope.marketplace : (findMarketplace(id)?.code ?? id),
        from,
        to,
        sign,
        topic: name,
        ...figures(objectAt(topic, 'asinMetrics'), line, scope),
        browseNodeShare: figures(objectAt(topic, 'browseNodeMetrics'), line, scope).share,
        snippets: listOf(topic, 'reviewSnippets').flatMap((snippet) => textOf(snippet) ?? []),
      });
    }
  }
  if (from !== null) scope.cover(from);
  if (to !== null) scope.cover(to);
  return rows;
}

/** Customer Feedback API: topics of the reviews of a product, the answer saved as it came; several in a list. */
export const report: JsonReport = {
  form: 'json',
  id: ID,
  title: 'Review topics (Customer Feedback API)',
  download: 'SP-API: customerFeedback 2024-06-01, getItemReviewTopics, the answer saved as a file',
  usedFor: 'journey pains: what reviews of a product speak of, beside its browse node',
  mixesMarketplaces: true,
  sniff: /"(?:positive|negative)Topics"/,
  totals: [],
  claims(document) {
    const answers = answersOf(document);
    return answers.length > 0 && answers.every(isAnswer);
  },
  read(document, scope) {
    const rows = answersOf(document).reduce((sum, answer, index) => sum + readAnswer(answer, index + 1, scope), 0);
    return { rows, period: null };
  },
};
