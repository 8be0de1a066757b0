/** Writes the workbooks of fixtures/readers and fixtures/workbooks: invented data in the sheets Amazon and keyword tools hand out. Run: node scripts/make-workbook-fixtures.ts */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';

type CellValue = string | number | Date | null;

interface SheetOfCells {
  readonly name: string;
  readonly rows: readonly (readonly CellValue[])[];
}

const folder = join(import.meta.dirname, '..', 'fixtures', 'readers');
/** Days from the day spreadsheets count from to that of Unix. */
const EPOCH_DAYS = 25_569;
const MS_PER_DAY = 86_400_000;

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter;
}

/** Numbers stand as a spreadsheet stores them: 0.1 + 0.2 keeps its dust. Style 1 is a date. */
function cellXml(value: CellValue, place: string): string {
  if (value === null) return '';
  if (typeof value === 'number') return `<c r="${place}"><v>${value}</v></c>`;
  if (value instanceof Date) return `<c r="${place}" s="1"><v>${value.getTime() / MS_PER_DAY + EPOCH_DAYS}</v></c>`;
  return `<c r="${place}" t="inlineStr"><is><t xml:space="preserve">${escaped(value)}</t></is></c>`;
}

function sheetXml({ rows }: SheetOfCells): string {
  const lines = rows.map((row, index) => {
    const cells = row.map((value, column) => cellXml(value, `${columnName(column)}${index + 1}`));
    return `<row r="${index + 1}">${cells.join('')}</row>`;
  });
  return `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${lines.join('')}</sheetData></worksheet>`;
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';

function partsOf(sheets: readonly SheetOfCells[], macros: boolean): [string, string][] {
  const names = sheets.map(
    ({ name }, index) => `<sheet name="${escaped(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
  );
  const targets = sheets.map(
    (_, index) =>
      `<Relationship Id="rId${index + 1}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`,
  );
  const styles = `<Relationship Id="rId${sheets.length + 1}" Type="${RELATIONS}/styles" Target="styles.xml"/>`;
  return [
    [
      '[Content_Types].xml',
      `<Types xmlns="${PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
    ],
    [
      '_rels/.rels',
      `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ],
    [
      'xl/workbook.xml',
      `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${names.join('')}</sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      `<Relationships xmlns="${PACKAGE}/relationships">${targets.join('')}${styles}</Relationships>`,
    ],
    [
      'xl/styles.xml',
      `<styleSheet xmlns="${MAIN}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>`,
    ],
    ...sheets.map((sheet, index): [string, string] => [`xl/worksheets/sheet${index + 1}.xml`, sheetXml(sheet)]),
    ...(macros ? [['xl/vbaProject.bin', 'Sub AutoOpen()'] satisfies [string, string]] : []),
  ];
}

/** A zip archive without dates, so that the same sheets give the same bytes. */
function zipOf(parts: readonly (readonly [string, string])[]): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of parts) {
    const plain = Buffer.from(name.endsWith('.bin') ? content : HEAD + content);
    const packed = deflateRawSync(plain);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(crc32(plain), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(plain.length, 18);
    common.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), common, Buffer.from(name), packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('PK\u0001\u0002\u0014\0'), common, tail, Buffer.from(name)]));
    bodies.push(local);
    offset += local.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006');
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, list, end]);
}

function write(path: string, sheets: readonly SheetOfCells[]): void {
  const target = join(folder, path);
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, zipOf(partsOf(sheets, path.endsWith('.xlsm'))));
}

const day = (text: string): Date => new Date(`${text}T00:00:00Z`);

// The names of sheets are cut at 31 letters.
write('advertising/console-us-workbook/input.xlsx', [
  {
    name: 'Sponsored Product Search Term R',
    rows: [
      [
        'Start Date',
        'End Date',
        'Portfolio name',
        'Currency',
        'Campaign Name',
        'Ad Group Name',
        'Targeting',
        'Match Type',
        'Customer Search Term',
        'Impressions',
        'Clicks',
        'Click-Thru Rate (CTR)',
        'Cost Per Click (CPC)',
        'Spend',
        '7 Day Total Sales ($)',
        'Advertising Cost of Sales (ACOS) ',
        '7 Day Total Orders (#)',
        '7 Day Total Units (#)',
      ],
      [
        day('2026-10-01'),
        day('2026-10-31'),
        null,
        'USD',
        'Lamps',
        'Lamps',
        'lamp',
        'BROAD',
        'reading lamp',
        4564,
        160,
        0.0351,
        1.366,
        218.60000000000002,
        1062.38,
        0.2058,
        48,
        49,
      ],
      [
        day('2026-10-01'),
        day('2026-10-31'),
        null,
        'USD',
        'Lamps',
        'Lamps',
        'lamp',
        'BROAD',
        'desk & "clip" lamp\nwith line',
        821,
        25,
        0.0305,
        0.328,
        8.210000000000001,
        0,
        null,
        0,
        0,
      ],
    ],
  },
]);
write('advertising/console-de-workbook/input.xlsx', [
  {
    name: 'Bericht',
    rows: [
      [
        'Kampagnenname',
        'Anzeigengruppenname',
        'Übereinstimmungstyp',
        'Suchbegriff eines Kunden',
        'Impressions',
        'Klicks',
        'Ausgaben',
        '7 Tage, Umsatz gesamt (€)',
        '7 Tage, Aufträge gesamt (#)',
      ],
      ['Lampen', 'Lampen', 'EXACT', 'leselampe', 1008, 28, 17.92, 210.6, 9],
      ['Lampen', 'Lampen', 'EXACT', 'messinglampe', 90, 3, 1.5, 0, 0],
    ],
  },
]);

