import { addDays } from '../../src/model/period.ts';
import { dayAt, LAST_DAY, moment, WEEKS } from './calendar.ts';
import { type Offer, offersOf } from './catalogue.ts';
import { DE_PLACES, US_PLACES } from './places.ts';
import type { Dice } from './random.ts';

/** One line of an order as Amazon knows it; every file of the sample is a view of these. Money in cents. */
export interface Line {
  readonly offer: Offer;
  orderId: string;
  readonly itemCode: string;
  readonly purchasedAt: string;
  readonly day: string;
  readonly status: 'Shipped' | 'Pending' | 'Cancelled';
  readonly shippedAt: string | null;
  readonly quantity: number;
  readonly price: number;
  readonly discount: number;
  readonly tax: number;
  readonly place: readonly [city: string, state: string, zip: string, tax: number];
  readonly business: boolean;
  /** Sold on the seller's own shop, sent by Amazon: no sale on Amazon. */
  readonly elsewhere: boolean;
  readonly replaces: string | null;
}

/** Traffic of one offer in one week. */
export interface WeekOfOffer {
  readonly offer: Offer;
  readonly week: number;
  readonly sessions: number;
  readonly pageViews: number;
}

export interface Story {
  readonly lines: readonly Line[];
  readonly weeks: readonly WeekOfOffer[];
}

/** How likely a purchase is on each day from Sunday to Saturday. */
export const DAY_WEIGHTS = [17, 14, 13, 13, 13, 14, 16] as const;

function orderId(marketplace: 'US' | 'DE', dice: Dice): string {
  const first =
    marketplace === 'US' ? dice.pick(['111', '112', '113', '114']) : dice.pick(['302', '303', '304', '305']);
  return `${first}-${dice.digits(7)}-${dice.digits(7)}`;
}

/** Shipped the same day, the next or the one after; the latest purchases still wait. */
function shipping(
  marketplace: 'US' | 'DE',
  day: string,
  dice: Dice,
): { status: Line['status']; shippedAt: string | null } {
  const shipDay = addDays(
    day,
    dice.weighted([
      [0, 35],
      [1, 50],
      [2, 15],
    ]),
  );
  if (shipDay > LAST_DAY) {
    // Most of the last purchases still left in time; the rest are pending, so that the file holds some.
    if (day === LAST_DAY || dice.next() < 0.3) return { status: 'Pending', shippedAt: null };
    return { status: 'Shipped', shippedAt: moment(marketplace, LAST_DAY, 86_000) };
  }
  return {
    status: 'Shipped',
    shippedAt: moment(marketplace, shipDay, shipDay === day ? 86_399 : dice.between(20_000, 86_000)),
  };
}

function buy(offer: Offer, day: string, quantity: number, dice: Dice): Line {
  const { marketplace } = offer;
  const place = dice.weighted(marketplace === 'US' ? US_PLACES : DE_PLACES);
  const price = Math.round(Number(offer.texts.price) * 100) * quantity;
  const discount = offer.product.coupon === true && dice.next() < 0.2 ? Math.round(price / 10) : 0;
  const paid = price - discount;
  // German prices hold the tax; US tax comes on top.
  const tax =
    marketplace === 'US' ? Math.round((paid * place[3]) / 1000) : Math.round((paid * place[3]) / (1000 + place[3]));
  return {
    offer,
    orderId: orderId(marketplace, dice),
    itemCode: dice.pick(['5', '6', '7']) + dice.digits(13),
    purchasedAt: moment(marketplace, day, dice.between(0, 80_000)),
    day,
    ...shipping(marketplace, day, dice),
    quantity,
    price,
    discount,
    tax,
    place,
    business: dice.next() < 0.04,
    elsewhere: false,
    replaces: null,
  };
}

function quantityOf(left: number, dice: Dice): number {
  return Math.min(
    left,
    dice.weighted([
      [1, 92],
      [2, 7],
      [3, 1],
    ]),
  );
}

