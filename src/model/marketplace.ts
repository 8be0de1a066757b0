import type { CurrencyCode } from './money.ts';

/** Two-letter code as sellers say it; the United Kingdom is `UK` (the API says `GB`, which is accepted too). */
export type MarketplaceCode = string;

export interface Marketplace {
  readonly code: MarketplaceCode;
  /** Amazon's marketplace id. */
  readonly id: string;
  readonly currency: CurrencyCode;
  /** Region of the selling partner API: eu also serves India, Turkey and the Middle East. */
  readonly region: 'na' | 'eu' | 'fe';
  /** Domain of the shop, as the sales-channel column of an orders file prints it (`Amazon.com`). */
  readonly domain: string;
  /** Default language of the shop; a report follows the seller account's language instead. */
  readonly locale: string;
  /** Time zone of the shop's days, by IANA name. Amazon reports the three North American shops in Pacific time. */
  readonly timeZone: string;
}

/**
 * Ids and endpoints: Amazon's published sample list, and three client libraries for PL, BE, IE and ZA (confidence a
 * and b, read 2026-11-22). Currencies, domains and time zones: confidence c.
 */
export const MARKETPLACES: readonly Marketplace[] = [
  {
    code: 'US',
    id: 'ATVPDKIKX0DER',
    currency: 'USD',
    region: 'na',
    domain: 'amazon.com',
    locale: 'en-US',
    timeZone: 'America/Los_Angeles',
  },
  {
    code: 'CA',
    id: 'A2EUQ1WTGCTBG2',
    currency: 'CAD',
    region: 'na',
    domain: 'amazon.ca',
    locale: 'en-CA',
    timeZone: 'America/Los_Angeles',
  },
  {
    code: 'MX',
    id: 'A1AM78C64UM0Y8',
    currency: 'MXN',
    region: 'na',
    domain: 'amazon.com.mx',
    locale: 'es-MX',
    timeZone: 'America/Los_Angeles',
  },
  {
    code: 'BR',
    id: 'A2Q3Y263D00KWC',
    currency: 'BRL',
    region: 'na',
    domain: 'amazon.com.br',
    locale: 'pt-BR',
    timeZone: 'America/Sao_Paulo',
  },
  {
    code: 'UK',
    id: 'A1F83G8C2ARO7P',
    currency: 'GBP',
    region: 'eu',
    domain: 'amazon.co.uk',
    locale: 'en-GB',
    timeZone: 'Europe/London',
  },
  {
    code: 'DE',
    id: 'A1PA6795UKMFR9',
    currency: 'EUR',
    region: 'eu',
    domain: 'amazon.de',
    locale: 'de-DE',
    timeZone: 'Europe/Berlin',
  },
  {
    code: 'FR',
    id: 'A13V1IB3VIYZZH',
    currency: 'EUR',
    region: 'eu',
    domain: 'amazon.fr',
    locale: 'fr-FR',
    timeZone: 'Europe/Paris',
  },
  {
    code: 'IT',
    id: 'APJ6JRA9NG5V4',
    currency: 'EUR',
    region: 'eu',
    domain: 'amazon.it',
    locale: 'it-IT',
    timeZone: 'Europe/Rome',
  },
  {
    code: 'ES',
    id: 'A1RKKUPIHCS9HS',
    currency: 'EUR',
    region: 'eu',
    domain: 'amazon.es',
    locale: 'es-ES',
    timeZone: 'Europe/Madrid',
  },
  {
    code: 'NL',
    id: 'A1805IZSGTT6HS',
    currency: 'EUR',
    region: 'eu',
    domain: 'amazon.nl',
    locale: 'nl-NL',
    timeZone: 'Europe/Amsterdam',
  },
  {
    code: 'SE',
    id: 'A2NODRKZP88ZB9',
    currency: 'SEK',
    region: 'eu',
    domain: 'amazon.se',
    locale: 'sv-SE',
    timeZone: 'Europe/Stockholm',
  },
  {
    code: 'PL',
    id: 'A1C3SOZRARQ6R3',
    currency: 'PLN',
    region: 'eu',
    domain: 'amazon.pl',
    locale: 'pl-PL',
    timeZone: 'Europe/Warsaw',
  },
  {
    code: 'BE',
    id: 'AMEN7PMS3EDWL',
    currency: 'EUR',
    region: 'eu',
    domain: 'amazon.com.be',
    locale: 'fr-BE',
    timeZone: 'Europe/Brussels',
  },
  {
    code: 'IE',
    id: 'A28R8C7NBKEWEA',
    currency: 'EUR',
    region: 'eu',
    domain: 'amazon.ie',
    locale: 'en-IE',
    timeZone: 'Europe/Dublin',
  },
  {
    code: 'TR',
    id: 'A33AVAJ2PDY3EV',
    currency: 'TRY',
    region: 'eu',
    domain: 'amazon.com.tr',
    locale: 'tr-TR',
    timeZone: 'Europe/Istanbul',
  },
  {
    code: 'AE',
    id: 'A2VIGQ35RCS4UG',
    currency: 'AED',
    region: 'eu',
    domain: 'amazon.ae',
    locale: 'en-AE',
    timeZone: 'Asia/Dubai',
  },
  {
    code: 'SA',
    id: 'A17E79C6D8DWNP',
    currency: 'SAR',
    region: 'eu',
    domain: 'amazon.sa',
    locale: 'ar-SA',
    timeZone: 'Asia/Riyadh',
  },
  {
    code: 'EG',
    id: 'ARBP9OOSHTCHU',
    currency: 'EGP',
    region: 'eu',
    domain: 'amazon.eg',
    locale: 'en-EG',
    timeZone: 'Africa/Cairo',
  },
  {
    code: 'IN',
    id: 'A21TJRUUN4KGV',
    currency: 'INR',
    region: 'eu',
    domain: 'amazon.in',
    locale: 'en-IN',
    timeZone: 'Asia/Kolkata',
  },
  {
    code: 'ZA',
    id: 'AE08WJ6YKNBMC',
    currency: 'ZAR',
    region: 'eu',
    domain: 'amazon.co.za',
    locale: 'en-ZA',
    timeZone: 'Africa/Johannesburg',
  },
  {
    code: 'JP',
    id: 'A1VC38T7YXB528',
    currency: 'JPY',
    region: 'fe',
    domain: 'amazon.co.jp',
    locale: 'ja-JP',
    timeZone: 'Asia/Tokyo',
  },
  {
    code: 'AU',
    id: 'A39IBJ37TRP1C6',
    currency: 'AUD',
    region: 'fe',
    domain: 'amazon.com.au',
    locale: 'en-AU',
    timeZone: 'Australia/Sydney',
  },
  {
    code: 'SG',
    id: 'A19VAU5U5O7RUS',
    currency: 'SGD',
    region: 'fe',
    domain: 'amazon.sg',
    locale: 'en-SG',
    timeZone: 'Asia/Singapore',
  },
];

const BY_NAME: ReadonlyMap<string, Marketplace> = new Map(
  MARKETPLACES.flatMap((marketplace) => [
    [marketplace.code.toLowerCase(), marketplace] as const,
    [marketplace.id.toLowerCase(), marketplace] as const,
    [marketplace.domain, marketplace] as const,
    [`www.${marketplace.domain}`, marketplace] as const,
    ...(marketplace.code === 'UK' ? [['gb', marketplace] as const] : []),
  ]),
);

/** Finds a marketplace by code (`US`, `UK` or `GB`), marketplace id or shop domain, in any case; undefined when unknown. */
export function findMarketplace(name: string): Marketplace | undefined {
  return BY_NAME.get(name.trim().toLowerCase());
}
