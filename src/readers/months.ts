/** Languages of Amazon's shops and seller accounts. */
const LANGUAGES = ['en-US', 'en-GB', 'de', 'fr', 'it', 'es', 'es-MX', 'nl', 'sv', 'pl', 'pt-BR', 'tr'];

/** A name as it is compared: lower case, without the dot of a short form. */
function nameKey(name: string): string {
  return name.normalize('NFKC').toLowerCase().replaceAll('.', '').trim();
}

function monthNames(): ReadonlyMap<string, number> {
  const months = new Map<string, Set<number>>();
  const add = (name: string, month: number): void => {
    const key = nameKey(name);
    if (/^\p{L}+$/u.test(key)) months.set(key, (months.get(key) ?? new Set()).add(month));
  };
  for (const language of LANGUAGES) {
    for (const form of ['long', 'short'] as const) {
      // With a day beside it many languages inflect the name of the month.
      const alone = new Intl.DateTimeFormat(language, { month: form, timeZone: 'UTC' });
      const dated = new Intl.DateTimeFormat(language, { day: 'numeric', month: form, timeZone: 'UTC' });
      for (let month = 1; month <= 12; month += 1) {
        const day = Date.UTC(2026, month - 1, 15);
        add(alone.format(day), month);
        add(dated.formatToParts(day).find(({ type }) => type === 'month')?.value ?? '', month);
      }
    }
  }
  // What older programs shorten the German March to.
  add('mrz', 3);
  // A name that means two months in two languages tells none.
  return new Map([...months].flatMap(([name, [month, other]]) => (other === undefined ? [[name, month ?? 0]] : [])));
}

let known: ReadonlyMap<string, number> | null = null;

/** Month 1-12 of its name in a language of Amazon's shops, long or short; null for any other word. */
export function monthNamed(name: string): number | null {
  known ??= monthNames();
  return known.get(nameKey(name)) ?? null;
}

const NAME = String.raw`(\p{L}+)\.?`;
const YEAR = String.raw`(\d{4})(?!\d)`;
/** `Mar 3, 2026`, `3 Mar 2026`, `3. März 2026`, `3 de marzo de 2026`, `03-Mar-2026`. Years have four digits here. */
const MONTH_FIRST = new RegExp(String.raw`^${NAME}\s+(\d{1,2}),?\s+${YEAR}(.*)$`, 'u');
const DAY_FIRST = new RegExp(
  String.raw`^(\d{1,2})(?:\.\s*|[\s-]+)(?:de\s+)?${NAME}(?:[\s-]+|,\s*)(?:de\s+)?${YEAR}(.*)$`,
  'u',
);
const DIGITS = /^(\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4})([\s,]+\d{1,2}:.*[ap]\.?m\.?.*)$/i;
const HAN = /^(\d{4})年(\d{1,2})月(\d{1,2})日(.*)$/;
/** A time of twelve hours: what follows a date in American files. */
const TWELVE_HOURS = /^[\s,]*(\d{1,2})(:\d{2}(?::\d{2})?)\s*([ap])\.?m\.?\s*(.*)$/i;

function timeOf(rest: string): string {
  const match = TWELVE_HOURS.exec(rest);
  if (match === null) return rest.replace(/^,\s*/, ' ');
  const [, hour = '', minutes = '', half = '', zone = ''] = match;
  // 13 PM is no time: left as it is, it is refused as no date.
  if (Number(hour) < 1 || Number(hour) > 12) return rest;
  const hours = (Number(hour) % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
  return ` ${String(hours).padStart(2, '0')}${minutes} ${zone}`.trimEnd();
}

/**
 * A date with its time of twelve hours as one of twenty-four, and with its month in words as year, month and day in digits, `2026-03-03 23:02:33 PST`; any other text as it is.
 * Words prove the order of day and month by themselves.
 */
export function withMonthNumber(text: string): string {
  const han = HAN.exec(text);
  if (han !== null) return `${han[1] ?? ''}-${han[2] ?? ''}-${han[3] ?? ''}${timeOf(han[4] ?? '')}`;
  const digits = DIGITS.exec(text);
  if (digits !== null) return `${digits[1] ?? ''}${timeOf(digits[2] ?? '')}`;
  const first = MONTH_FIRST.exec(text);
  const match = first ?? DAY_FIRST.exec(text);
  if (match === null) return text;
  const [day, name] = first === null ? [match[1], match[2]] : [match[2], match[1]];
  const month = monthNamed(name ?? '');
  return month === null ? text : `${match[3] ?? ''}-${month}-${day ?? ''}${timeOf(match[4] ?? '')}`;
}
