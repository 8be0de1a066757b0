import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block } from '../../src/model/document.ts';
import { renderHtml } from '../../src/renderers/html.ts';
import { anyDocument, documentOf, findingOf, fixture, OPTIONS } from './documents.ts';

const html = (...args: Parameters<typeof documentOf>) => renderHtml(documentOf(...args), OPTIONS);
/** The page without its style sheet, which is ours. */
const body = (text: string) => text.replace(/<style>[\s\S]*?<\/style>/, '');

/** Every element and attribute the renderer itself writes; anything else came in with a text. */
const ELEMENTS = new Set(
  (
    'html head meta title style body header h1 h2 h3 p nav ul li a main section div table thead tbody tfoot tr th td span strong ' +
    'q br dl dt dd figure svg desc line polyline circle rect text details summary footer'
  ).split(' '),
);
const ATTRIBUTES = new Set(
  (
    'lang charset http-equiv content name id class href rel tabindex role aria-label aria-labelledby aria-hidden scope ' +
    'viewbox x y x1 y1 x2 y2 cx cy r width height points text-anchor'
  ).split(' '),
);

function foreignMarkup(text: string): string[] {
  const found: string[] = [];
  for (const [, name = '', attributes = ''] of text.matchAll(/<\/?([^\s>/]+)((?:[^>"]|"[^"]*")*)>/g)) {
    if (!ELEMENTS.has(name.toLowerCase()) && name !== '!doctype') found.push(name);
    if (name === '!doctype') continue;
    for (const [attribute] of attributes.replace(/="[^"]*"/g, '').matchAll(/[^\s/]+/g)) {
      if (!ATTRIBUTES.has(attribute.toLowerCase())) found.push(attribute);
    }
  }
  return found;
}

describe('renderHtml', () => {
  it('holds no markup but its own, whatever the document holds', () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        const text = renderHtml(document, OPTIONS);
        expect(foreignMarkup(body(text))).toEqual([]);
        expect(text).not.toMatch(/<script/i);
        expect(text).not.toMatch(/ (?:points|width|height|[a-z]+\d?)="[^"]*(?:NaN|Infinity|undefined)[^"]*"/);
      }),
      { numRuns: 200 },
    );
    expect(foreignMarkup(body(renderHtml(fixture('hostile'), OPTIONS)))).toEqual([]);
  });

  it('loads nothing and forbids everything but its style', () => {
    const text = renderHtml(fixture('all-blocks'), OPTIONS);
    expect(text).toContain(
      "content=\"default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\"",
    );
    expect(text).not.toMatch(/\bsrc=|@import|url\(|<link|<script/);
  });

  it('has unique ids, and every reference and contents link leads to one', () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        const text = body(renderHtml(document, OPTIONS));
        const ids = [...text.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
        expect(new Set(ids).size).toBe(ids.length);
        for (const [, id] of text.matchAll(/href="#([^"]*)"/g)) expect(ids).toContain(id);
      }),
    );
  });

  it('lists sections of level two as contents', () => {
    const section = (id: string): Block => ({ type: 'prose', id, level: 2, title: `Section ${id}`, paragraphs: [] });
    expect(html([section('a'), section('b')])).toContain('<a href="#a-1">Section a</a>');
    expect(html([section('a')])).not.toContain('<nav');
  });

  it('links only to web pages', () => {
    const findings = [
      findingOf({ source: { confidence: 'a', title: 'Page', url: 'https://example.org/?a=1&b=2' } }),
      findingOf({ source: { confidence: 'a', title: 'Evil', url: 'https://example.org/" onclick="x' } }),
      findingOf({ source: { confidence: 'a', title: 'Worse', url: 'JavaScript:alert(1)' } }),
    ];
    const text = html([{ type: 'findings', id: 'f', findings }]);
    expect(text.match(/<a /g)).toHaveLength(1);
    expect(text).toContain('href="https://example.org/?a=1&amp;b=2"');
  });

  it('says severities and tones in words, not by colour alone', () => {
    const text = renderHtml(fixture('all-blocks'), OPTIONS);
    for (const word of ['✗ Error', '! Warning', 'i Info', '✓ Good', '✗ Bad']) expect(text).toContain(word);
  });

  it('gives each chart a name and a description in words', () => {
    const text = renderHtml(fixture('all-blocks'), OPTIONS);
    expect(text).toMatch(
      /<svg class="chart"[^>]*role="img" aria-labelledby="sessions-by-day-6-t sessions-by-day-6-d">/,
    );
    expect(text).toContain('Sessions: lowest 268 (2026-10-18), highest 444 (2026-11-16), last 378 (2026-11-21)');
  });

  it('leaves a gap in a line where a value is unknown', () => {
    const series = (values: (number | null)[]): Block => ({
      type: 'series',
      id: 's',
      chart: 'line',
      labels: values.map((_, at) => `d${at}`),
      series: [{ name: 'x', values }],
      kind: 'integer',
    });
    expect(html([series([1, 2, 3, 4])]).match(/<polyline/g)).toHaveLength(1);
    expect(html([series([1, 2, null, 3, 4])]).match(/<polyline/g)).toHaveLength(2);
  });

  it('lists problems and where the document comes from', () => {
    const text = renderHtml(fixture('all-blocks'), OPTIONS);
    expect(text).toContain('3 problems: 1 file not used, 1 row left out, 1 cell unknown.');
    expect(text).toContain('GET_MERCHANT_LISTINGS_ALL_DATA, 1,240 rows, 1,238 used, sha256 3f1a9c000000');
    expect(text).toContain('listing-rules US start not known, confidence b: independent sources agree');
    expect(text).toContain('Traffic: newest 2026-11-22, today');
  });
});
