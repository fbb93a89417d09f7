import type { Context } from 'hono';

import { type AddressCorrection, memberOfChannel } from '#contract/callers.ts';
import type { OperatorEnv } from '#gateway/operators/require-operator.ts';
import { withJson } from '#gateway/upstream/upstream-client.ts';
import type { Action, Perform } from '#gateway/writes/actions.ts';
import type { WriteUpstream } from '#gateway/writes/write-upstream.ts';

type Options = { perform: Perform; write: WriteUpstream };

type Correction = {
  userId: string;
  correction: AddressCorrection;
  /** The approved request that it carries out, with its reason. */
  approved?: Action['approved'];
  reason?: string;
};

/**
 * Replaces the email address or phone number of an account, if it still is the one that the operator saw. Without proof
 * that the caller is the user it needs the approval of another operator, who then also carries it out.
 */
export type CorrectAddress = (c: Context<OperatorEnv>, correction: Correction) => Promise<Response>;

export const addressCorrector =
  ({ perform, write }: Options): CorrectAddress =>
  (c, { userId, correction: { channel, address, replaces }, approved, reason }) => {
    const member = memberOfChannel[channel];
    const fields = { [member]: address };
    const action: Action = {
      permissions: ['identifiers:correct'],
      limit: 'write',
      targets: [userId],
      expected: { values: { [member]: replaces }, present: undefined },
      record: { method: 'PATCH', route: '/usher/users/:userId/address', fields, writes: 'user' },
      ...(approved !== undefined && { approved }),
      ...(reason !== undefined && { reason }),
    };
    return perform(c, action, () => {
      const path = `/api/users/${encodeURIComponent(userId)}`;
      return write(withJson('PATCH', path, fields), { path, reported: c.var.reported });
    });
  };
