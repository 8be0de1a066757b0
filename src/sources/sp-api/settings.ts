import { EXIT, UserError } from '../../model/errors.ts';
import type { AppCredentials, Endpoints, Region } from './client-types.ts';
import type { Rate } from './operation.ts';
import { OPERATIONS } from './operation-table.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** What the environment says of where and how fast Amazon is called. */
export interface SpApiSettings {
  readonly endpoints: Endpoints;
  readonly rates: Readonly<Record<string, Rate>>;
}

const LWA_URL = 'https://api.amazon.com/auth/o2/token';
const ADS_HOSTS: Readonly<Record<Region, string>> = {
  na: 'https://advertising-api.amazon.com',
  eu: 'https://advertising-api-eu.amazon.com',
  fe: 'https://advertising-api-fe.amazon.com',
};
const LOOPBACK = ['127.0.0.1', '[::1]', 'localhost'];

function invalid(name: string, why: string, suggestions: readonly string[] = []): UserError {
  return new UserError('setting-invalid', EXIT.usage, `${name}: ${why}`, suggestions);
}

/** An address that may be sent secrets: over TLS, or to this machine itself. */
function address(env: Environment, name: string, fallback: string): string {
  const text = env[name] ?? '';
  if (text === '') return fallback;
  // What was typed is not repeated: an address may hold a password.
  if (!URL.canParse(text)) throw invalid(name, 'is no address.', [`Leave it unset for Amazon's own: ${fallback}`]);
  const { protocol, hostname, username, password } = new URL(text);
  if (username !== '' || password !== '') throw invalid(name, 'must hold no user name and no password.');
  if (protocol === 'https:' || (protocol === 'http:' && LOOPBACK.includes(hostname))) return text;
  throw invalid(name, 'must begin with https:, because secrets are sent to it; http: is for this machine itself.');
}

function isSandbox(env: Environment): boolean {
  const word = (env['SELLERCTL_SPAPI_SANDBOX'] ?? '').toLowerCase();
  if (['', '0', 'false', 'no', 'off'].includes(word)) return false;
  if (['1', 'true', 'yes', 'on'].includes(word)) return true;
  throw invalid('SELLERCTL_SPAPI_SANDBOX', 'must be true or false.');
}

/** `createReport=0.0167/15,getReport=2/15`: calls a second, then calls at once. */
function ratesOf(text: string): Record<string, Rate> {
  const rates: Record<string, Rate> = {};
  for (const part of text.split(',').filter((piece) => piece.trim() !== '')) {
    const found = /^\s*(\w+)\s*=\s*([\d.]+)\s*\/\s*(\d+)\s*$/.exec(part);
    const [name = '', perSecond, burst] = [found?.[1], Number(found?.[2]), Number(found?.[3])];
    if (found === null || !(perSecond > 0) || !(burst >= 1 && burst <= 1000)) {
      throw invalid('SELLERCTL_SPAPI_RATES', `"${part.trim()}" is no rate.`, [
        'Write operation=calls a second/calls at once, for example createReport=0.0167/15.',
      ]);
    }
    if (!OPERATIONS.some((operation) => operation.name === name)) {
      throw invalid('SELLERCTL_SPAPI_RATES', `there is no operation "${name}".`, [
        `Known: ${OPERATIONS.map((operation) => operation.name).join(', ')}.`,
      ]);
    }
    rates[name] = { perSecond, burst };
  }
  return rates;
}

/**
 * Addresses and rates: Amazon's own where the environment is silent.
 * @throws UserError `setting-invalid` for an address that is not safe to send secrets to, and for rates that are none.
 */
export function spApiSettings(env: Environment, region: Region): SpApiSettings {
  const host = isSandbox(env) ? 'sandbox.sellingpartnerapi' : 'sellingpartnerapi';
  return {
    endpoints: {
      lwaUrl: address(env, 'SELLERCTL_LWA_URL', LWA_URL),
      spApiUrl: address(env, 'SELLERCTL_SPAPI_URL', `https://${host}-${region}.amazon.com`),
      adsUrl: address(env, 'SELLERCTL_ADS_URL', ADS_HOSTS[region]),
    },
    rates: ratesOf(env['SELLERCTL_SPAPI_RATES'] ?? ''),
  };
}

const SP_API = {
  clientId: 'SELLERCTL_SPAPI_CLIENT_ID',
  clientSecret: 'SELLERCTL_SPAPI_CLIENT_SECRET',
  refreshToken: 'SELLERCTL_SPAPI_REFRESH_TOKEN',
} as const;

/** Credentials that the environment holds. @throws UserError `credentials-missing` that names what is not set. */
export function credentialsOf(env: Environment): AppCredentials {
  const missing = Object.values(SP_API).filter((name) => (env[name] ?? '') === '');
  if (missing.length > 0) {
    throw new UserError(
      'credentials-missing',
      EXIT.credentials,
      `Amazon cannot be asked: ${missing.join(', ')} not set.`,
      [
        'sellerctl auth login leads through it and keeps them; or set them in the environment.',
        'Whatever works on files needs no credentials.',
      ],
    );
  }
  const value = (name: string) => (env[name] ?? '').trim();
  return {
    clientId: value(SP_API.clientId),
    clientSecret: value(SP_API.clientSecret),
    refreshToken: value(SP_API.refreshToken),
  };
}
