import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { zipSync } from 'fflate';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';

import AuditImages from '../../src/commands/audit/images.ts';
import type { AuditImagesData, AuditedImageData } from '../../src/domain/audit/images-document.ts';
import type { Problem } from '../../src/model/problem.ts';
import { runInProcess } from '../cli/run-in-process.ts';
import { temporaryFolder } from '../cli/temporary-folder.ts';
import { give, pictureServer, redirect } from '../sources/images/picture-server.ts';

const PICTURES = join(import.meta.dirname, '..', '..', 'fixtures', 'images');
const picture = (name: string): Buffer => readFileSync(join(PICTURES, name));

interface Place {
  readonly cwd: string;
}

function run(place: Place, ...argv: string[]) {
  return runInProcess(AuditImages, 'audit:images', [...argv, '--date', '2026-11-22'], place);
}

async function audit(place: Place, ...argv: string[]) {
  const result = await run(place, ...argv, '--json');
  const document = JSON.parse(result.stdout) as { data: AuditImagesData; problems: Problem[] };
  const byName = new Map(document.data.images.map((image) => [image.source.split(/[/!]/).at(-1) ?? '', image]));
  const one = (name: string): AuditedImageData => {
    const image = byName.get(name);
    if (image === undefined) throw new Error(`no ${name} in ${result.stdout}`);
    return image;
  };
  return { ...result, ...document, one };
}

const here = (): Place => ({ cwd: temporaryFolder() });
const rulesOf = (image: AuditedImageData): string[] => image.findings.map(({ rule }) => rule);

function productFile(cwd: string, rows: readonly string[]): string {
  const path = join(cwd, 'products.csv');
  writeFileSync(path, `sku,asin,marketplace,title,main-image-url,other-image-url-1\n${rows.join('\n')}\n`);
  return path;
}

describe('audit images of an archive', () => {
  it('judges what is inside like files, and leaves nothing behind', async () => {
    const place = here();
    const zip = join(place.cwd, 'pictures.zip');
    const entries = {
      'set/B0FIXL0001.MAIN.png': picture('off-white.MAIN.png'),
      'set/B0FIXL0001.PT01.jpg': picture('page.MAIN.jpg'),
      '/etc/escape.MAIN.png': picture('white.MAIN.png'),
    };
    writeFileSync(zip, zipSync(entries));
    const { one, problems, exitCode } = await audit(place, zip);
    expect(exitCode).toBe(0);
    expect(rulesOf(one('B0FIXL0001.MAIN.png'))).toContain('IMG-BG-WHITE');
    expect(one('B0FIXL0001.MAIN.png')).toMatchObject({ source: `${zip}!set/B0FIXL0001.MAIN.png`, asin: 'B0FIXL0001' });
    expect(one('B0FIXL0001.PT01.jpg').failure).toBe('This is a web page, not a picture.');
    expect(one('escape.MAIN.png')).toMatchObject({ width: 1600, failure: null });
    expect(problems.map(({ file }) => file)).toEqual([`${zip}!set/B0FIXL0001.PT01.jpg`]);
    expect(readdirSync(place.cwd)).toEqual(['pictures.zip']);
  });

  it('names one with too many files, and one that is cut', async () => {
    const place = here();
    const many = Object.fromEntries(Array.from({ length: 1001 }, (_, at) => [`${at}.MAIN.png`, Buffer.from('x')]));
    writeFileSync(join(place.cwd, 'many.zip'), zipSync(many));
    writeFileSync(join(place.cwd, 'cut.zip'), zipSync({ 'a.MAIN.png': picture('white.MAIN.png') }).subarray(0, 100));
    const { problems, exitCode } = await audit(place, place.cwd);
    expect(problems.map(({ code }) => code).toSorted()).toEqual(['archive-too-large', 'zip-damaged']);
    expect(exitCode).toBe(5);
  });
});

describe('audit images with listings', () => {
  it('joins pictures to SKU and ASIN, and says that addresses were not asked', async () => {
    const place = here();
    const products = productFile(place.cwd, ['FX-1,B0FIXL0001,US,Lamp,https://pictures.example/a.jpg,']);
    writeFileSync(join(place.cwd, 'fx-1_PT01.png'), picture('no-zoom.PT01.png'));
    const { data, one } = await audit(place, products, join(place.cwd, 'fx-1_PT01.png'));
    expect(one('fx-1_PT01.png')).toMatchObject({ sku: 'FX-1', asin: 'B0FIXL0001', slot: 'PT01', fetched: null });
    expect(data.totals).toMatchObject({ images: 1, notFetched: 1 });
    const alone = await run(place, products);
    expect(alone.stdout.replaceAll(/\s+/g, ' ')).toContain('Give --fetch to download.');
  });
});

