import { Buffer } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { readMessage } from '../../src/readers/message-file.ts';

const MESSAGES = join(import.meta.dirname, '../../fixtures/reviews/messages');

function read(bytes: Uint8Array | string, path = 'message.txt') {
  const piece = typeof bytes === 'string' ? Buffer.from(bytes) : bytes;
  return readMessage({
    path,
    size: piece.length,
    open: async function* () {
      yield piece;
    },
  });
}

describe('readMessage', () => {
  it('takes a first line Subject: as the subject and keeps the lines of the file', async () => {
    const { message, input } = await read('Subject: Your order\r\nHello,\r\nbye\r\n');
    expect(message?.subject).toEqual({ text: 'Your order', firstLine: 1, firstColumn: 9 });
    expect(message?.body).toEqual({ text: 'Hello,\r\nbye\r\n', firstLine: 2, firstColumn: 0 });
    expect(input).toMatchObject({ reportType: 'message', records: 1 });
  });

  it('takes a text without one as it is, even with a colon in its first line', async () => {
    const { message } = await read('Note: hello\nthere');
    expect([message?.form, message?.subject, message?.body.firstLine]).toEqual(['text', null, 1]);
  });

  it('decodes a mail: encoded subject, quoted-printable, letters of another set, attachments', async () => {
    const { message } = await read(readFileSync(join(MESSAGES, 'pushy-de.eml')), 'pushy-de.eml');
    expect(message?.form).toBe('eml');
    expect(message?.subject?.text).toBe('Bestellung 302-1234567-1234567: 5 Sterne?');
    expect(message?.body.text).toContain('vielen Dank für Ihre Bestellung');
    expect(message?.attachments).toEqual(['gutschein.pdf']);
    expect(message?.hasHtml).toBe(false);
  });

  it('says that a mail has HTML, and judges its text where there is no other', async () => {
    const { message } = await read(
      'From: a@b.example\nSubject: x\nMIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n\n<p>Leave <b>five stars</b></p>\n',
    );
    expect(message?.hasHtml).toBe(true);
    expect(message?.body.text).toContain('five stars');
  });

  it('reads UTF-8 with a mark, UTF-16, Windows-1252 and CP932', async () => {
    const text = async (bytes: Uint8Array): Promise<string | undefined> => (await read(bytes)).message?.body.text;
    expect(await text(Buffer.from('\u{FEFF}Grüße', 'utf8'))).toBe('Grüße');
    expect(await text(Buffer.from('\u{FEFF}Grüße', 'utf16le'))).toBe('Grüße');
    expect(await text(Buffer.from('Gr\u00FC\u00DFe', 'latin1'))).toBe('Grüße');
    expect(await text(Buffer.from([0x83, 0x8c, 0x83, 0x72, 0x83, 0x85, 0x81, 0x5b]))).toBe('レビュー');
  });

  it.each([
    ['an empty file', '', 'file-empty'],
    ['blanks', ' \n\n', 'file-empty'],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3, 4, 5, 6, 7]), 'file-binary'],
    ['a PDF', '%PDF-1.4 hello', 'file-binary'],
    ['a text cut in a letter', Buffer.from('Grü').subarray(0, 3), 'end-missing'],
    ['a report given by mistake', `order\tsku\n${'1\t2\n'.repeat(60_000)}`, 'file-too-large'],
    ['more than any mail', Buffer.alloc(20_000_001, 0x61), 'file-too-large'],
  ])('refuses %s with a reason', async (_, bytes, code) => {
    const { message, problem } = await read(bytes);
    expect(message).toBeNull();
    expect(problem).toMatchObject({ code, scope: 'file', file: 'message.txt' });
  });

  it('names a file that cannot be read', async () => {
    const { problem } = await readMessage({
      path: 'gone.txt',
      size: 1,
      open: () => {
        throw new Error('EIO: i/o error');
      },
    });
    expect(problem).toMatchObject({ code: 'file-unreadable', file: 'gone.txt' });
  });

  it('survives a mail nested without end', async () => {
    const part = (depth: number): string =>
      depth === 0
        ? 'Content-Type: text/plain\n\ndeep\n'
        : `Content-Type: multipart/mixed; boundary="b${depth}"\n\n--b${depth}\n${part(depth - 1)}\n--b${depth}--\n`;
    const { message, problem } = await read(`From: a@b.example\nMIME-Version: 1.0\n${part(300)}`);
    expect(message === null ? problem?.code : message.form).toMatch(/^(?:eml|file-unreadable)$/);
  });
});
