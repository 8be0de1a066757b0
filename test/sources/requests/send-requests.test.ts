import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import type { AskAnswer, OfferAnswer } from '../../../src/model/solicitations.ts';
import { Ledger } from '../../../src/sources/requests/ledger.ts';
import { type RequestOrder, sendRequests } from '../../../src/sources/requests/send-requests.ts';
import { temporaryFolder } from '../../cli/temporary-folder.ts';

const OFFERED: OfferAnswer = { kind: 'offered' };
const SENT: AskAnswer = { kind: 'sent' };

const order = (orderId: string): RequestOrder => ({
  orderId,
  marketplace: 'US',
  marketplaceId: 'ATVPDKIKX0DER',
  closesAt: '2026-11-20',
  arm: null,
});

/** A world in which Amazon answers as told, the last answer for ever. */
async function world() {
  const path = join(temporaryFolder(), 'requests.sqlite');
  const state = {
    day: '2026-11-09',
    offers: [OFFERED] as OfferAnswer[],
    answers: [SENT] as AskAnswer[],
    asked: [] as string[],
    offered: 0,
    slept: [] as number[],
    pausedAfter: Infinity,
  };
  const next = <T>(list: T[]): T => (list.length > 1 ? list.shift() : list[0]) as T;
  const run = async (orders: RequestOrder[], perDay = 100) => {
    const ledger = await Ledger.open(path);
    try {
      return await sendRequests(orders, {
        client: {
          offer: async () => {
            state.offered += 1;
            return next(state.offers);
          },
          ask: async (orderId) => {
            state.asked.push(orderId);
            return next(state.answers);
          },
        },
        ledger,
        perDay,
        now: () => new Date(`${state.day}T12:00:00.000Z`),
        sleep: async (milliseconds) => void state.slept.push(milliseconds),
        paused: () => (state.asked.length >= state.pausedAfter ? 'paused' : null),
        progress: () => undefined,
      });
    } finally {
      ledger.close();
    }
  };
  return { state, run };
}

const outcomes = (result: Awaited<ReturnType<typeof sendRequests>>) => result.outcomes.map(({ outcome }) => outcome);

describe('sendRequests', () => {
  it('asks what Amazon offers, sends once, and never again', async () => {
    const { state, run } = await world();
    expect(outcomes(await run([order('a'), order('b')]))).toEqual(['sent', 'sent']);
    expect(outcomes(await run([order('a'), order('b')]))).toEqual(['asked-already', 'asked-already']);
    state.day = '2026-11-15';
    await run([order('a')]);
    expect(state.asked).toEqual(['a', 'b']);
    expect(state.offered).toBe(2);
  });

  it('tries an order that is not offered again the next day, once a day', async () => {
    const { state, run } = await world();
    state.offers = [{ kind: 'not-offered' }, OFFERED];
    expect(outcomes(await run([order('a')]))).toEqual(['not-offered']);
    expect(outcomes(await run([order('a')]))).toEqual(['not-offered']);
    expect(state.offered).toBe(1);
    state.day = '2026-11-10';
    expect(outcomes(await run([order('a')]))).toEqual(['sent']);
  });

  it('takes a lost answer for sent, on the day and while Amazon offers nothing', async () => {
    const { state, run } = await world();
    state.answers = [{ kind: 'lost' }];
    expect(outcomes(await run([order('a')]))).toEqual(['in-doubt']);
    expect(outcomes(await run([order('a')]))).toEqual(['in-doubt']);
    state.day = '2026-11-10';
    state.offers = [{ kind: 'not-offered' }];
    expect(outcomes(await run([order('a')]))).toEqual(['in-doubt']);
    expect(state.asked).toEqual(['a']);
  });

  it('asks after a lost answer only when Amazon offers a request on a later day', async () => {
    const { state, run } = await world();
    state.answers = [{ kind: 'lost' }, SENT];
    await run([order('a')]);
    state.day = '2026-11-10';
    expect(outcomes(await run([order('a')]))).toEqual(['sent']);
    expect(state.asked).toEqual(['a', 'a']);
  });

  it('waits as Amazon says and begins with the question again when a request was not taken', async () => {
    const { state, run } = await world();
    state.answers = [{ kind: 'later', seconds: 7 }, SENT];
    expect(outcomes(await run([order('a')]))).toEqual(['sent']);
    expect(state.slept).toEqual([7000]);
    expect(state.offered).toBe(2);
  });

  it('gives up after a few tries, without having asked', async () => {
    const { state, run } = await world();
    state.offers = [{ kind: 'later', seconds: null }];
    const result = await run([order('a'), order('b')]);
    expect(result).toMatchObject({ outcomes: [], left: 2, stop: { why: 'unreachable' } });
    expect(state.slept).toEqual([2000, 4000, 8000, 16_000, 32_000]);
    state.offers = [OFFERED];
    state.answers = [{ kind: 'later', seconds: 600 }];
    state.slept = [];
    expect((await run([order('a')])).stop?.why).toBe('unreachable');
    expect(Math.max(...state.slept)).toBe(120_000);
    state.answers = [SENT];
    expect(outcomes(await run([order('a')]))).toEqual(['sent']);
  });

  it('stops on a refusal of the account, and leaves the order unasked', async () => {
    const { state, run } = await world();
    state.answers = [{ kind: 'refused', why: 'policy', message: 'no' }, SENT];
    expect(await run([order('a'), order('b')])).toMatchObject({ left: 2, stop: { why: 'policy' } });
    expect(outcomes(await run([order('a')]))).toEqual(['sent']);
    state.offers = [{ kind: 'refused', why: 'credentials', message: 'no role' }];
    expect(await run([order('c')])).toMatchObject({ stop: { why: 'credentials', message: 'no role' } });
  });

  it('goes on after an order that Amazon refuses, and leaves that one alone', async () => {
    const { state, run } = await world();
    state.answers = [{ kind: 'order-refused', message: 'outside' }, SENT];
    expect(outcomes(await run([order('a'), order('b')]))).toEqual(['order-refused', 'sent']);
    expect(outcomes(await run([order('a')]))).toEqual(['asked-already']);
  });

  it('stops when paused, and at the number a day', async () => {
    const { state, run } = await world();
    state.pausedAfter = 1;
    expect(await run([order('a'), order('b')])).toMatchObject({ left: 1, stop: { why: 'paused' } });
    state.pausedAfter = Infinity;
    expect(await run([order('b'), order('c')], 2)).toMatchObject({ left: 1, stop: { why: 'day-full' } });
  });
});
