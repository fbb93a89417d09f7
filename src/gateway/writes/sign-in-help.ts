import { type Context, Hono } from 'hono';
import * as z from 'zod';

import { memberOfChannel } from '#contract/callers.ts';
import {
  type IssuedSignInLink,
  oneTimeToken,
  oneTimeTokenRequest,
  type SignInLinks,
} from '#contract/one-time-tokens.ts';
import type { MessageChannel, Permission } from '#contract/operators.ts';
import { userCodeCheck, userCodeRequest } from '#contract/verification-codes.ts';
import type { AuditLog } from '#gateway/audit-log/audit-log.ts';
import type { Callers } from '#gateway/callers/caller-store.ts';
import type { CountCode } from '#gateway/callers/code-limit.ts';
import { GatewayFault } from '#gateway/gateway-fault.ts';
import type { LimitedKind } from '#gateway/limits/rate-limits.ts';
import type { OperatorEnv } from '#gateway/operators/require-operator.ts';
import { requirePermissions } from '#gateway/policy/authorize.ts';
import type { OperatorPolicy } from '#gateway/policy/operator-policy.ts';
import { hasSetAddress } from '#gateway/policy/separation-of-duties.ts';
import { refuseFaults } from '#gateway/proxy/answer.ts';
import { readInput } from '#gateway/read-json.ts';
import { readAnswer } from '#gateway/upstream/internal-read.ts';
import type { UpstreamClient } from '#gateway/upstream/upstream-client.ts';

import type { Perform } from './actions.ts';
import { messageSender } from './message-sender.ts';
import { requireNoRecovery } from './password-recovery.ts';
import { signInLink, type SignInPages } from './sign-in-link.ts';
import type { WriteUpstream } from './write-upstream.ts';

type Options = {
  policy: OperatorPolicy;
  perform: Perform;
  count: (kind: LimitedKind, who: string) => void;
  send: UpstreamClient;
  write: WriteUpstream;
  auditLog: Pick<AuditLog, 'recentActions'>;
  /** URLs of the apps' pages for sign-in links, by application ID. */
  signInPages: SignInPages;
  callers: Pick<Callers, 'record'>;
  countCode: CountCode;
  clock: () => number;
};

/** The addresses on file: the Management API's routes take an address instead of a user. */
const addresses = z.object({ primaryEmail: z.string().nullable(), primaryPhone: z.string().nullable() });

const issuedToken = z.object({ token: oneTimeToken.shape.token, expiresAt: oneTimeToken.shape.expiresAt });

/**
 * Routes for one-time tokens and verification codes. The Management API accepts any address; these routes take a user
 * and use only the addresses on file, so that each request is authorized, limited and recorded as an action on that
 * account.
 */