const campaigns: SheetOfCells = {
  name: 'Sponsored Products Campaigns',
  rows: [
    [
      'Product',
      'Entity',
      'Operation',
      'Campaign ID',
      'Ad Group ID',
      'Campaign Name',
      'Ad Group Name',
      'Campaign Name (Informational only)',
      'Ad Group Name (Informational only)',
      'State',
      'Daily Budget',
      'SKU',
      'ASIN',
      'Bid',
      'Keyword Text',
      'Match Type',
      'Product Targeting Expression',
      'Impressions',
      'Clicks',
      'Spend',
      'Sales',
      'Orders',
      'Units',
    ],
    [
      'Sponsored Products',
      'Campaign',
      null,
      '301234567890123',
      null,
      'Lamps',
      null,
      'Lamps',
      null,
      'enabled',
      25,
      null,
      null,
      null,
      null,
      null,
      null,
      1000,
      40,
      20.5,
      100,
      4,
      4,
    ],
    [
      'Sponsored Products',
      'Ad Group',
      null,
      '301234567890123',
      '401',
      null,
      'Lamps',
      'Lamps',
      'Lamps',
      'enabled',
      null,
      null,
      null,
      0.5,
      null,
      null,
      null,
      1000,
      40,
      20.5,
      100,
      4,
      4,
    ],
    [
      'Sponsored Products',
      'Product Ad',
      null,
      '301234567890123',
      '401',
      null,
      null,
      'Lamps',
      'Lamps',
      'enabled',
      null,
      'FX-LAMP-1',
      'B0FIXL0001',
      null,
      null,
      null,
      null,
      1000,
      40,
      20.5,
      100,
      4,
      4,
    ],
    [
      'Sponsored Products',
      'Keyword',
      null,
      '301234567890123',
      '401',
      null,
      null,
      'Lamps',
      'Lamps',
      'enabled',
      null,
      null,
      null,
      0.5,
      'lamp',
      'broad',
      null,
      1000,
      40,
      20.5,
      100,
      4,
      4,
    ],
  ],
};
const searchTerms: SheetOfCells = {
  name: 'SP Search Term Report',
  rows: [
    [
      'Product',
      'Campaign Id',
      'Ad Group Id',
      'Keyword Id (Read only)',
      'Product Targeting Id (Read only)',
      'Campaign Name (Informational only)',
      'Ad Group Name (Informational only)',
      'Portfolio Name (Informational only)',
      'State',
      'Campaign State (Informational only)',
      'Bid',
      'Keyword Text',
      'Match Type',
      'Product Targeting Expression',
      'Customer Search Term',
      'Impressions',
      'Clicks',
      'Click-through Rate',
      'Spend',
      'Sales',
      'Orders',
      'Units',
      'Conversion Rate',
      'ACOS',
      'CPC',
      'ROAS',
    ],
    [
      'Sponsored Products',
      '301234567890123',
      '401',
      '501',
      null,
      'Lamps',
      'Lamps',
      null,
      'enabled',
      'enabled',
      0.5,
      'lamp',
      'broad',
      null,
      'reading lamp',
      400,
      12,
      0.03,
      6.4,
      51.98,
      2,
      2,
      0.1667,
      0.1231,
      0.53,
      8.12,
    ],
    [
      'Sponsored Products',
      '301234567890123',
      '401',
      null,
      '601',
      'Lamps',
      'Lamps',
      null,
      'enabled',
      'enabled',
      0.5,
      null,
      null,
      'close-match',
      'b0fixo0001',
      40,
      1,
      0.025,
      0.55,
      0,
      0,
      0,
      0,
      0,
      0.55,
      0,
    ],
  ],
};
const portfolios: SheetOfCells = {
  name: 'Portfolios',
  rows: [
    ['Product', 'Entity', 'Portfolio Name'],
    ['Portfolios', 'Portfolio', 'Light'],
  ],
};
write('../workbooks/bulk-all-tabs.xlsx', [portfolios, campaigns, searchTerms]);
write('advertising/bulk-campaigns/input.xlsx', [campaigns]);
write('advertising/bulk-search-term/input.xlsx', [searchTerms]);

