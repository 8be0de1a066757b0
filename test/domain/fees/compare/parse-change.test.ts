import { describe, expect, it } from 'vitest';
import { parseChange } from '../../../../src/domain/fees/compare/parse-change.ts';
import { UserError } from '../../../../src/model/errors.ts';

describe('parseChange', () => {
  it.each([
    ['price=+5%', { field: 'price', change: { share: 0.05 } }],
    ['price = -12.5 %', { field: 'price', change: { share: -0.125 } }],
    ['price=19.99', { field: 'price', change: { to: '19.99' } }],
    ['cost=-0.40', { field: 'cost', change: { by: '0.40', sign: -1 } }],
    ['length=-3mm', { field: 'side', side: 'longest', change: { by: { value: 3, unit: 'mm' }, sign: -1 } }],
    ['width=20 cm', { field: 'side', side: 'median', change: { to: { value: 20, unit: 'cm' } } }],
    ['shortest=+0.5in', { field: 'side', side: 'shortest', change: { by: { value: 0.5, unit: 'in' }, sign: 1 } }],
    ['weight=-20g', { field: 'weight', change: { by: { value: 20, unit: 'g' }, sign: -1 } }],
    ['Category=Home and Kitchen', { field: 'category', value: 'Home and Kitchen' }],
    ['route=efn', { field: 'route', value: 'efn' }],
    ['fulfillment=FBM', { field: 'fulfillment', value: 'fbm' }],
    ['product-type=apparel', { field: 'product-type', value: 'apparel' }],
  ])('reads %s', (typed, expected) => {
    expect(parseChange(typed)).toEqual({ typed, ...expected });
  });

  it.each([
    ['price', 'no value'],
    ['price=', 'no value'],
    ['prise=3', 'unknown key'],
    ['price=NaN', 'amount or a percentage'],
    ['price=1,99', 'amount or a percentage'],
    ['price=--3', 'amount or a percentage'],
    ['length=3', 'with a unit'],
    ['length=0mm', 'above zero'],
    ['weight=3 stone', 'with a unit'],
    ['fulfillment=fedex', 'none of fba, fbm'],
    ['product-type=shoe', 'none of non-apparel'],
    ['__proto__=1', 'unknown key'],
    [`price=${'9'.repeat(5000)}x`, 'amount or a percentage'],
  ])('refuses %.40s in one line', (typed, why) => {
    expect(() => parseChange(typed)).toThrow(UserError);
    expect(() => parseChange(typed)).toThrow(why);
    try {
      parseChange(typed);
    } catch (error) {
      expect((error as Error).message.length).toBeLessThan(200);
    }
  });
});
