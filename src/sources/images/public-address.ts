import { BlockList, isIP } from 'node:net';

/**
 * Networks that are not the public internet (IANA's registries of special-purpose addresses, RFC 6890 and its
 * successors): this machine, the home or office, the cloud's own services, shared, reserved and documentation ranges.
 */
const CLOSED_4: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
];

/** Parts of the one range of public IPv6 addresses that are not: protocol use (with Teredo), documentation, 6to4. */
const CLOSED_6: readonly (readonly [string, number])[] = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
];

const closed = new BlockList();
for (const [net, bits] of CLOSED_4) closed.addSubnet(net, bits, 'ipv4');
for (const [net, bits] of CLOSED_6) closed.addSubnet(net, bits, 'ipv6');

const global6 = new BlockList();
global6.addSubnet('2000::', 3, 'ipv6');

/** The two last groups of an IPv6 address as IPv4: where mapped and translated addresses carry it. */
function embedded4(address: string): string | null {
  const dotted = /^.*:(\d+\.\d+\.\d+\.\d+)$/.exec(address)?.[1];
  if (dotted !== undefined) return dotted;
  // URL writes an address in its shortest form, in hexadecimal: `::ffff:7f00:1`.
  const [high, low] = /([0-9a-f]{1,4}):([0-9a-f]{1,4})$/i.exec(address)?.slice(1) ?? [];
  if (high === undefined || low === undefined) return null;
  const [first, second] = [Number.parseInt(high, 16), Number.parseInt(low, 16)];
  return [first >> 8, first & 0xff, second >> 8, second & 0xff].join('.');
}

const MAPPED = /^::ffff:/i;
/** An IPv4 address as a network that speaks only IPv6 hands it out (NAT64, RFC 6052). */
const TRANSLATED = /^64:ff9b::/i;

/** True for an address of the public internet; false for every other, and for what is no address. */
export function isPublicAddress(address: string): boolean {
  const [bare = ''] = address.split('%');
  const family = isIP(bare);
  if (family === 0) return false;
  if (family === 4) return !closed.check(bare, 'ipv4');
  if (MAPPED.test(bare) || TRANSLATED.test(bare)) {
    const inner = embedded4(bare);
    return inner !== null && isIP(inner) === 4 && !closed.check(inner, 'ipv4');
  }
  return global6.check(bare, 'ipv6') && !closed.check(bare, 'ipv6');
}
