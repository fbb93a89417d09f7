import { Hono } from 'hono';

import { suspensionPatch } from '#contract/users.ts';
import { updateUser } from '#management-api/db/users.ts';
import { body } from '#management-api/http/input.ts';
import type { World } from '#management-api/world.ts';

import { found } from './found.ts';
import { presentUser } from './present-user.ts';

/** Suspending and restoring (spec 5.3). */
export const userSuspensionRoutes = ({ db, clock }: World) =>
  new Hono().patch('/:userId/is-suspended', body(suspensionPatch), async (c) => {
    const { isSuspended } = c.req.valid('json');
    const user = await updateUser(db, c.req.param('userId'), {
      is_suspended: isSuspended,
      updated_at: new Date(clock()),
    });
    // A suspended user is signed out here, once sessions are kept.
    return c.json(presentUser(found(user)));
  });
