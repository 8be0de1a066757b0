import type { FixState, MapKind, PlainLane } from '../../../model/journey-map.ts';

/** Days after which a map is called old. */
export const STALE_DAYS = 90;

export const KIND_WORDS: Readonly<Record<MapKind, string>> = {
  'current-state': 'Current state',
  'day-in-the-life': 'Day in the life',
  'future-state': 'Future state',
  'service-blueprint': 'Service blueprint',
};

export const LANE_WORDS: Readonly<Record<PlainLane, string>> = {
  goals: 'Goals',
  touchpoints: 'Touchpoints',
  actions: 'Actions',
  pains: 'Pains',
  resources: 'Resources',
  'front-stage': 'Front stage',
  'back-stage': 'Back stage',
  support: 'Support',
};

export const FIX_WORDS: Readonly<Record<FixState, string>> = { open: 'open', doing: 'under way', done: 'done' };

/** Scores of feelings from -2 to 2 for eyes; signs stand beside words, so that neither carries it alone. */
export function scoreWords(score: number): string {
  const rounded = Math.round(score * 10) / 10;
  return rounded > 0 ? `+${rounded}` : String(rounded);
}
