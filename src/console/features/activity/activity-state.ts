import * as z from 'zod';

import { pagingState } from '#console/lib/paging-state.ts';

const text = z.string().min(1).optional().catch(undefined);
/** The last moment that a Date can hold. */
const endOfTime = 8.64e15;
const moment = z.string().regex(/^\d+$/).transform(Number).pipe(z.number().max(endOfTime)).optional().catch(undefined);

/** What the address of a list of activity says, under the API's names; times are milliseconds since the epoch. */
export const activityState = z.object({
  ...pagingState,
  logKey: text,
  applicationId: text,
  userId: text,
  start_time: moment,
  end_time: moment,
});
export type ActivityState = z.output<typeof activityState>;
