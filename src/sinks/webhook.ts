import { EXIT, UserError } from '../model/errors.ts';

export interface WebhookRun {
  /** Waits between tries, milliseconds; so many and one tries are made. */
  readonly waits: readonly number[];
  sleep(milliseconds: number): Promise<void>;
}

const LOOPBACK = ['127.0.0.1', '[::1]', 'localhost'];
const TIMEOUT_MS = 20_000;

/** Where to post. The address is a secret: who has it can post. @throws UserError `webhook-invalid`, which does not repeat it */
export function webhookAddress(url: string): URL {
  const invalid = (why: string): UserError =>
    new UserError('webhook-invalid', EXIT.usage, `SELLERCTL_WEBHOOK_URL ${why}.`, [
      'Write the address that Slack, Mattermost or the like gave you; it begins with https:.',
    ]);
  if (!URL.canParse(url)) throw invalid('is no address');
  const address = new URL(url);
  const { hostname, protocol } = address;
  if (protocol === 'https:' || (protocol === 'http:' && LOOPBACK.includes(hostname))) return address;
  throw invalid('must begin with https:');
}

function failure(why: string): UserError {
  return new UserError('webhook-failed', EXIT.network, `The webhook did not take the message (${why}).`, [
    'Check SELLERCTL_WEBHOOK_URL, and try again.',
  ]);
}

/** The status of one try, or the code of what went wrong: nothing of the address. */
async function post(address: URL, body: string): Promise<number | string> {
  try {
    const response = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    await response.body?.cancel();
    return response.status;
  } catch (error) {
    const { cause, name } = error as { cause?: { code?: unknown }; name?: unknown };
    return typeof cause?.code === 'string'
      ? cause.code
      : name === 'TimeoutError'
        ? 'no answer in time'
        : 'unknown fault';
  }
}

/**
 * Posts a text as Slack and its likes take it, `{"text": ...}`. Refusals for the moment are tried again.
 * @throws UserError `webhook-invalid`, `webhook-failed`
 */
export async function postWebhook(url: string, text: string, { sleep, waits }: WebhookRun): Promise<void> {
  const address = webhookAddress(url);
  const body = JSON.stringify({ text });
  for (const wait of [...waits, null]) {
    const status = await post(address, body);
    if (typeof status === 'number' && status >= 200 && status < 300) return;
    // What broke before an answer may have been posted: posting twice is better said than done.
    const mayPass = typeof status === 'number' && (status === 429 || status >= 500);
    if (!mayPass || wait === null) throw failure(typeof status === 'number' ? `status ${status}` : status);
    await sleep(wait);
  }
}
