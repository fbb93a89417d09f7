import { sessionRequests, type SignOutStep } from '#console/api/sessions.ts';
import { tokenRequests } from '#console/api/tokens.ts';
import type { Grant, Session } from '#contract/sessions.ts';
import type { ListedToken } from '#contract/tokens.ts';

/** Everything that lets somebody act as one user. */
export type Access = {
  sessions: readonly Session[];
  firstParty: readonly Grant[];
  thirdParty: readonly Grant[];
  tokens: readonly ListedToken[];
};

/** What ends only when it is asked for. */
export type Extras = { thirdParty: boolean; tokens: boolean };

/** How to end it: sessions with their first-party grants, then the grants that no session would take along. */
export function planSignOut(userId: string, access: Access, extras: Extras): SignOutStep[] {
  const takenAlong = new Set(access.sessions.flatMap(grantIdsIn));
  const grants = [
    ...access.firstParty.filter(({ id }) => !takenAlong.has(id)),
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

/** The same for the same session, grant or token, also after everything was read again. */
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
