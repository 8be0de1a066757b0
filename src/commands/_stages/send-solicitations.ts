import type { ReviewPlan } from '../../domain/reviews/plan-reviews.ts';
import { EXIT, type ExitCode, UserError } from '../../model/errors.ts';
import { findMarketplace } from '../../model/marketplace.ts';
import { openClient } from './sp-api-client.ts';
import type { RequestOrder, RunStop, SendResult } from '../../sources/requests/send-requests.ts';

export interface SendOptions {
  readonly ledger: string;
  /** Folder for the access token and for rates that are used up. */
  readonly stateFolder: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** File of the profile's account. */
  readonly account: string;
  readonly userAgent: string;
  readonly perDay: number;
  /** The instant written down; with `--date`, that day. */
  now(): Date;
  /** The true instant, by which tokens end. */
  clock(): Date;
  progress(text: string): void;
}

/** The orders of a plan that are due, soonest first, and those of which only Amazon knows whether they were asked. */
export async function dueOrders(plan: ReviewPlan, arm: (orderId: string) => string | null): Promise<RequestOrder[]> {
  const { isDue } = await import('../../domain/reviews/verdict.ts');
  return plan.orders.flatMap(({ order, judgement }): RequestOrder[] => {
    const { orderId, marketplace } = order;
    const id = marketplace === null ? undefined : findMarketplace(marketplace)?.id;
    if (marketplace === null || id === undefined) return [];
    const closesAt = isDue(judgement, plan.asOf)
      ? (judgement.window?.closesAt ?? judgement.dueAt)
      : judgement.lookAgainUntil;
    if (closesAt === null) return [];
    return [{ orderId, marketplace, marketplaceId: id, closesAt, arm: arm(orderId) }];
  });
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
  const [{ Ledger }, { sendRequests }, { pauseReason }, { sleep }, { solicitationsClient }, client] = await Promise.all(
    [
      import('../../sources/requests/ledger.ts'),
      import('../../sources/requests/send-requests.ts'),
      import('../../sources/requests/pause-file.ts'),
      import('../../sources/requests/sleep.ts'),
      import('../../sources/sp-api/solicitations-client.ts'),
      openClient(region, options),
    ],
  );
  const ledger = await Ledger.open(options.ledger);
  try {
    return await sendRequests(orders, {
      client: solicitationsClient(client),
      ledger,
      perDay: options.perDay,
      now: () => options.now(),
      sleep,
      paused: () => pauseReason(options.ledger),
      progress: (text) => options.progress(text),
    });
  } finally {
    ledger.close();
    await client.close();
  }
}

/** The exit code of a run that stopped. */
export function exitOfStop(stop: RunStop | null): ExitCode {
  if (stop === null || stop.why === 'paused' || stop.why === 'day-full') return EXIT.done;
  return stop.why === 'credentials' ? EXIT.credentials : EXIT.network;
}
