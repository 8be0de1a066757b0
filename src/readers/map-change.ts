import type { IsoDate } from '../model/period.ts';
import { MAP_LAYOUT, WIZARD_KEY } from './map-file.ts';
import { parseOwnYaml, setValue } from './own-yaml.ts';

type Path = readonly (string | number)[];

/** One change of a map: a value set, or an entry added to a list. */
export type Change = { readonly path: Path; readonly set: unknown } | { readonly path: Path; readonly add: unknown };

/** A file for the wizard to begin with. */
export function emptyMap(today: IsoDate): string {
  return [
    '# A journey map, begun by sellerctl journey map wizard. Change it by hand as you like: comments stay.',
    `map: ${MAP_LAYOUT}`,
    '# Day on which somebody last looked through all of it; after 90 days you are reminded.',
    `updated: ${today}`,
    '',
  ].join('\n');
}

/** Questions of the wizard that were answered; null where it was not begun, or is through. */
export async function answeredIn(text: string, path: string): Promise<readonly string[] | null> {
  const { value } = await parseOwnYaml(text, path, 'map');
  const group: unknown = (value as Readonly<Record<string, unknown>> | null)?.[WIZARD_KEY];
  if (typeof group !== 'object' || group === null) return null;
  const answered: unknown = (group as Readonly<Record<string, unknown>>)['answered'];
  return Array.isArray(answered) ? answered.filter((id) => typeof id === 'string') : [];
}

/**
 * The text of a map with changes made, and what the wizard remembers; comments and everything else stay as they are.
 * @param answered ids to remember; null takes the memory out of the file.
 * @throws UserError `yaml-broken`.
 */
export async function changeMap(
  text: string,
  path: string,
  changes: readonly Change[],
  answered: readonly string[] | null,
): Promise<string> {
  const [{ isSeq }, { document }] = await Promise.all([import('yaml'), parseOwnYaml(text, path, 'map')]);
  for (const change of changes) {
    if ('set' in change) {
      setValue(document, change.path, change.set);
      continue;
    }
    if (!isSeq(document.getIn(change.path, true))) document.setIn(change.path, document.createNode([]));
    document.addIn(change.path, document.createNode(change.add));
  }
  if (answered === null) document.delete(WIZARD_KEY);
  else document.set(WIZARD_KEY, document.createNode({ answered }));
  // As its owner writes lists in one line: [a] or [ a ].
  return document.toString({ lineWidth: 0, flowCollectionPadding: /[[{] /.test(text) });
}
