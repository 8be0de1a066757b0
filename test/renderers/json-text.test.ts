import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { plainText } from '../../src/model/plain-text.ts';
import { jsonParts, jsonText } from '../../src/renderers/json-text.ts';
import { gathered } from '../../src/renderers/parts.ts';

/** As JSON spells it, unless a terminal may not be shown it: asked of the one character, without a short cut. */
function slowly(character: string): string {
  const text = JSON.stringify(character);
  const isSpelt = text.includes('\\') || plainText(character) === character;
  return isSpelt ? text : `"\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}"`;
}

describe('jsonText', () => {
  it('escapes in the first plane what may steer a terminal, and nothing else', () => {
    const characters = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code));
    expect(characters.filter((character) => jsonText(character) !== slowly(character))).toEqual([]);
  });
});

describe('jsonParts', () => {
  const parts = (value: unknown, levels: number): string => [...jsonParts(value, levels)].join('');

  it('joins to the text in one piece, however deep it is cut', () => {
    const values = fc.oneof(
      fc.jsonValue({ maxDepth: 5 }),
      fc.object({ withDate: true, withMap: true, withNullPrototype: true }),
    );
    fc.assert(
      fc.property(values, fc.integer({ min: 0, max: 5 }), (value, levels) => {
        expect(parts(value, levels)).toBe(jsonText(value, 2));
      }),
    );
  });

  it('leaves out and writes null as JSON does', () => {
    const value = { a: undefined, b: [undefined, () => 1], c: {}, d: [], e: new Date(0), f: { g: undefined }, '‮': 1 };
    for (const levels of [0, 1, 2, 3, 4]) expect(parts(value, levels)).toBe(jsonText(value, 2));
  });

  it('asks for a member of a list when the one before it is written', () => {
    let asked = 0;
    const member = {
      get value() {
        asked += 1;
        return asked;
      },
    };
    const iterator = jsonParts([member, member, member], 1)[Symbol.iterator]();
    while (!iterator.next().value?.includes('"value"'));
    expect(asked).toBe(1);
  });
});

describe('gathered', () => {
  it('makes one part of a small text and several of a large one, with the end once', () => {
    expect([...gathered(['a', 'b'], '\n')]).toEqual(['ab\n']);
    expect([...gathered([])]).toEqual([]);
    const large = [
      ...gathered(
        Array.from({ length: 5 }, () => 'x'.repeat(700_000)),
        '\n',
      ),
    ];
    expect(large.length).toBe(3);
    expect(large.join('')).toBe(`${'x'.repeat(3_500_000)}\n`);
  });
});
