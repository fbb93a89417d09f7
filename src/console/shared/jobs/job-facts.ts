import { type BulkAction, type Job, type RowState, writingPlans } from '#contract/jobs.ts';
import type { Permission } from '#contract/operators.ts';

/** What each row of an action takes, besides `jobs:run`. */
export const bulkPermissions: Readonly<Record<BulkAction, Permission>> = {
  suspend: 'users:suspend',
  restore: 'users:restore',
  'sign-out': 'sessions:revoke',
  'assign-roles': 'roles:assign',
  'remove-roles': 'roles:assign',
  'add-to-organization': 'organizations:write',
  'remove-from-organization': 'organizations:write',
  'expire-passwords': 'passwords:expire',
  'set-custom-data': 'users:write-custom-data',
  delete: 'users:delete',
};

/** Permissions whose reason a job needs to start or to go on. */
export const permissionsOfJob = ({ needs }: Pick<Job, 'needs'>): readonly Permission[] => ['jobs:run', ...needs];

/** What the console calls the state of a row: rows of a canceled job no longer wait. */
export const shownRowState = ({ state: jobState }: Pick<Job, 'state'>, state: RowState): RowState | 'notDone' =>
  jobState === 'canceled' && state === 'waiting' ? 'notDone' : state;

/** Number of rows that a job will write, or did. */
export const writingRows = ({ plans }: Pick<Job, 'plans'>): number =>
  writingPlans.reduce((sum, plan) => sum + (plans[plan] ?? 0), 0);

/** Number of rows that a job will write when it is started: those that were tried are done already. */
export const startingRows = ({ states }: Pick<Job, 'states'>): number => (states.waiting ?? 0) + (states.unknown ?? 0);

/** Number of rows that were carried out before the start, each by a trial. */
export const triedRows = ({ states }: Pick<Job, 'states'>): number => (states.done ?? 0) + (states.failed ?? 0);

/** Whether a job is being worked on, so that its numbers change. */
export const isUnderWay = ({ state }: Pick<Job, 'state'>): boolean =>
  state === 'collecting' || state === 'checking' || state === 'running';

/** Whether its rows change: those that were begun are finished after a pause or the cancellation. */
export const isMoving = (job: Pick<Job, 'state' | 'states'>): boolean =>
  isUnderWay(job) || (job.states.running ?? 0) > 0;

/** Part of the rows to write that is finished, from 0 to 100. A retried row is not finished. */
export function percentOf(job: Pick<Job, 'plans' | 'states'>): number {
  const writing = writingRows(job);
  const left = (job.states.waiting ?? 0) + (job.states.running ?? 0);
  return writing === 0 ? 100 : Math.floor((Math.max(0, writing - left) / writing) * 100);
}
