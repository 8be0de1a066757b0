import type { MessageLanguage } from '../../../model/message.ts';

/**
 * Function words that are frequent in letters and, as a set, tell the thirteen languages apart. A choice of ours: it
 * decides which note is shown, never whether a rule is broken.
 */
const SIGNS: Readonly<Partial<Record<MessageLanguage, string>>> = {
  de: 'der die das und ist nicht sie ihre ihrer ihren ihnen für mit auf zu den dem ein eine wir uns von bei wenn bitte vielen dank',
  en: 'the and you your for of to is we our with from this that have can please if it are on thank hello',
  es: 'el la los las y de que su por con para una un es en nos sobre puede si gracias hola pedido del',
  fr: 'le la les et de des vous votre vos pour une un est nous sur avec dans en si merci bonjour commande du au',
  it: 'il lo la gli e di che suo sua per con una un è in ci sul sulla può se grazie buongiorno ordine del della',
  nl: 'de het een en van u uw voor met op is wij ons over in als kunt bedankt hallo bestelling graag te',
  pl: 'i w na z za do nie się jest dla państwa państwo dziękujemy zamówienie o oraz lub w można prosimy jeśli twoje',
  pt: 'o a os as e de que seu sua por com para uma um é em nos sobre pode se obrigado olá pedido você da do na no',
  sv: 'och att det en ett för din ditt med på av vi du är som till om hej tack beställning gärna oss kan',
  tr: 've bir bu için ile siparişiniz teşekkür ederiz ürünü merhaba size olarak da de hakkındaki lütfen sayfasından',
};

const WORDS = new Map(Object.entries(SIGNS).map(([language, words]) => [language, new Set(words.split(' '))]));

const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}]/gu;
const HAN = /\p{Script=Han}/gu;
const ARABIC = /\p{Script=Arabic}/gu;
const LETTERS = /\p{L}/gu;

/** Fewer letters than this say nothing. */
const ENOUGH_LETTERS = 40;
/** Hits the winner needs, and how many times more than the next. */
const ENOUGH_HITS = 4;
const CLEARLY_MORE = 1.5;

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

/** The language a message is clearly written in; null when it is short, mixed, or none of the thirteen. */
export function languageOfMessage(text: string): MessageLanguage | null {
  const letters = count(text, LETTERS);
  const [kana, han, arabic] = [count(text, KANA), count(text, HAN), count(text, ARABIC)];
  // A letter of Japanese or Chinese says as much as a few of the others.
  if (kana + han >= ENOUGH_LETTERS / 4 && kana + han > letters / 3) return kana * 10 > han ? 'ja' : 'zh';
  if (letters < ENOUGH_LETTERS) return null;
  if (arabic > letters / 2) return 'ar';
  const hits = new Map<string, number>();
  for (const word of text.toLowerCase().match(/\p{L}+/gu) ?? []) {
    for (const [language, words] of WORDS) {
      if (words.has(word)) hits.set(language, (hits.get(language) ?? 0) + 1);
    }
  }
  const [best, second] = [...hits].sort((left, right) => right[1] - left[1]);
  if (best === undefined || best[1] < ENOUGH_HITS || best[1] < CLEARLY_MORE * (second?.[1] ?? 0)) return null;
  return best[0] as MessageLanguage;
}
