import type { Block, Cell, MetricItem } from '../../../model/document.ts';
import { percentWords } from '../words.ts';
import { FEW_ANSWERS, FEW_COMMENTS, type PainsResult, type ReviewPains } from './pains.ts';
import type { Comment, GroupPain, PainGroup } from './return-groups.ts';

const NAMES: Readonly<Record<PainGroup, string>> = {
  listing: 'Not as described',
  fit: 'Does not fit',
  product: 'Defect or quality',
  damage: 'Damaged or late',
  order: 'Wrong or incomplete',
  price: 'Found cheaper',
  change: 'Changed mind',
};

/** What a seller can look at for a group. */
const CHECKS: Readonly<Record<PainGroup, string>> = {
  listing: 'sellerctl audit listings',
  fit: 'sellerctl audit images',
  product: 'talk to the maker; test a unit yourself',
  damage: 'sellerctl fees reconcile',
  order: 'check the box and the instructions',
  price: 'sellerctl fees margins',
  change: 'nothing to mend',
};

/** All of few comments; of many the newest, since they tell of the product as it is now. */
export function examplesOf(comments: readonly Comment[], examples: number): Comment[] {
  const newest = comments.toSorted((left, right) =>
    (left.on ?? '') === (right.on ?? '') ? 0 : (left.on ?? '') < (right.on ?? '') ? 1 : -1,
  );
  // Few comments are worth reading whole; none are shown where none are asked for.
  return comments.length < FEW_COMMENTS && examples > 0 ? newest : newest.slice(0, examples);
}

function trendWords({ trend }: GroupPain): string | null {
  if (trend === null) return null;
  const { after, before, verdict } = trend;
  const words = { rose: 'rose', fell: 'fell', 'no-clear-change': 'no clear change' }[verdict];
  return `${before.lines} of ${before.of}, then ${after.lines} of ${after.of}: ${words}`;
}

function groupsTable({ groups, trendReason, trendWindows }: PainsResult): Block {
  const windows =
    trendWindows === null
      ? `No trend: ${trendReason ?? 'no return at hand'}.`
      : `Trend: ${trendWindows.after.start} to ${trendWindows.after.end} against ${trendWindows.before.start} to ${trendWindows.before.end}, as a part of all returns.`;
  return {
    type: 'table',
    id: 'groups',
    title: 'Why things come back',
    columns: [
      { key: 'group', label: 'Group', kind: 'text' },
      { key: 'lines', label: 'Returns', kind: 'integer' },
      { key: 'share', label: 'Share', kind: 'percent' },
      { key: 'interval', label: '95 % interval', kind: 'text', priority: 4 },
      { key: 'reasons', label: 'Reasons', kind: 'text', priority: 3 },
      { key: 'products', label: 'Most of', kind: 'text', priority: 2 },
      { key: 'trend', label: 'Trend', kind: 'text', priority: 3 },
      { key: 'check', label: 'Next', kind: 'text', priority: 5 },
    ],
    rows: groups.map((each): Cell[] => [
      each.group === null ? 'Not known' : NAMES[each.group],
      each.lines,
      each.share,
      `${percentWords(each.interval[0])} to ${percentWords(each.interval[1])}`,
      each.reasons
        .slice(0, 3)
        .map(({ lines, reason }) => `${reason} ${lines}`)
        .join(', '),
      each.products.map(({ asin, lines }) => `${asin} ${lines}`).join(', '),
      trendWords(each),
      each.group === null ? null : CHECKS[each.group],
    ]),
    emptyText: 'No return at hand.',
    note: `Share of returned lines, not of sales: how often each product comes back is in journey report. ${windows}`,
  };
}

function commentBlock(id: string, title: string, comments: readonly Comment[], shown: readonly Comment[]): Block[] {
  if (comments.length === 0) return [];
  const few =
    comments.length < FEW_COMMENTS ? `Only ${comments.length} comments: read them, they are too few to count. ` : '';
  return [
    {
      type: 'table',
      id,
      title,
      columns: [
        { key: 'on', label: 'Day', kind: 'date', priority: 2 },
        { key: 'asin', label: 'ASIN', kind: 'id', priority: 3 },
        { key: 'language', label: 'Language', kind: 'text', priority: 4 },
        { key: 'text', label: 'In their words', kind: 'text' },
      ],
      rows: shown.map(({ asin, language, on, text }) => [on, asin, language, text]),
      note: `${few}${shown.length} of ${comments.length} shown, newest first. Words of buyers: keep them to yourself.`,
    },
  ];
}

