/** Numbers of an image rule by name. */
export type ImageLimits = Readonly<Record<string, number>>;

/** A limit that the rule must have. @throws Error when it has not, which the audit reports as "check failed". */
export function limit(limits: ImageLimits, name: string): number {
  const value = limits[name];
  if (value === undefined) throw new Error(`the image rule has no limit "${name}"`);
  return value;
}
