import type { ProvenanceRule } from '../../../model/document.ts';
import type { IsoDate, Period } from '../../../model/period.ts';
import type {
  CustomerQuestionRecord,
  CustomerReviewRecord,
  ReviewTopicRecord,
} from '../../../model/records/customer-review.ts';
import type { RecordSet } from '../../../model/records/record.ts';
import type { SellerFeedbackRecord } from '../../../model/records/seller-feedback.ts';
import { netPromoter, promoterCounts, type PromoterCounts } from '../../../model/statistics/net-promoter.ts';
import { intervalZ } from '../../../model/statistics/normal.ts';
import type { Interval } from '../../../model/statistics/proportion.ts';
import { settingsAt, settingsRules } from '../settings.ts';
import { type Languages, languagesAt } from './language.ts';
import {
  type Comment,
  commentsOf,
  count,
  dayOf,
  ranked,
  reasonRules,
  returnGroups,
  type ReturnGroups,
} from './return-groups.ts';

/** Below so many comments the comments themselves say more than any count. */
export const FEW_COMMENTS = 20;
/** Below so many answers no score is given. */
export const FEW_ANSWERS = 20;
const MOST_WORDS = 20;

/** Reviews the seller exported. */
export interface ReviewPains {
  readonly reviews: number;
  /** Reviews by stars, one to five. */
  readonly stars: readonly number[];
  /** Words of reviews of one to three stars, by how many of them hold the word; empty below twenty reviews. */
  readonly words: readonly { readonly word: string; readonly reviews: number }[];
  readonly comments: readonly Comment[];
}

/** What buyers asked. */
export interface QuestionPains {
  readonly questions: number;
  /** Without an answer in the file. */
  readonly unanswered: number;
  /** Words of questions, by how many of them hold the word; empty below twenty questions. */
  readonly words: ReviewPains['words'];
  readonly comments: readonly Comment[];
}

/** Answers of a survey of the own shop. */
export interface SurveyPains {
  readonly counts: PromoterCounts;
  readonly answers: number;
  /** -1 to 1; null below twenty answers, with the number missing. */
  readonly score: { readonly value: number; readonly interval: Interval } | null;
  readonly missing: number;
  readonly channels: readonly {
    readonly channel: string | null;
    readonly answers: number;
    readonly promoters: number;
    readonly detractors: number;
  }[];
  readonly comments: readonly Comment[];
}

/** What buyers complain of, as far as the files tell. */
export interface PainsResult extends ReturnGroups {
  readonly period: Period | null;
  readonly returns: number;
  readonly feedback: {
    readonly count: number;
    readonly stars: readonly number[];
    readonly comments: readonly Comment[];
  } | null;
  readonly topics: readonly ReviewTopicRecord[];
  readonly reviews: ReviewPains | null;
  readonly questions: QuestionPains | null;
  readonly survey: SurveyPains | null;
  readonly rules: readonly ProvenanceRule[];
}

export interface PainsOptions {
  readonly asOf: IsoDate;
  readonly asins: ReadonlySet<string> | null;
  readonly since: IsoDate | null;
  readonly until: IsoDate | null;
}

const STARS = [1, 2, 3, 4, 5];

function starsOf(items: readonly { readonly stars: number | null }[]): number[] {
  return STARS.map((stars) => items.filter((item) => item.stars === stars).length);
}

function reviewPains(reviews: readonly CustomerReviewRecord[], languages: Languages): ReviewPains | null {
  if (reviews.length === 0) return null;
  const low = reviews.filter(({ stars }) => stars !== null && stars <= 3);
  const textOf = ({ text, title }: CustomerReviewRecord): string =>
    [title, text].flatMap((part) => part ?? []).join('. ');
  return {
    reviews: reviews.length,
    stars: starsOf(reviews),
    words: wordsOf(low.map(textOf), languages),
    comments: commentsOf(low, languages, (one) => ({ text: textOf(one), asin: one.asin, on: one.givenOn })),
  };
}

