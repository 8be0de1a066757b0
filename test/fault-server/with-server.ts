import { afterEach } from 'vitest';

import { openSpApi } from '../../src/sources/sp-api/client.ts';
import type { SpApiClient, SpApiOptions } from '../../src/sources/sp-api/client-types.ts';
import { SpApiError } from '../../src/sources/sp-api/sp-api-error.ts';
import { startFaultServer } from './fault-server.ts';
import type { Answer, FaultServer } from './fault-server-types.ts';
import { simulatedClock, type SimulatedClock } from './simulated-clock.ts';

export const USER_AGENT = 'sellerctl/0.0.0 (Language=JavaScript; Mode=automated)';

/** Longer than a machine that does ten other things needs for an answer. */
const PATIENT_MS = 30_000;
/** For answers that never come in whole. */
const SHORT_MS = 500;

/** How long a client waits for these answers, in milliseconds: not long for those that never come, else as long as it takes. */
export function patienceFor(answers: readonly Answer[]): number {
  const isEndless = answers.some((answer) => {
    const fault = typeof answer === 'function' ? undefined : answer.fault;
    return fault?.kind === 'silence' || (fault?.kind === 'drip' && fault.milliseconds !== undefined);
  });
  return isEndless ? SHORT_MS : PATIENT_MS;
}

export interface TestWorld {
  readonly server: FaultServer;
  readonly clock: SimulatedClock;
  readonly client: SpApiClient;
  /** Another client of the same account: another process, or the next run. */
  again(changes?: Partial<SpApiOptions>): Promise<SpApiClient>;
}

const open: { close(): Promise<void> }[] = [];

/** Closes what `testWorld` opened; call it once in a test file. */
export function closeWorlds(): void {
  afterEach(async () => {
    // Clients before their servers.
    for (const one of open.splice(0).toReversed()) await one.close();
  });
}

/** A server, a clock on which nobody waits, and a client of both. */
export async function testWorld(changes: Partial<SpApiOptions> = {}): Promise<TestWorld> {
  const server = await startFaultServer();
  open.push(server);
  const clock = simulatedClock();
  const again = async (more: Partial<SpApiOptions> = {}) => {
    const client = await openSpApi({
      credentials: server.credentials,
      endpoints: server.endpoints,
      userAgent: USER_AGENT,
      stateFolder: null,
      clock,
      random: () => 0.5,
      timeout: PATIENT_MS,
      ...changes,
      ...more,
    });
    open.push(client);
    return client;
  };
  return { server, clock, client: await again(), again };
}

/** The error a promise ends with. @throws Error when it ends well */
export async function failure(work: Promise<unknown>): Promise<SpApiError> {
  try {
    await work;
  } catch (error) {
    if (error instanceof SpApiError) return error;
    throw error;
  }
  throw new Error('it went well');
}
