import * as z from 'zod/mini';

/** `GET /api/dashboard/users/total`. See logto-behavior.md#10.7. */
export const userTotal = z.object({ totalUserCount: z.number() });

/** Count of a period, and the difference from the previous period. */
const change = z.object({ count: z.number(), delta: z.number() });

/** `GET /api/dashboard/users/new`. */
export const newUsers = z.object({ today: change, last7Days: change });
export type NewUsers = z.infer<typeof newUsers>;

export const datePattern = /^\d{4}(?:-\d{2}){2}$/;

/**
 * `GET /api/dashboard/users/active`: a curve of thirty days, oldest first, and daily, weekly and monthly active users.
 */
export const activeUsers = z.object({
  dauCurve: z.array(z.object({ date: z.string(), count: z.number() })),
  dau: change,
  wau: change,
  mau: change,
});
export type ActiveUsers = z.infer<typeof activeUsers>;
