import { type CheckContext, type Hit, limitOf, type NotChecked } from '../check.ts';
import { shorten, utf8Bytes } from '../text/count.ts';
import { attributeOf, ruleAttribute } from './attributes.ts';

const SHOWN = 120;

/** A keyword attribute with more bytes than are indexed; "not checked" where no file has a place for it. */
export function keywordAttributeTooLong(context: CheckContext): Hit[] | NotChecked {
  const name = ruleAttribute(context);
  const told = attributeOf(context.listing, name);
  if (told === null) return { notChecked: `no ${name} in the files` };
  const text = told.value.join(' ');
  const measured = utf8Bytes(text);
  const limit = limitOf(context.rule, 'max');
  if (measured <= limit) return [];
  const message = `${name} has ${measured} bytes; only the first ${limit} are indexed, the rest is ignored.`;
  return [
    {
      field: name,
      message,
      text: shorten(text, SHOWN),
      position: 0,
      measured,
      limit,
      unit: 'bytes',
      origin: told.origin,
    },
  ];
}

/** A keyword attribute that search does not read, filled in. */
export function keywordAttributeUnread(context: CheckContext): Hit[] | NotChecked {
  const name = ruleAttribute(context);
  const told = attributeOf(context.listing, name);
  if (told === null) return { notChecked: `no ${name} in the files` };
  const text = told.value.join(' ');
  if (text === '') return [];
  const measured = utf8Bytes(text);
  const message = `${name} has ${measured} bytes that search does not read: words that stand only here are not found.`;
  return [
    {
      field: name,
      message,
      text: shorten(text, SHOWN),
      position: 0,
      measured,
      limit: 0,
      unit: 'bytes',
      origin: told.origin,
    },
  ];
}
