import { describe, expect, it } from 'vitest';

import { redacted } from '../../../src/sources/sp-api/redact.ts';
import { backoff, mayRetry, retryAfterOf } from '../../../src/sources/sp-api/retry.ts';
import { credentialsOf, spApiSettings } from '../../../src/sources/sp-api/settings.ts';

describe('addresses and rates', () => {
  it.each([
    ['na', 'https://sellingpartnerapi-na.amazon.com', 'https://advertising-api.amazon.com'],
    ['eu', 'https://sellingpartnerapi-eu.amazon.com', 'https://advertising-api-eu.amazon.com'],
    ['fe', 'https://sellingpartnerapi-fe.amazon.com', 'https://advertising-api-fe.amazon.com'],
  ] as const)("are Amazon's own in %s where nothing is set", (region, spApiUrl, adsUrl) => {
    expect(spApiSettings({}, region)).toEqual({
      endpoints: { lwaUrl: 'https://api.amazon.com/auth/o2/token', spApiUrl, adsUrl },
      rates: {},
    });
  });

  it('may be the sandbox, and of tests', () => {
    const sandbox = spApiSettings({ SELLERCTL_SPAPI_SANDBOX: 'true' }, 'eu');
    expect(sandbox.endpoints.spApiUrl).toBe('https://sandbox.sellingpartnerapi-eu.amazon.com');
    const env = {
      SELLERCTL_SPAPI_URL: 'http://127.0.0.1:9',
      SELLERCTL_SPAPI_RATES: 'getReport=2/15, createReport = 0.5/1',
    };
    expect(spApiSettings(env, 'na')).toMatchObject({
      endpoints: { spApiUrl: 'http://127.0.0.1:9' },
      rates: { getReport: { perSecond: 2, burst: 15 }, createReport: { perSecond: 0.5, burst: 1 } },
    });
  });

  it.each([
    [{ SELLERCTL_SPAPI_URL: 'http://example.com' }, /https:/],
    [{ SELLERCTL_LWA_URL: 'ftp://example.com' }, /https:/],
    [{ SELLERCTL_ADS_URL: 'nonsense' }, /no address/],
    [{ SELLERCTL_LWA_URL: 'https://me:hunter2@example.com' }, /no user name/],
    [{ SELLERCTL_SPAPI_SANDBOX: 'perhaps' }, /true or false/],
    [{ SELLERCTL_SPAPI_RATES: 'getReport=fast' }, /no rate/],
    [{ SELLERCTL_SPAPI_RATES: 'getReport=0/1' }, /no rate/],
    [{ SELLERCTL_SPAPI_RATES: 'getEverything=1/1' }, /no operation "getEverything"/],
  ])('%j is refused with one clear line', (env, words) => {
    expect(() => spApiSettings(env, 'na')).toThrow(words);
    try {
      spApiSettings(env, 'na');
    } catch (error) {
      expect(error).toMatchObject({ code: 'setting-invalid', exitCode: 2 });
      expect(String(error)).not.toContain('hunter2');
    }
  });

  it('want all three credentials', () => {
    expect(() => credentialsOf({ SELLERCTL_SPAPI_CLIENT_ID: 'x' })).toThrow(
      /CLIENT_SECRET, SELLERCTL_SPAPI_REFRESH_TOKEN not set/,
    );
  });
});

describe('redacted', () => {
  it.each([
    ['my-secret is here', '[hidden] is here'],
    ['token Atza|IwEBIabc/+=', 'token [hidden]'],
    ['amzn1.oa2-cs.v1.abc123 and Atzr|xyz', '[hidden] and [hidden]'],
    ['see https://b.s3.amazonaws.com/x?X-Amz-Signature=ab&y=1 now', 'see https://b.s3.amazonaws.com/x?[hidden] now'],
    ['X-Amz-Security-Token=abc', '[hidden]'],
    ['{"refresh_token":"abc"}', '{"[hidden]"}'],
    ['plain words stay', 'plain words stay'],
  ])('%s', (text, wanted) => {
    expect(redacted(text, ['my-secret'])).toBe(wanted);
  });
});

describe('trying again', () => {
  it('waits twice as long each time, half of it by chance, and never longer than 30 s', () => {
    expect([1, 2, 3].map((times) => backoff(times, () => 0))).toEqual([500, 1000, 2000]);
    expect(backoff(1, () => 0.999)).toBeLessThan(1000);
    expect(backoff(40, () => 0.999)).toBeLessThan(30_000);
  });

  it('never repeats what may have been done', () => {
    const troubles = ['not-sent', 'lost', 'throttled', 'fault', 'garbled'] as const;
    expect(troubles.filter((trouble) => mayRetry('create', trouble, 1))).toEqual(['not-sent', 'throttled']);
    expect(troubles.filter((trouble) => mayRetry('once', trouble, 1))).toEqual([]);
    expect(troubles.filter((trouble) => mayRetry('read', trouble, 1))).toEqual([...troubles]);
  });

  it.each([
    [{ 'retry-after': '7' }, 7],
    [{ 'retry-after': 'Tue, 01 Dec 2026 00:01:00 GMT', date: 'Tue, 01 Dec 2026 00:00:00 GMT' }, 60],
    [{ 'retry-after': '-1' }, null],
    [{ 'retry-after': 'soon' }, null],
    [{}, null],
  ])('%j asks for %j seconds', (headers, seconds) => {
    expect(retryAfterOf(headers as Record<string, string>)).toBe(seconds);
  });
});
