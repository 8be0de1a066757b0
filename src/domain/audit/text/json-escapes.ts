/**
 * JSON text with everything as `\u` escapes that could steer a terminal or reorder a line of a diff: DEL, C1 controls,
 * bidirectional and invisible marks, line separators. Parsing gives back the same values.
 */
export function escapedJson(json: string): string {
  return json.replaceAll(/[\u007F-\u009F\p{Cf}\u2028\u2029]/gu, (sign) =>
    sign
      .split('')
      .map((unit) => String.raw`\u` + unit.charCodeAt(0).toString(16).padStart(4, '0'))
      .join(''),
  );
}
