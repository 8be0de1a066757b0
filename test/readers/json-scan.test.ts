import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FileFindings } from '../../src/readers/file-findings.ts';
import { HeldRecords } from '../../src/readers/file-outcome.ts';
import { parseJson } from '../../src/readers/json-lines.ts';
import { JsonScan } from '../../src/readers/json-scan.ts';
import { readReports } from '../../src/readers/read.ts';
import { REPORTS } from '../../src/readers/registry.ts';
import { sourceOf } from './sources-of-text.ts';

/** A value as it is written: text as it stands, a list, or the entries of an object, in which a key may come twice. */
type Written = string | readonly Written[] | { readonly members: readonly (readonly [string, Written])[] };

interface Style {
  readonly space: string;
  readonly line: string;
}

function write(value: Written, style: Style): string {
  const { space, line } = style;
  if (typeof value === 'string') return value;
  if ('members' in value) {
    const inner = value.members.map(
      ([key, member]) => `${JSON.stringify(key)}${space}:${space}${write(member, style)}`,
    );
    return `{${line}${inner.join(`${space},${line}`)}${line}}`;
  }
  return `[${line}${value.map((member) => write(member, style)).join(`,${line}`)}${line}]`;
}

const object = (entries: readonly (readonly [string, Written])[]): Written => ({ members: entries });

/** What stands where a number or a text should, some of it no JSON at all. */
const SOUND = [
  ...['0', '-0', '7', '2664', '21.04', '1.10', '0.07', '1e3', '1E-7', '0.30000000000000004', '12345678901234567890'],
  ...['9007199254740993', '123456789.123456', '1234567890.1234567', '1e400', '-3.5', '0.0000001', 'null', 'true'],
  ...[
    '""',
    '"B0FIXL0001"',
    '"USD"',
    '"JPY"',
    '"XXX"',
    '"2026-10-25"',
    '"soon"',
    '"\\u0041 \\" \\\\"',
    '"\\\\"',
    '"ü漢😀"',
  ],
  ...[
    '"\\ud800"',
    '[]',
    '[1,{"a":[2]}]',
    '{}',
    '{"amount":1}',
    '{"amount":9.99,"currencyCode":"USD"}',
    '"]}"',
    '"[{,"',
  ],
];
const BROKEN = ['01', 'tru', '1.', '+1', "'x'", 'NaN', '{', ']', '"open', '"\u0001"', '', '1 2', '{"a":1,}', '\u00a05'];

const sound = fc.constantFrom(...SOUND);
const money = fc.tuple(sound, sound).map(([amount, currency]) =>
  object([
    ['amount', amount],
    ['currencyCode', currency],
  ]),
);
const usual = fc.constantFrom<Written>('25', '130', '"B0FIXL0001"', '0.21');

/** An object with most of its keys in their order, odd values here and there, and now and then a key too many. */
function objectOf(keys: Readonly<Record<string, fc.Arbitrary<Written>>>): fc.Arbitrary<Written> {
  const members = Object.entries(keys).map(([key, value]) =>
    fc.tuple(
      fc.constant(key),
      fc.oneof({ weight: 12, arbitrary: value }, { weight: 1, arbitrary: sound }),
      fc.nat(14).map((chance) => chance > 0),
    ),
  );
  const more = fc.tuple(fc.constantFrom(...Object.keys(keys), 'other', 'ü"', '__proto__'), sound, fc.nat(12));
  return fc.tuple(fc.tuple(...members), more).map(([own, [key, value, chance]]) => {
    const entries = own.filter(([, , isThere]) => isThere).map(([name, member]) => [name, member] as const);
    return object(chance === 0 ? [...entries, [key, value]] : entries);
  });
}

const SALES = {
  unitsOrdered: usual,
  unitsOrderedB2B: usual,
  orderedProductSales: money,
  orderedProductSalesB2B: money,
};
const TRAFFIC = { sessions: usual, sessionsB2B: usual, pageViews: usual, buyBoxPercentage: usual };
const name = fc.constantFrom('"B0FIXL0001"', '"B0FIXL0002"', '"Lampe für 😀"', '"a\\"b"', 'null');
const day = fc.constantFrom('"2026-10-25"', '"2026-10-26"');

