import { createHash } from 'node:crypto';
import { basename, dirname } from 'node:path';

import { EXIT, UserError } from '../model/errors.ts';

/** A whole message to be put away as a draft. */
export interface DraftToWrite {
  readonly orderId: string;
  readonly to: string | null;
  readonly subject: string;
  readonly body: string;
}

/** Where drafts go; several at once are fine. */
export interface DraftPlaces {
  readonly eml?: string | undefined;
  readonly text?: string | undefined;
  readonly mbox?: string | undefined;
  readonly imap?: string | undefined;
  readonly imapFolder?: string | undefined;
}

export interface DraftRun {
  readonly from: string | null;
  /** ISO instant of the drafts. */
  readonly date: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Told of each draft that is in its place, so that it can be noted. */
  written(orderId: string): void;
}

const IMAP_TIMEOUT_MS = 20_000;
const SERVICE = 'sellerctl-imap';

/** The order as the name of a file: what a shop calls an order may hold anything. */
function nameOf(orderId: string): string {
  const plain = orderId.replaceAll(/[^A-Za-z0-9-]+/g, '_').slice(0, 60);
  // Two orders whose names differ in signs alone must not share a file.
  const isSame = plain === orderId;
  return isSame ? `draft-${plain}` : `draft-${plain}-${createHash('sha256').update(orderId).digest('hex').slice(0, 8)}`;
}

function idOf({ orderId, subject, body }: DraftToWrite): string {
  return createHash('sha256').update(`${orderId}\n${subject}\n${body}`).digest('hex').slice(0, 32);
}

/** The mailbox's password: from the environment, else from the keychain of the system where that can be reached. */
async function imapPassword(url: string, env: DraftRun['env']): Promise<string> {
  const { mailboxPlace } = await import('../sinks/mail/imap-drafts.ts');
  const { host, user } = mailboxPlace(url);
  const given = env['SELLERCTL_IMAP_PASSWORD'];
  if (given !== undefined && given !== '') return given;
  const { keychainSecret } = await import('./keychain.ts');
  const kept = await keychainSecret(SERVICE, `${user}@${host}`);
  if (kept !== null) return kept;
  throw new UserError('imap-no-password', EXIT.credentials, 'There is no password for the mailbox.', [
    'Set SELLERCTL_IMAP_PASSWORD for this run.',
    `Or keep it in the system's keychain under the service ${SERVICE} and the account ${user}@${host}.`,
  ]);
}

/**
 * Puts drafts where they are wanted: each is composed before the first is written, and no file is written over.
 * @returns the places in words.
 * @throws UserError of files and mailboxes.
 */
export async function writeDrafts(
  drafts: readonly DraftToWrite[],
  places: DraftPlaces,
  run: DraftRun,
): Promise<string[]> {
  const { composeMail } = await import('../sinks/mail/compose-mail.ts');
  const mails = await Promise.all(
    drafts.map(async (draft) => ({
      draft,
      bytes: await composeMail({
        from: run.from,
        to: draft.to,
        subject: draft.subject,
        text: draft.body,
        date: run.date,
        id: idOf(draft),
      }),
    })),
  );
  const done: string[] = [];
  const noteAll = (): void => drafts.forEach(({ orderId }) => run.written(orderId));
  if (places.eml !== undefined) {
    const { addToFolder } = await import('../sinks/add-to-folder.ts');
    await addToFolder(places.eml, new Map(mails.map(({ draft, bytes }) => [`${nameOf(draft.orderId)}.eml`, bytes])));
    noteAll();
    done.push(`${mails.length} mails (.eml, opened as drafts) in ${places.eml}`);
  }
  if (places.text !== undefined) {
    const { addToFolder } = await import('../sinks/add-to-folder.ts');
    const texts = drafts.map((draft): [string, Buffer] => [
      `${nameOf(draft.orderId)}.txt`,
      Buffer.from(`Subject: ${draft.subject}\n\n${draft.body}`),
    ]);
    await addToFolder(places.text, new Map(texts));
    noteAll();
    done.push(`${texts.length} texts to paste in ${places.text}`);
  }
  if (places.mbox !== undefined) {
    const [{ mboxOf }, { addToFolder }] = await Promise.all([
      import('../sinks/mail/mbox.ts'),
      import('../sinks/add-to-folder.ts'),
    ]);
    const box = mboxOf(mails.map(({ bytes }) => ({ bytes, date: run.date })));
    await addToFolder(dirname(places.mbox), new Map([[basename(places.mbox), box]]));
    noteAll();
    done.push(`${mails.length} mails in the mailbox file ${places.mbox}`);
  }
  if (places.imap !== undefined) {
    const { appendDrafts } = await import('../sinks/mail/imap-drafts.ts');
    const { count, folder } = await appendDrafts(
      {
        url: places.imap,
        password: await imapPassword(places.imap, run.env),
        folder: places.imapFolder ?? null,
        timeout: IMAP_TIMEOUT_MS,
      },
      mails.map(({ bytes }) => bytes),
      (index) => run.written(drafts[index]?.orderId ?? ''),
    );
    done.push(`${count} drafts in the folder ${folder} of the mailbox`);
  }
  return done;
}
