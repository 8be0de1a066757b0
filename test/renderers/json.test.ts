import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { money } from '../../src/model/money.ts';
import { renderJson } from '../../src/renderers/json.ts';
import { renderNdjson } from '../../src/renderers/ndjson.ts';
import { anyDocument, documentOf, hostileText, OPTIONS, tableOf } from './documents.ts';

const DANGEROUS = /[^\P{Cc}\n]|[\u202A-\u202E\u2066-\u2069\u200E\u200F\u2028\u2029]|\p{Surrogate}/u;

describe('renderJson', () => {
  it('prints the contract and nothing of the blocks', () => {
    const document = documentOf([tableOf([['sku', 'id']], [['A']])], { data: { price: null } });
    const parsed = JSON.parse(renderJson(document, OPTIONS));
    expect(Object.keys(parsed)).toEqual(['kind', 'schemaVersion', 'data', 'problems', 'provenance']);
    expect(parsed.data).toEqual({ price: null });
    expect(renderJson(document, OPTIONS)).toMatch(/^\{\n {2}"kind": "brief",\n/);
  });

  it('gives back exactly the data, with nothing in the text that could steer a terminal', () => {
    fc.assert(
      fc.property(fc.array(hostileText), (data) => {
        const text = renderJson(documentOf([], { data }), OPTIONS);
        expect(JSON.parse(text).data).toEqual(data);
        expect(text).not.toMatch(DANGEROUS);
      }),
    );
  });

  it('does not depend on the locale', () => {
    const document = documentOf([], { data: { sales: 1234.5 } });
    expect(renderJson(document, { ...OPTIONS, locale: 'de-DE' })).toBe(renderJson(document, OPTIONS));
  });
});

describe('renderNdjson', () => {
  it('prints the document, then one line for each row and problem', () => {
    const text = renderNdjson(
      documentOf(
        [
          tableOf(
            [
              ['sku', 'id'],
              ['price', 'money'],
            ],
            [
              ['A', money(350, 'USD')],
              ['B', null],
            ],
          ),
        ],
        {
          problems: [{ code: 'x', scope: 'row', file: 'a.txt', message: 'Bad.' }],
        },
      ),
      OPTIONS,
    );
    const parsed = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(parsed.map(({ type }) => type)).toEqual(['document', 'row', 'row', 'problem']);
    expect(parsed[1]).toEqual({
      type: 'row',
      kind: 'brief',
      block: 'table',
      data: { sku: 'A', price: 3.5, currency: 'USD' },
    });
    expect(parsed[2].data).toEqual({ sku: 'B', price: null, currency: null });
  });

  it('has one JSON object on every line, whatever the document holds', () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        const text = renderNdjson(document, OPTIONS);
        expect(text).not.toMatch(DANGEROUS);
        for (const line of text.trimEnd().split('\n')) expect(JSON.parse(line)).toHaveProperty('type');
      }),
    );
  });
});
