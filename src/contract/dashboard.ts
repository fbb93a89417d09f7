import * as z from 'zod/mini';

/** `GET /api/dashboard/users/total` (spec 10.7). */
export const userTotal = z.object({ totalUserCount: z.number() });

/** A count of a period, and how it differs from the period before. */
const change = z.object({ count: z.number(), delta: z.number() });

/** `GET /api/dashboard/users/new`. */
export const newUsers = z.object({ today: change, last7Days: change });
export type NewUsers = z.infer<typeof newUsers>;

export const datePattern = /^\d{4}(?:-\d{2}){2}$/;

/** `GET /api/dashboard/users/active`: thirty days, oldest first, and the users of the day, week and month. */
export const activeUsers = z.object({
  dauCurve: z.array(z.object({ date: z.string(), count: z.number() })),
  dau: change,
  wau: change,
  mau: change,
});
export type ActiveUsers = z.infer<typeof activeUsers>;
