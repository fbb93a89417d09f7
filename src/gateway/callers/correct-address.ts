import type { Context } from 'hono';
import * as z from 'zod';

import { type AddressCorrection, memberOfChannel } from '#contract/callers.ts';
import { errorCodes } from '#contract/errors.ts';
import type { OperatorEnv } from '#gateway/operators/require-operator.ts';
import { readAnswer } from '#gateway/upstream/internal-read.ts';
import { type UpstreamClient, withJson } from '#gateway/upstream/upstream-client.ts';
import type { Action, Perform } from '#gateway/writes/actions.ts';
import type { WriteUpstream } from '#gateway/writes/write-upstream.ts';

type Options = { perform: Perform; send: UpstreamClient; write: WriteUpstream };

const usersWithIds = z.array(z.object({ id: z.string() }));

/** The Management API's refusals of an address that another user has. */
const taken = {
  email: { code: errorCodes.emailInUse, message: 'This email is already in use.' },
  phone: { code: errorCodes.phoneInUse, message: 'This phone number is already in use.' },
} as const;

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

export function addressCorrector({ perform, send, write }: Options): CorrectAddress {
  return (c, { userId, correction, approved, reason }) => {
    const { channel, address, replaces } = correction;
    const member = memberOfChannel[channel];
    const fields = { [member]: address };
    const action: Action = {
      permissions: ['identifiers:correct'],
      limit: 'write',
      targets: [userId],
      expected: { values: { [member]: replaces }, present: undefined },
      // Before an approval is requested: an approved correction would fail.
      precheck: async () => ((await isTaken(correction, userId)) ? c.json(taken[channel], 422) : undefined),
      record: { method: 'PATCH', route: '/usher/users/:userId/address', fields, writes: 'user' },
      ...(approved !== undefined && { approved }),
      ...(reason !== undefined && { reason }),
    };
    return perform(c, action, () => {
      const path = `/api/users/${encodeURIComponent(userId)}`;
      return write(withJson('PATCH', path, fields), { path, reported: c.var.reported });
    });
  };

  /** Returns whether another user has the address. If that can't be read, the Management API decides when it writes. */
  async function isTaken({ channel, address }: AddressCorrection, userId: string): Promise<boolean> {
    const member = memberOfChannel[channel];
    const query = new URLSearchParams({
      [`search.${member}`]: address,
      [`mode.${member}`]: 'exact',
      isCaseSensitive: 'true',
    });
    try {
      const answer = await send({ method: 'GET', address: `/api/users?${query.toString()}` });
      return (await readAnswer(answer, usersWithIds))?.some(({ id }) => id !== userId) === true;
    } catch {
      return false;
    }
  }
}
