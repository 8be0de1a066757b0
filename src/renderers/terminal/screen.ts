import type { Formatter } from '../format.ts';
import { wrap } from '../display-width.ts';
import type { Paint } from './paint.ts';

/** What every block of the terminal renderer is drawn with. */
export interface Screen {
  readonly width: number;
  readonly formatter: Formatter;
  readonly paint: Paint;
}

/** Lines of prose longer than this tire the eye, however wide the terminal is. */
const READABLE = 96;

/**
 * A text as indented lines no wider than the screen; `lead` stands before the first line and its width is kept
 * free before the others.
 */
export function indented(screen: Screen, text: string, indent: number, lead = ''): string[] {
  const hang = indent + lead.length;
  const lines = wrap(text, Math.max(8, Math.min(screen.width, READABLE) - hang));
  return lines.map((line, at) => (at === 0 ? `${' '.repeat(indent)}${lead}${line}` : `${' '.repeat(hang)}${line}`));
}
