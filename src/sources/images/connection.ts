import { lookup as systemLookup, type LookupAddress } from 'node:dns';
import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';

import { FetchRefused } from './address.ts';
import { isPublicAddress } from './public-address.ts';

/** Asks for every address of a host; the system's own unless a test brings another. */
export type Resolver = (
  hostname: string,
  done: (error: Error | null, addresses: readonly LookupAddress[]) => void,
) => void;

const systemResolver: Resolver = (hostname, done) => {
  systemLookup(hostname, { all: true }, (error, addresses) => done(error, addresses));
};

/** Says that a host lies in a network that is not asked. */
export function privateHost(hostname: string): FetchRefused {
  return new FetchRefused(
    'fetch-private',
    `${hostname} is an address of this machine or of a private network, which is not asked.`,
    'If the pictures do lie there, give --allow-private-addresses.',
  );
}

/** @throws FetchRefused `fetch-private` for a host written as such an address; a name is judged when it is looked up. */
export function demandPublicHost(url: URL, allowPrivate: boolean): void {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (!allowPrivate && isIP(host) !== 0 && !isPublicAddress(host)) throw privateHost(url.hostname);
}

/**
 * Connections that can only reach the public internet, unless private networks are allowed. The check stands where the
 * name is turned into the address that is then connected to, so that a name which answers differently when asked
 * again gains nothing by it. Proxies of the environment are not used: they would do the looking up.
 */
export class GuardedConnections {
  readonly http: HttpAgent;
  readonly https: HttpsAgent;

  constructor(allowPrivate: boolean, resolve: Resolver = systemResolver) {
    const lookup: LookupFunction = (hostname, options, done) => {
      resolve(hostname, (error, addresses) => {
        if (error !== null) {
          done(error, []);
          return;
        }
        const open = addresses.filter(({ address }) => allowPrivate || isPublicAddress(address));
        const [first] = open;
        if (first === undefined) done(privateHost(hostname), []);
        else if (options.all === true) done(null, [...open]);
        else done(null, first.address, first.family);
      });
    };
    const options = { lookup, keepAlive: true, maxSockets: 4 };
    this.http = new HttpAgent(options);
    this.https = new HttpsAgent(options);
  }

  close(): void {
    this.http.destroy();
    this.https.destroy();
  }
}
