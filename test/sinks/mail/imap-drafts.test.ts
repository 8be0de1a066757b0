import { afterEach, describe, expect, it } from 'vitest';

import { appendDrafts, mailboxPlace } from '../../../src/sinks/mail/imap-drafts.ts';
import { type ImapServer, imapServer } from './imap-server.ts';

const MAILS = [Buffer.from('Subject: one\r\n\r\nOne\r\n'), Buffer.from('Subject: two\r\n\r\nTwo\r\n')];
let server: ImapServer | null = null;

async function put(
  options: Parameters<typeof imapServer>[0] = {},
  more: { password?: string; folder?: string | null } = {},
) {
  server = await imapServer(options);
  const written: number[] = [];
  const { password = 'secret', folder = null } = more;
  const mailbox = { url: server.url, password, folder, timeout: 4_000 };
  const result = appendDrafts(mailbox, MAILS, (index) => written.push(index));
  return { result: await result.catch((error: unknown) => error), written, appended: server.appended };
}

afterEach(async () => {
  await server?.close();
  server = null;
});

describe('appendDrafts', () => {
  it('puts mails into the folder marked as drafts, whatever its name, and sends nothing', async () => {
    const { result, written, appended } = await put({
      folders: ['() "/" "INBOX"', '(\\HasNoChildren \\Drafts) "/" "Borradores"'],
    });
    expect(result).toEqual({ count: 2, folder: 'Borradores' });
    expect(written).toEqual([0, 1]);
    expect(appended.map(({ folder, flags }) => [folder, flags])).toEqual([
      ['Borradores', '(\\Draft \\Seen)'],
      ['Borradores', '(\\Draft \\Seen)'],
    ]);
    expect(appended[0]?.text).toBe('Subject: one\r\n\r\nOne\r\n');
  });

  it('writes nothing where no folder is marked, and names the folders', async () => {
    const { result, appended } = await put({ folders: ['() "/" "INBOX"', '() "/" "Old"'] });
    expect(result).toMatchObject({ code: 'imap-no-drafts', exitCode: 2 });
    expect(String((result as { suggestions: string[] }).suggestions)).toContain('INBOX, Old');
    expect(appended).toEqual([]);
  });

  it('takes a folder by name', async () => {
    const { result } = await put({ folders: ['() "/" "Old"'] }, { folder: 'Old' });
    expect(result).toMatchObject({ folder: 'Old' });
  });

  it('says that the password was refused, and never prints it', async () => {
    const { result } = await put({}, { password: 'hunter2-hunter2' });
    expect(result).toMatchObject({ code: 'imap-refused', exitCode: 4 });
    expect(JSON.stringify(result)).not.toContain('hunter2');
  });

  it('tells which mails are in when the connection breaks', async () => {
    const { result, written } = await put({ breakAfter: 2 });
    expect(result).toMatchObject({ code: 'imap-failed', exitCode: 7 });
    expect(written).toEqual([0]);
  });

  it('says so when nobody answers', async () => {
    server = await imapServer();
    const { url } = server;
    await server.close();
    const mailbox = { url, password: 'x', folder: null, timeout: 2_000 };
    await expect(appendDrafts(mailbox, MAILS)).rejects.toMatchObject({ code: 'imap-failed', exitCode: 7 });
  });
});

describe('mailboxPlace', () => {
  it('knows the ports, and decodes the user', () => {
    expect(mailboxPlace('imaps://me%40shop.example@imap.shop.example')).toEqual({
      host: 'imap.shop.example',
      port: 993,
      secure: true,
      user: 'me@shop.example',
    });
  });

  it.each([
    ['a password in it', 'imaps://me:secret@imap.shop.example'],
    ['no TLS to another machine', 'imap://me@imap.shop.example'],
    ['another protocol', 'https://me@imap.shop.example'],
    ['no user', 'imaps://imap.shop.example'],
    ['rubbish', 'drafts'],
  ])('refuses %s', (_, url) => {
    expect(() => mailboxPlace(url)).toThrow(expect.objectContaining({ code: 'imap-url-invalid' }));
  });
});
