import { Hono } from 'hono';

import { findSignInExperience } from '#management-api/db/sign-in-experience.ts';
import { tenantId } from '#management-api/services/tenant.ts';
import type { World } from '#management-api/world.ts';

/** The settings of sign-in, for reading (spec 10.5). */
export const signInExperienceRoutes = ({ db }: World) =>
  new Hono().get('/', async (c) => c.json({ tenantId, id: 'default', ...(await findSignInExperience(db)) }));
