import { ApiError, type Finding, OutcomeUnknownError } from './api-error.ts';

/** Result of reading again: the response that the write would have had, or a finding. */
type Found<T> = { answer: T } | Finding;

/**
 * Runs a write. If its outcome is unknown, `find` reads again, and a write that took effect counts as succeeded.
 *
 * @param find reads again; or a fixed finding if reading cannot tell
 * @throws {OutcomeUnknownError} with the finding, and with `find` as its recheck
 */
export async function settle<T>(write: () => Promise<T>, find: Finding | (() => Promise<Found<T>>)): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (!(error instanceof OutcomeUnknownError)) throw error;
    if (typeof find === 'string') throw new OutcomeUnknownError(error.cause, { finding: find });
    const found = await find().catch(() => 'unreadable' as const);
    if (typeof found !== 'string') return found.answer;
    throw new OutcomeUnknownError(error.cause, {
      finding: found,
      recheck: async () => {
        const later = await find().catch(() => 'unreadable' as const);
        return typeof later === 'string' ? later : 'done';
      },
    });
  }
}

/** Like {@link settle}, for writes whose response is not needed: `isDone` reads again. */
export const settleBy = (write: () => Promise<void>, isDone: () => Promise<boolean>): Promise<void> =>
  settle(write, async () => ((await isDone()) ? { answer: undefined } : 'unchanged'));

/** Like {@link settle}, for writes that return a secret, which is lost if they took effect. */
export const settleSecret = <T>(write: () => Promise<T>, exists: () => Promise<boolean>): Promise<T> =>
  settle(write, async () => ((await exists()) ? 'secretLost' : 'notFound'));

/** Returns whether reading something responds with 404. */
export async function isNotFound(read: () => Promise<unknown>): Promise<boolean> {
  try {
    await read();
    return false;
  } catch (error) {
    if (error instanceof ApiError && error.isNotFound) return true;
    throw error;
  }
}
