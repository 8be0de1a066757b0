import { EXIT, UserError } from '../../model/errors.ts';
import { plainText } from '../../model/plain-text.ts';

export interface Mailbox {
  /** `imaps://user@host[:port]`; `imap://` is taken on this machine alone. */
  readonly url: string;
  readonly password: string;
  /** Folder of drafts; null to take the one the server marks as such. */
  readonly folder: string | null;
  /** Milliseconds to wait for an answer. */
  readonly timeout: number;
}

interface Place {
  readonly host: string;
  readonly port: number;
  readonly secure: boolean;
  readonly user: string;
}

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);
const SECURE_PORT = 993;
const PLAIN_PORT = 143;

/**
 * Where a mailbox is.
 * @throws UserError `imap-url-invalid` for what is no address of one, holds a password, or would send one in clear.
 */
export function mailboxPlace(url: string): Place {
  const refuse = (why: string): UserError =>
    new UserError('imap-url-invalid', EXIT.usage, `The mailbox cannot be used: ${why}`, [
      'Write it as imaps://user%40example.com@imap.example.com; the password comes from SELLERCTL_IMAP_PASSWORD or the keychain.',
    ]);
  if (!URL.canParse(url)) throw refuse('it is no address.');
  const { protocol, hostname, port, username, password } = new URL(url);
  if (protocol !== 'imaps:' && protocol !== 'imap:') throw refuse('it begins with neither imaps: nor imap:.');
  if (password !== '') throw refuse('it has a password in it, which belongs in no flag and no history of a shell.');
  if (username === '' || hostname === '') throw refuse('user or host is missing.');
  const secure = protocol === 'imaps:';
  if (!secure && !LOOPBACK.has(hostname)) throw refuse('without TLS the password would travel in clear.');
  return {
    host: hostname,
    port: port === '' ? (secure ? SECURE_PORT : PLAIN_PORT) : Number(port),
    secure,
    user: decodeURIComponent(username),
  };
}

function failure(error: unknown, { host }: Place): UserError {
  if (error instanceof UserError) return error;
  const { authenticationFailed, code } = error as { authenticationFailed?: boolean; code?: unknown };
  if (authenticationFailed === true) {
    return new UserError('imap-refused', EXIT.credentials, `${plainText(host)} refused the user or the password.`, [
      'Set SELLERCTL_IMAP_PASSWORD; many mail services want an app password here.',
    ]);
  }
  // Not the error's own text, which may quote what was sent.
  const why = typeof code === 'string' ? ` (${code})` : '';
  return new UserError('imap-failed', EXIT.network, `The mailbox at ${plainText(host)} could not be used${why}.`, [
    'Check the host and the connection; drafts written before the failure stay in the mailbox.',
  ]);
}

/**
 * Puts mails into the folder of drafts of a mailbox, marked as drafts. Nothing is sent. The folder is found before
 * anything is written.
 * @returns how many were put there, and the folder's name.
 * @throws UserError `imap-url-invalid`, `imap-refused`, `imap-no-drafts`, `imap-failed`.
 */
export async function appendDrafts(
  mailbox: Mailbox,
  mails: readonly Uint8Array[],
  written: (index: number) => void = () => undefined,
): Promise<{ readonly count: number; readonly folder: string }> {
  const place = mailboxPlace(mailbox.url);
  const { ImapFlow } = await import('imapflow');
  const client = new ImapFlow({
    host: place.host,
    port: place.port,
    secure: place.secure,
    auth: { user: place.user, pass: mailbox.password },
    logger: false,
    connectionTimeout: mailbox.timeout,
    greetingTimeout: mailbox.timeout,
    socketTimeout: mailbox.timeout,
    ...(place.secure ? {} : { doSTARTTLS: false }),
  });
  // Without a listener an error after the connection would end the process.
  client.on('error', () => undefined);
  try {
    await client.connect();
    const folders = await client.list();
    const wanted = mailbox.folder;
    const found = folders.find(({ path, specialUse }) =>
      wanted === null ? specialUse === '\\Drafts' : path === wanted,
    );
    if (found === undefined) {
      const what = wanted === null ? 'no folder marked as drafts' : `no folder "${plainText(wanted)}"`;
      const names = folders.map(({ path }) => plainText(path)).slice(0, 20);
      throw new UserError('imap-no-drafts', EXIT.usage, `The mailbox has ${what}; nothing was written.`, [
        `Name one with --imap-folder. There are: ${names.join(', ') || 'none'}.`,
      ]);
    }
    for (const [index, mail] of mails.entries()) {
      await client.append(found.path, Buffer.from(mail), ['\\Draft', '\\Seen']);
      written(index);
    }
    await client.logout();
    return { count: mails.length, folder: found.path };
  } catch (error) {
    client.close();
    throw failure(error, place);
  }
}
