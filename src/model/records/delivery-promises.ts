/** Clicks on offers by the delivery they promised; null where the report does not tell. */
export interface DeliveryPromises {
  readonly sameDay: number | null;
  readonly oneDay: number | null;
  readonly twoDay: number | null;
}

/** Clicks on offers that promised delivery within two days; null where the report tells none of the three. */
export function fastClicks({ oneDay, sameDay, twoDay }: DeliveryPromises): number | null {
  const known = [sameDay, oneDay, twoDay].filter((each) => each !== null);
  return known.length === 0 ? null : known.reduce((sum, each) => sum + each, 0);
}
