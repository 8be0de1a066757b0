import { type CheckContext, type Hit, limitOf, type NotChecked } from '../check.ts';
import { shorten, utf8Bytes } from '../text/count.ts';
import { attributeOf, ruleAttribute } from './attributes.ts';

const SHOWN = 120;

/** A hit where the rule's attribute has more bytes than may be; "not checked" where no file has a place for it. */
function bytesHit(context: CheckContext, limit: number, consequence: string): Hit[] | NotChecked {
  const name = ruleAttribute(context);
  const told = attributeOf(context.listing, name);
  if (told === null) return { notChecked: `no ${name} in the files` };
  const text = told.value.join(' ');
  const measured = utf8Bytes(text);
  if (measured <= limit) return [];
  return [
    {
      field: name,
      message: `${name} has ${measured} bytes${consequence}`,
      text: shorten(text, SHOWN),
      position: 0,
      measured,
      limit,
      unit: 'bytes',
      origin: told.origin,
    },
  ];
}

/** A keyword attribute with more bytes than are indexed. */
export function keywordAttributeTooLong(context: CheckContext): Hit[] | NotChecked {
  const limit = limitOf(context.rule, 'max');
  return bytesHit(context, limit, `; only the first ${limit} are indexed, the rest is ignored.`);
}

/** A keyword attribute that search does not read, filled in. */
export function keywordAttributeUnread(context: CheckContext): Hit[] | NotChecked {
  return bytesHit(context, 0, ' that search does not read: words that stand only here are not found.');
}