/** Sessions and purchases of one offer, week by week; fractions are carried over so that nothing drifts. */
function liveOffer(offer: Offer, dice: Dice): { lines: Line[]; weeks: WeekOfOffer[] } {
  const lines: Line[] = [];
  const weeks: WeekOfOffer[] = [];
  let owed = 0.5;
  for (let week = 0; week < WEEKS; week += 1) {
    const sessions = Math.round(offer.texts.sessions * (0.95 + dice.next() / 10));
    const pageViews = Math.round(sessions * (1.28 + dice.next() / 8));
    weeks.push({ offer, week, sessions, pageViews });
    const fell = offer.marketplace === 'US' && offer.product.falls !== undefined && week >= WEEKS / 2;
    owed += sessions * (fell ? (offer.product.falls ?? 0) : offer.texts.rate) * (0.92 + dice.next() * 0.16);
    let units = Math.floor(owed);
    owed -= units;
    while (units > 0) {
      const quantity = quantityOf(units, dice);
      units -= quantity;
      const weekday = dice.weighted(DAY_WEIGHTS.map((weight, index) => [index, weight] as const));
      lines.push(buy(offer, dayAt(week * 7 + weekday), quantity, dice));
    }
  }
  return { lines, weeks };
}

/** Now and then two things go into one basket: the second line takes over order, time and town of the first. */
function shareBaskets(lines: readonly Line[], dice: Dice): Line[] {
  const shared: Line[] = [];
  for (const line of lines) {
    const before = shared.at(-1);
    const together =
      before !== undefined &&
      before.day === line.day &&
      before.offer !== line.offer &&
      dice.next() < 0.07 &&
      before.offer.product.fbm === line.offer.product.fbm &&
      before.status === line.status;
    if (!together) {
      shared.push(line);
      continue;
    }
    const { orderId: id, purchasedAt, shippedAt, place, business } = before;
    const paid = line.price - line.discount;
    const tax = line.offer.marketplace === 'US' ? Math.round((paid * place[3]) / 1000) : line.tax;
    shared.push({ ...line, orderId: id, purchasedAt, shippedAt, place, business, tax });
  }
  return shared;
}

/** Orders that are no sale: cancelled ones, those of the seller's own shop, and (Germany) replacements. */
function sideOrders(marketplace: 'US' | 'DE', lines: readonly Line[], dice: Dice): Line[] {
  const offers = offersOf(marketplace).filter((offer) => offer.product.fbm !== true);
  const blank = (): Line => buy(dice.pick(offers), dayAt(dice.between(0, WEEKS * 7 - 4)), 1, dice);
  const cancelled = Array.from({ length: marketplace === 'US' ? 34 : 9 }, (): Line => ({
    ...blank(),
    status: 'Cancelled',
    shippedAt: null,
    quantity: 0,
    price: 0,
    discount: 0,
    tax: 0,
    business: false,
  }));
  const elsewhere = Array.from({ length: marketplace === 'US' ? 9 : 3 }, (): Line => ({
    ...blank(),
    elsewhere: true,
    business: false,
    price: 0,
    discount: 0,
    tax: 0,
  }));
  if (marketplace === 'US') return [...cancelled, ...elsewhere];
  const replaced = lines.filter((line) => line.status === 'Shipped' && line.day < dayAt(35)).slice(0, 120);
  const replacements = [7, 41, 88].flatMap((place): Line[] => {
    const original = replaced[place];
    if (!original) return [];
    const day = addDays(original.day, 8);
    return [
      {
        ...original,
        orderId: orderId('DE', dice),
        itemCode: `6${dice.digits(13)}`,
        day,
        purchasedAt: moment('DE', day, 30_000),
        shippedAt: moment('DE', addDays(day, 1), 50_000),
        quantity: 1,
        price: 0,
        discount: 0,
        tax: 0,
        replaces: original.orderId,
      },
    ];
  });
  return [...cancelled, ...elsewhere, ...replacements];
}

function byTime(left: Line, right: Line): number {
  if (left.purchasedAt !== right.purchasedAt) return left.purchasedAt < right.purchasedAt ? -1 : 1;
  return left.itemCode < right.itemCode ? -1 : 1;
}

/** Everything that happened in one marketplace in the eight weeks. */
export function tellStory(marketplace: 'US' | 'DE', dice: Dice): Story {
  const parts = offersOf(marketplace).map((offer) => liveOffer(offer, dice));
  const sales = shareBaskets(parts.flatMap((part) => part.lines).toSorted(byTime), dice);
  const lines = [...sales, ...sideOrders(marketplace, sales, dice)].toSorted(byTime);
  return { lines, weeks: parts.flatMap((part) => part.weeks) };
}

/** True for a line that Amazon counts as units ordered. */
export function isSale(line: Line): boolean {
  return line.status !== 'Cancelled' && !line.elsewhere && line.replaces === null;
}
