import type { Origin } from './origin.ts';

/** One review of a product, as the seller or a tool of the seller's exported it. The reviewer's name is not read. */
export interface CustomerReviewRecord {
  readonly kind: 'customer-review';
  readonly origin: Origin;
  readonly asin: string | null;
  readonly marketplace: string | null;
  /** ISO date. */
  readonly givenOn: string | null;
  /** 1 to 5; null where the file does not tell. */
  readonly stars: number | null;
  readonly title: string | null;
  readonly text: string | null;
}

/** One question of a buyer on a product, as the seller or a tool of the seller's kept it. Who asked is not read. */
export interface CustomerQuestionRecord {
  readonly kind: 'customer-question';
  readonly origin: Origin;
  readonly asin: string | null;
  readonly marketplace: string | null;
  /** ISO date. */
  readonly askedOn: string | null;
  readonly question: string | null;
  /** Null where nobody has answered yet, or the file does not tell. */
  readonly answer: string | null;
}

/** One answer of a survey of the seller's own shop. */
export interface SurveyAnswerRecord {
  readonly kind: 'survey-answer';
  readonly origin: Origin;
  /** How likely a recommendation is, 0 to 10. */
  readonly score: number;
  readonly givenOn: string | null;
  /** Where it was asked, in the seller's words. */
  readonly channel: string | null;
  readonly comment: string | null;
}

/** What buyers speak of in reviews of a product, by Amazon's Customer Feedback API. */
export interface ReviewTopicRecord {
  readonly kind: 'review-topic';
  readonly origin: Origin;
  readonly asin: string;
  readonly marketplace: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly sign: 'positive' | 'negative';
  readonly topic: string;
  /** Mentions in reviews of this product. */
  readonly mentions: number | null;
  /** Part of reviews that speak of it, 0-1, as Amazon prints it. */
  readonly share: number | null;
  /** Change of the star rating that Amazon ascribes to it. */
  readonly starImpact: number | null;
  /** Share for products of the same browse node. */
  readonly browseNodeShare: number | null;
  readonly snippets: readonly string[];
}
