import type { ReviewPlan } from '../../domain/reviews/plan-reviews.ts';
import { EXIT, type ExitCode, UserError } from '../../model/errors.ts';
import { findMarketplace, type Marketplace } from '../../model/marketplace.ts';
import type { SolicitationsClient } from '../../model/solicitations.ts';
import type { RequestOrder, RunStop, SendResult } from '../../sources/requests/send-requests.ts';

export interface SendOptions {
  readonly ledger: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly userAgent: string;
  readonly perDay: number;
  /** The instant written down; with `--date`, that day. */
  now(): Date;
  /** The true instant, by which tokens end. */
  clock(): Date;
  progress(text: string): void;
}

const LWA_URL = 'https://api.amazon.com/auth/o2/token';
const TIMEOUT_MS = 30_000;

/** The orders of a plan that are due, soonest first. */
export async function dueOrders(plan: ReviewPlan, arm: (orderId: string) => string | null): Promise<RequestOrder[]> {
  const { isDue } = await import('../../domain/reviews/verdict.ts');
  return plan.orders.flatMap(({ order, judgement }): RequestOrder[] => {
    const { orderId, marketplace } = order;
    const id = marketplace === null ? undefined : findMarketplace(marketplace)?.id;
    if (marketplace === null || id === undefined || !isDue(judgement, plan.asOf)) return [];
    const closesAt = judgement.window?.closesAt ?? judgement.dueAt;
    return [{ orderId, marketplace, marketplaceId: id, closesAt, arm: arm(orderId) }];
  });
}

function credentialsOf(env: SendOptions['env']): { clientId: string; clientSecret: string; refreshToken: string } {
  const names = [
    'SELLERCTL_SPAPI_CLIENT_ID',
    'SELLERCTL_SPAPI_CLIENT_SECRET',
    'SELLERCTL_SPAPI_REFRESH_TOKEN',
  ] as const;
  const missing = names.filter((name) => (env[name] ?? '') === '');
  if (missing.length > 0) {
    throw new UserError(
      'credentials-missing',
      EXIT.credentials,
      `Amazon cannot be asked: ${missing.join(', ')} not set.`,
      [
        'Authorise an application of your own in Seller Central (Apps and Services > Develop Apps) and set its id, secret and refresh token in the environment.',
        'Without --send nothing is sent and no credentials are needed.',
      ],
    );
  }
  const [clientId = '', clientSecret = '', refreshToken = ''] = names.map((name) => env[name] ?? '');
  return { clientId, clientSecret, refreshToken };
}

async function clientOf(region: Marketplace['region'], options: SendOptions): Promise<SolicitationsClient> {
  const [{ solicitationsClient }, { accessTokens }, { sleep }] = await Promise.all([
    import('../../sources/sp-api/solicitations-client.ts'),
    import('../../sources/sp-api/access-token.ts'),
    import('../../sources/requests/sleep.ts'),
  ]);
  const { env, userAgent } = options;
  const common = { userAgent, timeout: TIMEOUT_MS };
  const token = accessTokens({
    ...common,
    credentials: credentialsOf(env),
    url: env['SELLERCTL_LWA_URL'] ?? LWA_URL,
    now: options.clock,
  });
  const baseUrl = env['SELLERCTL_SPAPI_URL'] ?? `https://sellingpartnerapi-${region}.amazon.com`;
  const clock = { now: () => options.clock().getTime(), sleep };
  return solicitationsClient({ ...common, baseUrl, token, clock });
}

/**
 * Sends what is due. One region a run: a refresh token opens one.
 * @throws UserError `credentials-missing`, `regions-mixed`, those of the ledger and of Login with Amazon.
 */
export async function sendDue(orders: readonly RequestOrder[], options: SendOptions): Promise<SendResult> {
  const regions = new Set(orders.map(({ marketplace }) => findMarketplace(marketplace)?.region));
  const [region] = regions;
  if (regions.size > 1) {
    throw new UserError('regions-mixed', EXIT.usage, 'The orders are of more than one region, and a token opens one.', [
      'Name a marketplace with --marketplace, and run once for each.',
    ]);
  }
  if (region === undefined) return { outcomes: [], left: 0, stop: null };
  const [{ Ledger }, { sendRequests }, { pauseReason }, { sleep }, client] = await Promise.all([
    import('../../sources/requests/ledger.ts'),
    import('../../sources/requests/send-requests.ts'),
    import('../../sources/requests/pause-file.ts'),
    import('../../sources/requests/sleep.ts'),
    clientOf(region, options),
  ]);
  const ledger = await Ledger.open(options.ledger);
  try {
    return await sendRequests(orders, {
      client,
      ledger,
      perDay: options.perDay,
      now: () => options.now(),
      sleep,
      paused: () => pauseReason(options.ledger),
      progress: (text) => options.progress(text),
    });
  } finally {
    ledger.close();
  }
}

/** The exit code of a run that stopped. */
export function exitOfStop(stop: RunStop | null): ExitCode {
  if (stop === null || stop.why === 'paused' || stop.why === 'day-full') return EXIT.done;
  return stop.why === 'credentials' ? EXIT.credentials : EXIT.network;
}
