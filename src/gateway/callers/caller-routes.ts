import { type Context, Hono } from 'hono';
import * as z from 'zod';

import {
  addressCorrection,
  callerFactsAnswer,
  newAddressCheck,
  newAddressCode,
  type sentCodesAnswer,
} from '#contract/callers.ts';
import type { Permission } from '#contract/operators.ts';
import { GatewayFault } from '#gateway/gateway-fault.ts';
import type { LimitedKind } from '#gateway/limits/rate-limits.ts';
import type { OperatorEnv } from '#gateway/operators/require-operator.ts';
import { requirePermissions } from '#gateway/policy/authorize.ts';
import type { OperatorPolicy } from '#gateway/policy/operator-policy.ts';
import { readInput } from '#gateway/read-json.ts';
import type { ReadUser } from '#gateway/upstream/read-records.ts';
import type { Perform } from '#gateway/writes/actions.ts';
import { messageSender } from '#gateway/writes/message-sender.ts';
import type { WriteUpstream } from '#gateway/writes/write-upstream.ts';

import type { Callers } from './caller-store.ts';
import type { CountCode } from './code-limit.ts';
import type { CorrectAddress } from './correct-address.ts';
import type { SentCodesOf } from './sent-codes.ts';

type Options = {
  policy: OperatorPolicy;
  perform: Perform;
  readUser: ReadUser;
  write: WriteUpstream;
  callers: Callers;
  countCode: CountCode;
  count: (kind: LimitedKind, who: string) => void;
  sentCodesOf: SentCodesOf;
  correctAddress: CorrectAddress;
};

/** A correction compares the stored address with the one that the operator saw, which must not be masked. */
const correcting: readonly Permission[] = ['identifiers:correct', 'users:unmask'];

/** Routes that verify a caller by other means than a code to the address on file, and the correction of that address. */
export function callerRoutes(options: Options): Hono<OperatorEnv> {
  const { policy, perform, readUser, write, callers, countCode, count, sentCodesOf, correctAddress } = options;
  const routes = new Hono<OperatorEnv>();
  const post = messageSender(write);

  routes.post('/users/:userId/caller-facts', async (c) => {
    const fields = await bodyFor(c, ['callers:verify', 'users:unmask'], callerFactsAnswer);
    const userId = c.req.param('userId');
    const record = { method: 'POST', route: '/usher/users/:userId/caller-facts', fields };
    const action = { permissions: ['callers:verify'], limit: 'write', targets: [userId], record } as const;
    return perform(c, action, async () => {
      const { operator } = c.var.session;
      await requireUser(userId);
      // A caller who names wrong facts is not verified any more, even if a code was right.
      await (fields.matches ? callers.record(operator, userId, 'facts') : callers.forget(operator, userId));
      return c.body(null, 204);
    });
  });

  routes.get('/users/:userId/sent-codes', async (c) => {
    const { operator } = c.var.session;
    requirePermissions(policy, operator, ['verification-codes:send']);
    count('search', operator.subject);
    const codes = await sentCodesOf(operator, c.req.param('userId'));
    return c.json({ codes } satisfies z.infer<typeof sentCodesAnswer>);
  });

  routes.post('/users/:userId/new-address/code', async (c) => {
    const { channel, address } = await bodyFor(c, ['verification-codes:send', ...correcting], newAddressCode);
    const userId = c.req.param('userId');
    countCode('sent', c.var.session.operator, userId);
    // Not under the member of the account, which does not change.
    const fields = { sentTo: address };
    const record = { method: 'POST', route: '/usher/users/:userId/new-address/code', fields };
    const action = { permissions: ['verification-codes:send'], limit: 'write', targets: [userId], record } as const;
    return perform(c, action, async () => {
      await requireUser(userId);
      return post(c, '/api/verification-codes', { [channel]: address });
    });
  });

  routes.post('/users/:userId/new-address/verify', async (c) => {
    const check = await bodyFor(c, ['verification-codes:verify', ...correcting], newAddressCheck);
    const { channel, address, verificationCode } = check;
    const userId = c.req.param('userId');
    const { operator } = c.var.session;
    countCode('checked', operator, userId);
    const fields = { sentTo: address };
    const record = { method: 'POST', route: '/usher/users/:userId/new-address/verify', fields };
    const action = { permissions: ['verification-codes:verify'], limit: 'write', targets: [userId], record } as const;
    return perform(c, action, async () => {
      await requireUser(userId);
      const answer = await post(c, '/api/verification-codes/verify', { [channel]: address, verificationCode });
      if (answer.ok) await callers.record(operator, userId, `new-${channel}`, check);
      return answer;
    });
  });

  routes.patch('/users/:userId/address', async (c) => {
    const correction = await bodyFor(c, correcting, addressCorrection);
    const userId = c.req.param('userId');
    return correctAddress(c, { userId, correction });
  });

  return routes;

  /** @throws {GatewayFault} `accountNotFound` */
  async function requireUser(userId: string): Promise<void> {
    if ((await readUser(userId, { isRequired: true })) === undefined) throw new GatewayFault('accountNotFound');
  }

  /** @throws {GatewayFault} `notPermitted`, `invalidInput` */
  async function bodyFor<T extends z.core.$ZodType>(
    c: Context<OperatorEnv>,
    permissions: readonly Permission[],
    shape: T,
  ): Promise<z.output<T>> {
    requirePermissions(policy, c.var.session.operator, permissions);
    return readInput(shape, await c.req.json<unknown>().catch(() => undefined));
  }
}
