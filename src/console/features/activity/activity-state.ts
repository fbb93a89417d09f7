import * as z from 'zod/mini';

import { entryOutcomes } from '#console/api/entry-outcome.ts';
import { pagingState } from '#console/lib/paging-state.ts';

const text = z.catch(z.optional(z.string().check(z.minLength(1))), undefined);
/** The last moment that a Date can hold. */
const endOfTime = 8.64e15;
const moment = z.catch(
  z.optional(
    z.pipe(z.pipe(z.string().check(z.regex(/^\d+$/)), z.transform(Number)), z.number().check(z.maximum(endOfTime))),
  ),
  undefined,
);

export const views = ['attempts', 'entries'] as const;
export type View = (typeof views)[number];
type Chart = 'shown' | 'hidden';

/** What the address of a list of activity says, under the API's names; times are milliseconds since the epoch. */
const stateWith = (usualView: View, usualChart: Chart) =>
  z.object({
    ...pagingState,
    logKey: text,
    applicationId: text,
    userId: text,
    start_time: moment,
    end_time: moment,
    /** The API cannot filter by it: entries are read until enough are found. */
    result: z.catch(z.optional(z.enum(entryOutcomes)), undefined),
    view: z.catch(z.enum(views), usualView),
    chart: z.catch(z.enum(['shown', 'hidden']), usualChart),
    /** What operators did, among the rest. */
    actions: z.catch(z.enum(['shown', 'hidden']), 'shown'),
  });
export type ActivityState = z.output<ReturnType<typeof stateWith>>;

/**
 * The log of everybody is searched for single entries: visits of many people mix in it, and pages cut them. Its chart
 * takes ten requests, and waits until it is asked for.
 */
export const everybodysState = stateWith('entries', 'hidden');

/** Of one person one asks what they did; a chart of it is one request, as a rule. */
export const onePersonsState = stateWith('attempts', 'shown');
