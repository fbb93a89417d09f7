import { Hono } from 'hono';

import { customDataPatch, profilePatch } from '#contract/users.ts';
import { findUser, mergeUserObject } from '#management-api/db/users.ts';
import type { Deps } from '#management-api/deps.ts';
import { found } from '#management-api/http/api-error.ts';
import { body } from '#management-api/http/input.ts';

/** Routes that merge custom data and profile one level deep and return the bare object (logto-behavior.md#5.3). */
export const userDataRoutes = ({ db, clock }: Deps) =>
  new Hono()
    .get('/:userId/custom-data', async (c) => c.json(found(await findUser(db, c.req.param('userId'))).custom_data))
    .patch('/:userId/custom-data', body(customDataPatch), async (c) => {
      const { customData } = c.req.valid('json');
      const user = await mergeUserObject(db, c.req.param('userId'), 'custom_data', customData, new Date(clock()));
      return c.json(found(user).custom_data);
    })
    .patch('/:userId/profile', body(profilePatch), async (c) => {
      const { profile } = c.req.valid('json');
      const user = await mergeUserObject(db, c.req.param('userId'), 'profile', profile, new Date(clock()));
      return c.json(found(user).profile);
    });
