import * as z from 'zod/mini';

import { momentState, pagingState } from '#console/lib/use-url-state.ts';
import { entryOutcomes } from '#contract/entry-outcome.ts';

const text = z.catch(z.optional(z.string().check(z.minLength(1))), undefined);

export const views = ['attempts', 'entries'] as const;
export type View = (typeof views)[number];
type Chart = 'shown' | 'hidden';

/** URL state of an activity list, under the API's parameter names; times are in ms since the epoch. */
const stateWith = (usualView: View, usualChart: Chart) =>
  z.object({
    ...pagingState,
    logKey: text,
    applicationId: text,
    userId: text,
    start_time: momentState,
    end_time: momentState,
    /** The API cannot filter by result: entries are read until enough match. */
    result: z.catch(z.optional(z.enum(entryOutcomes)), undefined),
    view: z.catch(z.enum(views), usualView),
    chart: z.catch(z.enum(['shown', 'hidden']), usualChart),
    /** Whether tokens that Usher got for itself are listed. */
    own: z.catch(z.enum(['shown', 'hidden']), 'hidden'),
    /** Whether operator actions are listed among the entries. */
    actions: z.catch(z.enum(['shown', 'hidden']), 'shown'),
  });
export type ActivityState = z.output<ReturnType<typeof stateWith>>;

/**
 * State of the Activity page. It lists entries by default, because the sign-in attempts of many users overlap and page
 * boundaries cut them. The chart is hidden by default, because it takes ten requests.
 */
export const tenantActivityState = stateWith('entries', 'hidden');

/** State of the Activity tab of one user. The chart is shown by default, because it usually takes one request. */
export const userActivityState = stateWith('attempts', 'shown');
