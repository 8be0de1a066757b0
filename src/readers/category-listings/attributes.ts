/** What an attribute of a template is to a listing. Numbers in names count from 1: `bullet-3`, `terms-1`, `image-2`. */
export interface Attribute {
  readonly field: string;
  /** Amazon's id of the marketplace it is for; null for all. */
  readonly marketplaceId: string | null;
  /** Language of the text, `de_DE`; null where it has none. */
  readonly languageTag: string | null;
}

/** Attributes of the present grammar, `name[selector=value]#number.part`, by name and part. */
const FIELDS: Readonly<Record<string, string>> = {
  'item_name.value': 'title',
  'title_differentiation.value': 'highlights',
  'bullet_point.value': 'bullet',
  'product_description.value': 'description',
  'generic_keyword.value': 'terms',
  'brand.value': 'brand',
  'main_product_image_locator.media_location': 'main-image',
  'swatch_product_image_locator.media_location': 'swatch',
  'recommended_browse_nodes.value': 'browse-node',
  'parentage_level.value': 'parentage',
  'child_parent_sku_relationship.parent_sku': 'parent-sku',
};

/** Further attributes that rules look at, by Amazon's present name; in the older grammar some have other names. */
const FURTHER: Readonly<Record<string, readonly string[]>> = {
  item_type_keyword: ['item_type', 'item_type_keyword'],
  style_keywords: [],
  subject_keywords: ['subject_content'],
  thesaurus_subject_keywords: [],
  specific_uses_keywords: [],
  target_audience_keywords: ['target_audience'],
  thesaurus_attribute_keywords: [],
  platinum_keywords: [],
  fabric_type: [],
  material: ['material_type', 'material_composition'],
  care_instructions: [],
  country_of_origin: [],
  merchant_release_date: [],
  is_adult_product: [],
  color: ['color_name'],
  size: ['size_name'],
  department: ['department_name'],
};

const FURTHER_OLDER = new Map(
  Object.entries(FURTHER).flatMap(([name, older]) => [name, ...older].map((heading) => [heading, name] as const)),
);

/** Beginning of the field name of a further attribute. */
export const FURTHER_FIELD = 'attribute.';

/** Fields that may stand several times; of all others the first is taken. */
const REPEATED: ReadonlySet<string> = new Set(['bullet', 'terms']);

const PRESENT = /^([a-z]\w*)((?:\[[a-z_]+=[^\]]*\])*)#(\d+)\.(\w+)$/i;
const OTHER_IMAGE = /^other_product_image_locator_(\d+)$/;
/** The older grammar: a name and a number, `bullet_point3`, `generic_keywords`, `other_image_url1`. */
const OLDER = /^(bullet_point|generic_keywords?|other_image_url|recommended_browse_nodes)(\d*)$/i;
const OLDER_FIELDS: Readonly<Record<string, string>> = {
  bullet_point: 'bullet',
  generic_keyword: 'terms',
  generic_keywords: 'terms',
  other_image_url: 'image',
};

function selector(selectors: string, name: string): string | null {
  return new RegExp(`\\[${name}=([^\\]]*)\\]`, 'i').exec(selectors)?.[1] ?? null;
}

function presentAttribute(heading: string): Attribute | null {
  const [, name = '', selectors = '', number = '', part = ''] = PRESENT.exec(heading) ?? [];
  if (part === 'value' && Object.hasOwn(FURTHER, name)) {
    return {
      field: `${FURTHER_FIELD}${name}-${number}`,
      marketplaceId: selector(selectors, 'marketplace_id'),
      languageTag: selector(selectors, 'language_tag'),
    };
  }
  const image = OTHER_IMAGE.exec(name)?.[1];
  const field = image !== undefined && part === 'media_location' ? `image-${image}` : FIELDS[`${name}.${part}`];
  if (field === undefined) return null;
  if (!REPEATED.has(field) && number !== '1') return null;
  return {
    field: REPEATED.has(field) ? `${field}-${number}` : field,
    marketplaceId: selector(selectors, 'marketplace_id'),
    languageTag: selector(selectors, 'language_tag'),
  };
}

function olderFurther(heading: string): Attribute | null {
  const [, name = '', number = ''] = /^([a-z_]+?)(\d*)$/i.exec(heading) ?? [];
  const further = FURTHER_OLDER.get(name.toLowerCase());
  if (further === undefined) return null;
  return {
    field: `${FURTHER_FIELD}${further}-${number === '' ? '1' : number}`,
    marketplaceId: null,
    languageTag: null,
  };
}

function olderAttribute(heading: string): Attribute | null {
  const [, name = '', number = ''] = OLDER.exec(heading) ?? [];
  if (/^recommended_browse_nodes$/i.test(name)) {
    return number === '1' ? { field: 'browse-node', marketplaceId: null, languageTag: null } : null;
  }
  const field = OLDER_FIELDS[name.toLowerCase()];
  if (field === undefined) return null;
  return { field: `${field}-${number === '' ? '1' : number}`, marketplaceId: null, languageTag: null };
}

/** What an attribute's name tells, in the present grammar or the older; null for attributes that are no text, picture or place. */
export function attributeOf(heading: string): Attribute | null {
  return presentAttribute(heading) ?? olderAttribute(heading) ?? olderFurther(heading);
}

/** An attribute as the name of a column, and back. */
export function columnOf({ field, marketplaceId, languageTag }: Attribute): string {
  return marketplaceId === null && languageTag === null
    ? field
    : `${field}@${marketplaceId ?? ''}@${languageTag ?? ''}`;
}

/** The attribute a column stands for. */
export function attributeOfColumn(column: string): Attribute {
  const [field = column, marketplaceId = '', languageTag = ''] = column.split('@');
  return { field, marketplaceId: marketplaceId || null, languageTag: languageTag || null };
}
