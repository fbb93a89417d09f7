import type { Context } from 'hono';
import { matchedRoutes } from 'hono/route';
import * as z from 'zod';

import type { Operator, SignInFailure } from '#contract/operators.ts';
import { expiringCache } from '#gateway/expiring-cache.ts';
import type { GatewayFault } from '#gateway/gateway-fault.ts';
import { ipAddressOf } from '#gateway/operators/sender.ts';
import type { OperatorSession } from '#gateway/operators/session.ts';
import { findRule } from '#gateway/policy/find-rule.ts';

import type { AuditLog } from './audit-log.ts';

/** Causes of alarms. The console has their texts. */
export type AlarmCause = 'read-quota' | 'masked-values' | 'missed-searches' | 'many-refusals' | 'failed-sign-ins';

/**
 * Events of one kind within a minute that raise an alarm: more than a user of the console or an outdated page causes.
 */
const alarmingRefusals = 100;
const alarmingSignIns = 20;

/** Minimum time between two alarms of the same cause and operator, in ms. */
const alarmEvery = 60 * 60_000;

/** Most pairs of operator and cause in memory. */
const maxRemembered = 10_000;

type Options = { auditLog: AuditLog; clock: () => number };

export type AuditRecorder = ReturnType<typeof auditRecorder>;

/** Records events other than writes: refusals, sign-ins, sign-outs and alarms. Its functions never reject. */
export function auditRecorder({ auditLog, clock }: Options) {
  const raised = expiringCache<true>({ max: maxRemembered, ttl: alarmEvery, clock });

  return { alarm, refused, signedIn, signInFailed, signedOut };

  /** Raises an alarm, once an hour for each operator and cause. */
  async function alarm(cause: AlarmCause, operator: Operator | null, count: number): Promise<void> {
    const key = `${cause} ${operator?.subject ?? ''}`;
    if (raised.has(key)) return;
    raised.set(key, true);
    await auditLog.alarm({ operator, cause, count });
  }

  /** Records a refused request of a signed-in operator, or a sign-in refused by the rate limit. */
  async function refused(c: Context, fault: GatewayFault): Promise<void> {
    if (!fault.isRefusal) return;
    const operator = operatorOf(c);
    if (operator === undefined) {
      if (fault.kind === 'tooManyRequests' && isSignIn(c.req.path)) await signInFailed(c, 'too-many');
      return;
    }
    const { status, code } = fault.toOutcome();
    const permission = permissionIn.safeParse(fault.data).data?.permission;
    const count = await auditLog.noteOften(
      { operator, action: 'refused', status, code },
      {
        requestId: requestIdOf(c),
        method: c.req.method,
        route: routeOf(c),
        targetUserId: userIdIn(c.req.path),
        target: permission === undefined ? null : { type: 'permission', id: permission },
      },
    );
    if (count >= alarmingRefusals) await alarm('many-refusals', operator, count);
    if (fault.kind === 'readQuotaExceeded') {
      await alarm(isOfMasked(fault.data) ? 'masked-values' : 'read-quota', operator, 1);
    }
  }

  async function signedIn(c: Context, operator: Operator): Promise<void> {
    await auditLog.noteSession('operators:sign-in', operator, { address: ipAddressOf(c), requestId: requestIdOf(c) });
  }

  /**
   * Records a failed sign-in by its IP address, which is personal data and therefore sealed. No operator is known yet.
   */
  async function signInFailed(c: Context, reason: SignInFailure): Promise<void> {
    const address = ipAddressOf(c);
    const count = await auditLog.noteOften(
      {
        operator: null,
        action: 'operators:sign-in-failed',
        status: reason === 'too-many' ? 429 : 403,
        code: `sign-in.${reason}`,
        ...(address !== undefined && { values: { after: { address } } }),
      },
      { requestId: requestIdOf(c) },
    );
    if (count >= alarmingSignIns) await alarm('failed-sign-ins', null, count);
  }

  async function signedOut(c: Context, { operator }: OperatorSession): Promise<void> {
    await auditLog.noteSession('operators:sign-out', operator, { address: ipAddressOf(c), requestId: requestIdOf(c) });
  }
}

const permissionIn = z.object({ permission: z.string() });
const maskedIn = z.object({ isMasked: z.literal(true) });
const isOfMasked = (data: unknown): boolean => maskedIn.safeParse(data).success;

const isSignIn = (path: string): boolean => path === '/usher/callback' || path.startsWith('/usher/sign-in');

/** Middleware sets the session; a request refused before that has none. */
function operatorOf(c: Context): Operator | undefined {
  const session = c.get('session') as OperatorSession | undefined;
  return session?.operator;
}

const requestIdOf = (c: Context): string | null => (c.get('requestId') as string | undefined) ?? null;

/** The route pattern that matched; never the URL itself, which may contain anything. */
function routeOf(c: Context): string | null {
  if (c.req.path.startsWith('/api/')) return findRule(c.req.method, c.req.path)?.rule.path ?? null;
  const route = matchedRoutes(c).findLast(({ path }) => !path.includes('*'));
  return route?.path ?? null;
}

/** The user ID in a path; null if the segment cannot be an ID. */
const userIdIn = (path: string): string | null =>
  /^\/(?:api|usher)\/users\/([\w-]{1,64})(?:\/|$)/.exec(path)?.[1] ?? null;
