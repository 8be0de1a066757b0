import type { BucketStore } from './bucket-store.ts';
import type { ApiClock, ApiEvent } from './client-types.ts';
import type { Operation, Rate } from './operation.ts';
import { afterRefusal, afterSend, waitOf, withRate } from './token-bucket.ts';

export interface PaceOptions {
  readonly store: BucketStore;
  /** Mark of the account: the buckets of two accounts are two. */
  readonly account: string;
  readonly clock: ApiClock;
  readonly rates: Readonly<Record<string, Rate>>;
  onEvent(event: ApiEvent): void;
}

/** Holds the calls of each operation to its rate: in order, and counted when they leave. */
export class OperationPace {
  readonly #options: PaceOptions;
  /** The last call in line of each operation. */
  readonly #lines = new Map<string, Promise<void>>();

  constructor(options: PaceOptions) {
    this.#options = options;
  }

  rateOf({ name, rate }: Operation): Rate {
    return this.#options.rates[name] ?? rate;
  }

  #key({ name }: Operation): string {
    return `${this.#options.account}/${name}`;
  }

  /** Takes a place in the bucket; gives how long to wait where there is none. */
  #take(operation: Operation): number {
    const { store, clock } = this.#options;
    const rate = this.rateOf(operation);
    const now = clock.now();
    let wait = 0;
    store.change(this.#key(operation), (state) => {
      wait = waitOf(state, rate, now);
      return wait > 0 ? state : afterSend(state, rate, now);
    });
    return wait;
  }

  /**
   * Runs `send` when the operation may be called. `place` is where it then runs: a queue that bounds what is under way. The
   * bucket is asked there, so that a call is counted when it leaves and never before; who waits for a rate holds no place.
   */
  async run<T>(
    operation: Operation,
    place: <R>(work: () => Promise<R>) => Promise<R>,
    send: () => Promise<T>,
    signal?: AbortSignal,
  ): Promise<T> {
    const before = this.#lines.get(operation.name) ?? Promise.resolve();
    const { promise: taken, resolve: leaveLine } = Promise.withResolvers<void>();
    this.#lines.set(operation.name, taken);
    try {
      await before;
      for (;;) {
        signal?.throwIfAborted();
        const answer = await place(async () => {
          const wait = this.#take(operation);
          if (wait > 0) return { wait };
          leaveLine();
          return { wait: 0, value: await send() };
        });
        if ('value' in answer) return answer.value;
        await this.#sleep(operation, answer.wait, signal);
      }
    } finally {
      leaveLine();
    }
  }

  async #sleep({ name }: Operation, milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
    this.#options.onEvent({ kind: 'wait', operation: name, milliseconds, why: 'rate' });
    await this.#options.clock.sleep(Math.ceil(milliseconds), signal);
  }

  /** Amazon refused a call: the operation rests for `pause` milliseconds, in every process. Others go on. */
  refused(operation: Operation, pause: number): void {
    const { store, clock } = this.#options;
    const rate = this.rateOf(operation);
    store.change(this.#key(operation), (state) => afterRefusal(state, rate, clock.now(), pause));
  }

  /** Amazon named the rate in force. */
  corrected(operation: Operation, perSecond: number): void {
    const rate = this.rateOf(operation);
    this.#options.store.change(this.#key(operation), (state) => withRate(state, rate, perSecond));
  }
}