const present = (name: string, market: string, language: string, rest: string): string =>
  `${name}[marketplace_id=${market}]${language === '' ? '' : `[language_tag=${language}]`}#${rest}`;

function templateColumns(market: string, language: string): string[] {
  return [
    present('item_name', market, language, '1.value'),
    present('title_differentiation', market, language, '1.value'),
    present('brand', market, language, '1.value'),
    present('product_description', market, language, '1.value'),
    ...[1, 2, 3, 4, 5].map((number) => present('bullet_point', market, language, `${number}.value`)),
    present('generic_keyword', market, language, '1.value'),
    present('main_product_image_locator', market, '', '1.media_location'),
    present('other_product_image_locator_1', market, '', '1.media_location'),
    present('recommended_browse_nodes', market, '', '1.value'),
    present('parentage_level', market, '', '1.value'),
    present('child_parent_sku_relationship', market, '', '1.parent_sku'),
  ];
}

/** As long as the settings of real templates, which fill a cell to its bound. */
function settings(market: string, language: string): string {
  const padding = 'QUJD'.repeat(7_500);
  return `settings=attributeRow=5&contentLanguageTag=${language}&dataRow=7&feedType=113&labelRow=4&primaryMarketplaceId=amzn1.mp.o.${market}&ptds=${padding}`;
}

const US = 'ATVPDKIKX0DER';
const presentHeadings = [
  '::listing_status',
  'contribution_sku#1.value',
  'product_type#1.value',
  '::record_action',
  'amzn1.volt.ca.product_id_type',
  'amzn1.volt.ca.product_id_value',
  'variation_theme#1.name',
  ...templateColumns(US, 'en_US'),
];
write('category-listings/present-us/input.xlsm', [
  { name: 'Instructions', rows: [['How to fill in this template', 'Read this first']] },
  {
    name: 'Template',
    rows: [
      [settings(US, 'en_US')],
      ['Fill in this template in English'],
      ['Listing identity', null, null, null, null, null, 'Variations', 'Product identity'],
      presentHeadings.map((_, index) => `Label ${index + 1}`),
      presentHeadings,
      ['', 'ABC123', 'LAMP', 'Create or Replace (Full Update)', 'GTIN', '012345678905', 'Color', 'Example title'],
      [
        'Active',
        'FX-LAMP',
        'LAMP',
        null,
        null,
        null,
        'COLOR',
        'Reading lamp',
        null,
        'Fixlight',
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        '1063306',
        'Parent',
        null,
      ],
      [
        'Active',
        'FX-LAMP-1',
        'LAMP',
        null,
        'ASIN',
        'B0FIXL0001',
        'COLOR',
        'Reading lamp, brass',
        'Warm light for late pages',
        'Fixlight',
        'First line.\nSecond "line" & more <b>.',
        'Warm light',
        null,
        'Cable of 6 ft',
        null,
        null,
        'lamp bed clip',
        'https://img.example/1.jpg',
        'https://img.example/2.jpg',
        '1063306',
        'Child',
        'FX-LAMP',
      ],
    ],
  },
  {
    name: 'Valid Values',
    rows: [
      ['Product Type', 'LAMP'],
      ['Color', 'Brass'],
    ],
  },
]);
write('category-listings/present-two-marketplaces/input.xlsx', [
  {
    name: 'Modello',
    rows: [
      [settings('APJ6JRA9NG5V4', 'it_IT')],
      ['Compila questo modello in italiano'],
      ['Gruppo'],
      ['SKU'],
      [
        'contribution_sku#1.value',
        'product_type#1.value',
        ...templateColumns('APJ6JRA9NG5V4', 'it_IT').slice(0, 5),
        ...templateColumns('A1PA6795UKMFR9', 'de_DE').slice(0, 5),
      ],
      ['ABC123'],
      [
        'FX-LAMP-1',
        'LAMP',
        'Lampada da lettura',
        null,
        'Fixlight',
        'Descrizione',
        'Luce calda',
        'Leselampe',
        'Für späte Seiten',
        'Fixlight',
        null,
        'Warmes Licht',
      ],
    ],
  },
]);
write('keywords/sellersprite/input.xlsx', [
  {
    name: 'US-B0FIXL0001',
    rows: [
      [
        'Keyword',
        'Amazon Choice',
        'Click Share',
        'Products',
        'Searched / Month',
        'SPR',
        'Title Density',
        'Organic Rank',
        'Sponsored Rank',
      ],
      ['reading lamp', null, 0.114, 700, 12400, 16, 9, 12, '-'],
      ['lamp with clip', null, 0.03, 95, 820, 8, 2, null, 4],
    ],
  },
]);
write('not-a-report/workbook/input.xlsx', [
  {
    name: 'Budget',
    rows: [
      ['Month', 'Amount'],
      [day('2026-10-01'), 12.5],
    ],
  },
]);
