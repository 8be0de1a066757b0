import type { JourneyMap, MapFault, MapKind } from '../../model/journey-map.ts';
import { EXIT, UserError } from '../../model/errors.ts';
import { addDays, type IsoDate } from '../../model/period.ts';
import { ownText } from './own-text.ts';

/** File of a map where none is named. */
export const MAP_FILE = 'journey-map.yaml';

/** Far above any map a person draws. */
const MOST_BYTES = 250_000;

/** Days until the targets of an example are to be met. */
const EXAMPLE_DAYS = 90;

/** The text of a map; null where there is no file. @throws UserError `map-unreadable`, `map-encoding`. */
export async function mapText(path: string): Promise<string | null> {
  return await ownText(path, { what: 'map', mostBytes: MOST_BYTES, suggestion: 'Name the YAML file of your map.' });
}

/** A map that was read, with everything that is wrong with it. */
export interface LoadedMap {
  readonly path: string;
  readonly map: JourneyMap;
  readonly faults: readonly MapFault[];
}

/** Reads and judges a map. @throws UserError `map-missing`, and those of the reader for what is no map at all. */
export async function loadMap(path: string, asOf: IsoDate): Promise<LoadedMap> {
  const text = await mapText(path);
  if (text === null) {
    throw new UserError('map-missing', EXIT.input, `There is no file ${path}.`, [
      `Begin one: sellerctl journey map init ${path}`,
      `Or be led through it: sellerctl journey map wizard ${path}`,
    ]);
  }
  const [{ readMap }, { judgeMap }] = await Promise.all([
    import('../../readers/map-file.ts'),
    import('../../domain/journey/map/judge.ts'),
  ]);
  const { faults, map } = await readMap(text, path);
  return { path, map, faults: judgeMap(map, faults, asOf) };
}

/** A map without errors, and its warnings. @throws UserError `map-faulty` with the first error. */
export async function demandMap(path: string, asOf: IsoDate): Promise<LoadedMap> {
  const loaded = await loadMap(path, asOf);
  const errors = loaded.faults.filter(({ severity }) => severity === 'error');
  const [first] = errors;
  if (first === undefined) return loaded;
  const more = errors.length === 1 ? '' : ` (and ${errors.length - 1} more)`;
  throw new UserError('map-faulty', EXIT.input, `${path}, line ${first.line}: ${first.message}${more}.`, [
    first.fix,
    `See all of them: sellerctl journey map check ${path}`,
  ]);
}

/** Writes an example of a map. @throws UserError `map-exists`: nothing of the seller's is overwritten. */
export async function writeTemplate(path: string, kind: MapKind, today: IsoDate): Promise<void> {
  if ((await mapText(path)) !== null) {
    throw new UserError('map-exists', EXIT.usage, `${path} is there already; nothing was changed.`, [
      'Name another file, or change it with your editor.',
      `Go on with it: sellerctl journey map wizard ${path}`,
    ]);
  }
  const [{ mapTemplate }, { writeText }] = await Promise.all([
    import('../../readers/map-template.ts'),
    import('../../cli/write-text.ts'),
  ]);
  await writeText(path, mapTemplate(kind, today, addDays(today, EXAMPLE_DAYS)));
}
