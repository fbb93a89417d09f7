/** In ms; for browsers that do not tell (Safari). */
const soon = 200;

/** Waits until the browser has nothing better to do. */
export const whenIdle = (): Promise<void> =>
  new Promise((resolve) => {
    if (typeof requestIdleCallback === 'function') requestIdleCallback(() => resolve());
    else setTimeout(resolve, soon);
  });
