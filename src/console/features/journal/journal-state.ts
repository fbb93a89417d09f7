import * as z from 'zod';

import { pagingState } from '#console/lib/paging-state.ts';
import { journalOutcomes } from '#contract/journal.ts';

const text = z.string().min(1).max(500).optional().catch(undefined);
/** The last moment that a Date can hold. */
const endOfTime = 8.64e15;
const moment = z.string().regex(/^\d+$/).transform(Number).pipe(z.number().max(endOfTime)).optional().catch(undefined);

/** What the address of the journal says, under the API's names; times are milliseconds since the epoch. */
export const journalState = z.object({
  ...pagingState,
  operator: text,
  userId: text,
  action: text,
  outcome: z.enum(journalOutcomes).optional().catch(undefined),
  from: moment,
  to: moment,
  ticket: text,
  dialog: z.enum(['erase']).optional().catch(undefined),
});
export type JournalState = z.output<typeof journalState>;

export type JournalFilterState = Omit<JournalState, 'page' | 'page_size' | 'dialog'>;
