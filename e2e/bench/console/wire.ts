import { setTimeout } from 'node:timers/promises';

import type { Page } from '@playwright/test';

export type WireRequest = {
  url: string;
  /** Seconds on the browser's clock. */
  start: number;
  isCached: boolean;
  /** As they travelled, headers included. */
  bytes: number;
  isOpen: boolean;
};

/** How long nothing may be asked before the page counts as idle, in ms. */
const silence = 500;

/** Listens to all that `page` asks of the network. */
export async function listenToWire(page: Page) {
  const session = await page.context().newCDPSession(page);
  const requests = new Map<string, WireRequest>();
  let lastChange = performance.now();
  const change = (requestId: string, changes: Partial<WireRequest>) => {
    const request = requests.get(requestId);
    if (request === undefined) return;
    Object.assign(request, changes);
    lastChange = performance.now();
  };
  session.on('Network.requestWillBeSent', ({ requestId, request, timestamp }) => {
    if (request.url.startsWith('data:')) return;
    requests.set(requestId, { url: request.url, start: timestamp, isCached: false, bytes: 0, isOpen: true });
    lastChange = performance.now();
  });
  session.on('Network.requestServedFromCache', ({ requestId }) => change(requestId, { isCached: true }));
  session.on('Network.responseReceived', ({ requestId, response }) => {
    if (response.fromDiskCache === true) change(requestId, { isCached: true });
  });
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) =>
    change(requestId, { bytes: encodedDataLength, isOpen: false }),
  );
  session.on('Network.loadingFailed', ({ requestId }) => change(requestId, { isOpen: false }));
  await session.send('Network.enable');

  return {
    session,
    /** What went over the wire and began within `ms` after the page was asked for, to its last byte. */
    begunWithin: (ms: number): WireRequest[] => {
      const all = [...requests.values()];
      const [document] = all;
      return all.filter(({ start, isCached }) => !isCached && start <= (document?.start ?? 0) + ms / 1000);
    },
    /** Waits until nothing was asked or answered for a while. */
    quiet: async () => {
      while (performance.now() - lastChange < silence || [...requests.values()].some(({ isOpen }) => isOpen)) {
        await setTimeout(silence / 10);
      }
    },
  };
}
