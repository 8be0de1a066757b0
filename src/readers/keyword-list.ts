import type { KeywordRank } from '../model/records/keyword.ts';
import { type ColumnSpec, defineTable, type ReportKind, type TableReport } from './definition.ts';
import type { HeadingTexts } from './headings.ts';
import { NumberFormat } from './numbers.ts';
import type { Row } from './row.ts';

/** Columns of a keyword tool's export. A kind may have others that only tell it apart. */
type Column = 'phrase' | 'volume' | 'relevancy' | 'competing' | 'title-density' | 'organic-rank' | 'sponsored-rank';

/** What is particular to the export of one tool. */
export interface KeywordList extends Pick<ReportKind, 'id' | 'title' | 'download'> {
  /** Named in every record: volumes of different tools are never mixed. */
  readonly tool: string;
  readonly headings: HeadingTexts;
  /** Columns besides the phrase without which it is another kind. */
  readonly required: readonly string[];
  /** A further condition on the columns. */
  readonly claims?: (columns: ReadonlySet<string>) => boolean;
  /** Months the tool's volume is of; 1 when not given. */
  readonly volumeMonths?: number;
}

const ASIN = /^B0[A-Z0-9]{8}$/;
const RANK_OF = 'rank-of ';
const LONGEST_PHRASE = 100;
const TEXT: ColumnSpec = { kind: 'text', need: 'optional' };

/** The tools write in English whatever the account, 1,234 and 12.5; only a list with headings of these languages is taken for 1.234 and 12,5. */
const COMMA_LANGUAGES: ReadonlySet<string> = new Set(['de', 'es', 'fr', 'it']);

interface Estimate {
  readonly value: number;
  readonly isAtLeast: boolean;
}

/** The cells of one row as numbers. */
class Estimates {
  readonly #row: Row<string>;
  readonly #numbers: NumberFormat;

  constructor(row: Row<string>, numbers: NumberFormat) {
    this.#row = row;
    this.#numbers = numbers;
  }

  #plain(column: string): { readonly plain: string; readonly isAtLeast: boolean } | null {
    const text = this.#row.text(column);
    if (text === null || /^(?:-|n\/a)$/i.test(text)) return null;
    const read = this.#numbers.read(text.replace(/^[>≥]\s*/, ''));
    if ('plain' in read) return { plain: read.plain, isAtLeast: /^[>≥]/.test(text) };
    return this.#row.doubt(column, 'cell-not-a-number', `"${text.slice(0, 40)}" is not a number.`);
  }

  /** `1,234`, `>7,000` (at least so many); `-` and blank: not known, which is not zero. `12.000` may mean twelve thousand. */
  count(column: string): Estimate | null {
    const found = this.#plain(column);
    if (found === null) return null;
    const value = Number(found.plain);
    const isWhole = Number.isSafeInteger(value) && !/\.\d{3}$/.test(found.plain);
    if (isWhole) return { value, isAtLeast: found.isAtLeast };
    const message = `"${this.#row.text(column)?.slice(0, 40) ?? ''}" is not a whole number.`;
    return this.#row.doubt(column, 'cell-not-a-whole-number', message);
  }

  /** A place among results; tools write 0 or `-` for not ranked and `>300` for further down than they looked. */
  rank(column: string): number | null {
    const rank = this.count(column);
    return rank === null || rank.isAtLeast || rank.value < 1 ? null : rank.value;
  }

  /** A score; a word in its place (`Outlier`) is the tool's way of having none. */
  score(column: string): number | null {
    const text = this.#row.text(column);
    const found = text === null || /^\p{L}+$/u.test(text) ? null : this.#plain(column);
    return found === null ? null : Number(found.plain);
  }
}

function phraseOf(row: Row<string>): string {
  const phrase = row.requiredText('phrase');
  if (ASIN.test(phrase.toUpperCase())) {
    row.reject('phrase', 'phrase-is-asin', 'The phrase is an ASIN; the row was left out.');
  }
  if (phrase.length > LONGEST_PHRASE) {
    row.reject('phrase', 'phrase-too-long', `The phrase has over ${LONGEST_PHRASE} characters; the row was left out.`);
  }
  return phrase;
}

/**
 * Makes a reader of one tool's keyword export. A heading that is an ASIN is the column of that product's places.
 * Shares and bids are left alone: their units differ from tool to tool and are not documented.
 */
export function defineKeywordList(list: KeywordList): TableReport {
  const { id, title, download, tool, headings, required, claims, volumeMonths = 1 } = list;
  const columns: Record<string, ColumnSpec> = {
    phrase: { kind: 'text', need: 'required' },
    volume: { kind: 'text', need: 'expected' },
    relevancy: TEXT,
    competing: TEXT,
    'title-density': TEXT,
    'organic-rank': TEXT,
    'sponsored-rank': TEXT,
  } satisfies Record<Column, ColumnSpec>;
  for (const column of required) columns[column] = { kind: 'text', need: 'required' };
  return defineTable<string>({
    form: 'table',
    id,
    title,
    download,
    ownFile: true,
    usedFor: 'audit keywords: phrases shoppers search, how often, and how near they are to the product',
    headings,
    columns,
    decimalMark: () => 'dot',
    totals: {},
    ...(claims === undefined ? {} : { claims }),
    recognise: (heading) => (ASIN.test(heading) ? `${RANK_OF}${heading}` : null),
    open(scope) {
      const ranked = scope.columns.filter((column) => column.startsWith(RANK_OF));
      const numbers = new NumberFormat(COMMA_LANGUAGES.has(scope.language) ? 'comma' : 'dot');
      scope.add('searchVolume', '0');
      return {
        row(row: Row<string>) {
          const phrase = phraseOf(row);
          const cells = new Estimates(row, numbers);
          const volume = cells.count('volume');
          const ranks = ranked.flatMap((column): KeywordRank[] => {
            const rank = cells.rank(column);
            return rank === null ? [] : [{ asin: column.slice(RANK_OF.length), rank }];
          });
          if (volume !== null) scope.add('searchVolume', String(volume.value));
          scope.emit({
            kind: 'keyword',
            origin: row.origin,
            tool,
            marketplace: scope.marketplace,
            phrase,
            monthlyVolume: volume === null ? null : Math.round(volume.value / volumeMonths),
            volumeIsAtLeast: volume?.isAtLeast ?? false,
            relevancy: cells.score('relevancy'),
            competingProducts: cells.count('competing')?.value ?? null,
            titleDensity: cells.count('title-density')?.value ?? null,
            organicRank: cells.rank('organic-rank'),
            sponsoredRank: cells.rank('sponsored-rank'),
            ranks,
          });
        },
      };
    },
  });
}
