import { askSecret, demandAnswers, Left, sayAside } from '../../cli/ask.ts';
import { EXIT, UserError } from '../../model/errors.ts';
import type { AppCredentials } from '../../sources/sp-api/client-types.ts';
import { ownText } from './own-text.ts';

const FIELDS = {
  clientId: { name: 'SELLERCTL_SPAPI_CLIENT_ID', words: 'Client id (amzn1.application-oa2-client...)' },
  clientSecret: { name: 'SELLERCTL_SPAPI_CLIENT_SECRET', words: 'Client secret (amzn1.oa2-cs...)' },
  refreshToken: { name: 'SELLERCTL_SPAPI_REFRESH_TOKEN', words: 'Refresh token (Atzr|...)' },
} as const;
type Field = keyof typeof FIELDS;

const STEPS = [
  'What Amazon wants of you, once, in Seller Central:',
  '  1. Apps and Services > Develop Apps: register as a private developer, if you are none yet.',
  '  2. Add new app client, API type SP API. Roles: Product Listing, Inventory and Order Tracking, Amazon Fulfillment,',
  '     Finance and Accounting, Pricing; Brand Analytics and Selling Partner Insights with a brand; Buyer Solicitation',
  '     for review requests. A role that is added later counts after you authorise once more.',
  '  3. View under LWA credentials: client id and client secret (good for 180 days).',
  '  4. Authorize the app for your own account: the refresh token, shown once.',
  'What you paste is not shown, is tried with one call, and is kept on this machine alone.',
];

/** Longest file that may hold three secrets. */
const MOST_BYTES = 64_000;

/** Values of a file: JSON, or lines NAME=value, with the names of the variables. */
async function valuesOf(path: string): Promise<Readonly<Record<string, string>>> {
  const suggestion = 'Name a text file with the three values.';
  const text = await ownText(path, { what: 'login', mostBytes: MOST_BYTES, suggestion });
  if (text === null) throw new UserError('login-unreadable', EXIT.usage, `${path} is not there.`, [suggestion]);
  try {
    const value = JSON.parse(text) as unknown;
    if (typeof value === 'object' && value !== null) {
      return Object.fromEntries(Object.entries(value).filter(([, each]) => typeof each === 'string')) as Record<
        string,
        string
      >;
    }
  } catch {
    // No JSON: lines then.
  }
  const lines = text.split(/\r\n|\r|\n/).flatMap((line) => {
    const found = /^\s*(?:export\s+)?(\w+)\s*=\s*["']?(.*?)["']?\s*$/.exec(line);
    return found === null ? [] : [[found[1] ?? '', found[2] ?? ''] as const];
  });
  return Object.fromEntries(lines);
}

export interface LoginInput {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** File that holds the secrets; null: none. */
  readonly from: string | null;
  readonly mayAsk: boolean;
}

/**
 * The three parts of credentials: of the file, else of the environment, else asked for in the terminal.
 * @throws UserError `login-unreadable`, `login-encoding`, `credentials-missing`, `input-forbidden`, `input-impossible`, `login-left`
 */
export async function gatherCredentials({ env, from, mayAsk }: LoginInput): Promise<AppCredentials> {
  const filed = from === null ? {} : await valuesOf(from);
  const found = new Map<Field, string>();
  for (const field of Object.keys(FIELDS) as Field[]) {
    const { name } = FIELDS[field];
    const value = (filed[name] ?? filed[field] ?? (from === null ? env[name] : undefined) ?? '').trim();
    if (value !== '') found.set(field, value);
  }
  const missing = (Object.keys(FIELDS) as Field[]).filter((field) => !found.has(field));
  if (missing.length > 0 && from !== null) {
    const names = missing.map((field) => FIELDS[field].name).join(', ');
    throw new UserError('credentials-missing', EXIT.usage, `${from} does not hold ${names}.`, [
      'One a line, for example SELLERCTL_SPAPI_CLIENT_ID=amzn1.application-oa2-client..., or JSON with these names.',
    ]);
  }
  if (missing.length > 0) {
    demandAnswers(
      'auth login',
      mayAsk,
      `Set ${missing.map((field) => FIELDS[field].name).join(', ')}, or name a file with --from.`,
    );
    for (const step of STEPS) sayAside(step);
    try {
      for (const field of missing) found.set(field, await askSecret(FIELDS[field].words));
    } catch (error) {
      if (error instanceof Left) throw new UserError('login-left', EXIT.interrupted, 'Left; nothing was kept.');
      throw error;
    }
  }
  const value = (field: Field): string => found.get(field) ?? '';
  return { clientId: value('clientId'), clientSecret: value('clientSecret'), refreshToken: value('refreshToken') };
}
