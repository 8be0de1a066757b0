import type { Renderer } from './renderer.ts';

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
