import type { MiddlewareHandler } from 'hono';

import type { Operator } from '#contract/operators.ts';

import { GatewayFault } from '#gateway/gateway-fault.ts';

import type { Identified, OperatorSource } from './operator-source.ts';
import { isRead, type Session, type Sessions } from './session.ts';
import { SignInRefused } from './sign-in-refused.ts';

export type OperatorEnv = {
  Variables: {
    requestId: string;
    session: Session;
    /** A body that is sent while it is made: what it fails with is reported. */
    reported: (body: ReadableStream<Uint8Array>) => ReadableStream<Uint8Array>;
  };
};

type Options = {
  source: OperatorSource;
  sessions: Sessions;
  clock: () => number;
  /** Runs before each request of an operator. */
  onRequest: (operator: Operator) => Promise<void>;
};

/** Roles that were taken from an operator stop working within this time: for reading and for writing, in ms. */
export const rolesGoodFor = 15 * 60_000;
export const rolesGoodForWrites = 60_000;

/** Lets operators pass and keeps their sessions alive; `c.var.session` says who it is. */
export function requireOperator(options: Options): MiddlewareHandler<OperatorEnv> {
  const { source, sessions, clock, onRequest } = options;
  const refresh = sharedRefresh(options);
  return async (c, next) => {
    const found = await sessions.read(c);
    if (found === undefined) throw new GatewayFault('signedOut');
    const current = await withFreshRoles(found, isRead(c) ? rolesGoodFor : rolesGoodForWrites);
    if (current === undefined) {
      // For every copy of the cookie: the provider, or the lack of an answer in time, ended it.
      await sessions.end(c);
      throw new GatewayFault('signedOut');
    }
    c.set('session', current);
    await onRequest(current.operator);
    await next();
    // What was asked for may have changed it.
    const after = c.get('session');
    if (after === found) await sessions.keep(c, found);
    else await sessions.write(c, { ...after, seenAt: clock() });
  };

  async function withFreshRoles(session: Session, maxAge: number): Promise<Session | undefined> {
    const now = clock();
    const age = now - session.rolesReadAt;
    if (source.kind === 'demo' || age < maxAge) return session;
    // Such a provider says once which roles an operator has.
    if (session.refreshToken === undefined) return age < rolesGoodFor ? session : undefined;
    try {
      const { operator, refreshToken } = await refresh(session.refreshToken);
      if (operator.subject !== session.operator.subject) return undefined;
      return { ...session, operator, refreshToken, seenAt: now, rolesReadAt: now };
    } catch (error) {
      // A provider that does not answer has not said "no": the session lives on, but nothing is done on old roles.
      if (error instanceof SignInRefused && error.isFinal) return undefined;
      throw new GatewayFault('providerFailed', { cause: error });
    }
  }
}

/** How long requests that left with the old cookie may arrive after the first, in ms. */
const sharedFor = 60_000;

/** Requests that come together ask once: providers take a refresh token that is used twice for a stolen one. */
function sharedRefresh({
  source,
  clock,
}: Pick<Options, 'source' | 'clock'>): (refreshToken: string) => Promise<Identified> {
  const asked = new Map<string, { at: number; answer: Promise<Identified> }>();
  return (refreshToken) => {
    if (source.kind === 'demo') throw new Error('Demo operators have no provider.');
    const now = clock();
    for (const [token, { at }] of asked) if (now - at > sharedFor) asked.delete(token);
    const answer = asked.get(refreshToken)?.answer ?? source.refresh(refreshToken);
    if (!asked.has(refreshToken)) {
      asked.set(refreshToken, { at: now, answer });
      // Whoever asks after a failure asks anew.
      answer.catch(() => asked.delete(refreshToken));
    }
    return answer;
  };
}
