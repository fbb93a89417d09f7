import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { nanoid } from 'nanoid';
import * as z from 'zod';

import { operator } from '#contract/operators.ts';
import { expiringCache } from '#gateway/expiring-cache.ts';

import type { OperatorSessions } from './operator-sessions.ts';
import type { Identified } from './operator-source.ts';
import { seal, type Secrets } from './seal.ts';
import { ipAddressOf } from './sender.ts';

const minute = 60_000;

/** Lifetimes of a session, in ms. */
export type SessionLifetimes = {
  /** Since the last request. */
  idle: number;
  /** Since the sign-in. */
  absolute: number;
};

export const defaultLifetimes: SessionLifetimes = { idle: 60 * minute, absolute: 12 * 60 * minute };

/** How long a read may rely on the cached list of ended sessions, in ms. */
export const endingsGoodFor = 1000;

/** Minimum time between two renewals of a session, in ms. */
const renewAfter = minute;

/**
 * Minimum time between two renewals through the same old cookie, in ms. Concurrent requests and clients that ignore
 * cookies send the old one, and each renewal is a database write.
 */
const renewAgainAfter = 10_000;

/** Most renewed sessions in memory. */
const maxRenewed = 10_000;

const session = z.object({
  /** Stays the same when the session is renewed. */
  id: z.string(),
  operator,
  /** Times in milliseconds since the epoch. */
  signedInAt: z.number(),
  seenAt: z.number(),
  /** When the roles were last read from the provider; those of demo operators never change. */
  rolesReadAt: z.number(),
  /** When the operator last authenticated at the provider. */
  authenticatedAt: z.number(),
  refreshToken: z.string().optional(),
  /** Accounts whose personal data is temporarily unmasked. */
  reveals: z.array(z.object({ userId: z.string(), until: z.number() })).default([]),
});
export type OperatorSession = z.infer<typeof session>;

/** Returns the reveals of a session that have not expired. */
export const openReveals = ({ reveals }: OperatorSession, now: number): OperatorSession['reveals'] =>
  reveals.filter(({ until }) => now < until);

/** The prefix `__Host-` binds the cookie to this host, over HTTPS or on loopback. */
const cookieName = '__Host-usher';
const cookieOptions = { path: '/', secure: true, httpOnly: true, sameSite: 'Lax' } as const;

export type Sessions = ReturnType<typeof sessionsIn>;

/** Whether a request only reads. */
export const isRead = ({ req }: Context): boolean => req.method === 'GET' || req.method === 'HEAD';

type Options = {
  secrets: Secrets;
  lifetimes: SessionLifetimes;
  known: OperatorSessions;
  clock: () => number;
};

/**
 * Sessions in sealed cookies, so that any process can serve any request. The database records which sessions were
 * ended.
 */
export function sessionsIn({ secrets, lifetimes, known, clock }: Options) {
  const sealed = seal({ secrets, purpose: 'session', shape: session, clock });
  const lastEndOf = ({ signedInAt }: OperatorSession) => signedInAt + lifetimes.absolute;
  const endOf = (value: OperatorSession) => Math.min(lastEndOf(value), value.seenAt + lifetimes.idle);

  const renewed = expiringCache<true>({ max: maxRenewed, ttl: renewAgainAfter, clock });

  const write = async (c: Context, value: OperatorSession) => {
    const { id, operator: who, signedInAt, seenAt } = value;
    await known.record({ id, operator: who, signedInAt, seenAt, until: endOf(value), address: ipAddressOf(c) });
    setCookie(c, cookieName, await sealed.close(value, endOf(value)), cookieOptions);
  };

  const read = async (c: Context): Promise<OperatorSession | undefined> => {
    const cookie = getCookie(c, cookieName);
    const found = cookie === undefined ? undefined : await sealed.open(cookie);
    if (found === undefined || clock() >= endOf(found)) return undefined;
    return (await known.isEnded(found, isRead(c) ? endingsGoodFor : 0)) ? undefined : found;
  };
  const endCopies = async (found: OperatorSession | undefined) => {
    if (found !== undefined) await known.end({ id: found.id, until: lastEndOf(found) });
  };
  const forget = (c: Context) => void deleteCookie(c, cookieName, cookieOptions);

  return {
    /** Starts a session. Ends the browser's previous session, including copies of its cookie. */
    start: async (c: Context, values: Identified): Promise<void> => {
      const now = clock();
      await endCopies(await read(c));
      const times = { signedInAt: now, seenAt: now, rolesReadAt: now, authenticatedAt: values.authenticatedAt ?? now };
      await write(c, { ...values, ...times, id: nanoid(), reveals: [] });
    },

    /** Returns the session of a request; undefined if there is none, it was tampered with or it has ended. */
    read,

    write,

    /** Extends a session that is in use. */
    keep: async (c: Context, value: OperatorSession): Promise<void> => {
      const now = clock();
      if (now - value.seenAt <= renewAfter || renewed.has(value.id)) return;
      renewed.set(value.id, true);
      await write(c, { ...value, seenAt: now });
    },

    /** Ends the session, including copies of its cookie, and returns it. */
    end: async (c: Context): Promise<OperatorSession | undefined> => {
      const found = await read(c);
      await endCopies(found);
      forget(c);
      return found;
    },
  };
}
