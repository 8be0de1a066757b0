import { describe, expect, it } from 'vitest';
import { loadPartRenderer, loadRenderer, rendererNames } from '../../src/renderers/registry.ts';
import { fixture, OPTIONS } from './documents.ts';

describe('the registry of renderers', () => {
  it('lists the formats, the default first', () => {
    expect(rendererNames).toEqual(['table', 'json', 'ndjson', 'csv', 'markdown', 'html', 'sarif', 'junit']);
  });

  it.each(rendererNames)('%s ends in one line feed, except for an empty text', async (name) => {
    const render = await loadRenderer(name);
    expect(render(fixture('all-blocks'), OPTIONS)).toMatch(/[^\n]\n$/);
    expect(render(fixture('empty'), OPTIONS)).toMatch(name === 'csv' ? /^$/ : /[^\n]\n$/);
  });

  it.each(rendererNames)('%s says the same in parts', async (name) => {
    const [render, renderParts] = [await loadRenderer(name), await loadPartRenderer(name)];
    for (const document of [fixture('all-blocks'), fixture('empty')]) {
      expect([...renderParts(document, OPTIONS)].join('')).toBe(render(document, OPTIONS));
    }
  });
});
