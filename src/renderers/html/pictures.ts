import type { DocumentPicture } from '../../model/document.ts';
import { escape } from './markup.ts';

const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;
const TYPES: ReadonlySet<string> = new Set(['image/jpeg', 'image/png']);

/** A picture of the document with its number in the page. */
interface Placed {
  readonly id: string;
  readonly picture: DocumentPicture;
}

function isSound({ base64, type, width, height }: DocumentPicture): boolean {
  return (
    TYPES.has(type) &&
    BASE64.test(base64) &&
    Number.isInteger(width) &&
    Number.isInteger(height) &&
    width > 0 &&
    height > 0
  );
}

/**
 * The pictures of a document, by the text that names them. The bytes of each stand in the page once, wherever and
 * however often it is shown; nothing is loaded from anywhere.
 */
export class PictureShelf {
  readonly #placed: readonly Placed[];
  readonly #byName = new Map<string, Placed[]>();

  constructor(pictures: readonly DocumentPicture[]) {
    this.#placed = pictures.filter(isSound).map((picture, at) => ({ id: `picture-${at + 1}`, picture }));
    for (const placed of this.#placed) {
      const others = this.#byName.get(placed.picture.of);
      if (others === undefined) this.#byName.set(placed.picture.of, [placed]);
      else others.push(placed);
    }
  }

  get isEmpty(): boolean {
    return this.#placed.length === 0;
  }

  /** The bytes, for the start of the page; nothing is seen of them there. */
  definitions(): string {
    if (this.isEmpty) return '';
    const images = this.#placed.map(({ id, picture: { width, height, type, base64 } }) => {
      return `<image id="${id}" width="${width}" height="${height}" href="data:${type};base64,${base64}"/>`;
    });
    return `\n<svg class="shelf" width="0" height="0" aria-hidden="true"><defs>${images.join('\n')}</defs></svg>`;
  }

  #shown({ id, picture: { alt, width, height } }: Placed): string {
    const label = escape(alt);
    return `<svg class="thumb" role="img" aria-label="${label}" viewBox="0 0 ${width} ${height}"><use href="#${id}"/></svg>`;
  }

  /** Every picture of a name side by side, each with its label; empty where there is none. */
  figures(of: string): string {
    const placed = this.#byName.get(of);
    if (placed === undefined) return '';
    const shown = placed.map((each) => `<span>${this.#shown(each)}<small>${escape(each.picture.label)}</small></span>`);
    return `<span class="thumbs">${shown.join('')}</span>`;
  }

  /** The last picture of a name, which tells most; empty where there is none. */
  last(of: string): string {
    const placed = this.#byName.get(of)?.at(-1);
    return placed === undefined ? '' : this.#shown(placed);
  }
}
