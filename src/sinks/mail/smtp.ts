import { EXIT, UserError } from '../../model/errors.ts';

/** A mail with a text and a page attached. */
export interface OutgoingMail {
  readonly from: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly attachment: { readonly name: string; readonly html: string };
  /** ISO instant, for the Date header. */
  readonly date: string;
}

const LOOPBACK = ['127.0.0.1', '[::1]', 'localhost'];
const TIMEOUT_MS = 30_000;
/** An address, and nothing that could begin a header or another recipient. */
const ADDRESS = /^[^\s@<>,;:"()[\]\\]+@[^\s@<>,;:"()[\]\\]+$/;

interface SmtpPlace {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte. */
  readonly secure: boolean;
  /** TLS begun by STARTTLS, and nothing sent without it. */
  readonly requireTLS: boolean;
  /** Null where the server wants nobody's name. */
  readonly user: string | null;
}

function invalid(why: string): UserError {
  // What stands in the variable is not repeated: somebody may have put a password into it.
  return new UserError('smtp-invalid', EXIT.usage, `SELLERCTL_SMTP_URL ${why}.`, [
    'Write smtps://user%40example.com@smtp.example.com, or smtp:// for STARTTLS; the password comes from SELLERCTL_SMTP_PASSWORD or the keychain.',
  ]);
}

/** Reads where mail is handed in. Without TLS only this machine's own address is taken. @throws UserError `smtp-invalid` */
export function smtpPlace(url: string): SmtpPlace {
  if (!URL.canParse(url)) throw invalid('is no address');
  const { hostname, password, port, protocol, username } = new URL(url);
  if (protocol !== 'smtp:' && protocol !== 'smtps:') throw invalid('must begin with smtps: or smtp:');
  if (hostname === '') throw invalid('names no host');
  if (password !== '') throw invalid('has a password in it, which belongs in a variable of its own');
  const secure = protocol === 'smtps:';
  const isOwn = LOOPBACK.includes(hostname);
  return {
    host: hostname.replace(/^\[|\]$/g, ''),
    port: port === '' ? (secure ? 465 : 587) : Number(port),
    secure,
    requireTLS: !secure && !isOwn,
    user: username === '' ? null : decodeURIComponent(username),
  };
}

/** @throws UserError `mail-address` */
export function demandAddress(address: string): void {
  if (ADDRESS.test(address)) return;
  throw new UserError('mail-address', EXIT.usage, `"${address.replaceAll(/[\p{Cc}]/gu, '?')}" is no mail address.`, [
    'Write one address each, for example --mail me@example.com.',
  ]);
}

/** What went wrong, by its code and the server's number: other words of a server may hold what was sent. */
function failure(error: unknown): UserError {
  const { code, responseCode } = error as { code?: unknown; responseCode?: unknown };
  const told = [
    typeof code === 'string' ? code : 'unknown fault',
    typeof responseCode === 'number' ? responseCode : null,
  ]
    .filter((part) => part !== null)
    .join(', ');
  const refused = code === 'EAUTH';
  return new UserError(
    refused ? 'smtp-refused' : 'smtp-failed',
    refused ? EXIT.credentials : EXIT.network,
    refused ? `The mail server refused user or password (${told}).` : `The mail could not be handed in (${told}).`,
    [
      refused
        ? 'Check SELLERCTL_SMTP_URL and SELLERCTL_SMTP_PASSWORD; many mail services want an app password here.'
        : 'Nothing was sent, or the server did not say so. Try again.',
    ],
  );
}

/** Hands a mail in. @throws UserError `smtp-invalid`, `mail-address`, `smtp-refused`, `smtp-failed` */
export async function sendMail(url: string, password: string | null, mail: OutgoingMail): Promise<void> {
  const { user, ...place } = smtpPlace(url);
  for (const address of [mail.from, ...mail.to]) demandAddress(address);
  const { createTransport } = await import('nodemailer');
  const transport = createTransport({
    ...place,
    ...(user === null ? {} : { auth: { user, pass: password ?? '' } }),
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  try {
    await transport.sendMail({
      from: mail.from,
      to: [...mail.to],
      // A title of a product may stand in it: one line, whatever it holds.
      subject: mail.subject.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' '),
      text: mail.text,
      date: new Date(mail.date),
      attachments: [
        { filename: mail.attachment.name, content: mail.attachment.html, contentType: 'text/html; charset=utf-8' },
      ],
    });
  } catch (error) {
    throw failure(error);
  } finally {
    transport.close();
  }
}
