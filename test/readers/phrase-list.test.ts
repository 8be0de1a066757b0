import { describe, expect, it } from 'vitest';

import { type PhraseList, phraseListRefusal, readPhraseList } from '../../src/readers/phrase-list.ts';

function read(content: string | Uint8Array, marketplace: string | null = 'US'): Promise<PhraseList> {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  return readPhraseList(
    {
      path: 'targets.txt',
      async *open() {
        yield bytes;
      },
    },
    marketplace,
  );
}

async function phrasesOf(content: string | Uint8Array): Promise<[string, number | null][]> {
  return (await read(content)).records.map(({ phrase, monthlyVolume }) => [phrase, monthlyVolume]);
}

async function refusalOf(content: string | Uint8Array): Promise<string> {
  try {
    await read(content);
  } catch (error) {
    return phraseListRefusal(error, 'targets.txt').code;
  }
  return 'none';
}

describe('a plain list of phrases', () => {
  it('is one phrase a line, notes and blank lines left out', async () => {
    expect(await phrasesOf('\uFEFF# my list\nred mug\n\nmug, large\r\nblue mug')).toEqual([
      ['red mug', null],
      ['mug, large', null],
      ['blue mug', null],
    ]);
  });

  it('takes a second column of numbers for volumes, in either way of writing them', async () => {
    expect(await phrasesOf('red mug\t1,200\nblue mug\t>7,000\ntin mug\t-\n')).toEqual([
      ['red mug', 1200],
      ['blue mug', 7000],
      ['tin mug', null],
    ]);
    expect(await phrasesOf('tasse;1.200\nbecher;33.100\n')).toEqual([
      ['tasse', 1200],
      ['becher', 33_100],
    ]);
  });

  it('finds columns by their headings, with or without volumes', async () => {
    expect(await phrasesOf('id,Keyword,CPC\n1,red mug,0.4\n2,"mug, large",0.3\n')).toEqual([
      ['red mug', null],
      ['mug, large', null],
    ]);
    expect(await phrasesOf('Suchbegriff;Suchvolumen\ntasse;300\n')).toEqual([['tasse', 300]]);
    expect(await phrasesOf('keyword\nred mug\n')).toEqual([['red mug', null]]);
  });

  it('names a volume that is a text, and does not take it for zero', async () => {
    const list = await read('keyword,search volume\nred mug,many\nblue mug,1k\ntin mug,90\n');
    expect(list.records.map(({ monthlyVolume }) => monthlyVolume)).toEqual([null, null, 90]);
    expect(list.problems.map(({ code, line }) => [code, line])).toEqual([
      ['cell-not-a-number', 2],
      ['cell-not-a-number', 3],
    ]);
  });

  it('leaves out ASINs, empty phrases and texts that are no phrases', async () => {
    const list = await read(`keyword,sv\nB0ABCDEFGH,5\n,6\n${'x'.repeat(101)},7\nmug,8\n`);
    expect(list.records.map(({ phrase }) => phrase)).toEqual(['mug']);
    expect(list.problems.map(({ code }) => code)).toEqual(['phrase-is-asin', 'cell-empty', 'phrase-too-long']);
  });

  it('reads other encodings', async () => {
    expect(await phrasesOf(Buffer.from('caf\xe9 mug\nth\xe9i\xe8re\n', 'latin1'))).toEqual([
      ['café mug', null],
      ['théière', null],
    ]);
    expect(await phrasesOf(Buffer.from('\uFEFFred mug\n', 'utf16le'))).toEqual([['red mug', null]]);
  });

  it.each([
    ['', 'file-empty'],
    ['\n# nothing\n', 'file-no-rows'],
    ['keyword,sv\n', 'file-no-rows'],
    ['{"a": 1}', 'list-is-json'],
    ['%PDF-1.7 ...', 'file-binary'],
  ])('refuses %j: %s', async (content, code) => {
    expect(await refusalOf(content)).toBe(code);
  });
});
