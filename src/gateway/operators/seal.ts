import { hkdfSync } from 'node:crypto';

import { EncryptJWT, jwtDecrypt } from 'jose';
import type * as z from 'zod';

/** Encrypts and authenticates values that the browser stores. */
export type Seal<T> = {
  close: (value: T, expiresAt: number) => Promise<string>;
  /** Returns undefined if the value was not sealed here, was changed or has expired. */
  open: (sealed: string) => Promise<T | undefined>;
};

/** The secrets of an installation: the first seals, all of them open, so that secrets can be rotated. */
export type Secrets = readonly [string, ...string[]];

type Options<T extends z.ZodType> = {
  secrets: Secrets;
  /** Each purpose has its own key: a value sealed for one purpose cannot be opened for another. */
  purpose: string;
  shape: T;
  /** Milliseconds since the epoch. */
  clock: () => number;
};

/** An encrypted JWT (RFC 7516, direct AES-256-GCM) under a key derived from a secret (HKDF, RFC 5869). */
export function seal<T extends z.ZodType>({ secrets, purpose, shape, clock }: Options<T>): Seal<z.output<T>> {
  const keyFrom = (secret: string) => new Uint8Array(hkdfSync('sha256', secret, '', `usher ${purpose}`, 32));
  const [first, ...former] = secrets;
  const key = keyFrom(first);
  const keys = [key, ...former.map(keyFrom)];
  return {
    close: (value, expiresAt) =>
      new EncryptJWT({ value })
        .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
        .setExpirationTime(Math.floor(expiresAt / 1000))
        .encrypt(key),
    open: async (sealed) => {
      const options = { keyManagementAlgorithms: ['dir'], currentDate: new Date(clock()) };
      const attempts = keys.map((each) => jwtDecrypt(sealed, each, options));
      const opened = await Promise.any(attempts).catch(() => undefined);
      return shape.safeParse(opened?.payload['value']).data;
    },
  };
}
