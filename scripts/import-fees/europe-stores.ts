import type { RouteRow } from '../../src/rules/fee-rows.ts';
import type { FactFee } from './facts.ts';

/** The December 2025 cut and the January 2026 card. */
export const CUT = { last: '2025-12-14', first: '2025-12-15' };
export const CARD = { last: '2026-01-04', first: '2026-01-05' };

/** One European store: its currency, its routes, and the day its rows begin. */
export interface Store {
  readonly code: string;
  readonly currency: string;
  /** Route ids of the card by what the facts call them; null: not a row of this store. */
  readonly route: (fact: FactFee) => string | null;
  readonly routes: readonly RouteRow[];
  /** First day of the 2026 rows. */
  readonly from: string;
}

const way = (id: string, label: string, change: Partial<RouteRow> = {}): RouteRow => ({
  id,
  label,
  isDefault: false,
  card: id,
  ...change,
});

const LOCAL = way('local', 'Stock in the country of the store', { isDefault: true });
const PAN_EU = (card: string): RouteRow =>
  way('pan-eu', 'Pan-European FBA: local delivery, oversize pays an addition', { card, adds: ['pan-eu-oversize'] });
const EFN = way('efn', 'European Fulfilment Network: stock of another EU country');
const REMOTE = way('remote', 'Remote fulfilment from the United Kingdom');

function named(destination: string | undefined, code: string): boolean {
  if (destination === undefined) return false;
  const all = destination.replaceAll(/\(.*?\)/g, '').split('/');
  return all.some((name) => name.trim() === code);
}

function crossBorder(fact: FactFee, code: string): string | null {
  if (fact.destination === undefined || !named(fact.destination, code)) return null;
  return fact.route === 'EFN' ? 'efn' : 'remote';
}

function germanRoute(fact: FactFee): string | null {
  if (fact.route === 'local') return fact.programme === 'germany-only' ? 'germany-only' : 'central-europe';
  if (fact.destination === 'DE germany-only') return 'efn-germany-only';
  return crossBorder(fact, 'DE');
}

function otherRoute(code: string): (fact: FactFee) => string | null {
  return (fact) => (fact.route === 'local' ? 'local' : crossBorder(fact, code));
}

const GERMANY: Store = {
  code: 'DE',
  currency: 'EUR',
  from: CUT.first,
  route: germanRoute,
  routes: [
    way('germany-only', 'Stock in Germany only, without the Central Europe Programme', {
      isDefault: true,
      note: 'What holds while nothing was agreed to. Sellers in the Central Europe Programme pay 0.26 less: --route central-europe.',
    }),
    way('central-europe', 'Central Europe Programme: Amazon may store in Poland and Czechia'),
    PAN_EU('central-europe'),
    EFN,
    way('efn-germany-only', 'EFN to Germany without the Central Europe Programme'),
    REMOTE,
  ],
};

export const STORES: readonly Store[] = [
  GERMANY,
  ...['FR', 'IT', 'ES'].map((code): Store => ({
    code,
    currency: 'EUR',
    from: CUT.first,
    route: otherRoute(code),
    routes: [LOCAL, PAN_EU('local'), EFN, REMOTE],
  })),
  ...(
    [
      ['NL', 'EUR', true],
      ['SE', 'SEK', true],
      ['PL', 'PLN', false],
      ['BE', 'EUR', true],
    ] as const
  ).map(([code, currency, remote]): Store => ({
    code,
    currency,
    from: CARD.first,
    route: otherRoute(code),
    routes: [LOCAL, EFN, ...(remote ? [REMOTE] : [])],
  })),
];

export const IRELAND: Store = {
  code: 'IE',
  currency: 'EUR',
  from: CARD.first,
  route: (fact) => (fact.route === 'local' ? 'local' : fact.route === 'EFN' ? 'efn' : 'remote'),
  routes: [LOCAL, EFN, REMOTE],
};

export const UK: Store = {
  code: 'UK',
  currency: 'GBP',
  from: CUT.first,
  route: (fact) => (fact.route === 'local' ? 'local' : 'remote'),
  routes: [LOCAL, way('remote', 'Remote fulfilment from the EU (DE, FR, IT, ES)')],
};
