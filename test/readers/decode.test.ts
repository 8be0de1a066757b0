import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Encoding, fallbackEncoding, judgeHead, NotThisEncoding, utf8Bytes } from '../../src/readers/decode.ts';
import { readReports } from '../../src/readers/read.ts';
import { sourceOf } from './sources-of-text.ts';

async function* piecesOf(bytes: Uint8Array, piece: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += piece) yield bytes.subarray(at, at + piece);
}

async function decoded(bytes: Uint8Array, encoding: Encoding, piece = 7): Promise<{ text: string; cut: boolean }> {
  const chunks: Uint8Array[] = [];
  let cut = false;
  const watch = { cut: () => (cut = true) };
  for await (const chunk of utf8Bytes(piecesOf(bytes, piece), encoding, watch)) chunks.push(chunk);
  return { text: Buffer.concat(chunks).toString(), cut };
}

/** Letters of a code page with their bytes, found by asking the decoder for each. */
function lettersOf(label: string, codes: Iterable<readonly number[]>): Map<string, readonly number[]> {
  const letters = new Map<string, readonly number[]>();
  for (const bytes of codes) {
    const text = new TextDecoder(label).decode(Uint8Array.from(bytes));
    if ([...text].length === 1 && text !== '\ufffd' && !letters.has(text)) letters.set(text, bytes);
  }
  return letters;
}

function* codesOfCp932(): Generator<number[]> {
  for (let byte = 0x20; byte < 0x7f; byte += 1) yield [byte];
  for (let lead = 0x81; lead <= 0xfc; lead += 1) for (let trail = 0x40; trail <= 0xfc; trail += 1) yield [lead, trail];
}

const CP932 = lettersOf('shift_jis', codesOfCp932());
const WINDOWS = lettersOf(
  'windows-1252',
  Array.from({ length: 0xe0 }, (_, index) => [index + 0x20]),
);

function encoded(text: string, letters: ReadonlyMap<string, readonly number[]>): Uint8Array {
  return Uint8Array.from([...text].flatMap((letter) => letters.get(letter) ?? []));
}

function swapped(bytes: Buffer): Buffer {
  return Buffer.from(bytes).swap16();
}

const piece = fc.integer({ min: 1, max: 9 });
const unicode = fc.string({ unit: 'grapheme' }).map((text) => text.toWellFormed().replaceAll('\ufeff', ''));
const textOf = (letters: ReadonlyMap<string, unknown>) => fc.string({ unit: fc.constantFrom(...letters.keys()) });

describe('a text in each encoding', () => {
  it('is the same text, in whatever pieces its bytes come', async () => {
    const property = fc.asyncProperty(unicode, piece, async (text, size) => {
      const forms: readonly (readonly [Encoding, Uint8Array])[] = [
        ['utf-8', Buffer.from(text)],
        ['utf-8-bom', Buffer.from(`\ufeff${text}`)],
        ['utf-16le', Buffer.from(`\ufeff${text}`, 'utf16le')],
        ['utf-16be', swapped(Buffer.from(`\ufeff${text}`, 'utf16le'))],
      ];
      for (const [encoding, bytes] of forms) {
        expect(await decoded(bytes, encoding, size), encoding).toEqual({ text, cut: false });
      }
    });
    await fc.assert(property, { numRuns: 300 });
  });

  it('is the same text in CP932 and Windows-1252', async () => {
    const property = fc.asyncProperty(textOf(CP932), textOf(WINDOWS), piece, async (japanese, western, size) => {
      expect(await decoded(encoded(japanese, CP932), 'cp932', size)).toEqual({ text: japanese, cut: false });
      expect(await decoded(encoded(western, WINDOWS), 'windows-1252', size)).toEqual({ text: western, cut: false });
    });
    await fc.assert(property, { numRuns: 300 });
  });

  it('cut in the middle of a letter ends before it and says so', async () => {
    const bytes = Buffer.from('Lamp ü ランプ 😀');
    for (let end = 0; end <= bytes.length; end += 1) {
      const whole = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.subarray(0, end), { stream: true });
      const { text, cut } = await decoded(bytes.subarray(0, end), 'utf-8', 3);
      expect(text).toBe(whole);
      expect(cut).toBe(Buffer.byteLength(whole) < end);
    }
  });

  it('is never invented: any bytes are text or refused', async () => {
    const property = fc.asyncProperty(fc.uint8Array({ maxLength: 60 }), piece, async (bytes, size) => {
      let text: string | null = null;
      try {
        ({ text } = await decoded(bytes, 'utf-8', size));
      } catch (error) {
        expect(error).toBeInstanceOf(NotThisEncoding);
      }
      let expected: string | null = null;
      try {
        expected = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes, { stream: true });
      } catch {
        expected = null;
      }
      expect(text).toBe(expected);
    });
    await fc.assert(property, { numRuns: 2_000 });
  });
});