export function signInHelpRoutes(options: Options): Hono<OperatorEnv> {
  const { policy, perform, count, send, write, auditLog, signInPages, callers, countCode, clock } = options;
  const routes = new Hono<OperatorEnv>();
  const post = messageSender(write);

  routes.get('/sign-in-links', async (c) => {
    const { operator } = c.var.session;
    requirePermissions(policy, operator, ['one-time-tokens:create']);
    count('search', operator.subject);
    return c.json({
      isOffered: await hasOneTimeTokens(),
      applicationIds: [...signInPages.keys()],
    } satisfies SignInLinks);
  });

  routes.post('/users/:userId/one-time-token', async (c) => {
    const body = await bodyFor(c, 'one-time-tokens:create', oneTimeTokenRequest);
    const { operator } = c.var.session;
    const page = signInPages.get(body.applicationId);
    if (page === undefined) throw new GatewayFault('invalidInput');
    await requireNoRecovery(send, {
      permissions: policy.rolePermissions[operator.role],
      userId: c.req.param('userId'),
      userCannotRecover: body.userCannotRecover,
    });
    return performFor(c, 'one-time-tokens:create', '/usher/users/:userId/one-time-token', body, async (userId) => {
      const { interactionEvent, expiresIn } = body;
      const email = await addressOf(userId, 'email');
      const answer = await post(c, '/api/one-time-tokens', {
        email,
        ...(expiresIn !== undefined && { expiresIn }),
        ...(interactionEvent !== undefined && { context: { interactionEvent } }),
      });
      if (!answer.ok) return answer;
      const issued = await readAnswer(answer, issuedToken);
      if (issued === undefined) throw new GatewayFault('badAnswer');
      const { token, expiresAt } = issued;
      return c.json({ link: signInLink(page, { token, email }), expiresAt } satisfies IssuedSignInLink);
    });
  });

  routes.post('/users/:userId/verification-code', async (c) => {
    const { channel } = await bodyFor(c, 'verification-codes:send', userCodeRequest);
    countCode('sent', c.var.session.operator, c.req.param('userId'));
    const route = '/usher/users/:userId/verification-code';
    const onFile = await recordedAddress(c.req.param('userId'), channel);
    return performFor(c, 'verification-codes:send', route, { channel, ...onFile }, async (userId) =>
      post(c, '/api/verification-codes', { [channel]: onFile?.sentTo ?? (await addressOf(userId, channel)) }),
    );
  });

  routes.post('/users/:userId/verification-code/verify', async (c) => {
    const { channel, verificationCode } = await bodyFor(c, 'verification-codes:verify', userCodeCheck);
    const { operator } = c.var.session;
    countCode('checked', operator, c.req.param('userId'));
    const route = '/usher/users/:userId/verification-code/verify';
    const onFile = await recordedAddress(c.req.param('userId'), channel);
    return performFor(c, 'verification-codes:verify', route, { channel, ...onFile }, async (userId) => {
      const address = onFile?.sentTo ?? (await addressOf(userId, channel));
      const body = { [channel]: address, verificationCode };
      const answer = await post(c, '/api/verification-codes/verify', body);
      if (!answer.ok) return answer;
      if (await hasSetAddress({ auditLog, operator, userId, channel, now: clock() })) {
        // It proves no more than a code to the address did before the operator stored it.
        await callers.record(operator, userId, `new-${channel}`, { channel, address });
      } else {
        await callers.record(operator, userId, channel);
      }
      return answer;
    });
  });

  return routes;

  /** Asks for a token that cannot exist: versions without one-time tokens don't know the route. */
  async function hasOneTimeTokens(): Promise<boolean> {
    try {
      const answer = await send({ method: 'GET', address: '/api/one-time-tokens/none' });
      await refuseFaults(answer);
      await answer.body?.cancel();
      return true;
    } catch (error) {
      if (error instanceof GatewayFault && error.kind === 'notOffered') return false;
      throw error;
    }
  }

  /** @throws {GatewayFault} `notPermitted`, `invalidInput` */
  async function bodyFor<T extends z.core.$ZodType>(c: Context<OperatorEnv>, permission: Permission, shape: T) {
    requirePermissions(policy, c.var.session.operator, [permission]);
    return readInput(shape, await c.req.json<unknown>().catch(() => undefined));
  }

  /** @param fields the values to record in the audit event */
  function performFor(
    c: Context<OperatorEnv>,
    permission: Permission,
    route: string,
    fields: Record<string, unknown>,
    run: (userId: string) => Promise<Response>,
  ): Promise<Response> {
    const userId = c.req.param('userId') ?? '';
    const record = { method: 'POST', route, fields };
    return perform(c, { permissions: [permission], limit: 'write', targets: [userId], record }, () => run(userId));
  }

  /**
   * Returns the address that a code is for, as its audit event names it: another one may be on file later. Undefined if it cannot
   * be read, which the action itself finds and records.
   */
  async function recordedAddress(userId: string, channel: MessageChannel): Promise<{ sentTo: string } | undefined> {
    try {
      return { sentTo: await addressOf(userId, channel) };
    } catch (error) {
      if (error instanceof GatewayFault) return undefined;
      throw error;
    }
  }

  /** @throws {GatewayFault} `addressMissing`, `accountNotFound` */
  async function addressOf(userId: string, channel: MessageChannel): Promise<string> {
    const address = `/api/users/${encodeURIComponent(userId)}`;
    const account = await readAnswer(await send({ method: 'GET', address }), addresses);
    if (account === undefined) throw new GatewayFault('accountNotFound');
    const found = account[memberOfChannel[channel]];
    if (found === null || found === '') throw new GatewayFault('addressMissing', { data: { channel } });
    return found;
  }
}
