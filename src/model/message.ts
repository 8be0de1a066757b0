/** A text to a buyer, taken apart, with the place each part stands in. */
export interface BuyerMessage {
  /** Path of the file; `-` for standard input. */
  readonly file: string;
  /** `text`: as typed, perhaps with a first line `Subject:`; `eml`: a mail whose parts were decoded. */
  readonly form: 'text' | 'eml';
  readonly subject: MessagePart | null;
  readonly body: MessagePart;
  /** True when a mail has a part in HTML. */
  readonly hasHtml: boolean;
  /** Names of attached files; pictures inside a mail count. */
  readonly attachments: readonly string[];
}

/** One part of a message. */
export interface MessagePart {
  readonly text: string;
  /** 1-based line of the part's first line: in the file for `text`; for a mail, in the decoded part, so always 1. */
  readonly firstLine: number;
  /** Code points that stand before the part on its first line: `Subject: ` has nine. */
  readonly firstColumn: number;
}

/** Ways a message reaches a buyer. Rules differ, because Amazon's guidelines do not hold in a seller's own shop. */
export const MESSAGE_ROUTES = ['amazon-message', 'own-shop'] as const;
export type MessageRoute = (typeof MESSAGE_ROUTES)[number];

/** Languages that messages are judged and drafted in. */
export const MESSAGE_LANGUAGES = [
  'ar',
  'de',
  'en',
  'es',
  'fr',
  'it',
  'ja',
  'nl',
  'pl',
  'pt',
  'sv',
  'tr',
  'zh',
] as const;
export type MessageLanguage = (typeof MESSAGE_LANGUAGES)[number];
