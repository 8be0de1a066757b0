import type { Document, RunFacts } from '../../../model/document.ts';
import type { Problem } from '../../../model/problem.ts';
import { examplesOf, painBlocks } from './pains-blocks.ts';
import type { PainsResult, SurveyPains } from './pains.ts';
import type { Comment, GroupPain } from './return-groups.ts';
import { known, pair, rounded } from '../rounding.ts';

export interface PainGroupData extends Omit<GroupPain, 'comments'> {
  /** Comments that buyers wrote. */
  readonly comments: number;
  readonly examples: readonly Comment[];
}

/** One topic of reviews, by Amazon. */
export interface ReviewTopicData {
  readonly asin: string;
  readonly marketplace: string | null;
  readonly sign: 'positive' | 'negative';
  readonly topic: string;
  readonly mentions: number | null;
  readonly share: number | null;
  readonly browseNodeShare: number | null;
  readonly starImpact: number | null;
}

export interface JourneyPainsData {
  readonly from: string | null;
  readonly to: string | null;
  readonly returns: number;
  readonly groups: readonly PainGroupData[];
  readonly trendReason: string | null;
  readonly feedback: {
    readonly count: number;
    readonly stars: readonly number[];
    readonly examples: readonly Comment[];
  } | null;
  readonly topics: readonly ReviewTopicData[];
  readonly reviews: {
    readonly reviews: number;
    readonly stars: readonly number[];
    readonly words: readonly { readonly word: string; readonly reviews: number }[];
    readonly examples: readonly Comment[];
  } | null;
  readonly questions: {
    readonly questions: number;
    /** Without an answer in the file. */
    readonly unanswered: number;
    readonly words: readonly { readonly word: string; readonly questions: number }[];
    readonly examples: readonly Comment[];
  } | null;
  readonly survey: {
    readonly answers: number;
    readonly promoters: number;
    readonly passives: number;
    readonly detractors: number;
    /** Share of promoters less share of detractors, -1 to 1; null with too few answers. */
    readonly score: number | null;
    readonly interval: readonly [number, number] | null;
    /** Answers missing until a score is given. */
    readonly missing: number;
    readonly channels: SurveyPains['channels'];
    readonly examples: readonly Comment[];
  } | null;
}

/** What buyers complain of: the document of `journey pains`. */
export function painsDocument(
  result: PainsResult,
  examples: number,
  run: RunFacts,
  problems: readonly Problem[] = [],
): Document<'journey-pains', JourneyPainsData> {
  const { feedback, groups, period, questions, returns, reviews, survey, topics } = result;
  const when = period === null ? 'no return at hand' : `${returns} returns ${period.start} to ${period.end}`;
  return {
    kind: 'journey-pains',
    schemaVersion: 1,
    title: 'Pain points',
    subtitle: when,
    data: {
      from: period?.start ?? null,
      to: period?.end ?? null,
      returns,
      groups: groups.map(({ comments, ...group }) => ({
        ...group,
        share: rounded(group.share),
        interval: pair(group.interval),
        comments: comments.length,
        examples: examplesOf(comments, examples),
      })),
      trendReason: result.trendReason,
      feedback:
        feedback === null
          ? null
          : { count: feedback.count, stars: feedback.stars, examples: examplesOf(feedback.comments, examples) },
      topics: topics.map(({ asin, browseNodeShare, marketplace, mentions, share, sign, starImpact, topic }) => ({
        asin,
        marketplace,
        sign,
        topic,
        mentions,
        share,
        browseNodeShare,
        starImpact,
      })),
      reviews:
        reviews === null
          ? null
          : {
              reviews: reviews.reviews,
              stars: reviews.stars,
              words: reviews.words,
              examples: examplesOf(reviews.comments, examples),
            },
      questions:
        questions === null
          ? null
          : {
              questions: questions.questions,
              unanswered: questions.unanswered,
              words: questions.words.map(({ reviews: held, word }) => ({ word, questions: held })),
              examples: examplesOf(questions.comments, examples),
            },
      survey:
        survey === null
          ? null
          : {
              answers: survey.answers,
              ...survey.counts,
              score: known(survey.score, ({ value }) => rounded(value)),
              interval: known(survey.score, ({ interval }) => pair(interval)),
              missing: survey.missing,
              channels: survey.channels,
              examples: examplesOf(survey.comments, examples),
            },
    },
    blocks: painBlocks(result, examples),
    problems,
    provenance: { ...run, rules: result.rules, freshness: [] },
  };
}
