import { describe, expect, it } from 'vitest';
import { currencyOfHeading, splitHeading } from '../../src/readers/currencies.ts';

describe('splitHeading', () => {
  it.each([
    ['Total (INR)', 'Total', ['INR']],
    ['7 Tage, Umsatz gesamt (€)', '7 Tage, Umsatz gesamt', ['EUR']],
    ['7 Day Total Sales ($) ', '7 Day Total Sales', ['USD', 'CAD', 'MXN', 'AUD', 'SGD']],
    ['総売上高（￥）', '総売上高', ['JPY']],
  ])('%s', (heading, bare, currencies) => {
    expect(splitHeading(heading)).toEqual({ bare, currencies });
  });

  it.each(['Total', '7 Day Total Orders (#)', 'Click-Thru Rate (CTR)', 'Clicks(Current period)', '(INR)'])(
    '%s names no currency',
    (heading) => {
      expect(splitHeading(heading)).toBeNull();
    },
  );
});

describe('currencyOfHeading', () => {
  it('takes a dollar for that of the shop, and for none where the shop is not known', () => {
    expect(currencyOfHeading('Sales ($)', 'CAD')).toBe('CAD');
    expect(currencyOfHeading('Sales ($)', null)).toBeNull();
    expect(currencyOfHeading('Sales ($)', 'EUR')).toBeNull();
  });

  it('believes the heading before the shop the user named for all files', () => {
    expect(currencyOfHeading('Sales (GBP)', 'EUR')).toBe('GBP');
    expect(currencyOfHeading(null, 'EUR')).toBeNull();
  });
});
