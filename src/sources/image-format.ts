/** Signatures of picture formats and of what is often renamed into one. */
const SIGNATURES: readonly (readonly [RegExp, string])[] = [
  [/^\u00FF\u00D8\u00FF/, 'jpeg'],
  [/^\u0089PNG\r\n\u001A\n/, 'png'],
  [/^GIF8[79]a/, 'gif'],
  [/^(?:II\*\0|MM\0\*)/, 'tiff'],
  [/^RIFF[^]{4}WEBP/, 'webp'],
  [/^BM[^]{4}\0\0\0\0/, 'bmp'],
  [/^8BPS/, 'psd'],
  [/^%PDF-/, 'pdf'],
  [/^%!PS/, 'eps'],
  [/^[^]{4}ftyp(?:hei[cxs]|mif1|avi[fs])/, 'heif'],
  [/^(?:\u00EF\u00BB\u00BF)?\s*(?:<\?xml[^]*?)?(?:<!--[^]*?-->\s*)?<svg[\s>]/i, 'svg'],
  [/^(?:\u00EF\u00BB\u00BF)?\s*(?:<!doctype html|<html|<head|<body)/i, 'html'],
];

/** The format the first bytes (latin1) tell, null when none is known. `html` and `svg` are text and never decoded. */
export function formatOf(head: string): string | null {
  return SIGNATURES.find(([signature]) => signature.test(head))?.[1] ?? null;
}

/** Formats that are decoded; SVG runs a renderer on somebody's text and is refused by Amazon anyway. */
export const DECODED_FORMATS: ReadonlySet<string> = new Set(['jpeg', 'png', 'gif', 'tiff', 'webp']);
