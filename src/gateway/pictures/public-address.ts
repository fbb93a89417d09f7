import { lookup, type LookupAddress, type LookupOptions } from 'node:dns';
import { BlockList, isIP, isIPv6 } from 'node:net';

/** IPv4 addresses outside the public internet (IANA special-purpose registry, multicast, reserved). */
const special = new BlockList();
for (const [network, prefix] of [
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
  ['224.0.0.0', 3],
] as const) {
  special.addSubnet(network, prefix, 'ipv4');
}
/** Exceptions among the public IPv6 addresses: tunnels to IPv4 addresses (Teredo, 6to4), and documentation. */
for (const [network, prefix] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const) {
  special.addSubnet(network, prefix, 'ipv6');
}
/** All public IPv6 addresses; local, mapped and translated ones are outside this range. */
const global6 = new BlockList();
global6.addSubnet('2000::', 3, 'ipv6');

/** Returns whether an IP address belongs to the public internet. */
export function isPublicAddress(address: string): boolean {
  if (isIPv6(address)) return global6.check(address, 'ipv6') && !special.check(address, 'ipv6');
  return isIP(address) === 4 && !special.check(address, 'ipv4');
}

export class PrivateAddressError extends Error {
  override readonly name = 'PrivateAddressError';
}

type Done = (error: Error | null, found: string | LookupAddress[], family?: number) => void;

/**
 * Resolves host names for `node:https`, and refuses names with any address outside the public internet. The connection
 * uses the checked address, so a DNS change after the check has no effect.
 */
export function publicLookup(hostname: string, options: LookupOptions, done: Done): void {
  lookup(hostname, { ...options, all: true }, (error, found) => {
    const [first] = found ?? [];
    if (error !== null || first === undefined) {
      done(error ?? new PrivateAddressError(`${hostname} has no address`), '');
      return;
    }
    if (!found.every(({ address }) => isPublicAddress(address))) {
      done(new PrivateAddressError(`${hostname} is not on the public internet`), '');
      return;
    }
    if (options.all === true) done(null, found);
    else done(null, first.address, first.family);
  });
}
