import { Hono } from 'hono';

import { sentinelDeletion } from '#contract/sentinel-activities.ts';
import { body } from '#management-api/http/input.ts';

/** Unlocks identifiers (logto-behavior.md#10.8). Without sign-in the embedded API has no locks, so this has no effect. */
export const sentinelRoutes = () => new Hono().post('/delete', body(sentinelDeletion), (c) => c.body(null, 204));

/** There is no storage for images: avatars are URLs (logto-behavior.md#10.8). */
export const userAssetRoutes = () => new Hono().get('/service-status', (c) => c.json({ status: 'not_configured' }));