const asinElement = objectOf({
  parentAsin: name,
  childAsin: name,
  salesByAsin: objectOf(SALES),
  trafficByAsin: objectOf(TRAFFIC),
});
const dayElement = objectOf({ date: day, salesByDate: objectOf(SALES), trafficByDate: objectOf(TRAFFIC) });
const queryElement = objectOf({
  startDate: day,
  endDate: day,
  asin: name,
  searchQueryData: objectOf({ searchQuery: name, searchQueryScore: usual, searchQueryVolume: usual }),
  impressionData: objectOf({ totalQueryImpressionCount: usual, asinImpressionCount: usual }),
  clickData: objectOf({ totalClickCount: usual, asinClickCount: usual, totalMedianClickPrice: money }),
});
const kioskElement = objectOf({
  marketplaceId: fc.constantFrom('"ATVPDKIKX0DER"', '"A1PA6795UKMFR9"'),
  startDate: day,
  endDate: day,
  childAsin: name,
  sales: objectOf(SALES),
  traffic: objectOf(TRAFFIC),
});

const charge = objectOf({ aggregatedDetail: objectOf({ totalAmount: money }) });
const economicsElement = objectOf({
  startDate: day,
  endDate: day,
  childAsin: name,
  sales: objectOf({ unitsOrdered: usual, orderedProductSales: money, netProductSales: money }),
  fees: fc.array(objectOf({ feeTypeName: name, charges: fc.array(charge, { maxLength: 2 }) }), { maxLength: 2 }),
  ads: fc.array(objectOf({ adTypeName: name, charge: objectOf({ totalAmount: money }) }), { maxLength: 2 }),
  netProceeds: objectOf({ total: money }),
});

const anyElement = (element: fc.Arbitrary<Written>) =>
  fc.oneof({ weight: 20, arbitrary: element }, { weight: 1, arbitrary: sound });

function specification(type: string): readonly [string, Written] {
  const value = `{"reportType":"${type}","dataStartTime":"2026-10-25","dataEndTime":"2026-10-26","marketplaceIds":["ATVPDKIKX0DER"]}`;
  return ['reportSpecification', value];
}

const trafficDocument = fc
  .tuple(
    fc.array(anyElement(dayElement), { maxLength: 3 }),
    fc.array(anyElement(asinElement), { maxLength: 12 }),
    fc.nat(9),
  )
  .map(([days, asins, order]) => {
    const members = [
      specification('GET_SALES_AND_TRAFFIC_REPORT'),
      ['salesAndTrafficByDate', days] as const,
      ['salesAndTrafficByAsin', asins] as const,
    ];
    if (order === 0) return object(members.toReversed());
    if (order === 1) return object([members[1], members[0], members[2]].flatMap((one) => (one ? [one] : [])));
    if (order === 3) return object(members.filter(([key]) => key !== 'salesAndTrafficByDate'));
    return object(order === 2 ? [...members, ['more', '[1,"]}"]']] : members);
  });
const queryDocument = fc
  .array(anyElement(queryElement), { maxLength: 12 })
  .map((all) => object([specification('GET_BRAND_ANALYTICS_SEARCH_QUERY_PERFORMANCE_REPORT'), ['dataByAsin', all]]));
const style = fc.constantFrom<Style>(
  { space: '', line: '' },
  { space: ' ', line: '' },
  { space: '', line: '\n  ' },
  { space: ' \t', line: '\r\n' },
);
const document = fc.tuple(fc.oneof(trafficDocument, queryDocument), style).map(([value, how]) => write(value, how));
const oddLine = fc.constantFrom<Written>('', ' ', ...BROKEN);
const linesOf = (element: fc.Arbitrary<Written>, other: fc.Arbitrary<Written>) =>
  fc.tuple(
    // What begins with anything but an object or a list is taken for a table.
    element,
    fc.array(
      fc.oneof(
        { weight: 8, arbitrary: anyElement(element) },
        { weight: 1, arbitrary: oddLine },
        { weight: 1, arbitrary: other },
      ),
      { minLength: 1, maxLength: 8 },
    ),
    fc.constantFrom('\n', '\r\n'),
    fc.boolean(),
  );
const lines = fc
  .oneof(linesOf(kioskElement, economicsElement), linesOf(economicsElement, kioskElement))
  .map(([first, more, end, isClosed]) => {
    const all = [first, ...more].map((one) => write(one, { space: '', line: '' }));
    return all.join(end) + (isClosed ? end : '');
  });

const KINDS = REPORTS.filter((report) => report.form === 'json');

/** What parsing the whole text gives; null where it is refused. */
function wholly(content: string) {
  const sink = new HeldRecords();
  const findings = new FileFindings('x.json', null, null, sink);
  let parsed: unknown;
  try {
    parsed = parseJson(content, findings);
  } catch {
    return null;
  }
  const claims = KINDS.filter((kind) => kind.claims(parsed));
  const [kind] = claims;
  if (kind === undefined || claims.length > 1) return null;
  for (const total of kind.totals) findings.startTotal(total);
  const { rows, period } = kind.read(parsed, findings.scope());
  findings.rows = rows;
  findings.settleTotals(kind.together ?? []);
  const marketplace = findings.marketplaceOfAll(kind);
  const { totals, problems, covered } = findings;
  const told = problems.filter(({ code }) => code !== 'file-no-rows');
  return { records: sink.records, rows, totals, problems: told, marketplace, period: period ?? covered };
}

