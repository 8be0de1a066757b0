import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';

import { describe, expect, it } from 'vitest';

import { type Fetched, fetchPictures, type FetchOptions } from '../../../src/sources/images/fetch-pictures.ts';
import { temporaryFolder } from '../../cli/temporary-folder.ts';
import { give, pictureServer, PIXEL, redirect } from './picture-server.ts';

/** Small enough that a test of hanging ends, and never met by an honest answer of this machine. */
const PATIENT = { answerMs: 20_000, idleMs: 20_000, tryMs: 20_000 };

function fetching(cache: string, more: Partial<FetchOptions> = {}) {
  const waited: number[] = [];
  const options: FetchOptions = {
    cache,
    allowPrivate: true,
    userAgent: 'sellerctl/test',
    now: new Date('2026-11-22T00:00:00Z'),
    ...more,
    limits: { ...PATIENT, ...more.limits },
    wait: async (milliseconds) => {
      waited.push(milliseconds);
    },
  };
  const run = async (...addresses: string[]) => fetchPictures(addresses, options);
  const one = async (address: string): Promise<Fetched> => (await run(address)).get(address)!;
  return { run, one, waited };
}

function failureOf(fetched: Fetched) {
  if ('picture' in fetched) throw new Error('it came');
  return fetched.failure;
}

function pictureOf(fetched: Fetched) {
  if ('failure' in fetched) throw new Error(fetched.failure.message);
  return fetched.picture;
}

const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

describe('fetching a picture', () => {
  it('keeps the bytes under their hash, for the owner alone', async () => {
    const server = await pictureServer({ '/a.gif': give(PIXEL) });
    const cache = join(temporaryFolder(), 'cache');
    const picture = pictureOf(await fetching(cache).one(`${server.origin}/a.gif`));
    expect(picture).toMatchObject({ from: 'network', bytes: PIXEL.length, contentType: 'image/gif', redirects: 0 });
    expect(picture.sha256).toBe(createHash('sha256').update(PIXEL).digest('hex'));
    expect(readFileSync(picture.path)).toEqual(PIXEL);
    expect(statSync(cache).mode & 0o777).toBe(0o700);
    expect(filesBelow(cache).map((path) => statSync(path).mode & 0o777)).toEqual([0o600, 0o600]);
    expect(server.headers[0]).toMatchObject({ 'user-agent': 'sellerctl/test', 'accept-encoding': 'identity' });
    expect(server.headers[0]).not.toHaveProperty('cookie');
  });

  it('asks whether a kept picture is still right, and takes all of it again when it is not', async () => {
    let etag = '"one"';
    const server = await pictureServer({
      '/a.gif': (request, response) => {
        if (request.headers['if-none-match'] === etag) response.writeHead(304, { etag }).end();
        else response.writeHead(200, { etag }).end(PIXEL);
      },
    });
    const { one } = fetching(temporaryFolder());
    const address = `${server.origin}/a.gif`;
    expect(pictureOf(await one(address)).from).toBe('network');
    expect(pictureOf(await one(address))).toMatchObject({ from: 'cache', bytes: PIXEL.length });
    etag = '"two"';
    expect(pictureOf(await one(address)).from).toBe('network');
  });

  it('asks by day where there is no tag', async () => {
    const day = 'Sun, 01 Nov 2026 00:00:00 GMT';
    const server = await pictureServer({
      '/a.gif': (request, response) => {
        if (request.headers['if-modified-since'] === day) response.writeHead(304).end();
        else response.writeHead(200, { 'last-modified': day }).end(PIXEL);
      },
    });
    const { one } = fetching(temporaryFolder());
    await one(`${server.origin}/a.gif`);
    expect(pictureOf(await one(`${server.origin}/a.gif`)).from).toBe('cache');
  });

  it('does not use a kept picture whose bytes changed on the disk', async () => {
    const server = await pictureServer({
      '/a.gif': (request, response) => {
        if (request.headers['if-none-match'] !== undefined) response.writeHead(304).end();
        else response.writeHead(200, { etag: '"x"' }).end(PIXEL);
      },
    });
    const { one } = fetching(temporaryFolder());
    const { path } = pictureOf(await one(`${server.origin}/a.gif`));
    writeFileSync(path, 'something else');
    const again = pictureOf(await one(`${server.origin}/a.gif`));
    expect(again.from).toBe('network');
    expect(readFileSync(again.path)).toEqual(PIXEL);
  });

  it('keeps one copy for two addresses of the same picture, and asks for an address once', async () => {
    const server = await pictureServer({ '/a.gif': give(PIXEL), '/b.gif': give(PIXEL) });
    const cache = temporaryFolder();
    const [a, b] = [`${server.origin}/a.gif`, `${server.origin}/b.gif`];
    const results = await fetching(cache).run(a, b, a);
    expect(pictureOf(results.get(a)!).path).toBe(pictureOf(results.get(b)!).path);
    expect(server.asked.toSorted()).toEqual(['/a.gif', '/b.gif']);
    expect(filesBelow(join(cache, 'files'))).toHaveLength(1);
  });

  it('goes on with the rest where one does not come', async () => {
    const server = await pictureServer({ '/a.gif': give(PIXEL) });
    const results = await fetching(temporaryFolder()).run(`${server.origin}/none.gif`, `${server.origin}/a.gif`);
    expect([...results.values()].map((each) => 'picture' in each)).toEqual([false, true]);
  });

  it('unpacks what a server packed unasked', async () => {
    const server = await pictureServer({
      '/gzip': give(gzipSync(PIXEL), { 'content-encoding': 'gzip' }),
      '/br': give(brotliCompressSync(PIXEL), { 'content-encoding': 'br' }),
    });
    const { one } = fetching(temporaryFolder());
    for (const path of ['/gzip', '/br']) {
      expect(readFileSync(pictureOf(await one(server.origin + path)).path), path).toEqual(PIXEL);
    }
  });
});

