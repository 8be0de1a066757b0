import { daysBetween } from '../../src/model/period.ts';
import type { Demo } from './build-demo.ts';
import { AS_OF, FIRST_DAY, LAST_DAY } from './calendar.ts';
import { PRODUCTS, type Product } from './catalogue.ts';
import { fulfilmentCents, tierOf } from './fee-card.ts';
import type { Return } from './returns-file.ts';
import { isSale, type Line } from './story.ts';
import { TROUBLES } from './troubles.ts';

function product(sku: string): Product {
  const found = PRODUCTS.find((entry) => entry.sku === sku);
  if (!found) throw new RangeError(`no such product: ${sku}`);
  return found;
}

/** Days after purchase between which a parcel is taken to arrive: the assumption of `reviews plan`, here once more. */
const ARRIVES = { fba: [1, 7], fbm: [2, 14] } as const;

/** Orders by what `reviews plan` must say of them on the as-of date, and how many are never received. */
function reviewWindow(lines: readonly Line[], returns: readonly Return[]): Record<string, number> {
  const counts: Record<string, number> = { open: 0, wait: 0, mayBeShut: 0, shut: 0, excluded: 0 };
  const lost = new Set(
    returns.filter((entry) => entry.reason.startsWith('UNDELIVERABLE')).map((entry) => entry.line.itemCode),
  );
  const orders = Map.groupBy(lines, (line) => line.orderId);
  for (const order of orders.values()) {
    const [first] = order;
    if (first === undefined) continue;
    const [early, late] = first.offer.product.fbm === true ? ARRIVES.fbm : ARRIVES.fba;
    const age = daysBetween(first.day, AS_OF);
    const bump = (name: string): void => void (counts[name] = (counts[name] ?? 0) + 1);
    if (!isSale(first) || order.every((line) => lost.has(line.itemCode))) bump('excluded');
    else if (order.some((line) => line.status === 'Pending') || age < late + 5) bump('wait');
    else if (age <= early + 30) bump('open');
    else if (age <= late + 30) bump('mayBeShut');
    else bump('shut');
  }
  return counts;
}

/** What was seeded, with the numbers a finder must come to; money in major units. Counted from the story, not from the files. */
export function describeTroubles({ us, de, usReturns, deReturns }: Demo): object {
  const sales = us.lines.filter(isSale);
  const wrong = sales.filter((line) => line.offer.texts.sku === TROUBLES.wrongSizeTier && line.shippedAt !== null);
  const overcharged = wrong.reduce((sum, line) => {
    const day = (line.shippedAt ?? '').slice(0, 10);
    return sum + (fulfilmentCents(line.offer, day, 'small-bulky') - fulfilmentCents(line.offer, day)) * line.quantity;
  }, 0);
  const half = (late: boolean): { sessions: number; units: number } => ({
    sessions: us.weeks
      .filter((entry) => entry.offer.texts.sku === TROUBLES.fallingConversion && entry.week >= 4 === late)
      .reduce((sum, entry) => sum + entry.sessions, 0),
    units: sales
      .filter((line) => line.offer.texts.sku === TROUBLES.fallingConversion && line.day >= '2026-10-11' === late)
      .reduce((sum, line) => sum + line.quantity, 0),
  });
  const terms = product(TROUBLES.searchTermsOverLimit).searchTerms;
  const thermometer = sales.filter((line) => line.offer.texts.sku === TROUBLES.highReturns && line.shippedAt !== null);
  const press = product(TROUBLES.losingMoney);
  return {
    asOf: AS_OF,
    period: { start: FIRST_DAY, end: LAST_DAY },
    longTitle: { sku: TROUBLES.longTitle, characters: [...product(TROUBLES.longTitle).title].length, limit: 75 },
    searchTermsOverLimit: {
      sku: TROUBLES.searchTermsOverLimit,
      bytesWithoutSpaces: new TextEncoder().encode(terms.replaceAll(' ', '')).length,
      bytes: new TextEncoder().encode(terms).length,
      limit: 249,
    },
    offWhiteMainImage: {
      sku: TROUBLES.offWhiteMainImage,
      asin: product(TROUBLES.offWhiteMainImage).asin,
      background: [241, 238, 231],
    },
    wrongSizeTier: {
      sku: TROUBLES.wrongSizeTier,
      tier: tierOf(product(TROUBLES.wrongSizeTier)),
      chargedTier: 'small-bulky',
      units: wrong.reduce((sum, line) => sum + line.quantity, 0),
      overchargedUsd: overcharged / 100,
    },
    fallingConversion: {
      sku: TROUBLES.fallingConversion,
      asin: product(TROUBLES.fallingConversion).asin,
      before: half(false),
      after: half(true),
    },
    highReturns: {
      sku: TROUBLES.highReturns,
      shippedLines: thermometer.length,
      returns: usReturns.filter((entry) => entry.line.offer.texts.sku === TROUBLES.highReturns).length,
      reason: 'NOT_AS_DESCRIBED',
    },
    losingMoney: { sku: TROUBLES.losingMoney, price: press.price, cost: press.costs[0]?.[1] },
    reviewWindow: { us: reviewWindow(us.lines, usReturns), de: reviewWindow(de.lines, deReturns) },
    orders: {
      us: new Set(us.lines.map((line) => line.orderId)).size,
      de: new Set(de.lines.map((line) => line.orderId)).size,
      cancelled: [...us.lines, ...de.lines].filter((line) => line.status === 'Cancelled').length,
      pending: [...us.lines, ...de.lines].filter((line) => line.status === 'Pending').length,
      elsewhere: [...us.lines, ...de.lines].filter((line) => line.elsewhere).length,
      replacements: [...us.lines, ...de.lines].filter((line) => line.replaces !== null).length,
    },
  };
}
