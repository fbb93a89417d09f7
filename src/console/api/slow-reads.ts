import { CanceledError } from './api-error.ts';

/** How long a read may take before the operator is told and may cancel it, in ms. */
const slowAfter = 5000;

const pending = new Set<AbortController>();
const slow = new Set<AbortController>();
const listeners = new Set<() => void>();

const changed = () => {
  for (const listener of listeners) listener();
};

/** Runs a read that is told of when it is slow, and that {@link cancelReads} ends. */
export function watchRead<T>(signal: AbortSignal | undefined, read: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const follow = () => controller.abort(signal?.reason);
  if (signal?.aborted) follow();
  else signal?.addEventListener('abort', follow);
  pending.add(controller);
  const timer = setTimeout(() => {
    slow.add(controller);
    changed();
  }, slowAfter);
  const canceled = new Promise<never>((_resolve, reject) => {
    const end = () => reject(controller.signal.reason as Error);
    if (controller.signal.aborted) end();
    else controller.signal.addEventListener('abort', end);
  });
  // What was asked for before the script was there does not listen to the signal.
  return Promise.race([read(controller.signal), canceled]).finally(() => {
    clearTimeout(timer);
    signal?.removeEventListener('abort', follow);
    pending.delete(controller);
    if (slow.delete(controller)) changed();
  });
}

/** Fails all reads under way with {@link CanceledError}. */
export function cancelReads(): void {
  for (const controller of pending) controller.abort(new CanceledError('The operator canceled it.'));
}

export const slowReads = {
  subscribe: (listener: () => void) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  },
  areAny: (): boolean => slow.size > 0,
};
