import { describe, expect, it } from 'vitest';

import { languagesAt } from '../../../../src/domain/journey/pains/language.ts';
import { painsDocument } from '../../../../src/domain/journey/pains/pains-document.ts';
import { painsOf, type PainsOptions } from '../../../../src/domain/journey/pains/pains.ts';
import type { RunFacts } from '../../../../src/model/document.ts';
import { addDays } from '../../../../src/model/period.ts';
import type {
  CustomerQuestionRecord,
  CustomerReviewRecord,
  SurveyAnswerRecord,
} from '../../../../src/model/records/customer-review.ts';
import type { AnyRecord } from '../../../../src/model/records/record.ts';
import type { SellerFeedbackRecord } from '../../../../src/model/records/seller-feedback.ts';
import { customerReturn, recordsOf } from '../sample-records.ts';

const AS_OF = '2026-11-22';
const RUN: RunFacts = { tool: { name: 'sellerctl', version: '0' }, generatedAt: '', asOf: AS_OF, inputs: [] };
const OPTIONS: PainsOptions = { asOf: AS_OF, asins: null, since: null, until: null };
const ORIGIN = { file: 'f', line: 2 };

function pains(records: readonly AnyRecord[], options: Partial<PainsOptions> = {}) {
  return painsOf(recordsOf(...records), { ...OPTIONS, ...options });
}

function returns(count: number, reason: string | null, day: string, comment: string | null = null) {
  return Array.from({ length: count }, (_, index) =>
    customerReturn({ orderId: `${reason} ${day} ${index}`, reason, returnedAt: `${day}T10:00:00Z`, comment }),
  );
}

describe('returns in groups', () => {
  it('have their share with an interval, and codes nobody knows keep their name', () => {
    const result = pains([
      ...returns(6, 'DEFECTIVE', '2026-10-01'),
      ...returns(3, 'NOT_AS_DESCRIBED', '2026-10-01'),
      ...returns(1, 'MARTIAN', '2026-10-01'),
    ]);
    expect(result.groups.map(({ group, lines, share }) => [group, lines, share])).toEqual([
      ['product', 6, 0.6],
      ['listing', 3, 0.3],
      [null, 1, 0.1],
    ]);
    expect(result.groups[2]?.reasons).toEqual([{ reason: 'MARTIAN', lines: 1 }]);
    expect(result.groups[0]?.interval[0]).toBeCloseTo(0.3127, 3);
  });

  it('are judged over time only with enough of them on both sides', () => {
    const later = '2026-11-01';
    const before = addDays(later, -30);
    const clear = pains([
      ...returns(5, 'DEFECTIVE', before),
      ...returns(45, 'UNWANTED_ITEM', before),
      ...returns(30, 'DEFECTIVE', later),
      ...returns(20, 'UNWANTED_ITEM', later),
    ]);
    expect(clear.groups.find(({ group }) => group === 'product')?.trend).toMatchObject({
      verdict: 'rose',
      before: { lines: 5, of: 50 },
    });
    const few = pains([...returns(5, 'DEFECTIVE', before), ...returns(50, 'DEFECTIVE', later)]);
    expect(few.trendReason).toBe('needs 15 more returns in one of two times four weeks');
    expect(few.groups[0]?.trend).toBeNull();
  });

  it('keep to the products and days asked for', () => {
    const records = [...returns(2, 'DEFECTIVE', '2026-10-01'), customerReturn({ asin: 'B0OTHER001' })];
    expect(pains(records, { asins: new Set(['B0OTHER001']) }).returns).toBe(1);
    expect(pains(records, { since: '2026-10-01' }).returns).toBe(2);
  });
});

describe('words of buyers', () => {
  const data = (records: readonly AnyRecord[], examples: number) => painsDocument(pains(records), examples, RUN).data;

  it('are shown whole when they are few, and the newest of many', () => {
    expect(data(returns(4, 'DEFECTIVE', '2026-10-01', 'It is broken and the light is off'), 2).groups[0]).toMatchObject(
      { comments: 4, examples: { length: 4 } },
    );
    expect(data(returns(30, 'DEFECTIVE', '2026-10-01', 'It broke'), 2).groups[0]?.examples).toHaveLength(2);
    expect(data(returns(4, 'DEFECTIVE', '2026-10-01', 'It broke'), 0).groups[0]?.examples).toHaveLength(0);
  });

  it('carry no order', () => {
    expect(JSON.stringify(data(returns(2, 'DEFECTIVE', '2026-10-01', 'x'), 3))).not.toContain('2026-10-01 0');
  });

  it.each([
    ['The lamp is not as it is shown in the picture', 'en'],
    ['Der Schalter ist nach einer Woche kaputt und das Kabel ist zu kurz', 'de'],
    ['La lampe est arrivée avec un interrupteur cassé et sans les vis', 'fr'],
    ['スイッチが壊れています', 'ja'],
    ['ok', null],
    ['12345', null],
  ])('%s', (text, language) => {
    expect(languagesAt(AS_OF).of(text)).toBe(language);
  });
});

