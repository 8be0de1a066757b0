import { describe, expect, it } from 'vitest';
import { attributeOf, attributeOfColumn, columnOf } from '../../../src/readers/category-listings/attributes.ts';
import { readSettings } from '../../../src/readers/category-listings/settings.ts';

const plain = (field: string) => ({ field, marketplaceId: null, languageTag: null });

describe('attributeOf', () => {
  it.each([
    [
      'item_name[marketplace_id=ATVPDKIKX0DER][language_tag=en_US]#1.value',
      { field: 'title', marketplaceId: 'ATVPDKIKX0DER', languageTag: 'en_US' },
    ],
    [
      'bullet_point[marketplace_id=A1][language_tag=de_DE]#4.value',
      { field: 'bullet-4', marketplaceId: 'A1', languageTag: 'de_DE' },
    ],
    [
      'title_differentiation[marketplace_id=A1][language_tag=de_DE]#1.value',
      { field: 'highlights', marketplaceId: 'A1', languageTag: 'de_DE' },
    ],
    [
      'other_product_image_locator_3[marketplace_id=A1]#1.media_location',
      { field: 'image-3', marketplaceId: 'A1', languageTag: null },
    ],
    [
      'child_parent_sku_relationship[marketplace_id=A1]#1.parent_sku',
      { field: 'parent-sku', marketplaceId: 'A1', languageTag: null },
    ],
    ['bullet_point3', plain('bullet-3')],
    ['generic_keywords', plain('terms-1')],
    ['generic_keyword2', plain('terms-2')],
    ['other_image_url8', plain('image-8')],
    ['recommended_browse_nodes1', plain('browse-node')],
  ])('%s', (heading, attribute) => {
    expect(attributeOf(heading)).toEqual(attribute);
    expect(attributeOfColumn(columnOf(attribute))).toEqual(attribute);
  });

  it.each([
    'hardness[marketplace_id=A1][language_tag=en_US]#1.value',
    'recommended_browse_nodes[marketplace_id=A1]#2.value',
    'item_name[marketplace_id=A1]#2.value',
    'recommended_browse_nodes2',
    'Product Name',
    '',
  ])('%s is no text, picture or place', (heading) => {
    expect(attributeOf(heading)).toBeNull();
  });
});

describe('further attributes', () => {
  it.each([
    ['color[marketplace_id=A1][language_tag=en_US]#1.value', 'attribute.color-1'],
    ['platinum_keywords3', 'attribute.platinum_keywords-3'],
    ['color_name', 'attribute.color-1'],
    ['item_type', 'attribute.item_type_keyword-1'],
  ])('%s', (heading, field) => {
    expect(attributeOf(heading)?.field).toBe(field);
  });
});

describe('readSettings', () => {
  it('reads the line of settings wherever it stands and however it is parted', () => {
    const line =
      '"settings=attributeRow=5&contentLanguageTag=it_IT&dataRow=7&primaryMarketplaceId=amzn1.mp.o.APJ6JRA9NG5V4"\t\t';
    expect(readSettings(['', line])).toEqual({ dataRow: 7, marketplace: 'IT', languageTag: 'it_IT', date: null });
  });

  it('reads the day the template was made, in the older form and the present one', () => {
    expect(readSettings(['TemplateType=fptcustom\tVersion=2021.1014\tTemplateSignature=x']).date).toBe('2021-10-14');
    expect(readSettings(['settings=attributeRow=3&timestamp=2026-05-02T08:00:00Z']).date).toBe('2026-05-02');
    expect(readSettings(['TemplateType=fptcustom\tVersion=2021.1399']).date).toBeNull();
  });

  it('knows nothing of a template without one, or with a row that is none', () => {
    expect(readSettings([])).toEqual({ dataRow: null, marketplace: null, languageTag: null, date: null });
    expect(readSettings(['settings=attributeRow=3&dataRow=x&primaryMarketplaceId=amzn1.mp.o.NOWHERE'])).toEqual({
      dataRow: null,
      marketplace: null,
      languageTag: null,
      date: null,
    });
  });
});
