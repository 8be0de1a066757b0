import { spawn } from 'node:child_process';
import { join } from 'node:path';

import { afterEach, describe, expect, it } from 'vitest';

import type { ReviewsSendData } from '../../src/domain/reviews/send-document.ts';
import { Ledger } from '../../src/sources/requests/ledger.ts';
import { temporaryFolder } from '../cli/temporary-folder.ts';
import { orderIdOf, ordersOf, writeExport } from '../commands/order-exports.ts';
import { type AmazonServer, amazonServer, json, OFFER } from '../sources/sp-api/amazon-server.ts';
import { BIN, cleanEnvironment, finished } from './shell-process.ts';

const ORDERS = 4;
/** Ordered on 17 to 20 October 2026: all are due by 8 November and open until the 17th. */
const TODAY = '2026-11-09';
const TOMORROW = '2026-11-10';

type Step = 'before the offer' | 'after the offer' | 'before the answer' | 'after the answer';

/** Amazon with a memory: it offers a request for orders that were not asked, and kills our process at one step. */
class Amazon {
  readonly asked = new Map<string, number>();
  /** Set while a run is to be killed: at which step of the second order. */
  victim: { step: Step; kill: () => void } | null = null;
  #server: AmazonServer | null = null;
  #offers = 0;

  async start(): Promise<string> {
    this.#server = await amazonServer((request, response) => {
      const order = /orders\/([\d-]+)/.exec(request.path)?.[1] ?? '';
      const { step = null, kill = () => undefined } = this.#isTurn(request.method) ? (this.victim ?? {}) : {};
      if (request.method === 'GET') {
        if (step === 'before the offer') return kill();
        json(response, 200, this.asked.has(order) ? { _links: { actions: [] } } : OFFER);
        if (step === 'after the offer') kill();
        return;
      }
      const isFirst = !this.asked.has(order);
      this.asked.set(order, (this.asked.get(order) ?? 0) + 1);
      if (step === 'before the answer') return kill();
      if (isFirst) json(response, 201, {});
      else
        json(response, 403, {
          errors: [{ code: 'Unauthorized', message: 'is not available for this amazonOrderId.' }],
        });
      if (step === 'after the answer') kill();
    });
    return this.#server.url;
  }

  /** The second order of a run is the one that goes wrong. */
  #isTurn(method: string): boolean {
    if (method === 'GET') this.#offers += 1;
    return this.#offers === 2;
  }

  newRun(): void {
    this.#offers = 0;
  }

  async stop(): Promise<void> {
    await this.#server?.close();
  }
}

const amazon = { current: new Amazon() };
afterEach(() => amazon.current.stop());

interface Place {
  readonly home: string;
  readonly url: string;
  readonly file: string;
}

function ledgerOf(home: string): string {
  return join(home, 'ledger', 'requests.sqlite');
}

function start({ home, url, file }: Place, date: string) {
  return spawn(process.execPath, [BIN, 'reviews', 'send', file, '--send', '--date', date, '--json', '--quiet'], {
    cwd: home,
    env: cleanEnvironment(home, {
      SELLERCTL_LEDGER: ledgerOf(home),
      SELLERCTL_SPAPI_URL: url,
      SELLERCTL_LWA_URL: `${url}/auth/o2/token`,
      SELLERCTL_SPAPI_CLIENT_ID: 'amzn1.application-oa2-client.x',
      SELLERCTL_SPAPI_CLIENT_SECRET: 'top-secret',
      SELLERCTL_SPAPI_REFRESH_TOKEN: 'Atzr|refresh',
      // Runs share the rates of Amazon: at its own pace these would wait for seconds.
      SELLERCTL_SPAPI_RATES:
        'getSolicitationActionsForOrder=1000/1000,createProductReviewAndSellerFeedbackSolicitation=1000/1000',
    }),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

async function run(place: Place, date: string): Promise<{ code: number | null; data: ReviewsSendData; text: string }> {
  amazon.current.newRun();
  const { code, stdout, stderr } = await finished(start(place, date));
  return { code, data: (JSON.parse(stdout) as { data: ReviewsSendData }).data, text: stdout + stderr };
}

async function prepared(): Promise<Place> {
  amazon.current = new Amazon();
  const home = temporaryFolder();
  const file = join(home, 'orders.txt');
  writeExport(file, ordersOf(17, 16 + ORDERS, 1), 1);
  return { home, url: await amazon.current.start(), file };
}

async function killedRun(place: Place, step: Step): Promise<void> {
  amazon.current.newRun();
  const child = start(place, TODAY);
  const ended = finished(child);
  amazon.current.victim = { step, kill: () => void child.kill('SIGKILL') };
  const { signal } = await ended;
  expect(signal).toBe('SIGKILL');
  amazon.current.victim = null;
}

describe('reviews send, killed at any step', () => {
  it.each(['before the offer', 'after the offer', 'before the answer', 'after the answer'] as const)(
    '%s: no order is asked twice and none is lost',
    async (step) => {
      const place = await prepared();
      await killedRun(place, step);
      const again = await run(place, TODAY);
      expect(again.code).toBe(0);
      const nextDay = await run(place, TOMORROW);
      expect(nextDay.code).toBe(0);
      const times = [...amazon.current.asked.values()];
      expect(times).toEqual(Array.from({ length: ORDERS }, () => 1));
      const last = await run(place, TOMORROW);
      expect(last.data.counts['sent']).toBeUndefined();
      expect([...amazon.current.asked.values()]).toEqual(times);
    },
  );

  it('asks on the next day an order that was claimed and whose request never left', async () => {
    const place = await prepared();
    const ledger = await Ledger.open(ledgerOf(place.home));
    ledger.claim({
      orderId: orderIdOf(18),
      marketplace: 'US',
      route: 'solicitation',
      at: `${TODAY}T12:00:00.000Z`,
    });
    ledger.close();
    await run(place, TODAY);
    expect(amazon.current.asked.size).toBe(ORDERS - 1);
    const { data } = await run(place, TOMORROW);
    expect(data.counts).toEqual({ sent: 1 });
    expect([...amazon.current.asked.values()]).toEqual(Array.from({ length: ORDERS }, () => 1));
  });

  it('asks each order once when two runs start at once', async () => {
    const place = await prepared();
    await Promise.all([finished(start(place, TODAY)), finished(start(place, TODAY))]);
    await run(place, TOMORROW);
    expect([...amazon.current.asked.values()]).toEqual(Array.from({ length: ORDERS }, () => 1));
  });

  it('prints no secret, and sends nothing without --send', async () => {
    const place = await prepared();
    const { text } = await run(place, TODAY);
    expect(text).not.toMatch(/top-secret|Atz[ar]\|/);
    const other = await prepared();
    const { stdout } = await finished(
      spawn(process.execPath, [BIN, 'reviews', 'send', other.file, '--date', TODAY, '--json', '--quiet'], {
        cwd: other.home,
        env: cleanEnvironment(other.home, { SELLERCTL_SPAPI_URL: other.url }),
        stdio: ['ignore', 'pipe', 'pipe'],
      }),
    );
    expect((JSON.parse(stdout) as { data: ReviewsSendData }).data.counts).toEqual({ planned: ORDERS });
    expect(amazon.current.asked.size).toBe(0);
  });
});
