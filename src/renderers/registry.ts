import type { PartRenderer, Renderer } from './renderer.ts';

/** One line per renderer; each is imported only when it is asked for, so that start-up stays cheap. */
const LOADERS = {
  table: async () => (await import('./table.ts')).renderTable,
  json: async () => (await import('./json.ts')).renderJson,
  ndjson: async () => (await import('./ndjson.ts')).renderNdjson,
  csv: async () => (await import('./csv.ts')).renderCsv,
  markdown: async () => (await import('./markdown.ts')).renderMarkdown,
  html: async () => (await import('./html.ts')).renderHtml,
  sarif: async () => (await import('./sarif.ts')).renderSarif,
  junit: async () => (await import('./junit.ts')).renderJunit,
} as const satisfies Readonly<Record<string, () => Promise<Renderer>>>;

/** A value of `--format`. */
export type RendererName = keyof typeof LOADERS;

/** The values of `--format`, the default first. */
export const rendererNames = Object.keys(LOADERS) as readonly RendererName[];

/** Imports the renderer of a format. */
export function loadRenderer(name: RendererName): Promise<Renderer> {
  return LOADERS[name]();
}

/** Formats for programs, whose text may be of any size, in parts. */
const PART_LOADERS: Partial<Readonly<Record<RendererName, () => Promise<PartRenderer>>>> = {
  json: async () => (await import('./json.ts')).renderJsonParts,
  ndjson: async () => (await import('./ndjson.ts')).renderNdjsonParts,
  csv: async () => (await import('./csv.ts')).renderCsvParts,
};

/** Imports what renders a format in parts; formats for eyes are one part. */
export async function loadPartRenderer(name: RendererName): Promise<PartRenderer> {
  const parts = await PART_LOADERS[name]?.();
  if (parts !== undefined) return parts;
  const render = await loadRenderer(name);
  return (document, options) => [render(document, options)];
}
