import type { BuyerMessage } from '../../../../src/model/message.ts';

/** A message as typed, without a file. */
export function messageOf(body: string, subject: string | null = null): BuyerMessage {
  return {
    file: 'message.txt',
    form: 'text',
    subject: subject === null ? null : { text: subject, firstLine: 1, firstColumn: 9 },
    body: { text: body, firstLine: subject === null ? 1 : 2, firstColumn: 0 },
    hasHtml: false,
    attachments: [],
  };
}