async function inPieces(content: string, size: number) {
  const { files, records } = await readReports([sourceOf('x.json', content, size)]);
  const [file] = files;
  if (file === undefined) throw new Error('no file');
  const { rows, totals, problems, marketplace, period } = file;
  const told = problems.filter(({ code }) => code !== 'file-no-rows');
  return { records: Object.values(records).flat(), rows, totals, problems: told, marketplace, period };
}

/** Demands the same of both ways, down to the sign of a zero; a refused text gives nothing but problems. */
async function demandSame(content: string, size: number): Promise<void> {
  const [expected, found] = [wholly(content), await inPieces(content, size)];
  if (expected !== null) {
    expect(found).toStrictEqual(expected);
    return;
  }
  expect(found.records).toEqual([]);
  expect(found.problems.map(({ scope }) => scope)).toContain('file');
}

const piece = fc.oneof(fc.integer({ min: 1, max: 60 }), fc.constant(65_536));

describe('elements that are scanned', () => {
  it('are those of the parsed document, whatever their members', async () => {
    await fc.assert(fc.asyncProperty(document, piece, demandSame), { numRuns: 100 });
  });

  it('are those of the parsed document where any part of it is something else', async () => {
    const damaged = fc
      .tuple(document, fc.nat(), fc.nat(12), fc.constantFrom(...SOUND, ...BROKEN))
      .map(([content, at, length, other]) => {
        const from = at % (content.length + 1);
        return content.slice(0, from) + other + content.slice(from + length);
      });
    await fc.assert(fc.asyncProperty(damaged, piece, demandSame), { numRuns: 150 });
  });

  it('are none of a document that is cut', async () => {
    const cut = fc.tuple(document, fc.nat()).map(([content, at]) => content.slice(0, at % content.length));
    const property = fc.asyncProperty(cut, piece, async (content, size) => {
      expect((await inPieces(content, size)).records).toEqual([]);
    });
    await fc.assert(property, { numRuns: 100 });
  });

  it('are those of JSON lines read by the line, broken and cut ones told alike', async () => {
    const cut = fc.tuple(lines, fc.nat(), fc.boolean()).map(([content, at, isCut]) => {
      return isCut ? content.slice(0, at % content.length) : content;
    });
    await fc.assert(fc.asyncProperty(cut, piece, demandSame), { numRuns: 100 });
  });

  it('may be of any size and form between those that are alike', async () => {
    const common = { childAsin: 'B0FIXL0001', trafficByAsin: { sessions: 5, pageViews: 7 } };
    const wide = Object.fromEntries(Array.from({ length: 1_500 }, (_, index) => [`key ${index}`, { [index]: index }]));
    const deep = `${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`;
    const odd = [{ ...common, title: 'x'.repeat(900_000) }, { ...common, more: [wide, wide] }, wide];
    const elements = [common, ...odd, common, common].map((one) => JSON.stringify(one));
    const list = [...elements, deep, JSON.stringify(common)].join(',');
    const [key, value] = specification('GET_SALES_AND_TRAFFIC_REPORT');
    const content = `{"${key}":${value as string},"salesAndTrafficByDate":[],"salesAndTrafficByAsin":[${list}]}`;
    await demandSame(content, 65_536);
    expect((await inPieces(content, 65_536)).rows).toBe(8);
  });

  it.each(['{}', '{"amount":7}', '7', '{"amount":7},"orderedProductSales":{"currencyCode":"USD"}'])(
    'have the last value of a key that comes twice: %s',
    async (again) => {
      const first = '"orderedProductSales":{"amount":5,"currencyCode":"USD"}';
      const elements = [first, `${first},"orderedProductSales":${again}`, `"orderedProductSales":7,${first}`, first];
      const list = elements.map((members) => `{"salesByAsin":{${members}}}`).join(',');
      const [key, value] = specification('GET_SALES_AND_TRAFFIC_REPORT');
      const content = `{"${key}":${value as string},"salesAndTrafficByDate":[],"salesAndTrafficByAsin":[${list}]}`;
      await demandSame(content, 65_536);
      expect((await inPieces(content, 65_536)).rows).toBe(4);
    },
  );

  it.each([
    ['cell-not-an-object', '"salesByAsin":7'],
    ['cell-not-an-object', '"salesByAsin":[]'],
    ['cell-not-an-object', '"salesByAsin":""'],
    ['cell-not-an-object', '"salesByAsin":{"orderedProductSales":5}'],
    ['cell-not-an-amount', '"salesByAsin":{"orderedProductSales":{}}'],
    ['cell-not-an-amount', '"salesByAsin":{"orderedProductSales":{"amount":null,"currencyCode":"USD"}}'],
    ['total-of-a-part', '"salesByAsin":{"unitsOrdered":5}'],
    ['total-of-a-part', '"salesByAsin":null'],
  ])('tell %s of %s, as the parsed document does', async (code, members) => {
    const usually = '"salesByAsin":{"unitsOrdered":5,"orderedProductSales":{"amount":5,"currencyCode":"USD"}}';
    const list = [usually, members, usually].map((one) => `{"trafficByAsin":{"sessions":9},${one}}`).join(',');
    const [key, value] = specification('GET_SALES_AND_TRAFFIC_REPORT');
    const content = `{"${key}":${value as string},"salesAndTrafficByDate":[],"salesAndTrafficByAsin":[${list}]}`;
    await demandSame(content, 65_536);
    const { problems, rows } = await inPieces(content, 65_536);
    expect(problems.map((problem) => problem.code)).toContain(code);
    expect(rows).toBe(3);
  });

  it.each([
    ['element-not-a-row', '{"childAsin":"B0FIXL0001"}'],
    ['element-not-a-row', '[7]'],
    ['element-not-a-row', '"sales"'],
    ['cell-not-a-list', '{"childAsin":"B0FIXL0001","fees":{}}'],
    ['cell-not-an-object', '{"childAsin":"B0FIXL0001","fees":[7]}'],
    ['cell-missing', '{"childAsin":"B0FIXL0001","ads":[{"charge":{}}]}'],
    ['total-of-a-part', '{"childAsin":"B0FIXL0001","sales":{"unitsOrdered":1}}'],
  ])('tell %s of the line %s, as the parsed lines do', async (code, line) => {
    const usually =
      '{"childAsin":"B0FIXL0001","sales":{"unitsOrdered":5},"netProceeds":{"total":{"amount":5,"currencyCode":"USD"}}}';
    const content = `${usually}\n${line}\n${usually}\n`;
    await demandSame(content, 65_536);
    const { problems, rows } = await inPieces(content, 65_536);
    expect(problems.map((problem) => problem.code)).toContain(code);
    expect(rows).toBe(3);
  });

  it('are told by a later line where the first has something else in place of its traffic', async () => {
    const [sales, traffic] = ['"sales":{"unitsOrdered":5}', '"traffic":{"sessions":9}'];
    const content = `{"childAsin":"B0FIXL0001",${sales},"traffic":7}\n{"childAsin":"B0FIXL0001",${sales},${traffic}}\n`;
    await demandSame(content, 65_536);
    const { records, problems } = await inPieces(content, 65_536);
    expect(records.map(({ kind }) => kind)).toEqual(['traffic', 'traffic']);
    expect(problems).toMatchObject([{ code: 'total-of-a-part' }, { code: 'cell-not-an-object' }]);
  });

  it.each(['salesAndTrafficByAsin', 'salesAndTrafficByDate', 'reportSpecification'])(
    'are refused when %s comes again behind them',
    async (again) => {
      const [key, value] = specification('GET_SALES_AND_TRAFFIC_REPORT');
      const content = `{"${key}":${value as string},"salesAndTrafficByDate":[],"salesAndTrafficByAsin":[{}],"${again}":[]}`;
      const { records, problems } = await inPieces(content, 9);
      expect(records).toEqual([]);
      expect(problems).toMatchObject([{ code: 'json-broken', message: expect.stringContaining(`"${again}" twice`) }]);
    },
  );
});

describe('a scanned number', () => {
  it('is the one JSON.parse gives, however it is written', () => {
    const digits = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 19 }).map((all) => all.join(''));
    const plain = fc
      .tuple(fc.constantFrom('', '-'), digits, digits)
      .map(([sign, whole, part]) => `${sign}${whole.replace(/^0+(?=\d)/, '')}.${part}`);
    const written = fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }).map(String), plain, plain, sound);
    const scan = new JsonScan();
    const property = fc.property(written, (number) => {
      const bytes = Buffer.from(`{"a":${number}}\0`);
      expect(scan.scan(bytes, 0, bytes.length - 1)).toBe(bytes.length - 1);
      const parsed = JSON.parse(number) as unknown;
      if (typeof parsed !== 'object' || parsed === null) expect(scan.members.value('a')).toBe(parsed);
    });
    fc.assert(property, { numRuns: 2_000 });
  });
});
