type Environment = Readonly<Record<string, string | undefined>>;

/** NO_COLOR and FORCE_COLOR count when set to anything but the empty text (no-color.org, force-color.org). */
function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== '';
}

/**
 * Whether colour may be written to a stream: NO_COLOR wins, then FORCE_COLOR (`0` and `false` mean no), then a
 * terminal that is neither dumb nor a build server's log.
 */
export function decideColour(env: Environment, isTTY: boolean): boolean {
  if (isSet(env['NO_COLOR'])) return false;
  const forced = env['FORCE_COLOR'];
  if (isSet(forced)) return forced !== '0' && forced !== 'false';
  return isTTY && env['TERM'] !== 'dumb' && !isSet(env['CI']);
}
