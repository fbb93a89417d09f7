import { BlockList, isIP, isIPv4, isIPv6 } from 'node:net';

import type { Context, MiddlewareHandler } from 'hono';
import * as z from 'zod';

import { unsetWhenEmpty } from './setting.ts';

/** Addresses and CIDR ranges, separated by commas, such as `10.0.0.0/8,2001:db8::/32,192.0.2.7`. */
export const allowedAddresses = unsetWhenEmpty(
  z
    .string()
    .transform((text, context) => {
      const list = new BlockList();
      for (const range of text.split(',').map((part) => part.trim())) {
        if (!addRange(list, range))
          context.addIssue(`has ${JSON.stringify(range)}, which is not an address or CIDR range`);
      }
      return list;
    })
    .optional(),
);

function addRange(list: BlockList, range: string): boolean {
  const [address = '', prefix, ...rest] = range.split('/');
  const family = familyOf(address);
  if (family === undefined || rest.length > 0) return false;
  const bits = family === 'ipv4' ? 32 : 128;
  if (prefix !== undefined && !(/^\d{1,3}$/.test(prefix) && Number(prefix) <= bits)) return false;
  list.addSubnet(address, prefix === undefined ? bits : Number(prefix), family);
  return true;
}

const familyOf = (address: string): 'ipv4' | 'ipv6' | undefined =>
  isIPv4(address) ? 'ipv4' : isIPv6(address) ? 'ipv6' : undefined;

/** Removes a zone (`fe80::1%eth0`) and the IPv6 prefix of an IPv4 address (`::ffff:10.0.0.1`). */
const plainAddress = (address: string): string => address.replace(/%.*$/, '').replace(/^::ffff:(?=\d+\.)/i, '');

type Options = { allowedAddresses: BlockList; addressOf: (c: Context) => string | undefined };

/** Refuses requests from other addresses with 403, before any other handler sees them. */
export const requireAllowedAddress =
  ({ allowedAddresses: list, addressOf }: Options): MiddlewareHandler =>
  async (c, next) => {
    const address = plainAddress(addressOf(c) ?? '');
    if (isIP(address) !== 0 && list.check(address, isIPv4(address) ? 'ipv4' : 'ipv6')) return next();
    return c.text('This address is not in ALLOWED_ADDRESSES.\n', 403, { 'cache-control': 'no-store' });
  };
