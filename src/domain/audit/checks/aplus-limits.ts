import type { AplusContentRecord } from '../../../model/records/aplus-content.ts';
import { defineCheck, type Hit } from '../check.ts';
import { aplusContents } from '../measures/aplus.ts';
import { codePoints } from '../text/count.ts';

interface Measure {
  readonly what: string;
  readonly measured: number;
  readonly limit: number;
  readonly unit: string;
  readonly place?: string;
}

/** Standard modules are named `STANDARD_...`; others belong to premium content, which may have more. */
function moduleLimit({ modules }: AplusContentRecord, limit: (name: string) => number): number {
  const isBasic = modules.every((type) => type.startsWith('STANDARD_'));
  return limit(isBasic ? 'basicModules' : 'premiumModules');
}

function measuresOf(content: AplusContentRecord, limit: (name: string) => number): Measure[] {
  const longest = content.texts.map(({ place, text }) => ({
    what: 'A text',
    measured: codePoints(text),
    limit: limit('text'),
    unit: 'characters',
    place,
  }));
  const alts = content.images.map(({ place, altText }) => ({
    what: 'An alt text',
    measured: codePoints(altText ?? ''),
    limit: limit('altText'),
    unit: 'characters',
    place,
  }));
  return [
    {
      what: 'The document',
      measured: content.modules.length,
      limit: moduleLimit(content, limit),
      unit: 'modules',
    },
    { what: 'The name', measured: codePoints(content.name ?? ''), limit: limit('name'), unit: 'characters' },
    { what: 'A text', measured: content.mostParagraphs, limit: limit('paragraphs'), unit: 'paragraphs' },
    { what: 'A comparison', measured: content.comparisonColumns, limit: limit('comparisonColumns'), unit: 'columns' },
    { what: 'A comparison', measured: content.comparisonRows, limit: limit('comparisonRows'), unit: 'rows' },
    ...content.specRows.map((measured) => ({
      what: 'A specification',
      measured,
      limit: limit('specRowsMax'),
      unit: 'rows',
    })),
    ...longest,
    ...alts,
  ];
}

/** Size, weight and format of the pictures are not in the document: the audit of images measures files. */
export const aplusLimits = defineCheck('APLUS-LIMITS', {
  title: 'A+ content within the limits of page and API',
  needs: ['a-plus-content'],
  run: ({ listing, rule }) => {
    const limit = (name: string): number => {
      const value = rule.check.numbers?.[name];
      if (value === undefined) throw new Error(`rule ${rule.id} has no limit "${name}"`);
      return value;
    };
    return aplusContents(listing).flatMap((content): Hit[] => {
      const over = measuresOf(content, limit)
        .filter((measure) => measure.measured > measure.limit)
        .map(({ what, measured, limit: max, unit, place }) => ({
          field: place === undefined ? 'a-plus' : `a-plus ${place}`,
          message: `${what} has ${measured} ${unit}; ${max} are allowed.`,
          measured,
          limit: max,
          unit,
          origin: content.origin,
        }));
      const few = content.specRows
        .filter((rows) => rows < limit('specRowsMin'))
        .map((measured) => ({
          field: 'a-plus',
          message: `A specification has ${measured} rows; ${limit('specRowsMin')} are the least.`,
          measured,
          limit: limit('specRowsMin'),
          unit: 'rows',
          origin: content.origin,
        }));
      return [...over, ...few];
    });
  },
});
