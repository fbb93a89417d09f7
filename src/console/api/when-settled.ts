import type { QueryClient } from '@tanstack/react-query';

import { whenIdle } from '#console/lib/when-idle.ts';

/** Waits until the page has got all that it asked for, and the browser is idle: what may be wanted next can be loaded. */
export async function whenSettled(client: QueryClient): Promise<void> {
  do {
    await whenAnswered(client);
    // One answer leads to the next question.
    await whenIdle();
  } while (client.isFetching() > 0);
}

const whenAnswered = (client: QueryClient): Promise<void> =>
  new Promise((resolve) => {
    if (client.isFetching() === 0) return resolve();
    const stop = client.getQueryCache().subscribe(() => {
      if (client.isFetching() > 0) return;
      stop();
      resolve();
    });
  });
