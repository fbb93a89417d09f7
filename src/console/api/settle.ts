import { ApiError, type Finding, OutcomeUnknownError } from './api-error.ts';

/** What reading again found: the write was carried out, and this is what it would have answered; or not. */
type Found<T> = { answer: T } | Finding;

/**
 * Writes. When the outcome is unknown, `find` reads again: a write that was carried out counts as answered.
 *
 * @param find or what the operator has to know where reading tells nothing
 * @throws {OutcomeUnknownError} with the finding, and with `find` to be asked again
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

/** The same for writes whose answer nobody needs: `isDone` reads again. */
export const settleBy = (write: () => Promise<void>, isDone: () => Promise<boolean>): Promise<void> =>
  settle(write, async () => ((await isDone()) ? { answer: undefined } : 'unchanged'));

/** For writes that answer with a secret: it is lost where they were carried out. */
export const settleSecret = <T>(write: () => Promise<T>, exists: () => Promise<boolean>): Promise<T> =>
  settle(write, async () => ((await exists()) ? 'secretLost' : 'notFound'));

/** Whether reading something answers that it is not there. */
export async function isNotFound(read: () => Promise<unknown>): Promise<boolean> {
  try {
    await read();
    return false;
  } catch (error) {
    if (error instanceof ApiError && error.status === 404 && !error.isNotOffered) return true;
    throw error;
  }
}
