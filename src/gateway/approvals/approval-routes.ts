import { type Context, Hono } from 'hono';

import type { Approval } from '#contract/approvals.ts';
import { addressCorrection, memberOfChannel } from '#contract/callers.ts';
import { messageChannels } from '#contract/operators.ts';
import type { CorrectAddress } from '#gateway/callers/correct-address.ts';
import { GatewayFault } from '#gateway/gateway-fault.ts';
import type { OperatorEnv } from '#gateway/operators/require-operator.ts';
import { requirePermissions } from '#gateway/policy/authorize.ts';
import type { OperatorPolicy } from '#gateway/policy/operator-policy.ts';
import { codeOf } from '#gateway/read-json.ts';
import type { Perform } from '#gateway/writes/actions.ts';

import type { Approvals, StoredApproval } from './approval-store.ts';

type Options = { policy: OperatorPolicy; approvals: Approvals; perform: Perform; correctAddress: CorrectAddress };

/** `/usher/approvals`: approval requests. Operators see their own requests; operators who may decide see all. */
export function approvalRoutes({ policy, approvals, perform, correctAddress }: Options): Hono<OperatorEnv> {
  const routes = new Hono<OperatorEnv>();

  routes.get('/', async (c) => {
    const { operator } = c.var.session;
    const permissions = policy.rolePermissions[operator.role];
    const found = await approvals.list(permissions.includes('approvals:decide') ? undefined : operator.subject);
    c.header('cache-control', 'no-store');
    return c.json(
      found.map((one) => {
        const isOwn = one.requester.subject === operator.subject;
        return listed(one, { isOwn, showsValues: permissions.includes('users:unmask') });
      }),
    );
  });

  for (const [word, decision] of [
    ['approve', 'approved'],
    ['refuse', 'refused'],
  ] as const) {
    routes.post(`/:approvalId/${word}`, async (c) => {
      const { operator } = c.var.session;
      requirePermissions(policy, operator, ['approvals:decide']);
      const id = c.req.param('approvalId');
      const request = await approvals.get(id);
      if (request === undefined) throw new GatewayFault('approvalClosed');
      // Before the decision: a correction that cannot be read is not approved.
      const correction = decision === 'approved' ? correctionIn(request) : undefined;
      const record = {
        method: 'POST',
        route: `/usher/approvals/:approvalId/${word}`,
        target: { type: 'approval', id },
        fields: { decision, requester: request.requester.name, requestedAction: request.action },
      };
      const action = { permissions: ['approvals:decide'], limit: 'write', targets: request.userIds, record } as const;
      const decided = await perform(c, action, async () => {
        await approvals.decide(id, operator, decision);
        return c.body(null, 204);
      });
      return correction === undefined ? decided : ((await failureOf(c, correction)) ?? decided);
    });
  }

  return routes;

  /** Carries out an approved correction. Returns the refusal of the Management API, if it refuses. */
  async function failureOf(
    c: Context<OperatorEnv>,
    correction: NonNullable<ReturnType<typeof correctionIn>>,
  ): Promise<Response | undefined> {
    const { id } = correction.approved;
    try {
      const corrected = await correctAddress(c, correction);
      if (corrected.ok) return undefined;
      await approvals.fail(id, await codeOf(corrected));
      return corrected;
    } catch (error) {
      const fault = error instanceof GatewayFault ? error : undefined;
      // It may have been carried out.
      if (fault?.kind !== 'outcomeUnknown') await approvals.fail(id, fault?.toOutcome().code);
      throw error;
    }
  }
}

/**
 * Returns the correction of an address that a request is for, which the approval carries out; undefined for others.
 *
 * @throws {GatewayFault} `approvalClosed` if its values cannot be read
 */
function correctionIn({ id, requester, because, action, userIds, fields, before, reason }: StoredApproval) {
  const [userId] = userIds;
  if (action !== 'identifiers:correct' || userId === undefined) return undefined;
  const corrections = messageChannels.map((channel) => {
    const member = memberOfChannel[channel];
    return { channel, address: fields[member], replaces: before?.[member] ?? null };
  });
  const correction = corrections.map((one) => addressCorrection.safeParse(one).data).find((one) => one !== undefined);
  if (correction === undefined) throw new GatewayFault('approvalClosed');
  return { userId, correction, approved: { id, requester, because }, ...(reason !== undefined && { reason }) };
}

type Shown = { isOwn: boolean; showsValues: boolean };

function listed(request: StoredApproval, { isOwn, showsValues }: Shown): Approval {
  const { target, decidedBy, failure, fields, before, reason, ...others } = request;
  return {
    ...others,
    isOwn,
    target: target ?? null,
    fields: showsValues ? fields : null,
    before: showsValues ? (before ?? null) : null,
    reason: showsValues || isOwn ? (reason ?? null) : null,
    decidedBy: decidedBy ?? null,
    failure: failure ?? null,
  };
}
