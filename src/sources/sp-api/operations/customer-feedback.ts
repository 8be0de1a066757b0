import { fieldsOf, type Fields, listOf, numberOf, textOf, textsOf } from '../answer-fields.ts';
import type { SpApiClient } from '../client-types.ts';
import { type Operation, operationsOf } from '../operation.ts';

/** Its model states no rate. So much is taken until `x-amzn-RateLimit-Limit` says better. */
const operation = operationsOf({
  api: 'customerFeedback_2024-06-01',
  source: { page: 'no rate stated; a cautious choice until Amazon names one in its answers', confidence: 'c' },
  roles: ['Selling Partner Insights'],
});
const BASE = '/customerFeedback/2024-06-01/items/{asin}/reviews';
const TOPICS = operation('getItemReviewTopics', `GET ${BASE}/topics`, [1, 1]);
const TRENDS = operation('getItemReviewTrends', `GET ${BASE}/trends`, [1, 1]);

export const customerFeedbackOperations: readonly Operation[] = [TOPICS, TRENDS];

/** How often a topic is spoken of, and what it does to the stars; null where Amazon does not say. */
export interface TopicMeasures {
  readonly mentions: number | null;
  /** Of all reviews, 0 to 100 as Amazon states it. */
  readonly occurrencePercentage: number | null;
  /** Stars gained or lost by it. */
  readonly starRatingImpact: number | null;
}

export interface ReviewTopic {
  readonly topic: string;
  readonly asin: TopicMeasures;
  readonly parentAsin: TopicMeasures;
  /** Of all products of the browse node. */
  readonly browseNode: { readonly occurrencePercentage: number | null; readonly starRatingImpact: number | null };
  /** Words of buyers, cut by Amazon; at most 3. */
  readonly snippets: readonly string[];
  readonly subtopics: readonly {
    readonly topic: string;
    readonly mentions: number | null;
    readonly snippets: readonly string[];
  }[];
}

export interface ReviewTopics {
  readonly asin: string;
  readonly itemName: string | null;
  readonly startDate: string | null;
  readonly endDate: string | null;
  /** At most ten each, by how often or by what they do to the stars. */
  readonly positive: readonly ReviewTopic[];
  readonly negative: readonly ReviewTopic[];
}

export interface TopicTrend {
  readonly topic: string;
  /** Six months, oldest first as Amazon gives them; 0 to 100. */
  readonly months: readonly {
    readonly startDate: string | null;
    readonly endDate: string | null;
    readonly occurrencePercentage: number | null;
  }[];
}

export interface ReviewTrends {
  readonly asin: string;
  readonly positive: readonly TopicTrend[];
  readonly negative: readonly TopicTrend[];
}

function measuresOf(value: unknown): TopicMeasures {
  const fields = fieldsOf(value);
  return {
    mentions: numberOf(fields['numberOfMentions']),
    occurrencePercentage: numberOf(fields['occurrencePercentage']),
    starRatingImpact: numberOf(fields['starRatingImpact']),
  };
}

function topicOf(fields: Fields): ReviewTopic {
  const node = fieldsOf(fields['browseNodeMetrics']);
  return {
    topic: textOf(fields['topic']) ?? '',
    asin: measuresOf(fields['asinMetrics']),
    parentAsin: measuresOf(fields['parentAsinMetrics']),
    browseNode: {
      occurrencePercentage: numberOf(fieldsOf(node['occurrencePercentage'])['allProducts']),
      starRatingImpact: numberOf(fieldsOf(node['starRatingImpact'])['allProducts']),
    },
    snippets: textsOf(fields['reviewSnippets']),
    subtopics: listOf(fields['subtopics']).map((one) => ({
      topic: textOf(one['subtopic']) ?? '',
      mentions: numberOf(fieldsOf(one['metrics'])['numberOfMentions']),
      snippets: textsOf(one['reviewSnippets']),
    })),
  };
}

function trendOf(fields: Fields): TopicTrend {
  return {
    topic: textOf(fields['topic']) ?? '',
    months: listOf(fields['trendMetrics']).map((month) => ({
      startDate: textOf(fieldsOf(month['dateRange'])['startDate']),
      endDate: textOf(fieldsOf(month['dateRange'])['endDate']),
      occurrencePercentage: numberOf(fieldsOf(month['asinMetrics'])['occurrencePercentage']),
    })),
  };
}

export interface FeedbackAsk {
  readonly marketplaceId: string;
  readonly sortBy?: 'MENTIONS' | 'STAR_RATING_IMPACT';
}

/**
 * What buyers speak of in reviews of a product, in English, renewed weekly, in US, UK, FR, IT, DE, ES and JP alone.
 * @returns null where Amazon has nothing (204).
 * @throws SpApiError
 */
export async function getItemReviewTopics(
  client: SpApiClient,
  asin: string,
  { marketplaceId, sortBy = 'MENTIONS' }: FeedbackAsk,
): Promise<ReviewTopics | null> {
  const { data } = await client.call(TOPICS, { path: { asin }, query: { marketplaceId, sortBy } });
  if (data === null) return null;
  const fields = fieldsOf(data);
  const [topics, range] = [fieldsOf(fields['topics']), fieldsOf(fields['dateRange'])];
  return {
    asin: textOf(fields['asin']) ?? asin,
    itemName: textOf(fields['itemName']),
    startDate: textOf(range['startDate']),
    endDate: textOf(range['endDate']),
    positive: listOf(topics['positiveTopics']).map(topicOf),
    negative: listOf(topics['negativeTopics']).map(topicOf),
  };
}

/** How topics came and went over six months; null where Amazon has nothing. @throws SpApiError */
export async function getItemReviewTrends(
  client: SpApiClient,
  asin: string,
  { marketplaceId }: Pick<FeedbackAsk, 'marketplaceId'>,
): Promise<ReviewTrends | null> {
  const { data } = await client.call(TRENDS, { path: { asin }, query: { marketplaceId } });
  if (data === null) return null;
  const fields = fieldsOf(data);
  const trends = fieldsOf(fields['reviewTrends']);
  return {
    asin: textOf(fields['asin']) ?? asin,
    positive: listOf(trends['positiveTopics']).map(trendOf),
    negative: listOf(trends['negativeTopics']).map(trendOf),
  };
}
