import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Loaded } from '../../src/model/loaded.ts';
import { readReports } from '../../src/readers/read.ts';
import { sourceOf } from './sources-of-text.ts';

const ROOT = join(import.meta.dirname, '../../fixtures/readers');

type Place = readonly (string | number)[];

interface Sample {
  readonly name: string;
  readonly path: string;
  readonly document: unknown;
  readonly marketplace: string | null;
}

/** Every JSON fixture of a report; of JSON lines, the list of them. */
const SAMPLES: Sample[] = readdirSync(ROOT)
  .filter((report) => report !== 'not-a-report')
  .flatMap((report) =>
    readdirSync(join(ROOT, report))
      .filter((name) => !/bad-rows|header-only|cut/.test(name))
      .flatMap((name) => {
        const folder = join(ROOT, report, name);
        const path = readdirSync(folder).find((entry) => /^input\.jsonl?$/.test(entry));
        if (path === undefined) return [];
        const text = readFileSync(join(folder, path), 'utf8');
        const document: unknown = JSON.parse(path.endsWith('l') ? `[${text.trim().replaceAll('\n', ',')}]` : text);
        const options = join(folder, 'options.json');
        const told = existsSync(options) ? JSON.parse(readFileSync(options, 'utf8')).marketplace : null;
        return [{ name: `${report}/${name}`, path, document, marketplace: told }];
      }),
  );

/** Values and lists Amazon leaves out where it has nothing to say: without them a sum is smaller, and rightly so. */
const MAY_BE_ABSENT = /^(?:fees|charges|ads|glanceViews|salesAndTrafficByDate)$|^coupons\.\d+\.sales$|volume_exact$/;

/** The places of all values below one. */
function placesOf(value: unknown, place: Place = []): Place[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const at = [...place, Array.isArray(value) ? Number(key) : key];
    return [at, ...placesOf(inner, at)];
  });
}

/** The document with another value at a place; `undefined` takes out what stands there. */
function changed(document: unknown, place: Place, value: unknown): unknown {
  const [key, ...rest] = place;
  if (key === undefined) return value;
  if (Array.isArray(document)) {
    const list: unknown[] = document;
    const at = Number(key);
    if (rest.length === 0 && value === undefined) return list.toSpliced(at, 1);
    return list.with(at, changed(list[at], rest, value));
  }
  const { [key]: old, ...others } = document as Record<string, unknown>;
  if (rest.length === 0 && value === undefined) return others;
  return { ...(document as object), [key]: changed(old, rest, value) };
}

function read({ path, marketplace }: Sample, document: unknown): Promise<Loaded> {
  const lines = path.endsWith('l') && Array.isArray(document);
  const text = lines ? `${document.map((line) => JSON.stringify(line)).join('\n')}\n` : JSON.stringify(document);
  return readReports([sourceOf(path, text)], { marketplace });
}

function problemsOf({ problems }: Loaded): string {
  return problems
    .map(({ code, column, message }) => `${code} ${column ?? ''} ${message}`)
    .sort()
    .join('\n');
}

it('finds the fixtures', () => {
  expect(SAMPLES.length).toBeGreaterThan(20);
});

describe('a JSON document with one value damaged', () => {
  it.each(SAMPLES)('$name: rubbish in place of a value gives no other sums in silence', async (sample) => {
    const whole = await read(sample, sample.document);
    const rubbish = fc.constantFrom<unknown>('zz#', true, { x: 1 }, ['x'], [[]], -1e300);
    const property = fc.asyncProperty(fc.constantFrom(...placesOf(sample.document)), rubbish, async (place, value) => {
      const loaded = await read(sample, changed(sample.document, place, value));
      if (problemsOf(loaded) !== problemsOf(whole)) return;
      expect(whole.files[0]?.totals, place.join('.')).toMatchObject(loaded.files[0]?.totals ?? {});
    });
    await fc.assert(property, { numRuns: 60 });
  });

  it.each(SAMPLES)('$name: a removed value gives no other sums in silence', async (sample) => {
    const whole = await read(sample, sample.document);
    const places = placesOf(sample.document).filter((place) => {
      const isElement = typeof place.at(-1) === 'number';
      return !isElement && !MAY_BE_ABSENT.test(String(place.at(-1))) && !MAY_BE_ABSENT.test(place.join('.'));
    });
    const property = fc.asyncProperty(
      fc.constantFrom(...places),
      fc.constantFrom<unknown>(undefined, null),
      async (place, value) => {
        const loaded = await read(sample, changed(sample.document, place, value));
        if (problemsOf(loaded) !== problemsOf(whole)) return;
        // A sum may be missing with its values; one that is there is the same.
        expect(whole.files[0]?.totals, place.join('.')).toMatchObject(loaded.files[0]?.totals ?? {});
      },
    );
    await fc.assert(property, { numRuns: 60 });
  });
});