describe('audit images --fetch', () => {
  it('downloads what listings name, once for each address, and judges it by its column', async () => {
    const place = here();
    const server = await pictureServer({
      '/main.png': give(picture('off-white.MAIN.png'), { 'content-type': 'text/html', etag: '"1"' }),
      '/page.jpg': give(picture('page.MAIN.jpg'), { 'content-type': 'image/jpeg' }),
    });
    const main = `${server.origin}/main.png`;
    const products = productFile(place.cwd, [
      `FX-1,B0FIXL0001,US,Lamp,${main},${server.origin}/page.jpg`,
      `FX-2,B0FIXL0002,US,Lamp,${main},`,
    ]);
    const { data, problems, exitCode, stderr } = await audit(place, products, '--fetch', '--allow-private-addresses');
    expect(data.images.map(({ sku, slot, source }) => [sku, slot, source])).toEqual([
      ['FX-1', 'MAIN', main],
      ['FX-1', 'PT01', `${server.origin}/page.jpg`],
      ['FX-2', 'MAIN', main],
    ]);
    for (const [at, rule] of ['IMG-BG-WHITE', 'IMG-DECODES', 'IMG-BG-WHITE'].entries()) {
      expect(rulesOf(data.images[at]!)).toContain(rule);
    }
    expect(data.images[0]?.fetched).toEqual({
      from: 'network',
      sha256: createHash('sha256').update(picture('off-white.MAIN.png')).digest('hex'),
      contentType: 'text/html',
      redirects: 0,
    });
    expect(server.asked.toSorted()).toEqual(['/main.png', '/page.jpg']);
    expect(problems.map(({ code, file }) => [code, file])).toEqual([['image-not', `${server.origin}/page.jpg`]]);
    expect(stderr).toContain('Fetching 3 pictures');
    expect(exitCode).toBe(0);
    expect(statSync(join(place.cwd, 'sellerctl-cache', 'images')).mode & 0o777).toBe(0o700);
  });

  it('exits with 7 when only part came, and shows no secret', async () => {
    const place = here();
    const server = await pictureServer({ '/B0FIXL0001.MAIN.png': give(picture('white.MAIN.png')) });
    const secret = `${server.origin}/gone.jpg?X-Amz-Signature=topsecret`.replace('http://', 'http://me:hidden@');
    const { data, problems, exitCode, stdout, stderr } = await audit(
      place,
      `${server.origin}/B0FIXL0001.MAIN.png`,
      secret,
      `${server.origin}/none.jpg?token=topsecret`,
      '--fetch',
      '--allow-private-addresses',
    );
    expect(exitCode).toBe(7);
    expect(data.images.map(({ asin, slot }) => [asin, slot])).toEqual([['B0FIXL0001', 'MAIN']]);
    expect(data.totals.fetchFailures).toBe(2);
    expect(problems.map(({ code }) => code)).toEqual(['fetch-address', 'fetch-status']);
    expect(stdout + stderr).not.toMatch(/topsecret|hidden/);
  });

  it('asks no machine of a private network unless allowed, not even by a redirect', async () => {
    const place = here();
    const server = await pictureServer({ '/a': redirect('/b'), '/b': give(picture('white.MAIN.png')) });
    const { problems, exitCode } = await audit(place, `${server.origin}/a`, '--fetch');
    expect(exitCode).toBe(7);
    expect(problems).toMatchObject([
      { code: 'fetch-private', suggestion: expect.stringContaining('--allow-private-addresses') },
    ]);
    expect(server.asked).toEqual([]);
    const shown = await run(place, `${server.origin}/a`, '--fetch');
    expect(shown.stdout).toContain('No picture came');
    expect(shown.stdout).not.toContain('✓');
  });

  it('is needed for an address', async () => {
    const { exitCode, stderr } = await run(here(), 'https://pictures.example/a.jpg');
    expect(exitCode).toBe(2);
    expect(stderr).toContain('Add --fetch.');
  });
});

describe('audit images --mark', () => {
  it('writes a marked copy of each picture with pixels, never over one that is audited', async () => {
    const place = here();
    for (const name of ['border.MAIN.png', 'page.MAIN.jpg']) writeFileSync(join(place.cwd, name), picture(name));
    const first = await audit(place, place.cwd, '--mark', place.cwd);
    expect(first.one('border.MAIN.png').marked).toBe(join(place.cwd, 'border.MAIN.png.marked.png'));
    expect(first.one('page.MAIN.jpg').marked).toBeNull();
    const { data, info } = await sharp(join(place.cwd, 'border.MAIN.png.marked.png'))
      .raw()
      .toBuffer({ resolveWithObject: true });
    expect([info.width > 1000, info.height > info.width]).toEqual([true, true]);
    // The frame of the fixture is red; the mark is our red.
    expect([...data.subarray(0, 3)]).not.toEqual([220, 20, 20]);
    const bytes = readFileSync(join(place.cwd, 'border.MAIN.png.marked.png'));
    const again = await audit(place, place.cwd, '--mark', place.cwd);
    expect(readFileSync(join(place.cwd, 'border.MAIN.png.marked.png'))).toEqual(bytes);
    expect(again.problems.map(({ code }) => code)).toContain('mark-not-written');
  });

  it('names a folder that cannot be made', async () => {
    const place = here();
    writeFileSync(join(place.cwd, 'file'), '');
    const { exitCode, stderr } = await run(place, join(PICTURES, 'white.MAIN.png'), '--mark', join(place.cwd, 'file'));
    expect(exitCode).toBe(2);
    expect(stderr).toContain('a file of that name is there');
  });
});

