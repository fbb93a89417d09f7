import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { nanoid } from 'nanoid';
import * as z from 'zod';

import { operator } from '#contract/operators.ts';
import { addressOf } from './sender.ts';

import type { OperatorSessions } from './operator-sessions.ts';
import type { Identified } from './operator-source.ts';
import { seal, type Secrets } from './seal.ts';

const minute = 60_000;

/** How long a session lives, in ms. */
export type SessionLifetimes = {
  /** Without a request. */
  idle: number;
  /** At most. */
  absolute: number;
};

export const defaultLifetimes: SessionLifetimes = { idle: 60 * minute, absolute: 12 * 60 * minute };

/** How old the knowledge that a session was not ended may be for a read, in ms. */
const endingsGoodFor = 1000;

/** A busy session is not sealed anew with every request, in ms. */
const renewAfter = minute;

/**
 * Requests with the cookie of before a renewal: those that came together with it, and those of a client that keeps no
 * cookies. They do not renew it again within this time, in ms: each renewal is a write to the database.
 */
const renewAgainAfter = 10_000;

/** Renewed sessions that are remembered at once. */
const maxRenewed = 10_000;

const session = z.object({
  /** The same in all cookies of one session. */
  id: z.string(),
  operator,
  /** Times in milliseconds since the epoch. */
  signedInAt: z.number(),
  seenAt: z.number(),
  /** When the provider last said which roles the operator has; the demo's never change. */
  rolesReadAt: z.number(),
  /** When the operator last proved to the provider who they are. */
  authenticatedAt: z.number(),
  refreshToken: z.string().optional(),
  /** Accounts whose personal data is shown for a while. */
  reveals: z.array(z.object({ userId: z.string(), until: z.number() })).default([]),
});
export type Session = z.infer<typeof session>;

/** The reveals of a session that have not ended. */
export const openReveals = ({ reveals }: Session, now: number): Session['reveals'] =>
  reveals.filter(({ until }) => now < until);

/** `__Host-`: only this host can have set it, over HTTPS or on loopback, and it goes nowhere else. */
const cookieName = '__Host-usher';
const cookieOptions = { path: '/', secure: true, httpOnly: true, sameSite: 'Lax' } as const;

export type Sessions = ReturnType<typeof sessionsIn>;

/** Requests that change nothing. */
export const isRead = ({ req }: Context): boolean => req.method === 'GET' || req.method === 'HEAD';

type Options = {
  secrets: Secrets;
  lifetimes: SessionLifetimes;
  known: OperatorSessions;
  clock: () => number;
};

/** Sessions that their browsers carry, sealed, so that any of Usher's processes can answer; the database knows which were ended. */
export function sessionsIn({ secrets, lifetimes, known, clock }: Options) {
  const sealed = seal({ secrets, purpose: 'session', shape: session, clock });
  const lastEndOf = ({ signedInAt }: Session) => signedInAt + lifetimes.absolute;
  const endOf = (value: Session) => Math.min(lastEndOf(value), value.seenAt + lifetimes.idle);

  const renewedAt = new Map<string, number>();

  const write = async (c: Context, value: Session) => {
    const { id, operator: who, signedInAt, seenAt } = value;
    await known.record({ id, operator: who, signedInAt, seenAt, until: endOf(value), address: addressOf(c) });
    setCookie(c, cookieName, await sealed.close(value, endOf(value)), cookieOptions);
  };

  const read = async (c: Context): Promise<Session | undefined> => {
    const cookie = getCookie(c, cookieName);
    const found = cookie === undefined ? undefined : await sealed.open(cookie);
    if (found === undefined || clock() >= endOf(found)) return undefined;
    return (await known.isEnded(found, isRead(c) ? endingsGoodFor : 0)) ? undefined : found;
  };
  const endCopies = async (found: Session | undefined) => {
    if (found !== undefined) await known.end({ id: found.id, until: lastEndOf(found) });
  };
  const forget = (c: Context) => void deleteCookie(c, cookieName, cookieOptions);

  return {
    /** Begins a session. Nobody goes on with a copy of the one that the browser had before. */
    start: async (c: Context, values: Identified): Promise<void> => {
      const now = clock();
      await endCopies(await read(c));
      const times = { signedInAt: now, seenAt: now, rolesReadAt: now, authenticatedAt: values.authenticatedAt ?? now };
      await write(c, { ...values, ...times, id: nanoid(), reveals: [] });
    },

    /** The session a request came with, or nothing when there is none, it was tampered with, or it has ended. */
    read,

    write,

    /** Keeps a session that is used from ending. */
    keep: async (c: Context, value: Session): Promise<void> => {
      const now = clock();
      if (now - value.seenAt <= renewAfter || now - (renewedAt.get(value.id) ?? 0) < renewAgainAfter) return;
      if (renewedAt.size >= maxRenewed) renewedAt.clear();
      renewedAt.set(value.id, now);
      await write(c, { ...value, seenAt: now });
    },

    /** Ends the session for whoever carries it. Gives what it was. */
    end: async (c: Context): Promise<Session | undefined> => {
      const found = await read(c);
      await endCopies(found);
      forget(c);
      return found;
    },
  };
}
