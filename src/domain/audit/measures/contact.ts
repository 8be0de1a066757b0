import type { CheckContext, Hit } from '../check.ts';
import { type Part, piecesOf } from '../listing-text.ts';
import { matchesOf, matchHit, rulePattern } from './patterns.ts';

/** Fewest digits of a telephone number with its area code. */
const PHONE_DIGITS = 9;

function phoneHit(hit: Hit, text: string): Hit | null {
  const digits = text.replaceAll(/\D/g, '');
  // A bare run of digits is a GTIN or part number far more often than a telephone number.
  if (digits.length < PHONE_DIGITS || digits.length === text.length) return null;
  if (text.startsWith('+') || /^\(?\d{3}\)?[ -]\d{3}-\d{4}$/.test(text)) return hit;
  return {
    ...hit,
    message: `${hit.message.replace(' is a telephone number', ' looks like a telephone number')} Is it one?`,
    severity: 'warning',
    basis: 'question',
  };
}

const DIGIT = /\d/;

/** Any address has one of the first three signs, any telephone number a digit. */
const CONTACT_SIGN = /[@.:]|\d/;

/** Web addresses, mail addresses and telephone numbers: the rule's three patterns in this order. */
export function contactHits(context: CheckContext, parts: readonly Part[]): Hit[] {
  const [url, mail, phone] = context.rule.check.patterns ?? [];
  if (url === undefined || mail === undefined || phone === undefined) {
    throw new Error(`rule ${context.rule.id} needs three patterns: address, mail, telephone`);
  }
  const [mailPattern, urlPattern, phonePattern] = [rulePattern(mail), rulePattern(url), rulePattern(phone)];
  return piecesOf(context.listing, parts).flatMap((piece) => {
    if (!CONTACT_SIGN.test(piece.text)) return [];
    // No mail address without its sign, no telephone number without a digit: most texts need no pattern.
    const mails = piece.text.includes('@') ? matchesOf(mailPattern, piece.text) : [];
    const phones = DIGIT.test(piece.text) ? matchesOf(phonePattern, piece.text) : [];
    const inMail = (at: number): boolean => mails.some((m) => at >= m.index && at < m.index + m[0].length);
    return [
      ...mails.map((match) => matchHit(piece, match, 'a mail address')),
      ...matchesOf(urlPattern, piece.text)
        .filter((match) => !inMail(match.index))
        .map((match) => matchHit(piece, match, 'a web address')),
      ...phones.flatMap((match) => {
        const hit = phoneHit(matchHit(piece, match, 'a telephone number'), match[0]);
        return hit === null ? [] : [hit];
      }),
    ];
  });
}