describe('the encoding of a file', () => {
  it.each([
    ['utf-8-bom', Buffer.from('\ufeffsku')],
    ['utf-16le', Buffer.from('\ufeffsku', 'utf16le')],
    ['utf-16be', swapped(Buffer.from('\ufeffsku', 'utf16le'))],
    ['utf-16le', Buffer.from('sku\tasin\n', 'utf16le')],
    ['utf-16be', swapped(Buffer.from('sku\tasin\n', 'utf16le'))],
    ['utf-8', Buffer.from('sku\tasin\n')],
  ])('is %s by its first bytes', (encoding, head) => {
    expect(judgeHead(head)).toEqual({ encoding });
  });

  it.each([
    ['cp932', '商品名\t出品者SKU\n卓上電気照明\tA-1\n'],
    ['cp932', 'ランプ\tA-1\n'],
    ['windows-1252', 'Lampe für den Schreibtisch, größer, weiß\n'],
    ['windows-1252', 'Lámpara pequeña de día\nÉtagère à côté\n'],
    ['windows-1252', 'Price £12 · 3 × café “warm” – €\n'],
  ])('is %s by what the text looks like: %j', async (encoding, text) => {
    const bytes = encoded(text, encoding === 'cp932' ? withControls(CP932) : withControls(WINDOWS));
    expect(await fallbackEncoding(piecesOf(bytes, 5), false)).toBe(encoding);
  });

  it.each([
    ['of several letters, one cut in the middle', Buffer.from('Lämp für größer \n'), [0xc3]],
    ['with its mark', Buffer.from('\ufeffLamp\n'), [0xe2, 0x80]],
    ['in Japanese', Buffer.from('卓上電気照明\n'), [0xe5, 0x8d, 0x20]],
  ])('is UTF-8 with damage for a text %s', async (_, text, damage) => {
    const bytes = Buffer.concat([text, Buffer.from(damage), Buffer.from(' and on\n')]);
    expect(await fallbackEncoding(piecesOf(bytes, 5), false)).toBe('utf-8-damaged');
  });

  it('is borne where single letters are broken, and said with the line', async () => {
    const report =
      'return-date\torder-id\tsku\tasin\tfnsku\tproduct-name\tquantity\tfulfillment-center-id\tdetailed-disposition\treason\n' +
      '2026-10-20T06:11:00+00:00\t111-1\tFX-1\tB0FIXL0001\tX1\tLamp\t1\tABC1\tSELLABLE\tDÉFECTIVE\n' +
      '2026-10-20T06:11:00+00:00\t111-2\tFX-1\tB0FIXL0001\tX1\tLamp\t1\tABC1\tSELLABLE\tDÉFECTIF X\n';
    for (const mark of ['', '\ufeff']) {
      const bytes = Buffer.from(mark + report);
      bytes[bytes.lastIndexOf('X\n')] = 0xc3;
      const { files, records } = await readReports([sourceOf('r.txt', bytes)]);
      expect(files[0]).toMatchObject({ encoding: 'utf-8', records: 2, totals: { units: 2 } });
      expect(files[0]?.problems).toMatchObject([{ code: 'letters-broken', line: 3 }]);
      expect(records['customer-return'].map(({ reason }) => reason)).toEqual(['DÉFECTIVE', 'DÉFECTIF \ufffd']);
    }
  });

  it('does not change what is read', async () => {
    const report =
      'return-date\torder-id\tsku\tasin\tfnsku\tproduct-name\tquantity\tfulfillment-center-id\tdetailed-disposition\treason\n' +
      '2026-10-20T06:11:00+00:00\t111-1\tFX-1\tB0FIXL0001\tX1\tLämp é\t1\tABC1\tSELLABLE\tDEFECTIVE\n';
    const forms = [
      Buffer.from(report),
      Buffer.from(`\ufeff${report}`),
      Buffer.from(report, 'utf16le'),
      swapped(Buffer.from(`\ufeff${report}`, 'utf16le')),
      Buffer.from(report, 'latin1'),
    ];
    const read = await Promise.all(forms.map((bytes) => readReports([sourceOf('r.txt', bytes)])));
    expect(read.map(({ files }) => files[0]?.encoding)).toEqual([
      'utf-8',
      'utf-8-bom',
      'utf-16le',
      'utf-16be',
      'windows-1252',
    ]);
    for (const { records } of read) expect(records).toEqual(read[0]?.records);
  });
});

function withControls(letters: ReadonlyMap<string, readonly number[]>): Map<string, readonly number[]> {
  return new Map([...letters, ['\t', [9]], ['\n', [10]]]);
}
