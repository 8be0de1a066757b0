import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readReports } from '../../src/readers/read.ts';
import { JsonListSplitter } from '../../src/readers/json-list.ts';
import { isObject, type JsonMembers } from '../../src/readers/json-values.ts';
import { sourceOf } from './sources-of-text.ts';

interface Parted {
  readonly begin: unknown;
  readonly elements: readonly unknown[];
  readonly rest: unknown;
}

/** What members show of a value that was expected; of anything but an object there is nothing to be seen. */
function seen(members: JsonMembers, wanted: unknown): unknown {
  if (!isObject(wanted)) {
    expect(members.value('a')).toBeUndefined();
    return wanted;
  }
  expect(members.value('no such key')).toBeUndefined();
  const entries = Object.entries(wanted).map(([key, value]) => {
    if (!isObject(value)) return [key, members.value(key)];
    expect(members.value(key)).toBeTypeOf('object');
    return [key, seen(members.part(key), value)];
  });
  return Object.fromEntries(entries);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Parts a text that comes in pieces of the given sizes. */
function part(text: string, sizes: readonly number[] = [], expected: unknown = parsed(text)): Parted {
  const elements: unknown[] = [];
  let begin: unknown = null;
  const splitter = new JsonListSplitter('list', (document) => {
    begin = document;
    const wanted = isObject(expected) && Array.isArray(expected['list']) ? (expected['list'] as unknown[]) : [];
    return (members) => elements.push(seen(members, wanted[elements.length]));
  });
  const bytes = Buffer.from(text);
  let from = 0;
  for (const size of sizes) {
    splitter.write(bytes.subarray(from, from + size));
    from += size;
  }
  if (from < bytes.length) splitter.write(bytes.subarray(from));
  return { begin, elements, rest: splitter.end() };
}

const HOSTILE = fc.constantFrom('"list":[', ']}', '\\', '\\"', '[{,', 'ü漢😀', '');
const VALUE = fc.oneof(fc.jsonValue(), HOSTILE, fc.dictionary(HOSTILE, HOSTILE));

describe('JsonListSplitter', () => {
  it('gives what parsing the whole gives, wherever the pieces end', () => {
    const document = fc.record({ before: VALUE, list: fc.array(VALUE), after: VALUE });
    const property = fc.property(
      document,
      fc.array(fc.integer({ min: 1, max: 9 })),
      fc.nat(2),
      (value, sizes, space) => {
        const parted = part(JSON.stringify(value, null, space), sizes);
        expect(parted.elements).toEqual(JSON.parse(JSON.stringify(value.list)));
        expect(parted.begin).toEqual(JSON.parse(JSON.stringify({ before: value.before, list: [] })));
        expect(parted.rest).toEqual(JSON.parse(JSON.stringify({ ...value, list: [] })));
      },
    );
    fc.assert(property, { numRuns: 300 });
  });

  it('leaves a list of the same name further inside alone', () => {
    const parted = part('{"inner":{"list":[1]},"text":"\\"list\\":[","list":[2,[3]]}');
    expect(parted.elements).toEqual([2, [3]]);
    expect(parted.rest).toEqual({ inner: { list: [1] }, text: '"list":[', list: [] });
  });

  it('keeps the list in the document where it is not wanted', () => {
    const splitter = new JsonListSplitter('list', () => null);
    splitter.write(Buffer.from('{"list":[1,2],"x":[3]}'));
    expect(splitter.end()).toEqual({ list: [1, 2], x: [3] });
  });

  it.each([
    '{"list":[1,2',
    '{"list":[1,2]',
    '{"list":[1,,2]}',
    '{"list":[1,]}',
    '{"list":[,1]}',
    '{"list":[1 2]}',
    '{"list":[1}}',
    '{"list":[{"a":1]}',
    '{"list":[1]}}',
    '{"list":["open}',
    '{list:[1]}',
  ])('refuses %s', (text) => {
    expect(() => part(text)).toThrow(SyntaxError);
    expect(() =>
      part(
        text,
        [...text].map(() => 1),
      ),
    ).toThrow(SyntaxError);
  });
});

describe('a document of one long list', () => {
  const specification = { reportType: 'GET_BRAND_ANALYTICS_SEARCH_TERMS_REPORT', marketplaceIds: ['ATVPDKIKX0DER'] };
  const element = { searchTerm: 'desk lamp', searchFrequencyRank: 1, clickShare: 0.1 };
  const read = async (text: string) => {
    const { files, records } = await readReports([sourceOf('terms.json', text)]);
    return { file: files[0], terms: records['top-search-term'] };
  };

  it('that says what it is after the list is read all the same', async () => {
    const text = JSON.stringify({ dataByDepartmentAndSearchTerm: [element], reportSpecification: specification });
    const { file, terms } = await read(text);
    expect(file).toMatchObject({ rows: 1, records: 1, problems: [] });
    expect(terms[0]).toMatchObject({ term: 'desk lamp', marketplace: 'US' });
  });

  it('with its list twice is refused: which one to believe is not known', async () => {
    const list = `"dataByDepartmentAndSearchTerm":[${JSON.stringify(element)}]`;
    const { file, terms } = await read(`{"reportSpecification":${JSON.stringify(specification)},${list},${list}}`);
    expect(file?.problems).toMatchObject([{ code: 'json-broken', scope: 'file' }]);
    expect(terms).toEqual([]);
  });

  it('cut anywhere gives nothing but a named problem', async () => {
    const document = { reportSpecification: specification, dataByDepartmentAndSearchTerm: [element, element] };
    const text = JSON.stringify(document);
    const cuts = Array.from({ length: text.length - 1 }, (_, length) => text.slice(0, length + 1));
    for (const cut of cuts) {
      const { file, terms } = await read(cut);
      expect(terms).toEqual([]);
      expect(file?.problems.map(({ scope }) => scope)).toContain('file');
    }
  });
});
