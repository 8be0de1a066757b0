import { describe, expect, it } from 'vitest';
import { loadRenderer, rendererNames } from '../../src/renderers/registry.ts';
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
});