describe('a redirect', () => {
  it('is followed, relative ones too', async () => {
    const server = await pictureServer({
      '/old': redirect('/new', 301),
      '/new': redirect('a.gif'),
      '/a.gif': give(PIXEL),
    });
    expect(pictureOf(await fetching(temporaryFolder()).one(`${server.origin}/old`)).redirects).toBe(2);
  });

  it('in a circle ends', async () => {
    const server = await pictureServer({ '/a': redirect('/b'), '/b': redirect('/a') });
    const failure = failureOf(await fetching(temporaryFolder()).one(`${server.origin}/a`));
    expect(failure.code).toBe('fetch-redirects');
    expect(server.asked).toHaveLength(6);
  });

  it('to this machine is refused when it comes from outside', async () => {
    const server = await pictureServer({ '/a.gif': give(PIXEL) });
    const outside = await pictureServer({ '/a': redirect(`${server.origin}/secret.gif`) });
    // The first host is let through as if it were public: what it leads to is an address of its own.
    const { requestGuard } = await import('./guarded-as-public.ts');
    const failure = await requestGuard(`${outside.origin}/a`, outside.port);
    expect(failure).toMatchObject({ code: 'fetch-private' });
    expect(server.asked).toEqual([]);
  });

  it('to another protocol, or with a password, is refused', async () => {
    const server = await pictureServer({
      '/file': redirect('file:///etc/passwd'),
      '/data': redirect('data:image/gif;base64,R0lGODlhAQABAAAAACw='),
      '/user': redirect('http://me:secret@127.0.0.1/a.gif'),
    });
    const { one } = fetching(temporaryFolder());
    for (const path of ['/file', '/data', '/user']) {
      const failure = failureOf(await one(server.origin + path));
      expect(failure.code, path).toBe('fetch-address');
      expect(JSON.stringify(failure)).not.toContain('secret');
    }
  });

  it('does not carry the tag of one address to another', async () => {
    let target = '/one.gif';
    const server = await pictureServer({
      '/a': (_request, response) => response.writeHead(302, { location: target }).end(),
      '/one.gif': give(PIXEL, { etag: '"same"' }),
      '/two.gif': (request, response) => {
        if (request.headers['if-none-match'] === '"same"') response.writeHead(304).end();
        else response.writeHead(200, { etag: '"same"' }).end(Buffer.concat([PIXEL, Buffer.from('2')]));
      },
    });
    const { one } = fetching(temporaryFolder());
    await one(`${server.origin}/a`);
    target = '/two.gif';
    expect(pictureOf(await one(`${server.origin}/a`))).toMatchObject({ from: 'network', bytes: PIXEL.length + 1 });
  });
});

