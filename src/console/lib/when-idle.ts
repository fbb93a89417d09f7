/** In ms, for browsers without `requestIdleCallback` (Safari). */
const fallbackDelay = 200;

/** Resolves when the browser is idle. */
export const whenIdle = (): Promise<void> =>
  new Promise((resolve) => {
    if (typeof requestIdleCallback === 'function') requestIdleCallback(() => resolve());
    else setTimeout(resolve, fallbackDelay);
  });
