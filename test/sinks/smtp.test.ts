import { afterEach, describe, expect, it } from 'vitest';

import { demandAddress, sendMail, smtpPlace } from '../../src/sinks/mail/smtp.ts';
import { smtpServer } from './smtp-server.ts';

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

async function server(...refuse: Parameters<typeof smtpServer>) {
  const made = await smtpServer(...refuse);
  open.push(made);
  return made;
}

const MAIL = {
  from: 'me@example.com',
  to: ['you@example.com', 'them@example.com'],
  subject: 'Brief: 1 error\r\nBcc: thief@example.com',
  text: 'Grüße',
  attachment: { name: 'brief.html', html: '<p>page</p>' },
  date: '2026-11-09T12:00:00Z',
};

describe('mail by SMTP', () => {
  it('goes to all recipients with the page attached, and a line feed in the subject makes no header', async () => {
    const { mails, port } = await server();
    await sendMail(`smtp://user@127.0.0.1:${port}`, 'secret', MAIL);
    expect(mails).toHaveLength(1);
    expect(mails[0]?.to).toEqual(['you@example.com', 'them@example.com']);
    const head = mails[0]?.text.split('\n\n', 1)[0] ?? '';
    expect(head).toContain('Subject: Brief: 1 error Bcc: thief@example.com');
    expect(head).not.toMatch(/^Bcc:/m);
    expect(head).toContain('Date: Mon, 09 Nov 2026 12:00:00 +0000');
    expect(mails[0]?.text).toMatch(/filename=brief\.html[\s\S]*PHA\+cGFnZTwvcD4=|<p>page<\/p>/);
  });

  it.each([
    [{ auth: '535 no: top-secret' }, 'smtp-refused', 4],
    [{ data: '554 no: top-secret' }, 'smtp-failed', 7],
  ])('says that it was refused, in words of its own: %j', async (refuse, code, exitCode) => {
    const { port } = await server(refuse);
    const error = await sendMail(`smtp://user@127.0.0.1:${port}`, 'top-secret', MAIL).catch(
      (caught: unknown) => caught,
    );
    expect(error).toMatchObject({ code, exitCode });
    expect(`${(error as Error).message}${JSON.stringify(error)}`).not.toContain('top-secret');
  });

  it('says that nobody is there', async () => {
    const made = await smtpServer();
    await made.close();
    await expect(sendMail(`smtp://127.0.0.1:${made.port}`, null, MAIL)).rejects.toMatchObject({
      code: 'smtp-failed',
      exitCode: 7,
    });
  });

  it('never speaks to another machine without TLS', () => {
    expect(smtpPlace('smtp://me@mail.example.com')).toMatchObject({ port: 587, secure: false, requireTLS: true });
    expect(smtpPlace('smtps://me%40example.com@mail.example.com')).toMatchObject({
      port: 465,
      secure: true,
      user: 'me@example.com',
    });
    expect(smtpPlace('smtp://localhost:25')).toMatchObject({ port: 25, requireTLS: false, user: null });
  });

  it('breaks off where a server that must have TLS has none', async () => {
    const { mails, port } = await server();
    // By a name that is not known as this machine's own.
    const error = await sendMail(`smtp://user@127.0.0.2:${port}`, 'x', MAIL).catch((caught: unknown) => caught);
    expect(error).toMatchObject({ code: 'smtp-failed' });
    expect(mails).toEqual([]);
  });

  it.each(['mail.example.com', 'http://mail.example.com', 'smtps://', 'smtps://me:word@mail.example.com'])(
    'refuses %s without repeating it',
    (url) => {
      expect(() => smtpPlace(url)).toThrow(
        expect.objectContaining({ code: 'smtp-invalid', message: expect.not.stringContaining('word@') }),
      );
    },
  );

  it.each(['me', 'me@', 'a@b, c@d', 'me@example.com\r\nBcc: x@y', '<me@example.com>', ''])(
    '"%s" is no address',
    (address) => {
      expect(() => demandAddress(address)).toThrow(expect.objectContaining({ code: 'mail-address' }));
    },
  );
});
