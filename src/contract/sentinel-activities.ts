import * as z from 'zod/mini';

/** Body of `POST /api/sentinel-activities/delete`: unlocks identifiers, not user IDs. See logto-behavior.md#10.8. */
export const sentinelDeletion = z.object({ targetType: z.enum(['User', 'App']), targets: z.array(z.string()) });

/** Response of `GET /api/user-assets/service-status`: whether pictures can be uploaded. */
export const userAssetsStatus = z.object({ status: z.enum(['ready', 'not_configured']) });
