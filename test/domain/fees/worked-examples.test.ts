import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { quoteDocument, type QuoteRequest } from '../../../src/domain/fees/quote.ts';

interface Example {
  readonly id: string;
  readonly source: string;
  readonly input: Partial<QuoteRequest>;
  readonly expected: {
    readonly sizeTier: string | null;
    readonly fees: Readonly<Record<string, number>>;
    readonly totals?: Readonly<Record<string, number>>;
    /** Kinds of fees that are not known. */
    readonly gaps?: readonly string[];
  };
}

const examples = ['us-worked-examples.json', 'worked-examples-of-marketplaces.json'].flatMap(
  (name) => JSON.parse(readFileSync(new URL(`../../../fixtures/fees/${name}`, import.meta.url), 'utf8')) as Example[],
);

const run = {
  tool: { name: 'sellerctl', version: 'test' },
  generatedAt: '2026-11-22T00:00:00.000Z',
  asOf: '2026-11-22',
  inputs: [],
} as const;

describe('worked examples', () => {
  it.each(examples.map((example) => [example.id, example] as const))('%s', (_, { input, expected }) => {
    const { data } = quoteDocument(
      {
        marketplace: 'US',
        date: '2026-03-01',
        price: '1',
        dimensions: undefined,
        weight: undefined,
        category: undefined,
        productType: 'non-apparel',
        fulfilment: 'fba',
        cost: undefined,
        explain: true,
        ...input,
      },
      [],
      run,
    );
    expect(data.gaps.map((gap) => gap.kind)).toEqual(expected.gaps ?? []);
    expect(data.sizeTier).toBe(expected.sizeTier);
    expect(Object.fromEntries(data.fees.map((fee) => [fee.kind, fee.amount]))).toEqual(expected.fees);
    if (expected.totals) expect(data.totals).toMatchObject(expected.totals);
    for (const fee of data.fees)
      expect(fee.because).toMatchObject({ table: expect.any(String), row: expect.any(String) });
  });
});
