import { Hono } from 'hono';

import { sentinelDeletion } from '#contract/sentinel-activities.ts';
import { body } from '#management-api/http/input.ts';

/** Lifts the locks of identifiers (logto-behavior.md#10.8). Nobody signs in here, so that those in the seeded log are all there are. */
export const sentinelRoutes = () => new Hono().post('/delete', body(sentinelDeletion), (c) => c.body(null, 204));

/** There is no storage for pictures: avatars are given by their address (logto-behavior.md#10.8). */
export const userAssetRoutes = () => new Hono().get('/service-status', (c) => c.json({ status: 'not_configured' }));
