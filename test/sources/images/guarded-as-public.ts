import { FETCH_LIMITS } from '../../../src/sources/images/fetch-limits.ts';
import { GuardedConnections } from '../../../src/sources/images/connection.ts';
import { ask } from '../../../src/sources/images/request.ts';

/** Asks an address of this machine under a name that a test takes for public, with the guard on for all else. */
export async function requestGuard(address: string, port: number): Promise<unknown> {
  const open = new GuardedConnections(true, (_hostname, done) => done(null, [{ address: '127.0.0.1', family: 4 }]));
  const asking = { connections: open, allowPrivate: false, limits: FETCH_LIMITS, userAgent: 'test' };
  try {
    await ask(new URL(address.replace('127.0.0.1', 'pictures.example')), null, asking, AbortSignal.timeout(20_000));
    return port;
  } catch (error) {
    return error;
  } finally {
    open.close();
  }
}