describe('private networks', () => {
  it('are not asked, whatever the address looks like', async () => {
    const server = await pictureServer({ '/a.gif': give(PIXEL) });
    const { one } = fetching(temporaryFolder(), { allowPrivate: false });
    for (const host of ['127.0.0.1', 'localhost', '2130706433', '0x7f.1', '[::ffff:127.0.0.1]', '[::1]', '0.0.0.0']) {
      expect(failureOf(await one(`http://${host}:${server.port}/a.gif`)).code, host).toBe('fetch-private');
    }
    expect(server.asked).toEqual([]);
  });

  it('are not reached by a name that answers differently when asked again', async () => {
    const server = await pictureServer({ '/a.gif': give(PIXEL) });
    const answers: string[] = [];
    const { one } = fetching(temporaryFolder(), {
      allowPrivate: false,
      resolve: (hostname, done) => {
        answers.push(hostname);
        done(null, [{ address: '127.0.0.1', family: 4 }]);
      },
    });
    const failure = failureOf(await one(`http://pictures.example:${server.port}/a.gif`));
    expect(failure).toMatchObject({ code: 'fetch-private', message: expect.stringContaining('pictures.example') });
    expect(answers).toEqual(['pictures.example']);
    expect(server.asked).toEqual([]);
  });

  it('are connected to by the address that was checked', async () => {
    const server = await pictureServer({ '/a.gif': give(PIXEL) });
    const { one } = fetching(temporaryFolder(), {
      resolve: (_hostname, done) => done(null, [{ address: '127.0.0.1', family: 4 }]),
    });
    expect(pictureOf(await one(`http://pictures.example:${server.port}/a.gif`)).bytes).toBe(PIXEL.length);
  });
});

describe('a server in trouble', () => {
  it('is asked again a few times, waiting as long as it says', async () => {
    const server = await pictureServer({
      '/a.gif': (_request, response, count) => {
        if (count === 0) response.writeHead(429, { 'retry-after': '7' }).end();
        else if (count === 1) response.writeHead(503).end();
        else response.writeHead(200).end(PIXEL);
      },
    });
    const { one, waited } = fetching(temporaryFolder());
    expect(pictureOf(await one(`${server.origin}/a.gif`)).bytes).toBe(PIXEL.length);
    expect(waited).toEqual([7000, 2000]);
  });

  it('is left when it stays so, or asks for too long a wait', async () => {
    const server = await pictureServer({
      '/down': give(Buffer.from('down'), {}, 503),
      '/later': give(Buffer.from(''), { 'retry-after': '3600' }, 503),
      '/date': give(
        Buffer.from(''),
        { date: 'Sun, 22 Nov 2026 00:00:00 GMT', 'retry-after': 'Sun, 22 Nov 2026 02:00:00 GMT' },
        503,
      ),
    });
    const { one, waited } = fetching(temporaryFolder());
    expect(failureOf(await one(`${server.origin}/down`)).message).toBe(
      'The server is in trouble (503). Asked 3 times.',
    );
    expect(waited).toEqual([1000, 2000]);
    expect(failureOf(await one(`${server.origin}/later`)).message).toContain('asks to wait 3600 s');
    expect(failureOf(await one(`${server.origin}/date`)).message).toContain('asks to wait 7200 s');
    expect(server.asked).toHaveLength(5);
  });

  it('is not asked again for what does not pass', async () => {
    const server = await pictureServer({ '/no': give(Buffer.from('no'), {}, 403), '/odd': give(PIXEL, {}, 206) });
    const { one } = fetching(temporaryFolder());
    expect(failureOf(await one(`${server.origin}/no`)).message).toBe('The server refuses to give it (403).');
    expect(failureOf(await one(`${server.origin}/gone`)).message).toBe('There is no picture there (404).');
    expect(failureOf(await one(`${server.origin}/odd`)).message).toBe('The server gives no picture (206).');
    expect(server.asked).toHaveLength(3);
  });

  it('that says "not changed" unasked gives nothing', async () => {
    const server = await pictureServer({ '/a': give(Buffer.from(''), {}, 304) });
    expect(failureOf(await fetching(temporaryFolder()).one(`${server.origin}/a`)).code).toBe('fetch-status');
  });

  it('that is not there, or speaks no HTTP, is named in words', async () => {
    const { createServer } = await import('node:net');
    const odd = createServer((socket) => {
      socket.resume().end('SSH-2.0-nothing\r\n');
    });
    await new Promise<void>((resolve) => odd.listen(0, '127.0.0.1', resolve));
    const { port } = odd.address() as { port: number };
    const { one } = fetching(temporaryFolder());
    expect(failureOf(await one(`http://127.0.0.1:${port}/a`)).message).toContain('no proper HTTP');
    await new Promise((resolve) => odd.close(resolve));
    expect(failureOf(await one(`http://127.0.0.1:${port}/a`)).message).toContain('nothing answers there');
  });
});

