/** Writes the workbooks of fixtures/readers and fixtures/workbooks: invented data in the sheets Amazon and keyword tools hand out. Run: node scripts/make-workbook-fixtures.ts */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type CellValue, type SheetOfCells, workbookOf } from './workbook-writer.ts';

const folder = join(import.meta.dirname, '..', 'fixtures', 'readers');

/** As one would type it: a number, a day, nothing, or text; an apostrophe before a number makes it text. */
function typed(text: string): CellValue {
  if (text === '') return null;
  if (/^-?\d+(?:\.\d+)?$/.test(text)) return Number(text);
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return new Date(`${text}T00:00:00Z`);
  return text.startsWith("'") ? text.slice(1) : text.replaceAll('\\n', '\n');
}

/** A sheet of rows, a line each, whose cells are parted by bars. */
function sheet(name: string, lines: readonly string[]): SheetOfCells {
  return { name, rows: lines.map((line) => line.split('|').map(typed)) };
}

function write(path: string, sheets: readonly SheetOfCells[]): void {
  const target = join(folder, path);
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, workbookOf(sheets, path.endsWith('.xlsm')));
}

// The names of sheets are cut at 31 letters. Stored numbers have the dust of binary fractions.
write('advertising/console-us-workbook/input.xlsx', [
  sheet('Sponsored Product Search Term R', [
    'Start Date|End Date|Portfolio name|Currency|Campaign Name|Ad Group Name|Targeting|Match Type|Customer Search Term|Impressions|Clicks|Click-Thru Rate (CTR)|Cost Per Click (CPC)|Spend|7 Day Total Sales ($)|Advertising Cost of Sales (ACOS) |7 Day Total Orders (#)|7 Day Total Units (#)',
    '2026-10-01|2026-10-31||USD|Lamps|Lamps|lamp|BROAD|reading lamp|4564|160|0.0351|1.366|218.60000000000002|1062.38|0.2058|48|49',
    String.raw`2026-10-01|2026-10-31||USD|Lamps|Lamps|lamp|BROAD|desk & "clip" lamp\nwith line|821|25|0.0305|0.328|8.210000000000001|0||0|0`,
  ]),
]);
write('advertising/console-de-workbook/input.xlsx', [
  sheet('Bericht', [
    'Kampagnenname|Anzeigengruppenname|Übereinstimmungstyp|Suchbegriff eines Kunden|Impressions|Klicks|Ausgaben|7 Tage, Umsatz gesamt (€)|7 Tage, Aufträge gesamt (#)',
    'Lampen|Lampen|EXACT|leselampe|1008|28|17.92|210.6|9',
    'Lampen|Lampen|EXACT|messinglampe|90|3|1.5|0|0',
  ]),
]);

const campaigns = sheet('Sponsored Products Campaigns', [
  'Product|Entity|Operation|Campaign ID|Ad Group ID|Campaign Name|Ad Group Name|Campaign Name (Informational only)|Ad Group Name (Informational only)|State|Daily Budget|SKU|ASIN|Bid|Keyword Text|Match Type|Product Targeting Expression|Impressions|Clicks|Spend|Sales|Orders|Units',
  "Sponsored Products|Campaign||'301234567890123||Lamps||Lamps||enabled|25|||||||1000|40|20.5|100|4|4",
  "Sponsored Products|Ad Group||'301234567890123|'401||Lamps|Lamps|Lamps|enabled||||0.5||||1000|40|20.5|100|4|4",
  "Sponsored Products|Product Ad||'301234567890123|'401|||Lamps|Lamps|enabled||FX-LAMP-1|B0FIXL0001|||||1000|40|20.5|100|4|4",
  "Sponsored Products|Keyword||'301234567890123|'401|||Lamps|Lamps|enabled||||0.5|lamp|broad||1000|40|20.5|100|4|4",
]);
const searchTerms = sheet('SP Search Term Report', [
  'Product|Campaign Id|Ad Group Id|Keyword Id (Read only)|Product Targeting Id (Read only)|Campaign Name (Informational only)|Ad Group Name (Informational only)|Portfolio Name (Informational only)|State|Campaign State (Informational only)|Bid|Keyword Text|Match Type|Product Targeting Expression|Customer Search Term|Impressions|Clicks|Click-through Rate|Spend|Sales|Orders|Units|Conversion Rate|ACOS|CPC|ROAS',
  "Sponsored Products|'301234567890123|'401|'501||Lamps|Lamps||enabled|enabled|0.5|lamp|broad||reading lamp|400|12|0.03|6.4|51.98|2|2|0.1667|0.1231|0.53|8.12",
  "Sponsored Products|'301234567890123|'401||'601|Lamps|Lamps||enabled|enabled|0.5|||close-match|b0fixo0001|40|1|0.025|0.55|0|0|0|0|0|0.55|0",
]);
const portfolios = sheet('Portfolios', ['Product|Entity|Portfolio Name', 'Portfolios|Portfolio|Light']);
write('../workbooks/bulk-all-tabs.xlsx', [portfolios, campaigns, searchTerms]);
write('advertising/bulk-campaigns/input.xlsx', [campaigns]);
write('advertising/bulk-search-term/input.xlsx', [searchTerms]);

