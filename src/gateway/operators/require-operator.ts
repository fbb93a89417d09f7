import type { MiddlewareHandler } from 'hono';

import type { Operator } from '#contract/operators.ts';
import { expiringCache } from '#gateway/expiring-cache.ts';
import { GatewayFault } from '#gateway/gateway-fault.ts';

import type { Identified, OperatorSource } from './operator-source.ts';
import { isRead, type OperatorSession, type Sessions } from './session.ts';
import { SignInRefused } from './sign-in-refused.ts';

export type OperatorEnv = {
  Variables: {
    requestId: string;
    session: OperatorSession;
    /** Wraps a streamed body to report failures after the response has started. */
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

/** Roles removed from an operator stop working within this time, for reads and for writes, in ms. */
export const rolesGoodFor = 15 * 60_000;
export const rolesGoodForWrites = 60_000;

/** Requires a session, keeps it alive and sets `c.var.session`. */
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
    // The handler may have changed the session.
    const after = c.get('session');
    if (after === found) await sessions.keep(c, found);
    else await sessions.write(c, { ...after, seenAt: clock() });
  };

  async function withFreshRoles(session: OperatorSession, maxAge: number): Promise<OperatorSession | undefined> {
    const now = clock();
    const age = now - session.rolesReadAt;
    if (source.kind === 'demo' || age < maxAge) return session;
    // Without a refresh token the roles cannot be read again.
    if (session.refreshToken === undefined) return age < rolesGoodFor ? session : undefined;
    try {
      const { operator, refreshToken } = await refresh(session.refreshToken);
      if (operator.subject !== session.operator.subject) return undefined;
      return { ...session, operator, refreshToken, seenAt: now, rolesReadAt: now };
    } catch (error) {
      // A provider that fails has not refused the operator: the session stays, but outdated roles are not used.
      if (error instanceof SignInRefused && error.isFinal) return undefined;
      throw new GatewayFault('providerFailed', { cause: error });
    }
  }
}

/** How long after a refresh requests with the old cookie may still arrive, in ms. */
const sharedFor = 60_000;

/** Most refreshes in memory: more than operators who work at the same time. */
const maxRefreshes = 10_000;

/** Concurrent requests share one refresh, because providers treat a refresh token that is used twice as stolen. */
function sharedRefresh({
  source,
  clock,
}: Pick<Options, 'source' | 'clock'>): (refreshToken: string) => Promise<Identified> {
  const refreshes = expiringCache<Promise<Identified>>({ max: maxRefreshes, ttl: sharedFor, clock });
  return (refreshToken) => {
    if (source.kind === 'demo') throw new Error('Demo operators have no provider.');
    const known = refreshes.get(refreshToken);
    if (known !== undefined) return known;
    const answer = source.refresh(refreshToken);
    refreshes.set(refreshToken, answer);
    // A failure is not cached: the next request tries again.
    answer.catch(() => refreshes.delete(refreshToken));
    return answer;
  };
}