function review(stars: number, text: string): CustomerReviewRecord {
  return {
    kind: 'customer-review',
    origin: ORIGIN,
    asin: 'B0CHILD001',
    marketplace: null,
    givenOn: '2026-10-01',
    stars,
    title: null,
    text,
  };
}

describe('reviews', () => {
  it('count words of low ones only when there are twenty, each review once', () => {
    const low = Array.from({ length: 20 }, (_, index) =>
      review(2, index < 8 ? 'The switch, the switch is broken' : 'It is dim'),
    );
    const { reviews } = pains([...low, review(5, 'The switch is great')]);
    expect(reviews?.words.slice(0, 3)).toEqual([
      { word: 'dim', reviews: 12 },
      { word: 'broken', reviews: 8 },
      { word: 'switch', reviews: 8 },
    ]);
    expect(reviews?.stars).toEqual([0, 20, 0, 0, 1]);
    expect(pains(low.slice(1)).reviews?.words).toEqual([]);
  });
});

function answer(score: number, channel: string | null = null): SurveyAnswerRecord {
  return {
    kind: 'survey-answer',
    origin: ORIGIN,
    score,
    givenOn: '2026-10-01',
    channel,
    comment: score < 7 ? 'late' : null,
  };
}

describe('a survey', () => {
  it('has a score from twenty answers on, and says how many are missing before', () => {
    const few = painsDocument(pains(Array.from({ length: 19 }, () => answer(10))), 3, RUN);
    expect(few.data.survey).toMatchObject({ score: null, missing: 1, promoters: 19 });
    expect(JSON.stringify(few.blocks)).toContain('not enough answers: needs 1 more');
    const many = pains([
      ...Array.from({ length: 15 }, () => answer(10, 'mail')),
      ...Array.from({ length: 5 }, () => answer(2, 'box')),
    ]);
    expect(many.survey?.score?.value).toBe(0.5);
    expect(many.survey?.channels).toEqual([
      { channel: 'mail', answers: 15, promoters: 15, detractors: 0 },
      { channel: 'box', answers: 5, promoters: 0, detractors: 5 },
    ]);
  });

  it('is of the whole shop: none for a product', () => {
    expect(pains([answer(10)], { asins: new Set(['B0CHILD001']) }).survey).toBeNull();
  });
});

it('shows feedback of buyers of the whole account', () => {
  const feedback: SellerFeedbackRecord = {
    kind: 'seller-feedback',
    origin: ORIGIN,
    givenOn: '2026-10-01',
    rating: 1,
    orderId: '111',
    comment: 'Slow',
    response: null,
    marketplace: null,
  };
  const document = painsDocument(pains([feedback]), 3, RUN);
  expect(document.data.feedback).toMatchObject({ count: 1, stars: [1, 0, 0, 0, 0], examples: [{ text: 'Slow' }] });
  expect(JSON.stringify(document)).not.toContain('"111"');
});

describe('questions', () => {
  const question = (text: string, changes: Partial<CustomerQuestionRecord> = {}): CustomerQuestionRecord => ({
    kind: 'customer-question',
    origin: ORIGIN,
    asin: 'B0CHILD001',
    marketplace: null,
    askedOn: '2026-10-01',
    question: text,
    answer: null,
    ...changes,
  });

  it('are counted and shown, of the products asked for, and those without an answer named', () => {
    const asked = [question('What bulb?'), question('Which plug?', { answer: 'EU', asin: 'B0CHILD002' })];
    const document = painsDocument(pains(asked), 3, RUN);
    expect(document.data.questions).toMatchObject({ questions: 2, unanswered: 1, words: [] });
    expect(JSON.stringify(document.blocks)).toContain('What buyers ask: 2, 1 without an answer');
    expect(pains(asked, { asins: new Set(['B0CHILD002']) }).questions).toMatchObject({ questions: 1, unanswered: 0 });
    expect(pains([]).questions).toBeNull();
  });

  it('have words from twenty on', () => {
    const many = Array.from({ length: 20 }, () => question('Does the bulb fit the lamp?'));
    expect(painsDocument(pains(many), 3, RUN).data.questions?.words).toContainEqual({ word: 'bulb', questions: 20 });
    expect(pains(many.slice(1)).questions?.words).toEqual([]);
  });
});

it('stands nothing at all', () => {
  expect(painsDocument(pains([]), 3, RUN).data).toMatchObject({
    returns: 0,
    groups: [],
    feedback: null,
    reviews: null,
    survey: null,
  });
});
