import { describe, expect, it } from 'vitest';
import { readReports } from '../../src/readers/read.ts';
import { UNREAD_KINDS } from '../../src/readers/unread-kinds.ts';
import { sourceOf } from './sources-of-text.ts';

describe('kinds that are known and not read', () => {
  it.each(UNREAD_KINDS.filter(({ signature }) => signature.length > 0))(
    '$id is named first, with what to use in its place',
    async ({ id, signature, instead }) => {
      const { files } = await readReports([sourceOf('x.csv', `${signature.join(',')},more\n1,2,3\n`)]);
      expect(files[0]).toMatchObject({ reportType: null, records: 0 });
      expect(files[0]?.nearest[0]).toBe(id);
      expect(files[0]?.problems).toMatchObject([{ code: 'file-not-recognised', suggestion: instead }]);
    },
  );

  it('are told by whole headings, in any line and with any delimiter', async () => {
    const text = 'Reporting Range=["Weekly"]\nasin title;impressions: impressions\nLamp;4\n';
    const { files } = await readReports([sourceOf('x.csv', text)]);
    expect(files[0]?.nearest[0]).toBe('CATALOG_PERFORMANCE_HAND');
    const other = await readReports([sourceOf('x.csv', 'ASIN Title of it,Impressions: Impressions\nLamp,4\n')]);
    expect(other.files[0]?.nearest).not.toContain('CATALOG_PERFORMANCE_HAND');
  });
});
