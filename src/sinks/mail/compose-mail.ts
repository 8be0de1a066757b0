import { EXIT, UserError } from '../../model/errors.ts';

/** A mail in plain text that is not sent: a draft. */
export interface DraftMail {
  /** Sender, as `Name <address>` or an address; null where the mail program knows it. */
  readonly from: string | null;
  /** One address; null where a person fills it in. */
  readonly to: string | null;
  readonly subject: string;
  readonly text: string;
  /** ISO instant that its head shows. */
  readonly date: string;
  /** Letters, digits and dots that name the mail; the same draft has the same name. */
  readonly id: string;
}

/** Whatever starts a new line starts a new header: such a mail is a bug or an attack. */
function demandOneLine(name: string, value: string | null): void {
  if (value === null || !/[\r\n\0]/.test(value)) return;
  throw new UserError(
    'mail-header-broken',
    EXIT.input,
    `The ${name} of a mail has a line break in it; nothing was written.`,
  );
}

/**
 * The bytes of a draft (.eml): MIME by nodemailer, text in UTF-8, and `X-Unsent: 1`, with which mail programs open it
 * ready to be sent instead of as a received mail.
 * @throws UserError `mail-header-broken` for a header with a line break.
 */
export async function composeMail(mail: DraftMail): Promise<Buffer> {
  const { from, to, subject, text, date, id } = mail;
  for (const [name, value] of Object.entries({ sender: from, recipient: to, subject, id })) demandOneLine(name, value);
  const { default: MailComposer } = await import('nodemailer/lib/mail-composer');
  const composer = new MailComposer({
    ...(from === null ? {} : { from }),
    ...(to === null ? {} : { to }),
    subject,
    text,
    date: new Date(date),
    messageId: `<${id}@sellerctl.invalid>`,
    headers: { 'X-Unsent': '1' },
    // A mail is a text: nothing in it may make us read a file or fetch an address.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return composer.compile().build();
}
