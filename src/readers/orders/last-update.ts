import { addDays, type IsoDate } from '../../model/period.ts';

/** An order that nothing happened to for so long after its purchase is rare; most ship within two days. */
const QUIET_DAYS = 7;
/** Part of the rows, and least number of them, from which such orders are no accident. */
const TELLING_SHARE = 0.2;
const TELLING_ROWS = 5;

/** What the dates of a file of orders tell of how it was asked for. */
export interface LastUpdateEvidence {
  /** Rows whose order had been placed long before the earliest update in the file. */
  readonly rows: number;
  /** Day of that earliest update: orders of the days before it are in the file only if something happened to them later. */
  readonly updatedFrom: IsoDate;
}

/**
 * Orders by order date and orders by last update have the same headings; only their dates can tell them apart. In a
 * file by order date the first days' orders were also updated in those days. Where many orders are old and yet nothing
 * in the file was updated before a certain day, it was asked for by last update. Few rows prove nothing.
 */
export class LastUpdateClue {
  readonly #rowsByDay = new Map<IsoDate, { rows: number }>();
  #rows = 0;
  #earliest: IsoDate | null = null;

  /** @param purchased day of the order. @param updated day of its last update, where the file tells. */
  add(purchased: IsoDate, updated: IsoDate | null): void {
    this.#rows += 1;
    const day = this.#rowsByDay.get(purchased);
    if (day === undefined) this.#rowsByDay.set(purchased, { rows: 1 });
    else day.rows += 1;
    if (updated !== null && (this.#earliest === null || updated < this.#earliest)) this.#earliest = updated;
  }

  /** Null where the dates fit a file by order date. */
  evidence(): LastUpdateEvidence | null {
    if (this.#earliest === null) return null;
    const longBefore = addDays(this.#earliest, -QUIET_DAYS);
    let rows = 0;
    for (const [day, count] of this.#rowsByDay) if (day < longBefore) rows += count.rows;
    const telling = rows >= TELLING_ROWS && rows >= this.#rows * TELLING_SHARE;
    return telling ? { rows, updatedFrom: this.#earliest } : null;
  }
}
