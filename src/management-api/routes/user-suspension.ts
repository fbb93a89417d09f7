import { Hono } from 'hono';

import { suspensionPatch } from '#contract/users.ts';
import { deleteSessionsOf } from '#management-api/db/sessions.ts';
import { updateUser } from '#management-api/db/users.ts';
import type { Deps } from '#management-api/deps.ts';
import { found } from '#management-api/http/api-error.ts';
import { body } from '#management-api/http/input.ts';

import { presentUser } from './present-user.ts';

/** Suspends a user, which deletes the sessions, or restores one (logto-behavior.md#5.3). Grants and issued tokens stay. */
export const userSuspensionRoutes = ({ db, clock }: Deps) =>
  new Hono().patch('/:userId/is-suspended', body(suspensionPatch), async (c) => {
    const { isSuspended } = c.req.valid('json');
    const user = await updateUser(db, c.req.param('userId'), {
      is_suspended: isSuspended,
      updated_at: new Date(clock()),
    });
    if (isSuspended) await deleteSessionsOf(db, c.req.param('userId'));
    return c.json(presentUser(found(user)));
  });