/** The twenty words that most texts hold, of those that several hold; none below twenty texts. */
function wordsOf(texts: readonly string[], languages: Languages): ReviewPains['words'] {
  if (texts.length < FEW_COMMENTS) return [];
  return ranked(count(texts.flatMap((text) => [...languages.words(text)])))
    .filter((word) => word.count > 1)
    .slice(0, MOST_WORDS)
    .map(({ count: held, name }) => ({ word: name, reviews: held }));
}

function questionPains(questions: readonly CustomerQuestionRecord[], languages: Languages): QuestionPains | null {
  if (questions.length === 0) return null;
  return {
    questions: questions.length,
    unanswered: questions.filter(({ answer }) => answer === null).length,
    words: wordsOf(
      questions.map(({ question }) => question ?? ''),
      languages,
    ),
    comments: commentsOf(questions, languages, (one) => ({ text: one.question, asin: one.asin, on: one.askedOn })),
  };
}

function surveyPains(records: RecordSet, options: PainsOptions, languages: Languages): SurveyPains | null {
  const answers = records['survey-answer'].filter(({ givenOn }) => isInside(givenOn, options));
  if (answers.length === 0) return null;
  const settings = settingsAt(options.asOf);
  const counts = promoterCounts(answers.map(({ score }) => score));
  const missing = Math.max(0, FEW_ANSWERS - answers.length);
  const channels = [...new Set(answers.map(({ channel }) => channel))].map((channel) => {
    const own = promoterCounts(answers.filter((answer) => answer.channel === channel).map(({ score }) => score));
    const { detractors, passives, promoters } = own;
    return { channel, answers: promoters + passives + detractors, promoters, detractors };
  });
  return {
    counts,
    answers: answers.length,
    score: missing > 0 ? null : netPromoter(counts, intervalZ(settings.confidenceLevel)),
    missing,
    channels: channels.toSorted((left, right) => right.answers - left.answers),
    comments: commentsOf(
      answers.filter(({ score }) => score <= 6),
      languages,
      (one) => ({ text: one.comment, asin: null, on: one.givenOn }),
    ),
  };
}

function isInside(day: IsoDate | null, { since, until }: PainsOptions): boolean {
  if (day === null) return since === null && until === null;
  return (since === null || day >= since) && (until === null || day <= until);
}

function feedbackPains(records: readonly SellerFeedbackRecord[], languages: Languages): PainsResult['feedback'] {
  if (records.length === 0) return null;
  return {
    count: records.length,
    stars: starsOf(records.map(({ rating }) => ({ stars: rating }))),
    comments: commentsOf(records, languages, (one) => ({ text: one.comment, asin: null, on: one.givenOn })),
  };
}

/**
 * What buyers complain of: returns in seven groups with shares and trend, feedback, topics of reviews, reviews,
 * questions and surveys of the seller's own. Counts and words only: no mood is guessed. Pure.
 */
export function painsOf(records: RecordSet, options: PainsOptions): PainsResult {
  const { asins, asOf } = options;
  const languages = languagesAt(asOf);
  const isAsked = (asin: string | null): boolean => asins === null || (asin !== null && asins.has(asin));
  const returns = records['customer-return'].filter((one) => isAsked(one.asin) && isInside(dayOf(one), options));
  const days = returns.map(dayOf).toSorted();
  const [start, end] = [days[0], days.at(-1)];
  const reviews = records['customer-review'].filter(({ asin, givenOn }) => isAsked(asin) && isInside(givenOn, options));
  const questions = records['customer-question'].filter(
    ({ asin, askedOn }) => isAsked(asin) && isInside(askedOn, options),
  );
  const feedback = asins === null ? records['seller-feedback'].filter(({ givenOn }) => isInside(givenOn, options)) : [];
  return {
    period: start === undefined || end === undefined ? null : { start, end },
    returns: returns.length,
    ...returnGroups(returns, asOf, languages),
    feedback: feedbackPains(feedback, languages),
    topics: records['review-topic'].filter(({ asin }) => isAsked(asin)),
    reviews: reviewPains(reviews, languages),
    questions: questionPains(questions, languages),
    survey: asins === null ? surveyPains(records, options, languages) : null,
    rules: [...settingsRules(asOf), reasonRules(asOf)],
  };
}
