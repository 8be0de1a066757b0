import type { Block } from '../../model/document.ts';
import { plainText } from '../../model/plain-text.ts';

/** What a change is told of: one thing that needed attention, then or now. */
export interface ChangedItemData {
  readonly rule: string;
  readonly sku: string | null;
  readonly asin: string | null;
  readonly marketplace: string | null;
  /** Major units of `currency`, then and now; null where it is not known or was not there. */
  readonly before: number | null;
  readonly after: number | null;
  readonly currency: string | null;
  readonly message: string;
}

/** What is different from an earlier brief. */
export interface BriefChangesData {
  /** Day of the earlier brief. */
  readonly since: string;
  readonly new: readonly ChangedItemData[];
  /** No longer found: mended, or no longer told by the files at hand. */
  readonly gone: readonly ChangedItemData[];
  /** Found then and now, with other money at stake; most money first. */
  readonly worse: readonly ChangedItemData[];
  readonly better: readonly ChangedItemData[];
}

/** One thing that needs attention, as far as changes need it. */
interface Item {
  readonly rule: string;
  readonly field: string;
  readonly sku: string | null;
  readonly asin: string | null;
  readonly marketplace: string | null;
  readonly stake: number | null;
  readonly currency: string | null;
  readonly message: string;
}

/** An earlier brief as far as changes need it. */
export interface EarlierBrief {
  readonly asOf: string;
  readonly attention: readonly Item[];
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : null;
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

/** Reads the JSON of an earlier brief; null where it is none. */
export function earlierBrief(json: unknown): EarlierBrief | null {
  const document = fieldsOf(json);
  const data = fieldsOf(document?.['data']);
  const [asOf, list] = [textOrNull(data?.['asOf']), data?.['attention']];
  if (document?.['kind'] !== 'brief' || asOf === null || !Array.isArray(list)) return null;
  const attention = list.flatMap((each): Item[] => {
    const item = fieldsOf(each);
    const rule = textOrNull(item?.['rule']);
    if (item === null || rule === null) return [];
    const stake = item['stake'];
    return [
      {
        rule,
        sku: textOrNull(item['sku']),
        asin: textOrNull(item['asin']),
        marketplace: textOrNull(item['marketplace']),
        field: textOrNull(item['field']) ?? '',
        stake: typeof stake === 'number' && Number.isFinite(stake) ? stake : null,
        currency: textOrNull(item['currency']),
        message: textOrNull(item['message']) ?? '',
      },
    ];
  });
  return { asOf, attention };
}

/** What makes a thing the same one then and now: what it says and what is at stake may differ. */
function identity({ asin, field, marketplace, rule, sku }: Item): string {
  return JSON.stringify([rule, field, sku, asin, marketplace]);
}

function changed(item: Item, before: number | null, after: number | null): ChangedItemData {
  const { asin, currency, marketplace, message, rule, sku } = item;
  return { rule, sku, asin, marketplace, before, after, currency, message };
}

/** Differences smaller than the smallest coin are none. */
const LEAST = 0.005;

/** What is new, gone, worse or better since an earlier brief. Pure. */
export function changesSince(earlier: EarlierBrief, now: readonly Item[]): BriefChangesData {
  const then = new Map<string, Item[]>();
  for (const item of earlier.attention) then.set(identity(item), [...(then.get(identity(item)) ?? []), item]);
  const fresh: ChangedItemData[] = [];
  const moved: { readonly item: ChangedItemData; readonly by: number }[] = [];
  for (const item of now) {
    const before = then.get(identity(item))?.shift();
    if (before === undefined) {
      fresh.push(changed(item, null, item.stake));
    } else if (before.stake !== null && item.stake !== null && before.currency === item.currency) {
      const by = item.stake - before.stake;
      if (Math.abs(by) >= LEAST) moved.push({ item: changed(item, before.stake, item.stake), by });
    }
  }
  const ranked = moved.toSorted((left, right) => Math.abs(right.by) - Math.abs(left.by));
  return {
    since: earlier.asOf,
    new: fresh,
    gone: [...then.values()].flat().map((item) => changed(item, item.stake, null)),
    worse: ranked.filter(({ by }) => by > 0).map(({ item }) => item),
    better: ranked.filter(({ by }) => by < 0).map(({ item }) => item),
  };
}

/** So many of each are named; all are in the data. */
const NAMED = 5;

function amount(value: number | null, currency: string | null): string {
  return value === null ? '' : `${value.toFixed(2)} ${currency ?? ''}`.trim();
}

function line(word: string, item: ChangedItemData): string {
  const { after, asin, before, currency, marketplace, message, rule, sku } = item;
  const where = [sku, asin, marketplace].filter((part) => part !== null).join(' · ');
  const money =
    before !== null && after !== null
      ? ` (${amount(before, currency)} to ${amount(after, currency)})`
      : amount(before ?? after, currency) === ''
        ? ''
        : ` (${amount(before ?? after, currency)})`;
  return plainText(`${word}: ${where === '' ? rule : `${where}, ${rule}`}${money}. ${message}`);
}

/** The changes on top of a page. */
export function changeBlocks(changes: BriefChangesData | null): Block[] {
  if (changes === null) return [];
  const { better, gone, new: fresh, since, worse } = changes;
  const count = fresh.length + gone.length + worse.length + better.length;
  const bullets = (
    [
      ['New', fresh],
      ['Worse', worse],
      ['Better', better],
      ['Gone', gone],
    ] as const
  ).flatMap(([word, items]) => {
    const more = items.length - NAMED;
    return [
      ...items.slice(0, NAMED).map((item) => line(word, item)),
      ...(more > 0 ? [`${word}: ${more} more, in --json`] : []),
    ];
  });
  return [
    {
      type: 'prose',
      id: 'changes',
      level: 2,
      title: `Since ${since}`,
      tone: fresh.length + worse.length > 0 ? 'warning' : 'neutral',
      paragraphs: [
        count === 0
          ? 'Nothing is new, gone, worse or better.'
          : `${fresh.length} new, ${worse.length} worse, ${better.length} better, ${gone.length} gone. Gone means mended, or no longer told by the files at hand.`,
      ],
      ...(bullets.length === 0 ? {} : { bullets }),
    },
  ];
}
