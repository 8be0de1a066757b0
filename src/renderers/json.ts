import { jsonParts } from './json-text.ts';
import { gathered } from './parts.ts';
import type { PartRenderer, Renderer } from './renderer.ts';

/** The document, its data, a list in it: what is in the list is written one by one. */
const LEVELS = 3;

/** What `renderJson` answers, in parts. */
export const renderJsonParts: PartRenderer = ({ kind, schemaVersion, data, problems, provenance }) =>
  gathered(jsonParts({ kind, schemaVersion, data, problems, provenance }, LEVELS), '\n');

/**
 * The contract for programs: `{kind, schemaVersion, data, problems, provenance}` with two spaces of indent. Blocks
 * are for eyes and left out. Numbers, dates and units do not depend on the locale.
 */
export const renderJson: Renderer = (document, options) => [...renderJsonParts(document, options)].join('');