describe('audit images --fix', () => {
  it('offers copies whose findings are gone, in sRGB, and leaves originals alone', async () => {
    const place = here();
    const names = ['near-white.MAIN.png', 'print.PT04.jpg', 'off-white.MAIN.png', 'white.MAIN.png'];
    const pictures = join(place.cwd, 'pictures');
    mkdirSync(pictures);
    for (const name of names) writeFileSync(join(pictures, name), picture(name));
    const out = join(place.cwd, 'mended');
    const { one } = await audit(place, pictures, '--fix', out);
    expect(one('white.MAIN.png').fix?.offered ?? false).toBe(false);
    expect(one('near-white.MAIN.png').fix).toMatchObject({
      offered: true,
      file: join(out, 'near-white.MAIN.jpg'),
      mends: expect.arrayContaining(['IMG-BG-NEARWHITE']),
    });
    expect(one('off-white.MAIN.png').fix).toMatchObject({ offered: false, file: null });
    expect(one('off-white.MAIN.png').fix?.reasons.join(' ')).toContain('it is not nearly white');
    const mended = await audit(place, out);
    expect(mended.data.images.flatMap((image) => rulesOf(image))).not.toContain('IMG-BG-NEARWHITE');
    expect(mended.data.images.flatMap((image) => rulesOf(image))).not.toContain('IMG-COLOUR');
    const facts = await sharp(join(out, 'print.PT04.jpg')).metadata();
    expect(facts).toMatchObject({
      space: 'srgb',
      hasProfile: true,
      chromaSubsampling: '4:4:4',
    });
    expect(facts.orientation).toBeUndefined();
    for (const name of names) expect(readFileSync(join(pictures, name)), name).toEqual(picture(name));
  });

  it('names a copy as Amazon asks, and keeps a file that is there', async () => {
    const place = here();
    const products = productFile(place.cwd, ['FX-1,B0FIXL0001,US,Lamp,,']);
    writeFileSync(join(place.cwd, 'FX-1_MAIN.png'), picture('near-white.MAIN.png'));
    const out = join(place.cwd, 'mended');
    const paths = [products, join(place.cwd, 'FX-1_MAIN.png'), '--fix', out];
    expect((await audit(place, ...paths)).one('FX-1_MAIN.png').fix?.file).toBe(join(out, 'B0FIXL0001.MAIN.jpg'));
    writeFileSync(join(out, 'B0FIXL0001.MAIN.jpg'), 'mine');
    const { fix } = (await audit(place, ...paths)).one('FX-1_MAIN.png');
    expect(fix).toMatchObject({ offered: false, file: null });
    expect(fix?.reasons[0]).toContain('is there already');
    expect(readFileSync(join(out, 'B0FIXL0001.MAIN.jpg'), 'utf8')).toBe('mine');
  });

  it('makes no folder when there is nothing to offer', async () => {
    const place = here();
    await audit(
      place,
      join(PICTURES, 'white.MAIN.png'),
      join(PICTURES, 'grey.MAIN.png'),
      '--fix',
      join(place.cwd, 'mended'),
    );
    expect(existsSync(join(place.cwd, 'mended'))).toBe(false);
  });
});

describe('audit images as a page', () => {
  it('shows every picture plain and marked, each once in its bytes, the same bytes twice', async () => {
    const place = here();
    const argv = [join(PICTURES, 'border.MAIN.png'), join(PICTURES, 'page.MAIN.jpg'), '--format', 'html'];
    const [one, two] = [await run(place, ...argv), await run(place, ...argv)];
    expect(one.stdout.match(/<image /g)).toHaveLength(2);
    expect(one.stdout.match(/<use href="#picture-2"/g)).not.toBeNull();
    expect(one.stdout).toContain('img-src data:');
    expect(two.stdout).toBe(one.stdout);
    expect((await run(place, join(PICTURES, 'border.MAIN.png'), '--format', 'markdown')).stdout).not.toContain(
      'base64',
    );
  });
});

it('asks for pictures when none is named', async () => {
  const { exitCode, stderr } = await run(here());
  expect(exitCode).toBe(2);
  expect(stderr).toContain('Name pictures');
});
