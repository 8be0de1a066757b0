import { foldText } from './fold.ts';
import { defineLintRule, type LintContext, type LintHit } from './lint-rule.ts';

/** Words without which a text asks for no review, in thirteen languages: ours. */
const ASKING = [
  'review|rate|rating|opinion|feedback',
  'bewert|meinung|rezension|rückmeldung',
  'avis|évalu|opinion|commentaire|noter',
  'opini|valor|reseña|comentario|calific',
  'recension|valuta|opinion|parere',
  'review|beoorde|recensie|mening',
  'opini|oceni|recenzj',
  'avalia|opinião|opiniões',
  'recension|omdöme|betygsätt|tycker',
  'yorum|değerlendir|görüş',
  'レビュー|評価|感想|ご意見',
  '评|看法|意见',
  'تقييم|مراجعة|رأي',
];
const ASKS = new RegExp(ASKING.join('|'), 'iu');

export const asksTheQuestion = defineLintRule('U17', {
  title: 'Asks for a review',
  fix: 'Ask for an honest opinion, or do not send it: a message that only thanks or only confirms is not permitted.',
  run({ message, language }: LintContext): readonly LintHit[] {
    if (ASKS.test(foldText(message.body.text, language ?? '').text)) return [];
    return [{ field: 'body', span: null, message: 'The message asks for nothing: no word on a review or an opinion.' }];
  },
});