/** Headings of the texts, pictures and place of a listing in one marketplace and language. */
function attributes(market: string, language: string): string[] {
  const text = `[marketplace_id=${market}][language_tag=${language}]`;
  const place = `[marketplace_id=${market}]`;
  return [
    ...['item_name', 'title_differentiation', 'brand', 'product_description'].map((name) => `${name}${text}#1.value`),
    ...[1, 2, 3, 4, 5].map((number) => `bullet_point${text}#${number}.value`),
    `generic_keyword${text}#1.value`,
    `main_product_image_locator${place}#1.media_location`,
    `other_product_image_locator_1${place}#1.media_location`,
    `recommended_browse_nodes${place}#1.value`,
    `parentage_level${place}#1.value`,
    `child_parent_sku_relationship${place}#1.parent_sku`,
  ];
}

/** As long as the settings of real templates, which fill a cell to its bound. */
function settings(market: string, language: string): string {
  const padding = 'QUJD'.repeat(7_500);
  return `settings=attributeRow=5&contentLanguageTag=${language}&dataRow=7&feedType=113&labelRow=4&primaryMarketplaceId=amzn1.mp.o.${market}&ptds=${padding}`;
}

const US = 'ATVPDKIKX0DER';
const present = [
  ...['::listing_status', 'contribution_sku#1.value', 'product_type#1.value', '::record_action'],
  ...['amzn1.volt.ca.product_id_type', 'amzn1.volt.ca.product_id_value', 'variation_theme#1.name'],
  ...attributes(US, 'en_US'),
];
write('category-listings/present-us/input.xlsm', [
  sheet('Instructions', ['How to fill in this template|Read this first']),
  sheet('Template', [
    settings(US, 'en_US'),
    'Fill in this template in English',
    'Listing identity||||||Variations|Product identity',
    present.map((_, index) => `Label ${index + 1}`).join('|'),
    present.join('|'),
    "|ABC123|LAMP|Create or Replace (Full Update)|GTIN|'012345678905|Color|Example title",
    "Active|FX-LAMP|LAMP||||COLOR|Reading lamp||Fixlight||||||||||'1063306|Parent|",
    String.raw`Active|FX-LAMP-1|LAMP||ASIN|B0FIXL0001|COLOR|Reading lamp, brass|Warm light for late pages|Fixlight|First line.\nSecond "line" & more <b>.|Warm light||Cable of 6 ft|||lamp bed clip|https://img.example/1.jpg|https://img.example/2.jpg|'1063306|Child|FX-LAMP`,
  ]),
  sheet('Valid Values', ['Product Type|LAMP', 'Color|Brass']),
]);
const [italy, germany] = [attributes('APJ6JRA9NG5V4', 'it_IT'), attributes('A1PA6795UKMFR9', 'de_DE')];
write('category-listings/present-two-marketplaces/input.xlsx', [
  sheet('Modello', [
    settings('APJ6JRA9NG5V4', 'it_IT'),
    'Compila questo modello in italiano',
    'Gruppo',
    'SKU',
    ['contribution_sku#1.value', 'product_type#1.value', ...italy.slice(0, 5), ...germany.slice(0, 5)].join('|'),
    'ABC123',
    'FX-LAMP-1|LAMP|Lampada da lettura||Fixlight|Descrizione|Luce calda|Leselampe|Für späte Seiten|Fixlight||Warmes Licht',
  ]),
]);
write('keywords/sellersprite/input.xlsx', [
  sheet('US-B0FIXL0001', [
    'Keyword|Amazon Choice|Click Share|Products|Searched / Month|SPR|Title Density|Organic Rank|Sponsored Rank',
    'reading lamp||0.114|700|12400|16|9|12|-',
    'lamp with clip||0.03|95|820|8|2||4',
  ]),
]);
write('not-a-report/workbook/input.xlsx', [sheet('Budget', ['Month|Amount', '2026-10-01|12.5'])]);
