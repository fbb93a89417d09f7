import { sessionRequests, type SignOutStep } from '#console/api/sessions.ts';
import { tokenRequests } from '#console/api/tokens.ts';
import type { Grant, Session } from '#contract/sessions.ts';
import type { ListedToken } from '#contract/tokens.ts';

/** All sessions, grants and tokens that give access as one user. */
export type Access = {
  sessions: readonly Session[];
  firstParty: readonly Grant[];
  thirdParty: readonly Grant[];
  tokens: readonly ListedToken[];
};

/** Which further access to revoke. */
export type Extras = { thirdParty: boolean; tokens: boolean };

/** Returns the steps: sessions with their first-party grants first, then the grants that belong to no session. */
export function planSignOut(userId: string, access: Access, extras: Extras): SignOutStep[] {
  const revokedWithSession = new Set(access.sessions.flatMap(grantIdsIn));
  const grants = [
    ...access.firstParty.filter(({ id }) => !revokedWithSession.has(id)),
    ...(extras.thirdParty ? access.thirdParty : []),
  ];
  return [
    ...access.sessions.map((session): SignOutStep => ({
      kind: 'session',
      session,
      request: sessionRequests.revoke(userId, session, 'firstParty'),
    })),
    ...grants.map((grant): SignOutStep => ({
      kind: 'grant',
      grant,
      request: sessionRequests.revokeGrant(userId, grant),
    })),
    ...(extras.tokens ? access.tokens : []).map((token): SignOutStep => ({
      kind: 'token',
      token,
      request: tokenRequests.remove(userId, token.name),
    })),
  ];
}

const grantIdsIn = ({ payload }: Session): string[] =>
  Object.values(payload.authorizations ?? {}).flatMap(({ grantId }) => grantId ?? []);

/** Key of a step that stays the same when the data is loaded again. */
export function keyOf(step: SignOutStep): string {
  switch (step.kind) {
    case 'session':
      return `session ${step.session.payload.uid}`;
    case 'grant':
      return `grant ${step.grant.id}`;
    case 'token':
      return `token ${step.token.name}`;
  }
}
