import type { IsoDate } from './period.ts';

/** The four kinds of journey map. */
export const MAP_KINDS = ['current-state', 'day-in-the-life', 'future-state', 'service-blueprint'] as const;
export type MapKind = (typeof MAP_KINDS)[number];

/** How far a fix is. */
export const FIX_STATES = ['open', 'doing', 'done'] as const;
export type FixState = (typeof FIX_STATES)[number];

/** Lists of a stage that hold plain entries, by their key in the file. */
export const PLAIN_LANES = [
  'goals',
  'touchpoints',
  'actions',
  'pains',
  'resources',
  'front-stage',
  'back-stage',
  'support',
] as const;
export type PlainLane = (typeof PLAIN_LANES)[number];

/** Where something stands in the file. */
export interface MapPlace {
  /** 1-based line. */
  readonly line: number;
  /** Path of keys and places: `stages[2].fixes[0]`. */
  readonly field: string;
}

/** One entry of a list. */
export interface MapEntry extends MapPlace {
  readonly text: string;
  /** Name of the persona it is about; null: everybody. */
  readonly persona: string | null;
}

/** What the customer feels. */
export interface MapFeeling extends MapEntry {
  /** -2 (angry) to 2 (delighted); null where nobody said. */
  readonly score: number | null;
}

/** What is to be done about a pain. */
export interface MapFix extends MapEntry {
  /** Who does it; null is an error of the map. */
  readonly owner: string | null;
  readonly due: IsoDate | null;
  readonly status: FixState;
}

/** Somebody the map is about. */
export interface MapPersona extends MapPlace {
  readonly name: string;
  readonly about: string | null;
  readonly goals: readonly string[];
  /** True for those the map is drawn for; where none is named, all are. */
  readonly target: boolean;
}

/** A metric of the journey named by a stage. */
export interface MapMetric extends MapPlace {
  readonly id: string;
}

/** Where a metric is to be. */
export interface MapTarget extends MapPlace {
  readonly metric: string;
  readonly bound: 'at-least' | 'at-most';
  /** In `unit`. */
  readonly value: number;
  /** `percent`, `share`, `ratio` or a currency code; null is an error of the map. */
  readonly unit: string | null;
  /** Day by which; null: now. */
  readonly by: IsoDate | null;
}

/** One stage of the journey. */
export interface MapStage extends MapPlace {
  readonly name: string;
  /** Who answers for the stage. */
  readonly owner: string | null;
  /** Time of the day, for a day in the life. */
  readonly time: string | null;
  readonly lanes: Readonly<Record<PlainLane, readonly MapEntry[]>>;
  readonly feelings: readonly MapFeeling[];
  readonly fixes: readonly MapFix[];
  readonly metrics: readonly MapMetric[];
  readonly targets: readonly MapTarget[];
}

/** Which numbers are the map's. */
export interface MapScope {
  /** Marketplace code; null: every one at hand. */
  readonly marketplace: string | null;
  readonly asins: readonly string[];
  readonly brand: string | null;
  /** Parent ASINs. */
  readonly families: readonly string[];
}

/** A journey map as its file tells it. */
export interface JourneyMap {
  readonly kind: MapKind;
  readonly title: string;
  readonly updated: IsoDate | null;
  readonly scope: MapScope;
  readonly objectives: readonly MapEntry[];
  readonly personas: readonly MapPersona[];
  readonly stages: readonly MapStage[];
  /** Lines of keys of the file itself. */
  readonly lines: { readonly kind: number; readonly updated: number; readonly stages: number };
}

/** Something wrong with the file, with its line. */
export interface MapFault extends MapPlace {
  /** Stable id: `unknown-key`, `wrong-type`, `metric-unknown`... */
  readonly rule: string;
  readonly severity: 'error' | 'warning';
  readonly message: string;
  readonly fix: string;
}

/** What a file told, and what is wrong with it. Parts that cannot be used are left out of `map`. */
export interface MapReading {
  readonly map: JourneyMap;
  readonly faults: readonly MapFault[];
}
