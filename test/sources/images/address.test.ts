import { describe, expect, it } from 'vitest';

import {
  fullSizeAddress,
  looksLikeAddress,
  printableAddress,
  readAddress,
} from '../../../src/sources/images/address.ts';
import { isPublicAddress } from '../../../src/sources/images/public-address.ts';

describe('an address as it is shown', () => {
  it.each([
    ['https://me:secret@shop.example/a.jpg', 'https://shop.example/a.jpg'],
    ['https://shop.example/a.jpg?w=900#top', 'https://shop.example/a.jpg?w=900'],
    [
      'https://s.example/a.jpg?X-Amz-Signature=abc&X-Amz-Date=1',
      'https://s.example/a.jpg?X-Amz-Signature=***&X-Amz-Date=1',
    ],
    ['https://s.example/a.jpg?access_token=abc', 'https://s.example/a.jpg?access_token=***'],
    ['http://me:secret@[broken/a.jpg', 'http://[broken/a.jpg'],
    ['data:image/png;base64,AAAA', 'data:…'],
  ])('%s', (address, shown) => {
    expect(printableAddress(address)).toBe(shown);
  });
});

describe('an address that is asked', () => {
  it.each([
    'ftp://x.example/a',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'a.jpg',
    'https://',
    `https://x.example/${'a'.repeat(5000)}`,
  ])('is not %s', (address) => {
    expect(() => readAddress(address)).toThrow(expect.objectContaining({ code: 'fetch-address' }));
  });

  it('is the full picture on hosts of Amazon, and as given elsewhere', () => {
    const full = (address: string): string => fullSizeAddress(new URL(address)).href;
    expect(full('https://m.media-amazon.com/images/I/71abcDEF+gL._AC_UF480,480_SR2_.jpg')).toBe(
      'https://m.media-amazon.com/images/I/71abcDEF+gL.jpg',
    );
    expect(full('https://m.media-amazon.com/images/I/71abcDEF.jpg')).toBe(
      'https://m.media-amazon.com/images/I/71abcDEF.jpg',
    );
    expect(full('https://notmedia-amazon.com/images/I/71abc._SL75_.jpg')).toContain('_SL75_');
  });

  it('is told from a path', () => {
    expect(
      ['https://x.example/a', 'HTTP://x', 'ftp://x', 'a.jpg', 'C:\\a.jpg', './https'].map(looksLikeAddress),
    ).toEqual([true, true, true, false, false, false]);
  });
});

describe('the public internet', () => {
  it.each([
    '8.8.8.8',
    '99.84.0.1',
    '100.63.255.255',
    '100.128.0.0',
    '172.32.0.1',
    '2600:9000::1',
    '2a00:1450:4001:82a::200e',
    '::ffff:8.8.8.8',
    '64:ff9b::808:808',
  ])('has %s', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });

  it.each([
    '127.0.0.1',
    '127.255.255.254',
    '0.0.0.0',
    '10.1.2.3',
    '100.64.0.1',
    '100.127.255.255',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '192.0.0.8',
    '198.18.0.1',
    '203.0.113.9',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::ffff:127.0.0.1',
    '::ffff:7f00:1',
    '::ffff:a9fe:a9fe',
    '::127.0.0.1',
    '64:ff9b::7f00:1',
    '64:ff9b:1::808:808',
    'fc00::1',
    'fd12:3456::1',
    'fe80::1',
    'fe80::1%eth0',
    'fec0::1',
    'ff02::1',
    '2001::1',
    '2001:db8::1',
    '2002:7f00:1::',
    '3fff::1',
    '4000::1',
    '0:0:0:0:0:ffff:7f00:1',
    'localhost',
    '',
  ])('has not %s', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });
});
