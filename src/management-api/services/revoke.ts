import { type Session, session } from '#contract/sessions.ts';
import {
  deleteGrants,
  deleteSession,
  findSession,
  listGrants,
  listSessions,
  saveSessionPayload,
  type SessionRow,
} from '#management-api/db/sessions.ts';
import type { Db } from '#management-api/db/tables.ts';
import type { Deps } from '#management-api/deps.ts';
import { ApiError } from '#management-api/http/api-error.ts';

type Payload = Session['payload'];

const payloadOf = (row: SessionRow): Payload => session.shape.payload.parse(row.payload);

/** Revokes a session of a user and, if `grants` is given, the grants of that session. */
export async function revokeSession(
  { db, clock }: Deps,
  userId: string,
  uid: string,
  grants: 'all' | 'firstParty' | undefined,
): Promise<void> {
  const now = new Date(clock());
  const row = await findSession(db, uid, now);
  if (row === undefined) throw new ApiError('oidc.session_not_found');
  if (row.user_id !== userId) throw new ApiError('oidc.invalid_session_account_id');
  await db.transaction().execute(async (transaction) => {
    await deleteSession(transaction, uid);
    if (grants !== undefined) await deleteGrants(transaction, userId, await grantsIn(transaction, row, grants, now));
  });
}

async function grantsIn(db: Db, row: SessionRow, target: 'all' | 'firstParty', now: Date): Promise<string[]> {
  const ids = Object.values(payloadOf(row).authorizations ?? {}).flatMap(({ grantId }) => grantId ?? []);
  if (target === 'all') return ids;
  const foreign = new Set(
    (await listGrants(db, row.user_id, now)).filter((grant) => grant.is_third_party).map(({ id }) => id),
  );
  return ids.filter((id) => !foreign.has(id));
}

/** Revokes a grant and removes it from the user's sessions. */
export async function revokeGrant({ db, clock }: Deps, userId: string, grantId: string): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    if (!(await deleteGrants(transaction, userId, [grantId]))) throw new ApiError('oidc.invalid_grant');
    for (const row of await listSessions(transaction, userId, new Date(clock()))) {
      const payload = payloadOf(row);
      const rest = Object.entries(payload.authorizations ?? {}).filter(([, given]) => given.grantId !== grantId);
      await saveSessionPayload(transaction, row.uid, { ...payload, authorizations: Object.fromEntries(rest) });
    }
  });
}
