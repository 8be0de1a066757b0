import fc from 'fast-check';
import PostalMime from 'postal-mime';
import { describe, expect, it } from 'vitest';

import { composeMail, type DraftMail } from '../../../src/sinks/mail/compose-mail.ts';
import { mboxOf } from '../../../src/sinks/mail/mbox.ts';

const MAIL: DraftMail = {
  from: 'Brimlark <shop@shop.example>',
  to: 'mara@example.org',
  subject: 'Bestellung #1001: Ihre Meinung zu „Brotdose“',
  text: 'Guten Tag Mara,\n\n率直なご感想 und رأيك\n\nFrom here on\n',
  date: '2026-11-20T00:00:00.000Z',
  id: 'abc123',
};

describe('composeMail', () => {
  it('makes a mail that a mail reader opens as it was written', async () => {
    const mail = await PostalMime.parse(await composeMail(MAIL));
    expect(mail.subject).toBe(MAIL.subject);
    expect(mail.text?.trimEnd()).toBe(MAIL.text.trimEnd());
    expect(mail.to).toEqual([{ name: '', address: 'mara@example.org' }]);
    expect(mail.from).toMatchObject({ name: 'Brimlark', address: 'shop@shop.example' });
    expect(mail.html ?? '').toBe('');
    expect(mail.attachments).toEqual([]);
    expect(mail.headers.find(({ key }) => key === 'x-unsent')?.value).toBe('1');
  });

  it('makes the same bytes each time, and leaves out who is not known', async () => {
    expect(await composeMail(MAIL)).toEqual(await composeMail(MAIL));
    const open = (await composeMail({ ...MAIL, from: null, to: null })).toString();
    expect(open).not.toMatch(/^(?:To|From|Cc|Bcc):/m);
  });

  it.each(['subject', 'to', 'from', 'id'] as const)('refuses a %s with a line break', async (field) => {
    await expect(composeMail({ ...MAIL, [field]: 'x\r\nBcc: all@example.org' })).rejects.toMatchObject({
      code: 'mail-header-broken',
    });
  });

  it('never has a header that was not asked for, whatever subject and text', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), async (subject, text) => {
        if (/[\r\n\0]/.test(subject)) return;
        const mail = await PostalMime.parse(await composeMail({ ...MAIL, subject, text }));
        expect(mail.headers.map(({ key }) => key).filter((key) => ['bcc', 'cc', 'reply-to'].includes(key))).toEqual([]);
        expect(mail.headers.filter(({ key }) => key === 'to')).toHaveLength(1);
      }),
      { numRuns: 60 },
    );
  });
});

describe('mboxOf', () => {
  it('keeps mails apart, with lines that begin like the next one', async () => {
    const bytes = await composeMail({ ...MAIL, text: 'From here on\n>From there\nplain\n', subject: 'x' });
    const box = mboxOf([
      { bytes, date: MAIL.date },
      { bytes, date: MAIL.date },
    ]).toString('latin1');
    const starts = box.match(/^From .*$/gm) ?? [];
    expect(starts).toEqual(Array.from({ length: 2 }, () => 'From sellerctl@localhost Fri Nov 20 00:00:00 2026'));
    const [, first = ''] = box.split(/^From sellerctl.*\n/m);
    const mail = await PostalMime.parse(first.replaceAll(/^>(>*From )/gm, '$1'));
    expect(mail.text).toContain('From here on\n>From there\nplain');
  });
});
