import { createHash } from 'node:crypto';
import type { ProvenanceInput } from '../model/document.ts';
import type { BuyerMessage, MessagePart } from '../model/message.ts';
import type { Problem } from '../model/problem.ts';
import type { SourceFile } from '../model/source-file.ts';
import { allBytes } from './byte-stream.ts';
import { type Encoding, fallbackEncoding, judgeHead, NotThisEncoding, utf8Bytes } from './decode.ts';
import { FileRefused } from './refusal.ts';

/** Larger than any mail with its pictures; a wrong path must not fill memory. */
const MAX_BYTES = 20_000_000;
/** Longer than any letter: a report given by mistake is not judged as one. */
const MAX_LETTERS = 200_000;

/** A first line that names a header, and one that only mails have somewhere in their first lines. */
const HEADER_LINE = /^[!-9;-~]+:\s?\S/;
const MAIL_HEADER = /^(?:mime-version|content-type|message-id|received|return-path|from|date|x-unsent):/im;
const SUBJECT_LINE = /^(subject:[ \t]*)(.*)$/i;

function once(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  return (async function* () {
    yield bytes;
  })();
}

async function textIn(bytes: Uint8Array, encoding: Encoding): Promise<string> {
  const pieces: Uint8Array[] = [];
  let cut = false;
  for await (const piece of utf8Bytes(once(bytes), encoding, { cut: () => (cut = true) })) pieces.push(piece);
  if (cut) throw new FileRefused('end-missing', 'It ends in the middle of a letter: it is cut.');
  return Buffer.concat(pieces).toString('utf8');
}

async function decoded(bytes: Uint8Array): Promise<string> {
  const verdict = judgeHead(bytes.subarray(0, 65_536));
  if ('binary' in verdict) throw new FileRefused('file-binary', `It is ${verdict.binary}, not a message.`);
  try {
    return await textIn(bytes, verdict.encoding);
  } catch (error) {
    if (!(error instanceof NotThisEncoding)) throw error;
    return textIn(bytes, await fallbackEncoding(once(bytes), false));
  }
}

const WHOLE: Pick<MessagePart, 'firstLine' | 'firstColumn'> = { firstLine: 1, firstColumn: 0 };

/** A text as typed; a first line `Subject: ...`, as in a mail, is its subject. */
function plainMessage(file: string, text: string): BuyerMessage {
  const common = { file, form: 'text', hasHtml: false, attachments: [] } as const;
  const [, label = '', subject = ''] = SUBJECT_LINE.exec(text.split(/\r\n|\r|\n/, 1)[0] ?? '') ?? [];
  if (label === '') return { ...common, subject: null, body: { text, ...WHOLE } };
  const rest = text.slice(label.length + subject.length);
  const body = rest.replace(/^(?:\r\n|\r|\n)/, '');
  return {
    ...common,
    subject: { text: subject, firstLine: 1, firstColumn: [...label].length },
    body: { text: body, firstLine: 2, firstColumn: 0 },
  };
}

function isMail(text: string): boolean {
  const [head = ''] = text.split(/\r?\n\r?\n/, 1);
  const [first = ''] = head.split(/\r?\n/, 1);
  return HEADER_LINE.test(first) && MAIL_HEADER.test(head);
}

async function mailMessage(file: string, bytes: Uint8Array): Promise<BuyerMessage> {
  const { default: PostalMime } = await import('postal-mime');
  const mail = await PostalMime.parse(bytes, { maxNestingDepth: 20 });
  const text = mail.text ?? '';
  // Without a text part the parser makes one of the HTML; the rules want to know that there was any.
  return {
    file,
    form: 'eml',
    subject: mail.subject === undefined ? null : { text: mail.subject, ...WHOLE },
    body: { text: text === '' ? (mail.html ?? '') : text, ...WHOLE },
    hasHtml: mail.html !== undefined && mail.html !== '',
    attachments: mail.attachments.map(({ filename, mimeType }) => filename ?? `a part of type ${mimeType}`),
  };
}

/** A message, or why the file is none. */
export type ReadMessage = { readonly input: ProvenanceInput } & (
  | { readonly message: BuyerMessage; readonly problem: null }
  | { readonly message: null; readonly problem: Problem }
);

/**
 * Reads one text to a buyer: a mail (.eml, recognised by its headers) or a text with or without a first line
 * `Subject:`. Never throws for bad input.
 */
export async function readMessage(source: SourceFile): Promise<ReadMessage> {
  let input: ProvenanceInput = { path: source.path, sha256: '', bytes: 0, reportType: null, rows: 0, records: 0 };
  const refuse = (code: string, message: string, suggestion?: string): ReadMessage => ({
    message: null,
    input,
    problem: { code, scope: 'file', file: source.path, message, ...(suggestion === undefined ? {} : { suggestion }) },
  });
  try {
    const tooLarge = (): Error => new FileRefused('file-too-large', 'It is too large to be a message.');
    const bytes = await allBytes(source.open(), MAX_BYTES, tooLarge);
    input = { ...input, sha256: createHash('sha256').update(bytes).digest('hex'), bytes: bytes.length };
    const text = await decoded(bytes);
    if (text.trim() === '') return refuse('file-empty', 'It is empty.', 'Write the message first.');
    const message = isMail(text) ? await mailMessage(source.path, bytes) : plainMessage(source.path, text);
    if (message.body.text.length > MAX_LETTERS)
      return refuse('file-too-large', 'Its text is too long to be a message.');
    return { message, input: { ...input, reportType: 'message', rows: 1, records: 1 }, problem: null };
  } catch (error) {
    if (error instanceof FileRefused) return refuse(error.code, error.message, error.suggestion);
    const reason = error instanceof Error ? error.message : String(error);
    return refuse('file-unreadable', `It cannot be read: ${reason}.`);
  }
}