describe('a hostile server', () => {
  it('that hangs is left', async () => {
    const server = await pictureServer({ '/a': () => undefined });
    const { one } = fetching(temporaryFolder(), { limits: { answerMs: 30, tries: 1 } });
    expect(failureOf(await one(`${server.origin}/a`))).toMatchObject({
      code: 'fetch-slow',
      message: expect.stringContaining('did not answer'),
    });
  });

  it('that stops in the middle is left, and nothing half is kept', async () => {
    const server = await pictureServer({
      '/a': (_request, response) => {
        response.writeHead(200, { 'content-length': '1000' });
        response.write(PIXEL);
      },
    });
    const cache = temporaryFolder();
    const { one } = fetching(cache, { limits: { idleMs: 30, tries: 2 } });
    expect(failureOf(await one(`${server.origin}/a`)).message).toContain('stopped sending');
    expect(filesBelow(cache)).toEqual([]);
  });

  it('that drips is left', async () => {
    const server = await pictureServer({
      '/a': (_request, response) => {
        response.writeHead(200);
        const timer = setInterval(() => response.write('x'), 5);
        response.on('close', () => clearInterval(timer));
      },
    });
    const { one } = fetching(temporaryFolder(), { limits: { tryMs: 100, tries: 1 } });
    expect(failureOf(await one(`${server.origin}/a`)).message).toContain('did not come within');
  });

  it('that sends for ever is broken off', async () => {
    const server = await pictureServer({
      '/a': (_request, response) => {
        response.writeHead(200);
        const more = (): void => {
          while (!response.destroyed && response.write(Buffer.alloc(65_536)));
        };
        response.on('drain', more);
        more();
      },
      '/announced': (_request, response) => {
        response.writeHead(200, { 'content-length': '5000000000' });
        response.write(PIXEL);
      },
    });
    const cache = temporaryFolder();
    const { one } = fetching(cache, { limits: { bytes: 1_000_000 } });
    expect(failureOf(await one(`${server.origin}/a`)).code).toBe('fetch-too-large');
    expect(failureOf(await one(`${server.origin}/announced`)).message).toContain('announces 5,000,000,000 bytes');
    expect(filesBelow(cache)).toEqual([]);
  });

  it('that packs a bomb is broken off; damaged packing is named', async () => {
    const server = await pictureServer({
      '/bomb': give(gzipSync(Buffer.alloc(20_000_000)), { 'content-encoding': 'gzip' }),
      '/bad': give(Buffer.from('no gzip'), { 'content-encoding': 'gzip' }),
      '/odd': give(PIXEL, { 'content-encoding': 'secret-sauce' }),
    });
    const { one } = fetching(temporaryFolder(), { limits: { bytes: 1_000_000 } });
    expect(failureOf(await one(`${server.origin}/bomb`)).code).toBe('fetch-too-large');
    expect(failureOf(await one(`${server.origin}/bad`)).message).toContain('damaged');
    expect(failureOf(await one(`${server.origin}/odd`)).code).toBe('fetch-encoding');
  });

  it('that sends less than it said is asked again, then left', async () => {
    const server = await pictureServer({
      '/a': (_request, response) => {
        response.writeHead(200, { 'content-length': '1000' });
        response.write(PIXEL, () => response.destroy());
      },
    });
    const cache = temporaryFolder();
    const { one, waited } = fetching(cache);
    expect(failureOf(await one(`${server.origin}/a`)).message).toContain('broke before all had come');
    expect(waited).toHaveLength(2);
    expect(filesBelow(cache)).toEqual([]);
  });

  it('that sends more than fits the run leaves the rest unasked', async () => {
    const server = await pictureServer({ '/a': give(PIXEL), '/b': give(PIXEL) });
    const { run } = fetching(temporaryFolder(), { limits: { totalBytes: 10, atOnce: 1 } });
    const results = await run(`${server.origin}/a`, `${server.origin}/b`);
    expect([...results.values()].map((each) => ('failure' in each ? each.failure.code : 'came'))).toEqual([
      'came',
      'fetch-total',
    ]);
  });
});

it('names a cache that cannot be written', async () => {
  const server = await pictureServer({ '/a': give(PIXEL) });
  const file = join(temporaryFolder(), 'file');
  writeFileSync(file, '');
  expect(failureOf(await fetching(join(file, 'cache')).one(`${server.origin}/a`))).toMatchObject({
    code: 'fetch-not-kept',
    message: expect.stringContaining('part of the path is a file'),
  });
});
