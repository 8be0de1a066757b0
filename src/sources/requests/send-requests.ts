import { isInDoubt, type AskEntry, type ClaimAnswer } from '../../model/review-ledger.ts';
import type { OfferAnswer, SolicitationsClient } from '../../model/solicitations.ts';
import type { Ledger } from './ledger.ts';

/** An order that the plan lets be asked today. */
export interface RequestOrder {
  readonly orderId: string;
  readonly marketplace: string;
  readonly marketplaceId: string;
  /** Last day of its window, for the message. */
  readonly closesAt: string;
  readonly arm: string | null;
}

/** What became of one order. */
export interface RequestOutcome {
  readonly orderId: string;
  readonly marketplace: string;
  readonly outcome: 'sent' | 'asked-already' | 'in-doubt' | 'not-offered' | 'order-refused' | 'not-reached';
  readonly note: string;
}

/** Why a run ended before its orders did. */
export interface RunStop {
  readonly why: 'paused' | 'day-full' | 'credentials' | 'policy' | 'unreachable';
  readonly message: string;
}

export interface SendResult {
  readonly outcomes: readonly RequestOutcome[];
  /** Orders that were not looked at. */
  readonly left: number;
  readonly stop: RunStop | null;
}

export interface SendRun {
  readonly client: SolicitationsClient;
  readonly ledger: Pick<Ledger, 'find' | 'claim' | 'reclaim' | 'settle' | 'release' | 'notOffered' | 'lastNotOffered'>;
  /** Most requests a day. */
  readonly perDay: number;
  /** The instant that is written down; its day decides what is today. */
  now(): Date;
  sleep(milliseconds: number): Promise<void>;
  /** Why to stop before the next order; null to go on. Asked before each. */
  paused(): string | null;
  progress(text: string): void;
}

/** Waits between tries of a call that changes nothing, in seconds, where Amazon names none: then it is given up. */
const WAITS = [2, 4, 8, 16, 32];
/** Longest a run waits because Amazon says so. */
const LONGEST_WAIT = 120;
/** How often a request that was not taken for sure is tried again from the start. */
const ROUNDS = 3;

type Step = { readonly outcome: RequestOutcome['outcome']; readonly note: string } | { readonly stop: RunStop };

class Sender {
  readonly #run: SendRun;

  constructor(run: SendRun) {
    this.#run = run;
  }

  #wait(seconds: number | null, tried: number): Promise<void> {
    const wanted = seconds ?? WAITS[Math.min(tried, WAITS.length - 1)] ?? 0;
    return this.#run.sleep(Math.min(wanted, LONGEST_WAIT) * 1000);
  }

  /** What Amazon offers, tried again while it says "later": asking changes nothing. */
  async #offer({ orderId, marketplaceId }: RequestOrder): Promise<OfferAnswer> {
    for (let tried = 0; ; tried += 1) {
      const answer = await this.#run.client.offer(orderId, marketplaceId);
      if (answer.kind !== 'later' || tried >= WAITS.length) return answer;
      await this.#wait(answer.seconds, tried);
    }
  }

  #claim(order: RequestOrder, seen: AskEntry | null, at: string): ClaimAnswer {
    const { ledger, perDay } = this.#run;
    if (seen !== null) return ledger.reclaim(order.orderId, seen, at);
    const { orderId, marketplace, arm } = order;
    return ledger.claim({ orderId, marketplace, route: 'solicitation', at, arm }, perDay);
  }

  /** Why an order is left alone without asking Amazon; null to go on. */
  #known(order: RequestOrder, entry: AskEntry | null, today: string): Step | null {
    if (entry !== null && !isInDoubt(entry)) {
      return { outcome: 'asked-already', note: `${entry.state} on ${entry.at.slice(0, 10)} (${entry.route})` };
    }
    // Amazon may need a while to know of a request itself: it is believed the next day.
    if (entry !== null && entry.at.slice(0, 10) >= today) {
      return {
        outcome: 'in-doubt',
        note: 'The answer to a request was lost today; it counts as asked until Amazon tells.',
      };
    }
    if (this.#run.ledger.lastNotOffered(order.orderId) === today) {
      return { outcome: 'not-offered', note: this.#notOffered(order) };
    }
    return null;
  }

  #notOffered({ closesAt }: RequestOrder): string {
    return `Amazon offers no request today; tried again each day until ${closesAt}.`;
  }

  async one(order: RequestOrder): Promise<Step> {
    const { client, ledger } = this.#run;
    for (let round = 0; ; round += 1) {
      const today = this.#run.now().toISOString().slice(0, 10);
      const entry = ledger.find(order.orderId);
      const known = this.#known(order, entry, today);
      if (known !== null) return known;
      const offer = await this.#offer(order);
      if (offer.kind === 'refused') return { stop: { why: offer.why, message: offer.message } };
      if (offer.kind === 'later') {
        return { stop: { why: 'unreachable', message: 'Amazon did not answer after several tries.' } };
      }
      if (offer.kind === 'not-offered') {
        // Of a request whose answer was lost, this is Amazon's word that there is nothing more to ask.
        if (entry !== null) {
          return {
            outcome: 'in-doubt',
            note: 'The answer was lost, and Amazon offers no request: it counts as asked.',
          };
        }
        ledger.notOffered(order.orderId, today);
        return { outcome: 'not-offered', note: this.#notOffered(order) };
      }
      const claim = this.#claim(order, entry, this.#run.now().toISOString());
      if (claim === 'full') return { stop: { why: 'day-full', message: "The day's number of requests is used up." } };
      if (claim === 'taken') return { outcome: 'asked-already', note: 'Another run asked meanwhile.' };
      const answer = await client.ask(order.orderId, order.marketplaceId);
      if (answer.kind === 'sent') {
        ledger.settle(order.orderId, 'sent');
        return { outcome: 'sent', note: 'Amazon took the request.' };
      }
      if (answer.kind === 'order-refused') {
        ledger.settle(order.orderId, 'refused');
        return { outcome: 'order-refused', note: answer.message };
      }
      if (answer.kind === 'lost') {
        ledger.settle(order.orderId, 'unknown');
        return { outcome: 'in-doubt', note: 'The answer was lost; it counts as asked until Amazon says otherwise.' };
      }
      // Not taken, for certain: the claim is given back, and asking again begins with the question.
      ledger.release(order.orderId);
      if (answer.kind === 'refused') return { stop: { why: answer.why, message: answer.message } };
      if (round + 1 >= ROUNDS) return { stop: { why: 'unreachable', message: 'Amazon is too busy; try later.' } };
      await this.#wait(answer.seconds, round);
    }
  }
}

/**
 * Asks Amazon to send its review request for each order, one after the other, each at most once for ever: Amazon is
 * asked what it offers, the order is written down as claimed, the request leaves once, its answer is written down. A
 * lost answer counts as sent until Amazon offers a request on a later day. Stops on a pause, when the day's number is
 * used up, and when Amazon refuses the account.
 */
export async function sendRequests(orders: readonly RequestOrder[], run: SendRun): Promise<SendResult> {
  const sender = new Sender(run);
  const outcomes: RequestOutcome[] = [];
  for (const [index, order] of orders.entries()) {
    const pause = run.paused();
    const step: Step = pause === null ? await sender.one(order) : { stop: { why: 'paused', message: pause } };
    if ('stop' in step) return { outcomes, left: orders.length - index, stop: step.stop };
    outcomes.push({ orderId: order.orderId, marketplace: order.marketplace, ...step });
    run.progress(`${index + 1} of ${orders.length} orders`);
  }
  return { outcomes, left: 0, stop: null };
}
