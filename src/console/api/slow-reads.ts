import { CanceledError } from './api-error.ts';

/** Time after which a read counts as slow and can be canceled by the operator, in ms. */
const slowAfter = 5000;

const pending = new Set<AbortController>();
const slow = new Set<AbortController>();
const listeners = new Set<() => void>();

const changed = () => {
  for (const listener of listeners) listener();
};

/** Runs a read, reports it in {@link slowReads} if it is slow, and lets {@link cancelReads} abort it. */
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
  // Requests that index.html sent do not use the signal.
  return Promise.race([read(controller.signal), canceled]).finally(() => {
    clearTimeout(timer);
    signal?.removeEventListener('abort', follow);
    pending.delete(controller);
    if (slow.delete(controller)) changed();
  });
}

/** Fails all pending reads with {@link CanceledError}. */
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
