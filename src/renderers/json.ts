import { jsonText } from './json-text.ts';
import type { Renderer } from './renderer.ts';

/**
 * The contract for programs: `{kind, schemaVersion, data, problems, provenance}` with two spaces of indent. Blocks
 * are for eyes and left out. Numbers, dates and units do not depend on the locale.
 */
export const renderJson: Renderer = ({ kind, schemaVersion, data, problems, provenance }) =>
  `${jsonText({ kind, schemaVersion, data, problems, provenance }, 2)}\n`;
