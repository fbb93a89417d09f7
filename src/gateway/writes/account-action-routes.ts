import { Hono } from 'hono';
import type * as z from 'zod';

import { generatedPasswordRequest, type PasswordRecovery, type reveal } from '#contract/operators.ts';
import type { AuditLog } from '#gateway/audit-log/audit-log.ts';
import { expiringCache } from '#gateway/expiring-cache.ts';
import type { LimitedKind } from '#gateway/limits/rate-limits.ts';
import type { OperatorEnv } from '#gateway/operators/require-operator.ts';
import { openReveals } from '#gateway/operators/session.ts';
import { requirePermissions } from '#gateway/policy/authorize.ts';
import type { OperatorPolicy } from '#gateway/policy/operator-policy.ts';
import { answerFrom } from '#gateway/proxy/answer.ts';
import { readInput } from '#gateway/read-json.ts';
import type { ReadUser, RecentUsers } from '#gateway/upstream/read-records.ts';
import type { UpstreamClient } from '#gateway/upstream/upstream-client.ts';

import type { Action, Perform } from './actions.ts';
import { type PasswordRules, readPasswordRules, setGeneratedPassword, suggestPassword } from './generated-password.ts';
import { recoveryChannels, requireNoRecovery } from './password-recovery.ts';
import { unlockAccount } from './unlock-account.ts';
import type { WriteUpstream } from './write-upstream.ts';

type Options = {
  policy: OperatorPolicy;
  perform: Perform;
  count: (kind: LimitedKind, who: string) => void;
  send: UpstreamClient;
  write: WriteUpstream;
  auditLog: AuditLog;
  recent: RecentUsers;
  readUser: ReadUser;
  clock: () => number;
};

/** How long a reveal lasts, in ms, and how many a session holds. */
const revealLifetime = 5 * 60_000;
const maxReveals = 10;

/** Routes under `/usher/users/:userId` for actions on one account that the Management API has not, or not as one request. */
export function accountActionRoutes(options: Options): Hono<OperatorEnv> {
  const { policy, perform, count, send, write, auditLog, recent, readUser, clock } = options;
  const routes = new Hono<OperatorEnv>();
  const isFirstOpening = openedAccounts(clock);

  // The console sends this when it shows an account, because it also prefetches accounts that are not shown.
  routes.post('/users/:userId/opened', async (c) => {
    const { operator } = c.var.session;
    requirePermissions(policy, operator, ['users:read']);
    // Each account is an event of its own: without a limit a script could flood the audit log.
    count('search', operator.subject);
    const userId = c.req.param('userId');
    const user = recent.get(userId) ?? (await readUser(userId));
    if (user !== undefined && !isFirstOpening(operator.subject, user.id)) {
      auditLog.count(operator, 'users:open');
    } else if (user !== undefined) {
      await auditLog.note({ operator, action: 'users:open', requestId: c.var.requestId, user });
    }
    return c.body(null, 204);
  });

  routes.get('/users/:userId/password-recovery', async (c) => {
    const { operator } = c.var.session;
    requirePermissions(policy, operator, ['passwords:reset']);
    count('search', operator.subject);
    return c.json({ channels: await recoveryChannels(send, c.req.param('userId')) } satisfies PasswordRecovery);
  });

  // For operators who may choose a password: only the console's form sees the suggestion, and nothing is written.
  routes.post('/users/:userId/password-suggestion', async (c) => {
    const { operator } = c.var.session;
    requirePermissions(policy, operator, ['passwords:set']);
    count('search', operator.subject);
    const userId = c.req.param('userId');
    const rules = await readPasswordRules(send, userId);
    return c.json({ password: await suggestPassword(send, userId, { rules }) });
  });

  routes.post('/users/:userId/password', async (c) => {
    const userId = c.req.param('userId');
    const { operator } = c.var.session;
    requirePermissions(policy, operator, ['passwords:reset']);
    const { userCannotRecover = false, style } = readInput(
      generatedPasswordRequest,
      await c.req.json().catch(() => ({})),
    );
    // A refusal costs three upstream requests, before the limit for writes counts.
    count('search', operator.subject);
    await requireNoRecovery(send, { permissions: policy.rolePermissions[operator.role], userId, userCannotRecover });
    const fields = {
      password: '',
      shown: true,
      ...(style !== undefined && { style }),
      ...(userCannotRecover && { userCannotRecover }),
    };
    const record = { method: 'POST', route: '/usher/users/:userId/password', fields };
    let rules: Promise<PasswordRules> | undefined;
    const readRules = () => (rules ??= readPasswordRules(send, userId));
    const precheck = async () => {
      await readRules();
      return undefined;
    };
    const action: Action = { permissions: ['passwords:reset'], limit: 'write', targets: [userId], precheck, record };
    return perform(c, action, async () => {
      const password = await suggestPassword(send, userId, { rules: await readRules(), style });
      const answer = await setGeneratedPassword({ write, userId, password, reported: c.var.reported });
      return answer ?? c.json({ password });
    });
  });

  routes.post('/users/:userId/unlock', async (c) => {
    const userId = c.req.param('userId');
    const record = { method: 'POST', route: '/usher/users/:userId/unlock' };
    return perform(c, { permissions: ['users:unlock'], limit: 'write', targets: [userId], record }, () =>
      unlockAccount({ send, write, userId, reported: c.var.reported }),
    );
  });

  routes.post('/users/:userId/reveal', async (c) => {
    const userId = c.req.param('userId');
    const record = { method: 'POST', route: '/usher/users/:userId/reveal' };
    return perform(c, { permissions: ['users:reveal'], limit: 'reveal', targets: [userId], record }, async () => {
      const path = `/api/users/${encodeURIComponent(userId)}`;
      const { reported } = c.var;
      const account = await answerFrom(await send({ method: 'GET', address: path }), { path, reported });
      if (!account.ok) return account;
      await account.body?.cancel();
      const others = openReveals(c.var.session, clock()).filter((shown) => shown.userId !== userId);
      const reveals = [...others, { userId, until: clock() + revealLifetime }].slice(-maxReveals);
      c.set('session', { ...c.var.session, reveals });
      return c.json({ remaining: revealLifetime } satisfies z.infer<typeof reveal>);
    });
  });

  return routes;
}

/** Reopening an account within this time is counted and not recorded on its own, in ms. */
const sameFor = 10 * 60_000;

/** Most openings in memory. */
const maxRemembered = 10_000;

/** Returns a function that checks whether an operator opens an account for the first time in ten minutes. */
function openedAccounts(clock: () => number): (who: string, userId: string) => boolean {
  const opened = expiringCache<true>({ max: maxRemembered, ttl: sameFor, clock });
  return (who, userId) => {
    const key = JSON.stringify([who, userId]);
    if (opened.has(key)) return false;
    opened.set(key, true);
    return true;
  };
}
