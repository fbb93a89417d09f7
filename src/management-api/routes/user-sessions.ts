import { Hono } from 'hono';
import * as z from 'zod/mini';

import {
  type Grant,
  grant,
  grantAppTypes,
  lastSubmission,
  revokeGrantsTargets,
  type Session,
  session,
} from '#contract/sessions.ts';
import {
  findSession,
  listGrants,
  listSessions,
  type ListedGrant,
  type SessionRow,
} from '#management-api/db/sessions.ts';
import type { Deps } from '#management-api/deps.ts';
import { ApiError } from '#management-api/http/api-error.ts';
import { query } from '#management-api/http/input.ts';
import { revokeGrant, revokeSession } from '#management-api/services/revoke.ts';

const revocation = z.object({ revokeGrantsTarget: z.optional(z.enum(revokeGrantsTargets)) });
const grantQuery = z.object({ appType: z.optional(z.enum(grantAppTypes)) });

/** Routes of sessions and grants (logto-behavior.md#5.10, logto-behavior.md#5.11). Both lists are empty for unknown users. */
export const userSessionRoutes = (deps: Deps) =>
  new Hono()
    .get('/:userId/sessions', async (c) => {
      const rows = await listSessions(deps.db, c.req.param('userId'), new Date(deps.clock()));
      return c.json({ sessions: rows.map(presentSession) });
    })
    .get('/:userId/sessions/:sessionId', async (c) => {
      const { userId, sessionId } = c.req.param();
      const row = await findSession(deps.db, sessionId, new Date(deps.clock()));
      if (row?.user_id !== userId) throw new ApiError('oidc.session_not_found');
      return c.json(presentSession(row));
    })
    .delete('/:userId/sessions/:sessionId', query(revocation), async (c) => {
      const { userId, sessionId } = c.req.param();
      await revokeSession(deps, userId, sessionId, c.req.valid('query').revokeGrantsTarget);
      return c.body(null, 204);
    })
    .get('/:userId/grants', query(grantQuery), async (c) => {
      const { appType } = c.req.valid('query');
      const rows = await listGrants(deps.db, c.req.param('userId'), new Date(deps.clock()));
      const grants = rows.filter((row) => appType === undefined || (appType === 'thirdParty') === row.is_third_party);
      return c.json({ grants: grants.map(presentGrant) });
    })
    .delete('/:userId/grants/:grantId', async (c) => {
      const { userId, grantId } = c.req.param();
      await revokeGrant(deps, userId, grantId);
      return c.body(null, 204);
    });

const presentSession = (row: SessionRow): Session => ({
  payload: session.shape.payload.parse(row.payload),
  lastSubmission: z.nullable(lastSubmission).parse(row.last_submission),
  clientId: row.client_id,
  accountId: row.user_id,
  expiresAt: row.expires_at.getTime(),
});

const presentGrant = (row: ListedGrant): Grant => ({
  id: row.id,
  payload: grant.shape.payload.parse(row.payload),
  expiresAt: row.expires_at.getTime(),
  application: { id: row.client_id, name: row.application_name },
});
