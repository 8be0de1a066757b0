import type { Block, Document } from '../model/document.ts';
import { EXIT, UserError } from '../model/errors.ts';
import { loadPartRenderer } from '../renderers/registry.ts';

const SERVICE = 'sellerctl-smtp';
/** As mail programs break lines. */
const WIDTH = 76;

/** To whom a document is sent, and by which server. */
export interface MailRun {
  readonly to: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly locale: string;
  /** ISO instant of the mail. */
  readonly date: string;
}

async function passwordOf(user: string | null, host: string, env: MailRun['env']): Promise<string | null> {
  if (user === null) return null;
  const given = env['SELLERCTL_SMTP_PASSWORD'];
  if (given !== undefined && given !== '') return given;
  const { keychainSecret } = await import('./keychain.ts');
  const kept = await keychainSecret(SERVICE, `${user}@${host}`);
  if (kept !== null) return kept;
  throw new UserError('smtp-no-password', EXIT.credentials, 'There is no password for the mail server.', [
    'Set SELLERCTL_SMTP_PASSWORD for this run.',
    `Or keep it in the system's keychain under the service ${SERVICE} and the account ${user}@${host}.`,
  ]);
}

/** What is read first: everything up to the first list of findings. */
function firstBlocks(blocks: readonly Block[]): readonly Block[] {
  const at = blocks.findIndex(({ type }) => type === 'findings');
  return at === -1 ? blocks : blocks.slice(0, at + 1);
}

function countsOf(blocks: readonly Block[]): string {
  const findings = blocks.flatMap((block) => (block.type === 'findings' ? block.findings : []));
  const count = (severity: string): number => findings.filter((finding) => finding.severity === severity).length;
  const [errors, warnings] = [count('error'), count('warning')];
  const words = (number: number, one: string): string => `${number} ${one}${number === 1 ? '' : 's'}`;
  return errors + warnings === 0 ? 'nothing pressing' : `${words(errors, 'error')}, ${words(warnings, 'warning')}`;
}

/** One line: what it is, how much is pressing, and of what. */
function headline({ blocks, subtitle, title }: Document): string {
  return `sellerctl ${title}: ${countsOf(firstBlocks(blocks))}${subtitle === undefined ? '' : ` (${subtitle})`}`;
}

/** What is read first, without where it comes from: that is in the page, and messages are read on a phone. */
function shortened(document: Document): Document {
  const { findings: _, provenance, ...rest } = document;
  const blocks = firstBlocks(document.blocks);
  return { ...rest, blocks, problems: [], provenance: { ...provenance, inputs: [], rules: [], freshness: [] } };
}

async function rendered(document: Document, format: 'table' | 'html', locale: string): Promise<string> {
  const render = await loadPartRenderer(format);
  return [...render(document, { width: WIDTH, colour: false, locale })].join('');
}

/**
 * Sends a document by mail: what is read first as text, the whole page attached.
 * @throws UserError `smtp-missing`, `smtp-no-password` and those of the sink.
 */
export async function mailDocument(document: Document, { date, env, locale, to }: MailRun): Promise<void> {
  const url = env['SELLERCTL_SMTP_URL'] ?? '';
  if (url === '') {
    throw new UserError('smtp-missing', EXIT.usage, 'No mail server is named.', [
      'Set SELLERCTL_SMTP_URL=smtps://user%40example.com@smtp.example.com and SELLERCTL_SMTP_PASSWORD.',
    ]);
  }
  const { sendMail, smtpPlace } = await import('../sinks/mail/smtp.ts');
  const { host, user } = smtpPlace(url);
  const from = env['SELLERCTL_MAIL_FROM'] ?? user ?? '';
  await sendMail(url, await passwordOf(user, host, env), {
    from,
    to,
    subject: headline(document),
    text: await rendered(shortened(document), 'table', locale),
    attachment: {
      name: `${document.kind}-${document.provenance.asOf}.html`,
      html: await rendered(document, 'html', locale),
    },
    date,
  });
}

/** Longest text of a message: longer ones are folded away by chats, or refused. */
const LONGEST_MESSAGE = 3500;
const WAITS = [1000, 3000, 9000];

/**
 * Posts what is read first of a document to a chat.
 * @throws UserError `webhook-missing` and those of the sink.
 */
export async function postDocument(
  document: Document,
  { env, locale }: Pick<MailRun, 'env' | 'locale'>,
): Promise<void> {
  const url = env['SELLERCTL_WEBHOOK_URL'] ?? '';
  if (url === '') {
    throw new UserError('webhook-missing', EXIT.usage, 'No webhook is named.', [
      'Set SELLERCTL_WEBHOOK_URL to the address that Slack, Mattermost or the like gave you.',
    ]);
  }
  const [{ postWebhook }, { setTimeout: sleep }] = await Promise.all([
    import('../sinks/webhook.ts'),
    import('node:timers/promises'),
  ]);
  const whole = await rendered(shortened(document), 'table', locale);
  // Three signs of this kind would end the block early, whatever a title holds.
  const plain = whole.replaceAll('```', "'''").trimEnd();
  const shown = plain.length > LONGEST_MESSAGE ? `${plain.slice(0, LONGEST_MESSAGE)}\n...` : plain;
  await postWebhook(url, `${headline(document)}\n\`\`\`\n${shown}\n\`\`\``, {
    waits: WAITS,
    sleep: async (milliseconds) => {
      await sleep(milliseconds);
    },
  });
}