function surveyBlocks({ survey }: PainsResult, examples: number): Block[] {
  if (survey === null) return [];
  const { answers, channels, comments, counts, missing, score } = survey;
  const metric: MetricItem =
    score === null
      ? {
          id: 'nps',
          label: 'Net promoter score',
          kind: 'percent',
          value: null,
          n: answers,
          note: `not enough answers: needs ${missing} more (of ${FEW_ANSWERS})`,
        }
      : {
          id: 'nps',
          label: 'Net promoter score',
          kind: 'percent',
          value: score.value,
          interval: score.interval,
          n: answers,
        };
  const part = (id: string, label: string, value: number): MetricItem => ({ id, label, kind: 'integer', value });
  return [
    {
      type: 'metrics',
      id: 'survey',
      title: 'Survey of your own shop',
      metrics: [
        metric,
        part('promoters', 'Promoters (9, 10)', counts.promoters),
        part('passives', 'Passives (7, 8)', counts.passives),
        part('detractors', 'Detractors (0 to 6)', counts.detractors),
      ],
      note: 'Share of promoters less share of detractors; adjusted Wald interval with three answers added. Of your own shop only: buyers on Amazon may not be surveyed.',
    },
    ...(channels.length < 2
      ? []
      : [
          {
            type: 'table' as const,
            id: 'survey-channels',
            title: 'By channel',
            columns: [
              { key: 'channel', label: 'Channel', kind: 'text' as const },
              { key: 'answers', label: 'Answers', kind: 'integer' as const },
              { key: 'promoters', label: 'Promoters', kind: 'integer' as const },
              { key: 'detractors', label: 'Detractors', kind: 'integer' as const },
            ],
            rows: channels.map((each) => [each.channel, each.answers, each.promoters, each.detractors]),
          },
        ]),
    ...commentBlock('survey-comments', 'What detractors say', comments, examplesOf(comments, examples)),
  ];
}

/** Words that several texts hold. */
function wordTable(id: string, title: string, column: string, words: ReviewPains['words']): Block[] {
  if (words.length === 0) return [];
  return [
    {
      type: 'table',
      id,
      title,
      columns: [
        { key: 'word', label: 'Word', kind: 'text' },
        { key: column.toLowerCase(), label: column, kind: 'integer' },
      ],
      rows: words.map(({ reviews: held, word }) => [word, held]),
      note: `How many ${column.toLowerCase()} hold the word; stop words left out. A count of words, no judgement of them.`,
    },
  ];
}

function questionBlocks({ questions }: PainsResult, examples: number): Block[] {
  if (questions === null) return [];
  const { comments, questions: asked, unanswered, words } = questions;
  const open = unanswered === 0 ? '' : `, ${unanswered} without an answer`;
  return [
    ...wordTable('question-words', 'Words of questions', 'Questions', words),
    ...commentBlock('questions', `What buyers ask: ${asked}${open}`, comments, examplesOf(comments, examples)),
  ];
}

function reviewBlocks({ feedback, reviews, topics }: PainsResult, examples: number): Block[] {
  const blocks: Block[] = [];
  if (topics.length > 0) {
    blocks.push({
      type: 'table',
      id: 'topics',
      title: 'What reviews speak of, by Amazon',
      columns: [
        { key: 'asin', label: 'ASIN', kind: 'id' },
        { key: 'sign', label: 'Sign', kind: 'text' },
        { key: 'topic', label: 'Topic', kind: 'text' },
        { key: 'mentions', label: 'Mentions', kind: 'integer' },
        { key: 'share', label: 'Of reviews', kind: 'percent', priority: 2 },
        { key: 'node', label: 'In the browse node', kind: 'percent', priority: 3 },
        { key: 'impact', label: 'Stars', kind: 'decimal', priority: 2 },
      ],
      rows: topics.map((each) => [
        each.asin,
        each.sign,
        each.topic,
        each.mentions,
        each.share,
        each.browseNodeShare,
        each.starImpact,
      ]),
    });
  }
  if (reviews !== null) {
    blocks.push({
      type: 'table',
      id: 'review-stars',
      title: `Reviews: ${reviews.reviews}`,
      columns: [
        { key: 'stars', label: 'Stars', kind: 'integer' },
        { key: 'reviews', label: 'Reviews', kind: 'integer' },
      ],
      rows: reviews.stars.map((number, index) => [index + 1, number]),
      note: 'Reviews you exported, not all that Amazon has: no rating is worked out from them.',
    });
    blocks.push(
      ...wordTable('review-words', 'Words of reviews with one to three stars', 'Reviews', reviews.words),
      ...commentBlock(
        'review-comments',
        'Reviews with one to three stars',
        reviews.comments,
        examplesOf(reviews.comments, examples),
      ),
    );
  }
  if (feedback !== null) {
    blocks.push(
      ...commentBlock(
        'feedback',
        `Seller feedback: ${feedback.count}`,
        feedback.comments,
        examplesOf(feedback.comments, examples),
      ),
    );
  }
  return blocks;
}

/** The tables of `journey pains`. */
export function painBlocks(result: PainsResult, examples: number): Block[] {
  const { groups } = result;
  return [
    groupsTable(result),
    ...commentBlock(
      'return-comments',
      'What buyers wrote on returns',
      groups.flatMap(({ comments }) => comments),
      groups.flatMap(({ comments }) => examplesOf(comments, examples)),
    ),
    ...reviewBlocks(result, examples),
    ...questionBlocks(result, examples),
    ...surveyBlocks(result, examples),
  ];
}
