import { Hono } from 'hono';
import { z } from 'zod';

import { datePattern } from '#contract/dashboard.ts';
import { countUsers } from '#management-api/db/users.ts';
import type { Deps } from '#management-api/deps.ts';
import { ApiError } from '#management-api/http/api-error.ts';
import { query } from '#management-api/http/input.ts';
import { activeUserStatistics, newUserStatistics } from '#management-api/services/statistics.ts';

/** Statistics computed from users and log entries (logto-behavior.md#10.7). */
export const dashboardRoutes = ({ db, clock }: Deps) =>
  new Hono()
    .get('/users/total', async (c) => c.json({ totalUserCount: await countUsers(db, { search: undefined }) }))
    .get('/users/new', async (c) => c.json(await newUserStatistics(db, new Date(clock()))))
    .get('/users/active', query(z.object({ date: z.string().regex(datePattern).optional() })), async (c) => {
      const { date } = c.req.valid('query');
      return c.json(await activeUserStatistics(db, date === undefined ? new Date(clock()) : dayOf(date)));
    });

/** The day in the server's time zone. */
function dayOf(date: string): Date {
  const day = new Date(`${date}T00:00:00`);
  if (Number.isNaN(day.getTime())) throw new ApiError('entity.invalid_input');
  return day;
}
