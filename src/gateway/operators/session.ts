import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { nanoid } from 'nanoid';
import * as z from 'zod';

import { operator } from '#contract/operators.ts';

import type { EndedSessions } from './ended-sessions.ts';
import { seal, type Secrets } from './seal.ts';

const minute = 60_000;

/** How long a session lives without a request, and at most, in ms. */
export const idleLifetime = 60 * minute;
export const absoluteLifetime = 12 * 60 * minute;

/** A busy session is not sealed anew with every request, in ms. */
const renewAfter = minute;

const session = z.object({
  /** The same in all cookies of one session. */
  id: z.string(),
  operator,
  /** Times in milliseconds since the epoch. */
  signedInAt: z.number(),
  seenAt: z.number(),
  /** When the provider last said which roles the operator has; the demo's never change. */
  rolesReadAt: z.number(),
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

type Options = { secrets: Secrets; ended: EndedSessions; clock: () => number };

/** Sessions that their browsers carry, sealed: Usher's processes keep only which were ended, so any of them can answer. */
export function sessionsIn({ secrets, ended, clock }: Options) {
  const sealed = seal({ secrets, purpose: 'session', shape: session, clock });
  const endOf = ({ signedInAt, seenAt }: Session) => Math.min(signedInAt + absoluteLifetime, seenAt + idleLifetime);

  const write = async (c: Context, value: Session) =>
    setCookie(c, cookieName, await sealed.close(value, endOf(value)), cookieOptions);

  const read = async (c: Context): Promise<Session | undefined> => {
    const cookie = getCookie(c, cookieName);
    const found = cookie === undefined ? undefined : await sealed.open(cookie);
    const isAlive = found !== undefined && clock() < endOf(found) && !(await ended.has(found.id));
    return isAlive ? found : undefined;
  };
  const endCopies = async (found: Session | undefined) => {
    if (found !== undefined) await ended.add(found.id, found.signedInAt + absoluteLifetime);
  };
  const forget = (c: Context) => void deleteCookie(c, cookieName, cookieOptions);

  return {
    /** Begins a session. Nobody goes on with a copy of the one that the browser had before. */
    start: async (c: Context, values: Pick<Session, 'operator' | 'refreshToken'>): Promise<void> => {
      const now = clock();
      await endCopies(await read(c));
      await write(c, { ...values, id: nanoid(), signedInAt: now, seenAt: now, rolesReadAt: now, reveals: [] });
    },

    /** The session a request came with, or nothing when there is none, it was tampered with, or it has ended. */
    read,

    write,

    /** Keeps a session that is used from ending. */
    keep: async (c: Context, value: Session): Promise<void> => {
      const now = clock();
      if (now - value.seenAt > renewAfter) await write(c, { ...value, seenAt: now });
    },

    /** Takes the session from the browser. */
    forget,

    /** Ends the session for whoever carries it. Gives what it was. */
    end: async (c: Context): Promise<Session | undefined> => {
      const found = await read(c);
      await endCopies(found);
      forget(c);
      return found;
    },
  };
}
