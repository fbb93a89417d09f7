import { createHash } from 'node:crypto';

import { sql, type Kysely, type Transaction } from 'kysely';
import * as z from 'zod';

import type { ApprovalRequest, ApprovalTables } from './approval-store.ts';

/** A request that waits for a decision, which another one for the same must not wait beside. */
export type WaitingRequest = { id: string; fingerprint: string; requester: { subject: string; name: string } };

/**
 * Identifies what a request is for, apart from the values: the action, the users and the target, and the operator, because an
 * approval is only for the operator who requested it. A change that the approval itself makes is the same for all operators.
 */
export function slotOf({ operator, method, route, userIds, target, isMadeByApproval }: ApprovalRequest): string {
  const owner = isMadeByApproval ? null : operator.subject;
  const text = JSON.stringify([owner, method, route, userIds.toSorted(), target ?? null]);
  return createHash('sha256').update(text).digest('base64url');
}

/** Names of the fields that a request writes, as they are stored. */
export const fieldNamesOf = ({ fields }: ApprovalRequest): string => JSON.stringify(Object.keys(fields).toSorted());

/** Lets one transaction at a time decide about the waiting requests of a slot, across all processes. */
export const lockSlot = (transaction: Transaction<ApprovalTables>, slot: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${slot}, 0))`.execute(transaction);

type Wanted = { slot: string; fieldNames: string; fingerprints: readonly string[] };

/**
 * Returns the waiting requests of a slot that write a field of these, or no fields, and the same request by a former version,
 * oldest first. Until the transaction ends, they cannot be decided.
 */
export async function waitingFor(
  transaction: Kysely<ApprovalTables>,
  { slot, fieldNames, fingerprints }: Wanted,
): Promise<WaitingRequest[]> {
  const rows = await transaction
    .selectFrom('gateway_approvals')
    .select(['id', 'fingerprint', 'field_names', 'requester_subject', 'requester_name'])
    .where(({ eb }) => eb.or([eb('slot', '=', slot), eb('fingerprint', 'in', fingerprints)]))
    .where('state', '=', 'pending')
    .orderBy('requested_at')
    .forUpdate()
    .execute();
  return rows
    .filter(({ field_names }) => overlap(namesIn(field_names), namesIn(fieldNames)))
    .map(({ id, fingerprint, requester_subject: subject, requester_name: name }) => ({
      id,
      fingerprint,
      requester: { subject, name },
    }));
}

const namesIn = (text: string | null): string[] => z.array(z.string()).parse(JSON.parse(text ?? '[]'));

const overlap = (some: readonly string[], others: readonly string[]): boolean =>
  some.length === 0 || others.length === 0 || some.some((name) => others.includes(name));
