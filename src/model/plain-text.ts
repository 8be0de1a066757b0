/**
 * Characters that change how a terminal or a reader sees text without being text: C0 and C1 controls (escape and the
 * 8-bit CSI among them), the deletion character, bidirectional marks, embeddings, overrides and isolates, invisible
 * joiners and tags, interlinear marks, line and paragraph separators and the byte-order mark. ZWNJ and ZWJ (200C,
 * 200D) stay: scripts and emoji need them, and they move nothing.
 */
const UNSAFE =
  // eslint-disable-next-line no-control-regex -- naming control characters is the purpose of this file.
  /[\u0000-\u001F\u007F-\u009F\u061C\u200B\u200E\u200F\u2028-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB\u{E0000}-\u{E007F}]|\p{Surrogate}/gu;

/** The first letters of the Unicode "control pictures" block, where U+0000 is shown as U+2400. */
const CONTROL_PICTURES = 0x24_00;

function visible(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) return String.fromCodePoint(CONTROL_PICTURES + code);
  if (code === 0x7f) return '\u2421';
  return `<U+${code.toString(16).toUpperCase().padStart(4, '0')}>`;
}

/**
 * The text with every character that could steer a terminal, reorder the line or hide itself made visible: a control
 * picture for C0 and DEL, `<U+202E>` for the rest. Line breaks and tabs count as controls, so the result is one line.
 * Titles, file names and cells of reports are written by others; nothing of theirs reaches a screen without this.
 */
export function plainText(text: string): string {
  return text.replace(UNSAFE, visible);
}

/** Like `plainText`, but keeps line feeds: for text of ours that has lines and quotes text of others. */
export function plainLines(text: string): string {
  return text.split('\n').map(plainText).join('\n');
}
