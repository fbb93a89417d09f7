import * as z from 'zod';

import { pagingState } from '#console/lib/paging-state.ts';

const text = z.string().min(1).optional().catch(undefined);
const moment = z.coerce.number().int().min(0).optional().catch(undefined);

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
